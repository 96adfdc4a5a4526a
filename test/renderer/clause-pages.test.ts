import { expect, test } from 'vitest';
import { clausePages } from '../../renderer/kiosk/parts/clause-pages.ts';

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
  const pages = clausePages(clauses, size);
  expect(pages.flat().join(' ')).toBe(clauses.join(' '));
});

test('no page holds more lines than it has, however the clauses fall', () => {
  for (let words = 1; words < 120; words += 7) {
    for (const page of clausePages(
      Array.from({ length: 9 }, () => clause(words)),
      size,
    ))
      expect(page.reduce((sum, each) => sum + linesOf(each), 0)).toBeLessThanOrEqual(size.lines);
  }
});

test('a clause begins on a page where some of it fits, and a short one is never torn', () => {
  const pages = clausePages([clause(30), clause(12), clause(12)], size);
  for (const page of pages) for (const each of page) expect(each.startsWith('word0') || linesOf(each) > 1).toBe(true);
});
