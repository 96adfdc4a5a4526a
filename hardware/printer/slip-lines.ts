/** Rows of a slip as lines of fixed-pitch text. */
import type { SlipRow } from '../../domain/slip/slip-document.ts';

/** A line that is as wide as the paper at most. */
export type MonoLine = { readonly text: string; readonly bold: boolean };

/** What goes on with the line above. */
const indent = '  ';

const lengthOf = (text: string): number => [...text].length;

/** Where a word that is too long is cut: after the last slash, dot or hyphen in its second half, else at the edge. */
const cutOf = (word: string, columns: number): number => {
  const room = [...word].slice(0, columns).join('');
  const soft = Math.max(...['/', '.', '-', '_'].map((sign) => room.lastIndexOf(sign))) + 1;
  return soft > columns / 2 ? soft : columns;
};

/** Breaks at spaces into lines of at most `columns` characters, of `later` from the second on; a longer word (an address) is cut. */
export const wrapColumns = (text: string, columns: number, later = columns): string[] => {
  const lines: string[] = [];
  let line = '';
  const room = (): number => (lines.length === 0 ? columns : later);
  for (const word of text.split(' ')) {
    if (line !== '' && lengthOf(`${line} ${word}`) <= room()) {
      line = `${line} ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    let rest = word;
    while (lengthOf(rest) > room()) {
      const cut = cutOf(rest, room());
      lines.push([...rest].slice(0, cut).join(''));
      rest = [...rest].slice(cut).join('');
    }
    line = rest;
  }
  return [...lines, line];
};

/** A last line of one short word takes the word before it along. */
const withoutOrphan = (lines: readonly string[], columns: number): string[] => {
  const [before, last] = lines.slice(-2);
  const cut = before?.lastIndexOf(' ') ?? -1;
  if (before === undefined || last === undefined || cut < 0 || last.includes(' ') || lengthOf(last) > columns / 3) return [...lines];
  const longer = `${before.slice(cut + 1)} ${last}`;
  return lengthOf(longer) > columns ? [...lines] : [...lines.slice(0, -2), before.slice(0, cut), longer];
};

/** Width of the last column: points and one word of state. */
const lastColumn = (rows: readonly SlipRow[], columns: number): number => {
  const widest = Math.max(0, ...rows.flatMap((row) => (row.cells.length === 3 ? [lengthOf(row.cells[2])] : [])));
  return Math.max(columns >= 40 ? 8 : 5, widest + 1);
};

/** One row over several lines: what follows the first is set in, so that it is not taken for a row of its own. */
const hanging = (text: string, columns: number): string[] => {
  const later = columns - indent.length;
  return withoutOrphan(wrapColumns(text, columns, later), later).map((line, at) => (at === 0 ? line : indent + line));
};

/** Left part wrapped, right part on its last line; the right part goes to a line of its own when both do not fit. */
const joinLine = (left: string, right: string, columns: number): string[] => {
  if (right === '') return hanging(left, columns);
  const room = columns - lengthOf(right) - 1;
  const longest = Math.max(...left.split(' ').map(lengthOf));
  const tooNarrow = room < lengthOf(left) && room - indent.length < Math.max(10, longest);
  const lines = hanging(left, tooNarrow ? columns : room);
  const last = tooNarrow ? '' : (lines.pop() ?? '');
  return [...lines, last + ' '.repeat(Math.max(0, columns - lengthOf(last) - lengthOf(right))) + right];
};

/** The lines of a group of rows; third cells share one column, flush right. */
export const rowLines = (rows: readonly SlipRow[], columns: number): MonoLine[] => {
  const last = lastColumn(rows, columns);
  return rows.flatMap((row) => {
    const [left, middle, right] = row.cells;
    const tail = right === undefined ? (middle ?? '') : `${middle ?? ''}${right.padStart(last)}`;
    return joinLine(left, tail, columns).map((text) => ({ text, bold: row.bold }));
  });
};

/** The lines of fine print. */
export const fineLines = (lines: readonly string[], columns: number): MonoLine[] =>
  lines.flatMap((line) => withoutOrphan(wrapColumns(line, columns), columns)).map((text) => ({ text, bold: false }));

/** Pieces filled into lines of at most `columns` characters. */
const filled = (pieces: readonly string[], columns: number): string[] => {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && lengthOf(last + piece) <= columns) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines;
};

/** Lines of one identifier, broken after hyphens, the following ones set in; equal pieces are shared out evenly. */
const identifierLines = (item: string, columns: number): string[] => {
  const pieces = item.split(/(?<=-)/);
  const greedy = lengthOf(item) <= columns ? [item] : filled(pieces, columns - indent.length);
  const share = Math.ceil(pieces.length / greedy.length) * Math.max(...pieces.map(lengthOf));
  const even = filled(pieces, share);
  const lines = even.length === greedy.length ? even : greedy;
  return lines.flatMap((line) => wrapColumns(line, columns - indent.length)).map((line, at) => (at === 0 ? line : indent + line));
};

/** The lines of a list of identifiers. */
export const identifiersLines = (items: readonly string[], columns: number): MonoLine[] =>
  items.flatMap((item) => (lengthOf(item) <= columns ? [item] : identifierLines(item, columns))).map((text) => ({ text, bold: false }));
