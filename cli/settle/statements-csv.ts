/** The lines of all statements as CSV (RFC 4180, line feeds, UTF-8). Amounts are whole minor units, so nothing is rounded on the way into accounting. */
import type { MonthBooks } from '../../server/clearing/read-books.ts';

type Cell = string | number | null;

const header: readonly Cell[] = ['period', 'tenant', 'section', 'line', 'belongs_to', 'amount_minor', 'postings'];

/** Tenant ids, months and line names hold no comma or quote; nothing here has to be quoted. */
const lineOf = (cells: readonly Cell[]): string => `${cells.map((cell) => (cell === null ? '' : String(cell))).join(',')}\n`;

/** One row a line; `opening` and `closing` frame each section. Totals equal the control page. */
export function statementsCsv(books: MonthBooks): string {
  const rows: (readonly Cell[])[] = [header];
  for (const one of books.statements) {
    const row = (section: string, line: string, amount: number, belongsTo: string | null = null, postings: number | null = null): void =>
      void rows.push([books.period, one.tenantId, section, line, belongsTo, amount, postings]);
    row('clearing', 'opening', one.openingMinor);
    for (const entry of one.entries) row('clearing', entry.line, entry.amountMinor, entry.belongsTo, entry.postings);
    row('clearing', 'closing', one.closingMinor);
    for (const [part, deposit] of Object.entries(one.deposits)) {
      row(`deposit-${part}`, 'opening', deposit.openingMinor);
      row(`deposit-${part}`, 'paid', deposit.movedMinor);
      row(`deposit-${part}`, 'drawn', deposit.drawnMinor);
      row(`deposit-${part}`, 'closing', deposit.closingMinor);
    }
    row('information', 'turnover', one.turnoverMinor);
    row('information', 'points-funded', one.pointsFunded);
    row('information', 'expired', one.expiredMinor);
  }
  for (const { payer, receiver, amountMinor } of books.flows)
    rows.push([books.period, receiver, 'coupons-paid-by', payer ?? 'operator', null, amountMinor, null]);
  return rows.map(lineOf).join('');
}
