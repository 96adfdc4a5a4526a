/**
 * Keeps spending and due times up with the documents: reads on from where it stopped, a bounded page at a time. Whoever is touched becomes due; when segments change, a sweep
 * makes everybody due, page by page.
 */
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { ReceiptDocument } from '../../domain/contract/document.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { mallDay } from '../../domain/time/mall-day.ts';
import type { DueRow, ReadingRow, SpendingRow } from '../store/member-tables.ts';
import type { WriteTransaction } from '../store/store.ts';
import type { Definitions } from './definitions.ts';
import { nextReminderMs } from './next-reminder.ts';

/** Documents and swept accounts of one page. */
export const PAGE = 1_000;
/** Aliases of aliases that are followed. */
const ALIASES_MAX = 4;

const nothing = { documents: [], receiptKeys: [], tillKeys: [], drawIds: [] } as const;

/** What the page depends on. */
export interface ReadingContext {
  readonly definitions: Definitions;
  readonly dayCutoffMinutes: number;
  readonly reminderDays: number;
  readonly nowMs: number;
}

/** Reads one page. Answers whether there is more to read at once. */
export async function readPage(transaction: WriteTransaction, context: ReadingContext): Promise<boolean> {
  const { members } = transaction;
  const reading = await members.reading();
  const changed = await members.changedSince(reading, PAGE);
  const receipts = changed.flatMap(({ document }) => (document.kind === 'receipt' ? [document] : []));
  const accounts = changed.flatMap(({ document }) => (document.kind === 'account' ? [document] : []));
  const merged = await followMerges(transaction, accounts);
  const touched = [...merged, ...(await readReceipts(transaction, receipts, context))];
  const definitions = canonicalJson(context.definitions);
  const changedStaff = reading.definitions === definitions ? [] : staffOf(reading.definitions, context.definitions);
  const sweepFrom = segmentsOf(reading.definitions) === segmentsOf(definitions) ? reading.sweepAfter : '';
  const swept = sweepFrom === null ? [] : await members.accountsAfter(sweepFrom, PAGE);
  await makeDue(transaction, { accounts, touched: [...touched, ...changedStaff, ...swept] }, context);
  const last = changed.at(-1);
  const next: ReadingRow = {
    feedSeq: last?.feedSeq ?? reading.feedSeq,
    documentId: last?.id ?? reading.documentId,
    definitions,
    sweepAfter: swept.length === PAGE ? (swept.at(-1) ?? null) : null,
  };
  if (canonicalJson(next) !== canonicalJson(reading)) await members.putReading(next);
  return changed.length === PAGE || swept.length === PAGE;
}

/** Segments and age alone: only they are asked of everybody. */
function segmentsOf(definitions: string): string {
  if (definitions === '') return canonicalJson({ segments: [], ofAgeYears: 18 });
  const { segments, ofAgeYears } = JSON.parse(definitions) as Definitions;
  return canonicalJson({ segments, ofAgeYears });
}

/** Accounts that became or ceased to be those of staff. */
function staffOf(before: string, now: Definitions): readonly string[] {
  const was = new Set(before === '' ? [] : (JSON.parse(before) as Definitions).staffAccounts);
  const is = new Set(now.staffAccounts);
  return [...now.staffAccounts.filter((id) => !was.has(id)), ...[...was].filter((id) => !is.has(id))];
}

/** An account that became an alias leaves all to the one that stands for it. Answers those. */
async function followMerges({ members }: WriteTransaction, accounts: readonly AccountDocument[]): Promise<readonly string[]> {
  const into: string[] = [];
  for (const { id, status, aliasOf } of accounts) {
    if (status !== 'alias' || aliasOf === null) continue;
    await members.mergeInto(id, aliasOf);
    into.push(aliasOf);
  }
  return into;
}

/** Accounts that stand for those named; a chain of merges is followed as far as decisions follow it. */
async function standingFor(transaction: WriteTransaction, named: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const standing = new Map(named.map((id) => [id, id]));
  for (let step = 0; step < ALIASES_MAX; step += 1) {
    const { documents } = await transaction.load({
      ...nothing,
      documents: [...new Set(standing.values())].map((id) => ({ kind: 'account', id })),
    });
    const next = new Map(
      documents.flatMap((one) => (one.kind === 'account' && one.aliasOf !== null ? [[one.id, one.aliasOf] as const] : [])),
    );
    if (next.size === 0) break;
    for (const [id, at] of standing) standing.set(id, next.get(at) ?? at);
  }
  return standing;
}

/** Answers the accounts whose spending changed: those the receipts are on, and were on. */
async function readReceipts(
  transaction: WriteTransaction,
  receipts: readonly ReceiptDocument[],
  context: ReadingContext,
): Promise<readonly string[]> {
  if (receipts.length === 0) return [];
  const ids = receipts.map((receipt) => receipt.id);
  const before = await transaction.members.spenders(ids);
  const tenantIds = [...new Set(receipts.flatMap(({ tenantId }) => (tenantId === null ? [] : [tenantId])))];
  const { documents } = await transaction.load({ ...nothing, documents: tenantIds.map((id) => ({ kind: 'tenant', id })) });
  const categories = new Map(documents.flatMap((one) => (one.kind === 'tenant' ? [[one.id, one.category] as const] : [])));
  const standing = await standingFor(transaction, [...new Set(receipts.map((receipt) => receipt.accountId))]);
  const rows = receipts.flatMap((receipt): SpendingRow[] => {
    const category = receipt.tenantId === null ? undefined : categories.get(receipt.tenantId);
    if (receipt.state !== 'booked' || receipt.tenantId === null || category === undefined) return [];
    return [
      {
        receiptId: receipt.id,
        accountId: standing.get(receipt.accountId) ?? receipt.accountId,
        day: mallDay(receipt.purchasedAtLocal, context.dayCutoffMinutes),
        tenantId: receipt.tenantId,
        category,
        amountMinor: receipt.amountMinor - receipt.returnedMinor,
      },
    ];
  });
  await transaction.members.putSpending(ids, rows);
  return [...before, ...rows.map((row) => row.accountId)];
}

/** Changed accounts get the time of their next reminder; touched and unknown ones have their bits worked out now. */
async function makeDue(
  { members }: WriteTransaction,
  { accounts, touched }: { readonly accounts: readonly AccountDocument[]; readonly touched: readonly string[] },
  context: ReadingContext,
): Promise<void> {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const ids = [...new Set([...byId.keys(), ...touched])];
  const dues = await members.dues(ids);
  const now = new Set(touched);
  const rows = ids.map((accountId): DueRow => {
    const before = dues.get(accountId);
    const due = before ?? { accountId, audienceAtMs: context.nowMs, reminderAtMs: null, remindedAtMs: 0 };
    const account = byId.get(accountId);
    const reminderAtMs = account === undefined ? due.reminderAtMs : nextReminderMs(account, due.remindedAtMs, context.reminderDays);
    return { ...due, audienceAtMs: now.has(accountId) ? context.nowMs : due.audienceAtMs, reminderAtMs };
  });
  await members.putDues(rows);
}
