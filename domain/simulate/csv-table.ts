/** The header of a CSV file: which sign separates fields, and where each column stands. */
import { nearestName } from '../written-file/nearest-name.ts';
import { csvDelimiters, splitCsvLine } from './csv-line.ts';
import type { CsvDelimiter } from './csv-line.ts';

/** Columns a kind of file may have. Order in the file is free, names are read without regard to case. */
export interface CsvColumns<Name extends string> {
  readonly known: readonly Name[];
  readonly required: readonly Name[];
}

/** A header as found. */
export interface CsvTable<Name extends string> {
  readonly delimiter: CsvDelimiter;
  /** Place of each known column; a column the file does not have is absent. */
  readonly at: ReadonlyMap<Name, number>;
  readonly width: number;
  /** Columns of the file that are not known: they are passed over, and said once. */
  readonly unknown: readonly string[];
}

/** A row, as a way to ask for its columns. */
export type CsvRow<Name extends string> = (column: Name) => string;

/** Reads the first line. `what`: why it is no header of this kind of file. */
export function readHeader<Name extends string>(
  line: string,
  columns: CsvColumns<Name>,
): { readonly ok: true; readonly table: CsvTable<Name> } | { readonly ok: false; readonly what: string } {
  const text = line.startsWith('\uFEFF') ? line.slice(1) : line;
  let best: CsvTable<Name> | null = null;
  for (const delimiter of csvDelimiters) {
    const split = splitCsvLine(text, delimiter);
    if (!split.ok) continue;
    const names = split.fields.map((field) => field.trim().toLowerCase());
    const table = tableOf(delimiter, names, columns);
    if (best === null || table.at.size > best.at.size) best = table;
  }
  if (best === null) return { ok: false, what: 'the header cannot be read: a quote is not closed' };
  const twice = twiceNamed(text, best);
  if (twice !== null) return { ok: false, what: `column "${twice}" stands twice` };
  const found = best;
  const missing = columns.required.filter((name) => !found.at.has(name));
  if (missing.length === 0) return { ok: true, table: best };
  const hints = missing.flatMap((name) => {
    const near = nearestName(name, found.unknown);
    return near === null ? [] : [`is "${near}" meant to be "${name}"?`];
  });
  const what = `the first line must name the columns; missing: ${missing.join(', ')}. Known columns: ${columns.known.join(', ')}`;
  return { ok: false, what: [what, ...hints].join('. ') };
}

function tableOf<Name extends string>(delimiter: CsvDelimiter, names: readonly string[], { known }: CsvColumns<Name>): CsvTable<Name> {
  const at = new Map<Name, number>();
  for (const name of known) {
    const place = names.indexOf(name);
    if (place !== -1) at.set(name, place);
  }
  const isKnown = new Set<string>(known);
  return { delimiter, at, width: names.length, unknown: names.filter((name) => name !== '' && !isKnown.has(name)) };
}

function twiceNamed<Name extends string>(text: string, table: CsvTable<Name>): string | null {
  const split = splitCsvLine(text, table.delimiter);
  const names = split.ok ? split.fields.map((field) => field.trim().toLowerCase()) : [];
  for (const [name, place] of table.at) if (names.lastIndexOf(name) !== place) return name;
  return null;
}

/** Control characters but the tab, and what stands for bytes of another encoding: two members could become one by it, and a terminal would obey it. */
const unprintable = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\ufffd]/;

/** The columns of a line; or what is wrong with it. Fields are trimmed; a column that the file does not have is ''. */
export function readRow<Name extends string>(
  line: string,
  table: CsvTable<Name>,
): { readonly ok: true; readonly row: CsvRow<Name> } | { readonly ok: false; readonly what: string } {
  if (unprintable.test(line)) return { ok: false, what: 'it holds a character that is no text: save the file as UTF-8' };
  const split = splitCsvLine(line, table.delimiter);
  if (!split.ok) return split;
  const { fields } = split;
  if (fields.length !== table.width) return { ok: false, what: `it has ${fields.length} fields, the header has ${table.width}` };
  return { ok: true, row: (column) => fields[table.at.get(column) ?? -1]?.trim() ?? '' };
}
