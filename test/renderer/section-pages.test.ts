import { expect, test } from 'vitest';
import { sectionPages } from '../../renderer/kiosk/parts/section-pages.ts';
import { sectionOf } from '../../domain/text/clauses.ts';

/** The text of each section, page by page. */
const laid = (clauses: readonly string[], page: { perLine: number; lines: number }) =>
  sectionPages(clauses.map(sectionOf), page).map((each) => each.map(({ text }) => text));
const size = { perLine: 40, lines: 12 };
const clause = (words: number): string => Array.from({ length: words }, (_, at) => `word${at}`).join(' ');
const linesOf = (text: string): number => Math.ceil(text.length / size.perLine);

test.each([
  [[]],
  [['One.']],
  [[clause(3), clause(200), clause(40)]],
  [Array.from({ length: 60 }, () => clause(12))],
  [['x'.repeat(900), clause(9)]],
])('nothing is lost and the order stands (%#)', (clauses) => {
  const pages = laid(clauses, size);
  expect(pages.flat().join(' ')).toBe(clauses.join(' '));
});

test('no page holds more lines than it has, however the clauses fall', () => {
  for (let words = 1; words < 120; words += 7) {
    for (const page of laid(
      Array.from({ length: 9 }, () => clause(words)),
      size,
    ))
      expect(page.reduce((sum, each) => sum + linesOf(each), 0)).toBeLessThanOrEqual(size.lines);
  }
});

test('a clause begins on a page where some of it fits, and a short one is never torn', () => {
  const pages = laid([clause(30), clause(12), clause(12)], size);
  for (const page of pages) for (const each of page) expect(each.startsWith('word0') || linesOf(each) > 1).toBe(true);
});

test('a heading stands with the first lines of its section, is never alone at the end of a page and is said once', () => {
  for (let words = 1; words < 60; words += 3) {
    const clauses = Array.from({ length: 9 }, (_, at) => `${at + 1}. Heading ${at}. ${clause(words)}`);
    const pages = sectionPages(clauses.map(sectionOf), size);
    expect(
      pages
        .flat()
        .map((each) => each.head)
        .filter((head) => head !== ''),
    ).toEqual(clauses.map((_, at) => `${at + 1}. Heading ${at}`));
    expect(pages.flat().every((each) => each.text !== '')).toBe(true);
    expect(
      pages
        .flat()
        .map((each) => each.text)
        .join(' '),
    ).toBe(clauses.map((each) => sectionOf(each).text).join(' '));
  }
});
