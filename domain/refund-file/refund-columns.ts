/** Columns of a shop's list of refunds, and the names that Russian tills give them. */
import { csvDelimiters, splitCsvLine } from '../simulate/csv-line.ts';
import { readHeader } from '../simulate/csv-table.ts';
import type { CsvColumns, CsvTable } from '../simulate/csv-table.ts';

/** @see docs/refunds.md */
export const refundColumns = {
  known: [
    'code',
    'fn',
    'fd',
    'fp',
    'number',
    'bought',
    'bought_amount',
    'refund_amount',
    'refunded',
    'refund_number',
    'refund_code',
    'refund_fn',
    'refund_fd',
    'refund_fp',
  ],
  required: ['refund_amount', 'refunded'],
} as const satisfies CsvColumns<string>;

/** Name of a column. */
export type RefundColumn = (typeof refundColumns.known)[number];

const otherNames: ReadonlyMap<string, RefundColumn> = new Map([
  ['код', 'code'],
  ['фн', 'fn'],
  ['фд', 'fd'],
  ['фп', 'fp'],
  ['фпд', 'fp'],
  ['номер чека', 'number'],
  ['дата покупки', 'bought'],
  ['сумма покупки', 'bought_amount'],
  ['сумма возврата', 'refund_amount'],
  ['дата возврата', 'refunded'],
  ['номер возврата', 'refund_number'],
  ['код возврата', 'refund_code'],
  ['фн возврата', 'refund_fn'],
  ['фд возврата', 'refund_fd'],
  ['фп возврата', 'refund_fp'],
  ['фпд возврата', 'refund_fp'],
]);

/** The column that a name means, or the name itself in small letters. */
export function refundColumnOf(name: string): string {
  const bare = name.trim().toLowerCase().replace(/\s+/g, ' ');
  return otherNames.get(bare) ?? bare;
}

/** Reads the first line of the list. `what`: why it names no columns of it. */
export function readRefundHeader(
  line: string,
): { readonly ok: true; readonly table: CsvTable<RefundColumn> } | { readonly ok: false; readonly what: string } {
  const bare = line.startsWith('\uFEFF') ? line.slice(1) : line;
  const isKnown = new Set<string>(refundColumns.known);
  let best: { readonly text: string; readonly found: number } = { text: bare, found: 0 };
  for (const delimiter of csvDelimiters) {
    const split = splitCsvLine(bare, delimiter);
    if (!split.ok) continue;
    const names = split.fields.map(refundColumnOf);
    const found = names.filter((name) => isKnown.has(name)).length;
    if (found > best.found) best = { text: names.map((name) => `"${name.replaceAll('"', '""')}"`).join(delimiter), found };
  }
  return readHeader<RefundColumn>(best.text, refundColumns);
}
