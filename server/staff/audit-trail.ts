/** The trail as the office reads it: a page at a time, newest first, and whole as rows for a spreadsheet. */
import * as z from 'zod/mini';
import { kioskId, localDate, slug } from '../../domain/contract/primitive.ts';
import type { MallDocument } from '../../domain/contract/document.ts';
import { addDays, isLocalDate } from '../../domain/time/local-time.ts';
import { localOf, utcOf } from '../../domain/time/zone.ts';
import { csvLine } from '../csv-line.ts';
import { OFFICE_STAFF } from '../decider/audit-row.ts';
import { ActRefused } from '../decider/entry.ts';
import type { Programme } from '../open-programme.ts';
import type { AuditFilter, AuditRow } from '../store/rows.ts';
import type { ReadTransaction } from '../store/store.ts';

/** Rows of one page: what somebody reads at once. */
export const TRAIL_ROWS = 100;
/** Rows of a file that are read at once. */
const FILE_ROWS = 500;
/** Pages of one file: more rows than a spreadsheet takes. */
const FILE_PAGES = 2_000;

/** Filters as a query says them; `day`: a calendar day of the mall. */
export const trailQuery = z.strictObject({
  staff: z.optional(slug),
  kiosk: z.optional(kioskId),
  act: z.optional(z.string().check(z.regex(/^[a-z][a-z.-]{0,39}$/))),
  day: z.optional(localDate.check(z.refine(isLocalDate, { error: 'there is no such day' }))),
  before: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
});

type TrailQuery = z.infer<typeof trailQuery>;

async function theMall(transaction: ReadTransaction): Promise<MallDocument> {
  const mall = (await transaction.documentsOf('mall', '', 1))[0];
  if (mall === undefined) throw new ActRefused('This programme has no mall yet.');
  return mall;
}

function filterOf({ staff, kiosk, act, day, before }: TrailQuery, { offsets }: MallDocument): AuditFilter {
  return {
    staffId: staff ?? null,
    kioskId: kiosk ?? null,
    act: act ?? null,
    beforeSeq: before === undefined ? null : Number(before),
    fromMs: day === undefined ? null : utcOf(`${day}T00:00:00`, offsets),
    untilMs: day === undefined ? null : utcOf(`${addDays(day, 1)}T00:00:00`, offsets),
  };
}

/** One page. Throws ActRefused where there is no mall yet. */
export function trailPage(
  { store }: Pick<Programme, 'store'>,
  query: TrailQuery,
): Promise<{ readonly rows: readonly AuditRow[]; readonly more: boolean }> {
  return store.read(async (transaction) => {
    const rows = await transaction.audit(filterOf(query, await theMall(transaction)), TRAIL_ROWS + 1);
    return { rows: rows.slice(0, TRAIL_ROWS), more: rows.length > TRAIL_ROWS };
  });
}

/**
 * All that is filtered, as CSV, a page at a time: no page waits in memory for the next one, and no transaction is held while somebody downloads slowly. Rows are only ever added
 * above, so pages fit together. Throws ActRefused, before the first part, where there is no mall yet.
 */
export async function* trailCsv({ store }: Pick<Programme, 'store'>, query: TrailQuery): AsyncGenerator<string> {
  const mall = await store.read(theMall);
  const people = await store.read((transaction) => transaction.documentsOf('staff', '', 2_000));
  const names = new Map([[OFFICE_STAFF, 'Office'], ...people.map((one) => [one.id, one.name] as const)]);
  // A byte order mark: without it a spreadsheet reads names with other letters than English as another alphabet.
  yield `\u{FEFF}${csvLine(['at_utc', 'at_mall', 'person', 'name', 'station', 'act', 'subject', 'detail', 'entry'])}`;
  let filter = filterOf(query, mall);
  for (let pages = 0; pages < FILE_PAGES; pages += 1) {
    const asked = filter;
    const rows = await store.read((transaction) => transaction.audit(asked, FILE_ROWS));
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => lineOf(row, mall, names)).join('');
    if (rows.length < FILE_ROWS) return;
    filter = { ...filter, beforeSeq: last.logSeq };
  }
  yield csvLine(['There are more rows. Choose a day or a person, and take another file.']);
}

function lineOf(row: AuditRow, { offsets }: MallDocument, names: ReadonlyMap<string, string>): string {
  const { logSeq, atMs, staffId, kioskId: station, act, subject, detail } = row;
  const name = staffId === null ? null : (names.get(staffId) ?? null);
  return csvLine([new Date(atMs).toISOString(), localOf(atMs, offsets), staffId, name, station, act, subject, detail, logSeq]);
}
