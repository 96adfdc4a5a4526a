/** Rows of a slip as lines of fixed-pitch text. */
import type { SlipRow } from '../../domain/slip/slip-document.ts';

/** A line that is as wide as the paper at most. */
export type MonoLine = { readonly text: string; readonly bold: boolean };

const lengthOf = (text: string): number => [...text].length;

/** Breaks at spaces into lines of at most `columns` characters; a longer word is cut. */
export const wrapColumns = (text: string, columns: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    while (lengthOf(rest) > columns) {
      if (line !== '') lines.push(line);
      line = '';
      lines.push([...rest].slice(0, columns).join(''));
      rest = [...rest].slice(columns).join('');
    }
    const longer = line === '' ? rest : `${line} ${rest}`;
    if (lengthOf(longer) > columns) {
      lines.push(line);
      line = rest;
    } else line = longer;
  }
  return [...lines, line];
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
  const lines = tooNarrow ? wrapColumns(left, columns) : wrapColumns(left, room);
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
  lines.flatMap((line) => wrapColumns(line, columns)).map((text) => ({ text, bold: false }));
