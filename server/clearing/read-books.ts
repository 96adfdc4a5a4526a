/** Everything that a month's control page and statements are made of, from one read transaction. */
import { asIfClosed, closingEntries } from '../../domain/clearing/closing-entries.ts';
import { closingFigures } from '../../domain/clearing/closing.ts';
import type { ClosingFigures } from '../../domain/clearing/closing.ts';
import { controlPage } from '../../domain/clearing/control-page.ts';
import type { ControlPage, ReceiptCounts } from '../../domain/clearing/control-page.ts';
import { pairFlows, pairNets } from '../../domain/clearing/between-tenants.ts';
import type { PairFlow, PairNet } from '../../domain/clearing/between-tenants.ts';
import { HeldPoints } from '../../domain/clearing/held-points.ts';
import { tenantStatement, tenantsInBooks } from '../../domain/clearing/tenant-statement.ts';
import type { TenantStatement } from '../../domain/clearing/tenant-statement.ts';
import type { TenantAgreement } from '../../domain/contract/catalogue-document.ts';
import type { DocumentKind, DocumentOf, MallDocument } from '../../domain/contract/document.ts';
import type { ReadTransaction } from '../store/store.ts';

const PAGE = 1_000;

/** A month's books. `state`: a closed month never moves; an open one is shown as if it were closed now. */
export interface MonthBooks {
  readonly period: string;
  readonly state: 'open' | 'closed';
  readonly control: ControlPage;
  readonly statements: readonly TenantStatement[];
  readonly flows: readonly PairFlow[];
  readonly nets: readonly PairNet[];
  /** What the close would post; of a closed month nothing. */
  readonly figures: ClosingFigures;
}

/** There is no mall in the programme: nothing was ever sold here. */
export class NoMall extends Error {
  constructor() {
    super('The programme has no mall yet, so it has no books. Put its catalogue in first.');
    this.name = 'NoMall';
  }
}

async function* all<K extends DocumentKind>(transaction: ReadTransaction, kind: K): AsyncIterable<DocumentOf<K>> {
  let afterId = '';
  for (;;) {
    const page = await transaction.documentsOf(kind, afterId, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    afterId = last.id;
  }
}

async function receiptCounts(transaction: ReadTransaction): Promise<ReceiptCounts> {
  const byState = { booked: 0, held: 0, refused: 0, voided: 0 };
  for await (const receipt of all(transaction, 'receipt')) byState[receipt.state] += 1;
  return { journalled: await transaction.registeredReceipts(), byState };
}

async function heldPoints(transaction: ReadTransaction, mall: MallDocument): Promise<HeldPoints> {
  const held = new HeldPoints(mall.offsets, mall.dayCutoffMinutes);
  for await (const account of all(transaction, 'account')) held.add(account);
  return held;
}

/** The mall whose calendar and currency the books keep. Throws NoMall. */
export async function mallOfBooks(transaction: ReadTransaction): Promise<MallDocument> {
  const [mall] = await transaction.documentsOf('mall', '', 1);
  if (mall === undefined) throw new NoMall();
  return mall;
}

async function agreements(transaction: ReadTransaction): Promise<ReadonlyMap<string, TenantAgreement>> {
  const found = new Map<string, TenantAgreement>();
  for await (const tenant of all(transaction, 'tenant')) found.set(tenant.id, tenant.agreement);
  return found;
}

/** Reads a month's books: sums of the ledger, and the documents they must tie to. Throws NoMall. */
export async function readBooks(transaction: ReadTransaction, period: string): Promise<MonthBooks> {
  const mall = await mallOfBooks(transaction);
  const { currency } = mall;
  const books = await transaction.document('books', 'books');
  const isClosed = books !== null && books.closedThrough !== null && period <= books.closedThrough;
  const ledger = await transaction.ledgerSums();
  const tenants = await agreements(transaction);
  const figures: ClosingFigures = isClosed
    ? { turnovers: [], draws: [], expired: [] }
    : closingFigures(ledger, [...tenants.keys()], period, currency);
  const entries = closingEntries(figures, (tenantId) => tenants.get(tenantId) ?? null, currency);
  const sums = isClosed ? ledger : asIfClosed(ledger, entries, period);
  const statements = tenantsInBooks(sums, period).map((tenantId) => tenantStatement(sums, tenantId, period, currency));
  const held = await heldPoints(transaction, mall);
  const stocks: DocumentOf<'resource'>[] = [];
  for await (const resource of all(transaction, 'resource')) if (resource.id.startsWith('stock:')) stocks.push(resource);
  const flows = pairFlows(sums, period, currency);
  const control = controlPage({
    sums,
    period,
    currency,
    statements,
    held: held.total(),
    endings: held.byMonth(),
    receipts: await receiptCounts(transaction),
    stocks,
  });
  return { period, state: isClosed ? 'closed' : 'open', control, statements, flows, nets: pairNets(flows), figures };
}
