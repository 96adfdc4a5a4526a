/** Rows of a slip as lines of fixed-pitch text. */
import type { SlipRow } from '../../domain/slip/slip-document.ts';

/** A line that is as wide as the paper at most. */
export type MonoLine = { readonly text: string; readonly bold: boolean };

const lengthOf = (text: string): number => [...text].length;

/** Where a word that is too long is cut: after the last slash, dot or hyphen in its second half, else at the edge. */
const cutOf = (word: string, columns: number): number => {
  const room = [...word].slice(0, columns).join('');
  const soft = Math.max(...['/', '.', '-', '_'].map((sign) => room.lastIndexOf(sign))) + 1;
  return soft > columns / 2 ? soft : columns;
};

/** Breaks at spaces into lines of at most `columns` characters; a longer word (an address) is cut. */
export const wrapColumns = (text: string, columns: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    while (lengthOf(rest) > columns) {
      if (line !== '') lines.push(line);
      line = '';
      const cut = cutOf(rest, columns);
      lines.push([...rest].slice(0, cut).join(''));
      rest = [...rest].slice(cut).join('');
    }
    const longer = line === '' ? rest : `${line} ${rest}`;
    if (lengthOf(longer) > columns) {
      lines.push(line);
      line = rest;
    } else line = longer;
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

/** Left part wrapped, right part on its last line; the right part goes to a line of its own when both do not fit. */
const joinLine = (left: string, right: string, columns: number): string[] => {
  if (right === '') return wrapColumns(left, columns);
  const room = columns - lengthOf(right) - 1;
  const tooNarrow = room < Math.min(lengthOf(left), 10);
  const wide = tooNarrow ? columns : room;
  const lines = withoutOrphan(wrapColumns(left, wide), wide);
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

const indent = '  ';

/** The lines of a list of identifiers. */
export const identifiersLines = (items: readonly string[], columns: number): MonoLine[] =>
  items.flatMap((item) => (lengthOf(item) <= columns ? [item] : identifierLines(item, columns))).map((text) => ({ text, bold: false }));
