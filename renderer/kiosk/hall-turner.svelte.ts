import { hallPages } from './page-breaks.ts';
import type { HallPage, Solid } from './page-breaks.ts';

/** What is never torn, if a page can hold it at all. */
const WHOLE =
  '.row, li, p, h1, h2, h3, .field, .choice, .niche, .chip, dl > div, button, svg, figure, .facts > span, .small, .note, .notice, .fine, .then, .panel, .keep';
/** Air within the box of a line, rem. */
const AIR_REM = 1.4;
/** A thing that takes more than this part of a page may be torn between its lines. */
const WHOLE_SHARE = 0.9;

/**
 * Turns the pages of a hall in large text. It measures the hall as it is painted and hides what is on other pages: from the eye, from the focus and from the voice.
 * Where all has room there is one page and nothing is touched.
 */
export class HallTurner {
  #pages: readonly HallPage[] = $state.raw([{ from: 0, to: 0 }]);
  #at = $state(0);

  /** The page that is open, from 0. */
  get at(): number {
    return Math.min(this.#at, this.#pages.length - 1);
  }

  get pages(): number {
    return this.#pages.length;
  }

  /** Opens another page. */
  turn(page: number, hall: HTMLElement): void {
    this.#at = Math.max(0, Math.min(page, this.#pages.length - 1));
    this.#show(hall);
  }

  /** Measures anew and shows the page that is open; what has just come opens its own. `keys`: the turning keys, which take room only where they are needed. */
  measure(hall: HTMLElement, keys: HTMLElement): void {
    const room = hall.parentElement;
    if (room === null) return;
    unpage(hall);
    keys.hidden = true;
    const top = hall.getBoundingClientRect().top;
    let pages = hallPages(solidsOf(hall, top, room.clientHeight), room.clientHeight);
    if (pages.length > 1) {
      keys.hidden = false;
      pages = hallPages(solidsOf(hall, top, room.clientHeight), room.clientHeight);
    }
    this.#pages = pages;
    const fresh = hall.querySelector('.row.new, [data-fresh]')?.getBoundingClientRect();
    const of = fresh === undefined ? -1 : pages.findIndex((page) => fresh.top - top >= page.from - 1 && fresh.top - top < page.to);
    if (of >= 0) this.#at = of;
    this.#show(hall);
  }

  /** Back to an ordinary hall. */
  release(hall: HTMLElement, keys: HTMLElement): void {
    unpage(hall);
    keys.hidden = true;
    this.#pages = [{ from: 0, to: 0 }];
    this.#at = 0;
  }

  #show(hall: HTMLElement): void {
    unpage(hall);
    const page = this.#pages[this.at];
    if (page === undefined || this.#pages.length === 1) return;
    const { top, height } = hall.getBoundingClientRect();
    const most = AIR_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    for (const element of hall.querySelectorAll('*')) {
      if (element.closest('svg') !== null && element.tagName !== 'svg') continue;
      const box = element.getBoundingClientRect();
      // the air above and below letters may reach over the edge of a page
      const air = Math.min(most, box.height * 0.3);
      if (box.height > 0 && (box.bottom - top <= page.from + air || box.top - top >= page.to - air))
        element.setAttribute('data-off-page', '');
    }
    hall.style.transform = `translateY(${-page.from}px)`;
    hall.style.clipPath = `inset(${page.from}px -100vw ${Math.max(0, height - page.to)}px)`;
  }
}

function unpage(hall: HTMLElement): void {
  hall.style.transform = '';
  hall.style.clipPath = '';
  for (const element of hall.querySelectorAll('[data-off-page]')) element.removeAttribute('data-off-page');
}

/** Lower edge of the first text in an element. */
function firstWords(element: Element): number {
  const first = [...element.querySelectorAll('*')].find((each) =>
    [...each.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim() !== ''),
  );
  return (first ?? element).getBoundingClientRect().bottom;
}

/** Everything that has to stay in one piece: small things whole, of what is larger its lines. */
function solidsOf(hall: HTMLElement, top: number, room: number): readonly Solid[] {
  const solids: Solid[] = [];
  for (const element of hall.querySelectorAll(WHOLE)) {
    const box = element.getBoundingClientRect();
    if (box.height > 0 && box.height <= room * WHOLE_SHARE) solids.push({ top: box.top - top, bottom: box.bottom - top, line: false });
    // of a panel that no page holds, the upper edge stays with its first words: no empty strip of it ends a page
    else if (element.matches('.panel')) solids.push({ top: box.top - top, bottom: firstWords(element) - top, line: false });
  }
  const walker = document.createTreeWalker(hall, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if ((node.textContent ?? '').trim() === '') continue;
    range.selectNodeContents(node);
    const size = node.parentElement === null ? 0 : Number.parseFloat(getComputedStyle(node.parentElement).fontSize);
    for (const line of range.getClientRects()) {
      // a line's box holds room for accents; what the eye sees is about 0.8 em high in its middle
      const air = Math.max(0, (line.height - 0.8 * size) / 2);
      if (line.height > 0) solids.push({ top: line.top + air - top, bottom: line.bottom - air - top, line: true });
    }
  }
  return solids;
}
