/** Rows for spreadsheets: RFC 4180 with line feeds, UTF-8. */

/**
 * One row. A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line break) gets an apostrophe before it, so that a text from outside never
 * calculates, calls or opens anything on the machine of whoever opens the file.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(',')}\n`;
}

function cellOf(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
