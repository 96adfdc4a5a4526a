/** Characters of a line and lines of a page, in the type the page is set in. */
export interface PageSize {
  readonly perLine: number;
  readonly lines: number;
}

/** Clauses laid on pages, in order and whole: one that is longer than what is left of a page goes on upon the next, between two words. */
export function clausePages(clauses: readonly string[], { perLine, lines }: PageSize): readonly (readonly string[])[] {
  const pages: string[][] = [];
  let page: string[] = [];
  let left = lines;
  const turn = (): void => {
    if (page.length > 0) pages.push(page);
    page = [];
    left = lines;
  };
  for (const clause of clauses) {
    let rest = clause;
    while (rest !== '') {
      // A clause takes its lines and half a line of air, counted as one.
      const room = left - 1;
      if (room < Math.min(3, Math.ceil(rest.length / perLine)) && page.length > 0) {
        turn();
        continue;
      }
      const part = firstLines(rest, perLine, Math.max(1, room));
      page.push(part.text);
      left -= part.lines + 1;
      rest = part.rest;
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
