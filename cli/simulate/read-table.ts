/** Rows of a CSV file with a header: what cannot be read is reported and the others go on. */
import { WrongSetting } from '../../server/settings/server-settings.ts';
import { readHeader, readRow } from '../../domain/simulate/csv-table.ts';
import type { CsvColumns, CsvRow, CsvTable } from '../../domain/simulate/csv-table.ts';
import type { Read } from '../../domain/simulate/read-value.ts';
import type { LineProblems } from './line-problems.ts';
import { longestLine } from './read-lines.ts';
import type { NumberedLine } from '../../domain/written-file/line-splitter.ts';

/** Columns of the file that nobody reads are told once. */
export type TellUnknown = (file: string, columns: readonly string[]) => void;

/** A row with the number of its line and the line itself. */
export interface TableRow<Name extends string> {
  readonly number: number;
  readonly text: string;
  readonly row: CsvRow<Name>;
  /** Reads a line of the same file once more (after sorting). A line that was a row is one again. */
  readonly again: (text: string) => CsvRow<Name>;
}

/** Rows in batches. Throws WrongSetting when the first line is no header of this kind of file, or the file is empty. */
export async function* readTable<Name extends string>(
  path: string,
  batches: AsyncIterable<readonly NumberedLine[]>,
  columns: CsvColumns<Name>,
  problems: LineProblems,
  tellUnknown: TellUnknown,
): AsyncGenerator<readonly TableRow<Name>[]> {
  let table: CsvTable<Name> | null = null;
  const again = (text: string): CsvRow<Name> => {
    const read = table === null ? null : readRow(text, table);
    return read?.ok === true ? read.row : () => '';
  };
  for await (const batch of batches) {
    const rows: TableRow<Name>[] = [];
    for (const { number, text } of batch) {
      if (table === null) {
        table = headerOf(path, text, columns);
        if (table.unknown.length > 0) tellUnknown(path, table.unknown);
        continue;
      }
      const read: Read<CsvRow<Name>> = text === null ? tooLong : rowOf(text, table);
      if (read.ok) rows.push({ number, text: text ?? '', row: read.value, again });
      else problems.add({ file: path, line: number, what: read.what });
    }
    if (rows.length > 0) yield rows;
  }
  if (table === null) throw new WrongSetting(`${path} is empty; its first line must name the columns: ${columns.known.join(', ')}.`);
}

const tooLong = { ok: false, what: `it is longer than ${longestLine} characters` } as const;

function rowOf<Name extends string>(text: string, table: CsvTable<Name>): Read<CsvRow<Name>> {
  const read = readRow(text, table);
  return read.ok ? { ok: true, value: read.row } : read;
}

function headerOf<Name extends string>(path: string, text: string | null, columns: CsvColumns<Name>): CsvTable<Name> {
  const header = text === null ? tooLong : readHeader(text, columns);
  if (!header.ok) throw new WrongSetting(`${path}: ${header.what}.`);
  return header.table;
}
