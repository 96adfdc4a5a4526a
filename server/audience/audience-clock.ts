/**
 * The clock of audience bits, birthdays and reminders: reads what changed, works out who is due, tells the decider. Every step is bounded; what is left over waits for the next
 * look, a minute later.
 */
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { Act } from '../../domain/contract/act.ts';
import type { MallDocument } from '../../domain/contract/document.ts';
import { mallsOf } from '../open-programme.ts';
import type { Programme } from '../open-programme.ts';
import type { DueRow } from '../store/member-tables.ts';
import type { ReadTransaction } from '../store/store.ts';
import { readDefinitions } from './definitions.ts';
import { nextReminderMs, remindersOf } from './next-reminder.ts';
import { readPage } from './read-changes.ts';
import { tellBits } from './tell-bits.ts';

const PAGES_MAX = 20;
const ROUNDS_MAX = 20;
const ACCOUNTS_EACH = 500;

/** What one look did. */
export interface AudienceLook {
  readonly pages: number;
  readonly accounts: number;
  readonly reminded: number;
}

/** One look: at most 20 pages of changes, 10,000 accounts and as many reminders. */
export async function lookAtAudience(programme: Programme): Promise<AudienceLook> {
  const mall = (await mallsOf(programme.store))[0];
  if (mall === undefined) return { pages: 0, accounts: 0, reminded: 0 };
  const settings = await programme.store.read((transaction) => transaction.document('settings', 'settings'));
  const reminderDays = settings?.expiryReminderDays ?? 0;
  const definitions = await programme.store.read((transaction) => readDefinitions(transaction, programme.nowMs()));
  const pages = await repeat(PAGES_MAX, async () => {
    const { dayCutoffMinutes } = mall;
    const context = { definitions, dayCutoffMinutes, reminderDays, nowMs: programme.nowMs() };
    return (await programme.store.write((transaction) => readPage(transaction, context))) ? 1 : null;
  });
  const accounts = await repeat(ROUNDS_MAX, () => {
    const context = { definitions, mall, nowMs: programme.nowMs() };
    return tellRound(programme, context);
  });
  const reminded = reminderDays === 0 ? 0 : await repeat(ROUNDS_MAX, () => remindRound(programme, mall, reminderDays));
  return { pages, accounts, reminded };
}

/** Repeats until there is nothing more or the bound is met; a round answers how much it did, null: and nothing is left. */
async function repeat(most: number, round: () => Promise<number | null>): Promise<number> {
  let done = 0;
  for (let n = 0; n < most; n += 1) {
    const each = await round();
    if (each === null) break;
    done += each;
  }
  return done;
}

async function tellRound(programme: Programme, context: Parameters<typeof tellBits>[2]): Promise<number | null> {
  const { due, told } = await programme.store.read(async (transaction) => {
    const rows = await transaction.members.dueForAudience(context.nowMs, ACCOUNTS_EACH);
    return { due: rows, told: rows.length === 0 ? null : await tellBits(transaction, rows, context) };
  });
  if (told === null) return null;
  await act(programme, context.mall, told.acts);
  await programme.store.write(async ({ members }) => {
    // Another process may have made one of them due again meanwhile: then it stays due.
    const now = await members.dues(due.map((row) => row.accountId));
    const before = new Map(due.map((row) => [row.accountId, row.audienceAtMs]));
    const rows = told.dues.flatMap((row): DueRow[] => {
      const stored = now.get(row.accountId);
      const isSame = stored !== undefined && stored.audienceAtMs === before.get(row.accountId);
      return isSame ? [{ ...stored, audienceAtMs: row.audienceAtMs }] : [];
    });
    await members.putDues(rows);
    await members.putProfiles(told.profiles);
  });
  return due.length;
}

/** Tells the members whose points end soon; each lot once. */
async function remindRound(programme: Programme, mall: MallDocument, reminderDays: number): Promise<number | null> {
  const nowMs = programme.nowMs();
  const { due, accounts } = await programme.store.read(async (transaction) => {
    const rows = await transaction.members.dueForReminder(nowMs, ACCOUNTS_EACH);
    return { due: rows, accounts: await accountsOf(transaction, rows) };
  });
  if (due.length === 0) return null;
  const reminded = due.flatMap(({ accountId, remindedAtMs }) => {
    const account = accounts.get(accountId);
    const ends = (account === undefined ? [] : remindersOf(account, remindedAtMs, reminderDays))
      .filter((one) => one.tellAtMs <= nowMs && one.endsAtMs > nowMs)
      .map((one) => one.endsAtMs);
    return ends.length === 0 ? [] : [{ accountId, fromMs: Math.min(...ends), untilMs: Math.max(...ends) }];
  });
  if (reminded.length > 0) await act(programme, mall, [{ kind: 'reminders.came', atMs: nowMs, accounts: reminded }]);
  await programme.store.write(async (transaction) => {
    const now = await accountsOf(transaction, due);
    const rows = due.map((row): DueRow => {
      const account = now.get(row.accountId);
      return { ...row, reminderAtMs: account === undefined ? null : nextReminderMs(account, nowMs, reminderDays), remindedAtMs: nowMs };
    });
    const stored = await transaction.members.dues(rows.map((row) => row.accountId));
    await transaction.members.putDues(rows.map((row) => ({ ...row, audienceAtMs: stored.get(row.accountId)?.audienceAtMs ?? null })));
  });
  return due.length;
}

async function accountsOf(transaction: ReadTransaction, due: readonly DueRow[]): Promise<ReadonlyMap<string, AccountDocument>> {
  const { documents } = await transaction.load({
    documents: due.map(({ accountId }) => ({ kind: 'account' as const, id: accountId })),
    receiptKeys: [],
    tillKeys: [],
    drawIds: [],
  });
  return new Map(documents.flatMap((one) => (one.kind === 'account' ? [[one.id, one] as const] : [])));
}

async function act(programme: Programme, mall: MallDocument, acts: readonly Act[]): Promise<void> {
  if (acts.length > 0) await programme.decider.act(acts, mall.id);
}
