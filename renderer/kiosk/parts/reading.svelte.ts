/** A long text that is read page by page. Which page is open is no business of the core. */
import { MediaQuery } from 'svelte/reactivity';
import type { Frame } from '../../../domain/contract/screen-parts.ts';
import type { Section } from '../../../domain/text/clauses.ts';
import { sectionPages } from './section-pages.ts';
import type { PageSize } from './section-pages.ts';

type Look = 'usual' | 'contrast' | 'large';

/** What a page holds in the type it is set in (long-text.svelte); landscape has two columns of it, in large text one. */
const sizes: Readonly<Record<'high' | 'wide', Readonly<Record<Look, PageSize>>>> = {
  high: { usual: { perLine: 47, lines: 19 }, contrast: { perLine: 42, lines: 15 }, large: { perLine: 36, lines: 8 } },
  wide: { usual: { perLine: 50, lines: 11 }, contrast: { perLine: 43, lines: 7 }, large: { perLine: 68, lines: 4.5 } },
};

export class Reading {
  readonly #landscape = new MediaQuery('orientation: landscape');
  readonly #sections: () => readonly Section[];
  readonly #frame: () => Frame;
  #page = $state(0);

  /** The text, and how it is looked at. */
  constructor(sections: () => readonly Section[], frame: () => Frame) {
    this.#sections = sections;
    this.#frame = frame;
  }

  get at(): number {
    return Math.min(this.#page, this.pages.length - 1);
  }

  /** Spreads of one column or two. */
  get pages(): readonly (readonly (readonly Section[])[])[] {
    const frame = this.#frame();
    const look: Look = frame.large ? 'large' : frame.theme === 'contrast' ? 'contrast' : 'usual';
    const wide = this.#landscape.current;
    const columns = sectionPages(this.#sections(), sizes[wide ? 'wide' : 'high'][look]);
    const beside = wide && !frame.large ? 2 : 1;
    return Array.from({ length: Math.ceil(columns.length / beside) }, (_, at) => columns.slice(at * beside, (at + 1) * beside));
  }

  turn(page: number): void {
    this.#page = page;
  }
}
