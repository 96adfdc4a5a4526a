/** What can be pressed on the screen as it stands, in reading order, and where the focus goes. The focus is the page's own: it is the browser's. */
import type { KeypadKey } from '../../../domain/contract/access.ts';

/** Keys that lie in rows: among them up and down go to the row above and below. */
const GRID = '.pad, .kb';

/** True while an element is painted; one without a box of its own (`display: contents`) is what its parts are, unless something around it is not. */
export function isPainted(element: Element): boolean {
  if (getComputedStyle(element).display === 'contents') return element.parentElement === null || isPainted(element.parentElement);
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && element.getClientRects().length > 0;
}

/** Everything that can be pressed now. */
export function controls(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLButtonElement>('main button')].filter((each) => !each.disabled && isPainted(each));
}

/** The control that has the focus, if it is one that can still be pressed. */
export function focused(): HTMLElement | null {
  return controls().find((each) => each === document.activeElement) ?? null;
}

/** What is preset: the way on where it can be pressed, else the first control. */
export function presetControl(): HTMLElement | null {
  const all = controls();
  return (
    all.find((each) => each.matches('.btn.main, .btn.give')) ??
    all.find((each) => each.matches('.way-on > .btn:last-child')) ??
    all[0] ??
    null
  );
}

/** Moves the focus one on; from the last to the first and back, so that nothing is out of reach and nothing holds it. */
export function moveFocus(way: Extract<KeypadKey, 'next' | 'previous' | 'up' | 'down'>): void {
  const all = controls();
  const now = focused();
  if (now === null) return presetControl()?.focus();
  const row = way === 'up' || way === 'down' ? keyAcross(now, way) : null;
  if (row !== null) return row.focus();
  const step = way === 'next' || way === 'down' ? 1 : -1;
  // from the edge of the keys up and down leave them altogether
  const grid = way === 'up' || way === 'down' ? now.closest(GRID) : null;
  let index = all.indexOf(now);
  for (let turns = 0; turns < all.length; turns += 1) {
    index = (index + step + all.length) % all.length;
    if (grid === null || all[index]?.closest(GRID) !== grid) break;
  }
  all[index]?.focus();
}

/** The key of the next row that stands nearest; null at the edge and outside of keys. */
function keyAcross(now: HTMLElement, way: 'up' | 'down'): HTMLElement | null {
  const grid = now.closest(GRID);
  if (grid === null) return null;
  const from = now.getBoundingClientRect();
  const middle = from.left + from.width / 2;
  let best: { readonly key: HTMLElement; readonly far: number } | null = null;
  for (const key of controls()) {
    if (key.closest(GRID) !== grid) continue;
    const box = key.getBoundingClientRect();
    const rows = way === 'down' ? box.top - from.bottom : from.top - box.bottom;
    if (rows < -1) continue;
    const far = rows * 1000 + Math.abs(box.left + box.width / 2 - middle);
    if (best === null || far < best.far) best = { key, far };
  }
  return best?.key ?? null;
}
