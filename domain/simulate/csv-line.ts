/**
 * One line of a CSV file (RFC 4180 without line breaks inside quotes). A record is a line here: no column of ours holds a line break, and so a quote that is never
 * closed spoils its own line and not the rest of the file.
 */

/** Signs between fields that are recognised, by the header. */
export const csvDelimiters = [',', ';', '\t'] as const;

/** @see csvDelimiters */
export type CsvDelimiter = (typeof csvDelimiters)[number];

/** Fields of a line, quotes taken off; or what is wrong with it, for a person. */
export type CsvLine = { readonly ok: true; readonly fields: readonly string[] } | { readonly ok: false; readonly what: string };

/** Splits a line (without its line end). A quote inside a field that does not begin with one is an ordinary character. */
export function splitCsvLine(line: string, delimiter: CsvDelimiter): CsvLine {
  if (!line.includes('"')) return { ok: true, fields: line.split(delimiter) };
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] !== '"') {
      const end = line.indexOf(delimiter, at);
      fields.push(line.slice(at, end === -1 ? undefined : end));
      if (end === -1) return { ok: true, fields };
      at = end + 1;
      continue;
    }
    const end = closingQuote(line, at + 1);
    if (end === -1) return { ok: false, what: `the quote of field ${fields.length + 1} is not closed on the same line` };
    fields.push(line.slice(at + 1, end).replaceAll('""', '"'));
    if (end + 1 === line.length) return { ok: true, fields };
    if (line[end + 1] !== delimiter) return { ok: false, what: `text follows the closing quote of field ${fields.length}` };
    at = end + 2;
  }
}

/** Index of the quote that closes a field whose text begins at `from`; a doubled quote does not. -1: none. */
function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at !== -1; at = line.indexOf('"', at + 2)) if (line[at + 1] !== '"') return at;
  return -1;
}

/** A field as it is written: quoted where it must be. Line breaks become spaces, because a record is a line. */
export function csvField(value: string | number): string {
  const text = String(value).replace(/[\r\n]+/g, ' ');
  return /[",;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line with its line end, fields separated by commas. */
export function csvLine(fields: readonly (string | number)[]): string {
  return `${fields.map(csvField).join(',')}\n`;
}
