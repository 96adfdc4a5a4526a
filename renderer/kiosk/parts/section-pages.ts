/** A long text laid on pages: sections in order and whole, a heading never alone at the end of a page. */
import type { Section } from '../../../domain/text/clauses.ts';

/** Characters of a line and lines of a page, in the type the page is set in. */
export interface PageSize {
  readonly perLine: number;
  readonly lines: number;
}

/** Lines that a heading takes of the page, its air with it, for each line of its own. */
const HEAD_LINES = 1.4;
/** Air after a section, in lines. */
const AIR_LINES = 0.5;
/** Letters of a heading are wider. */
const HEAD_WIDTH = 1.25;

/** Sections on pages; one that is longer than what is left of a page goes on upon the next, between two words, without its heading. */
export function sectionPages(sections: readonly Section[], { perLine, lines }: PageSize): readonly (readonly Section[])[] {
  const pages: Section[][] = [];
  let page: Section[] = [];
  let left = lines;
  const turn = (): void => {
    if (page.length > 0) pages.push(page);
    page = [];
    left = lines;
  };
  for (const section of sections) {
    let head = section.head;
    let rest = section.text;
    while (rest !== '') {
      const headLines = head === '' ? 0 : Math.ceil((head.length * HEAD_WIDTH) / perLine) * HEAD_LINES;
      const room = Math.floor(left - headLines);
      if (room < Math.min(3, Math.ceil(rest.length / perLine)) && page.length > 0) {
        turn();
        continue;
      }
      const part = firstLines(rest, perLine, Math.max(1, room));
      page.push({ head, text: part.text });
      left -= part.lines + AIR_LINES + headLines;
      rest = part.rest;
      head = '';
      if (rest !== '') turn();
    }
  }
  turn();
  return pages.length === 0 ? [[]] : pages;
}

/** As many whole words as so many lines hold. */
function firstLines(
  text: string,
  perLine: number,
  lines: number,
): { readonly text: string; readonly rest: string; readonly lines: number } {
  const words = text.split(' ');
  let used = 1;
  let length = 0;
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (length > 0 && length + 1 + word.length > perLine) {
      if (used === lines) break;
      used += 1;
      length = 0;
    }
    // A word longer than a line breaks, and takes the lines it needs.
    used += Math.floor(Math.max(0, word.length - 1) / perLine);
    length += (length === 0 ? 0 : 1) + Math.min(word.length, perLine);
  }
  const taken = Math.max(1, at);
  return { text: words.slice(0, taken).join(' '), rest: words.slice(taken).join(' '), lines: used };
}
