/**
 * The tables behind audience bits, birthdays and reminders (schema.ts, `members`): sealed profiles, spending by receipt, who is due when, and how far documents have been read.
 * All but the profiles are derived and can be rebuilt by reading on from the beginning.
 */
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { ReceiptDocument } from '../../domain/contract/document.ts';
import { changedSinceSql } from './feed-sql.ts';
import { integerFrom, textFrom, textOrNull } from './integer.ts';
import { storedJson } from './read-rows.ts';
import type { BulkTable, SqlSession } from './sql-session.ts';

/** What a member told, sealed to the programme's key; `birthdayYear`: the last year whose birthday was told to the rules. */
export interface ProfileRow {
  readonly accountId: string;
  readonly sealed: string;
  readonly birthdayYear: number;
  readonly atMs: number;
}

/** What one booked receipt adds to the spending of an account. */
export interface SpendingRow {
  readonly receiptId: string;
  readonly accountId: string;
  /** Mall day of the purchase. */
  readonly day: string;
  readonly tenantId: string;
  readonly category: string;
  readonly amountMinor: number;
}

/** Spending of an account in one shop on one mall day. */
export interface SpendingSum extends Omit<SpendingRow, 'receiptId'> {
  readonly receipts: number;
}

/** When an account has to be looked at; null: not by time. `remindedAtMs`: reminders that were due up to here have been given. */
export interface DueRow {
  readonly accountId: string;
  readonly audienceAtMs: number | null;
  readonly reminderAtMs: number | null;
  readonly remindedAtMs: number;
}

/** How far documents were read (by feedSeq, then id), for which definitions, and which account a sweep of all has come to; null: no sweep. */
export interface ReadingRow {
  readonly feedSeq: number;
  readonly documentId: string;
  readonly definitions: string;
  readonly sweepAfter: string | null;
}

/** One document that changed. */
export interface ChangedDocument {
  readonly feedSeq: number;
  readonly id: string;
  readonly document: AccountDocument | ReceiptDocument;
}

const column = (name: string, type: 'text' | 'integer' = 'text') => ({ name, type });
const profileTable: BulkTable = {
  table: 'member_profile',
  columns: [column('account_id'), column('sealed'), column('birthday_year', 'integer'), column('at_ms', 'integer')],
  key: ['account_id'],
  update: ['sealed', 'birthday_year', 'at_ms'],
};
const spendingTable: BulkTable = {
  table: 'spending',
  columns: [
    column('receipt_id'),
    column('account_id'),
    column('day'),
    column('tenant_id'),
    column('category'),
    column('amount_minor', 'integer'),
  ],
  key: ['receipt_id'],
  update: ['account_id', 'day', 'tenant_id', 'category', 'amount_minor'],
};
const dueTable: BulkTable = {
  table: 'member_due',
  columns: [
    column('account_id'),
    column('audience_at_ms', 'integer'),
    column('reminder_at_ms', 'integer'),
    column('reminded_at_ms', 'integer'),
  ],
  key: ['account_id'],
  update: ['audience_at_ms', 'reminder_at_ms', 'reminded_at_ms'],
};
const readingTable: BulkTable = {
  table: 'member_reading',
  columns: [column('id', 'integer'), column('feed_seq', 'integer'), column('document_id'), column('definitions'), column('sweep_after')],
  key: ['id'],
  update: ['feed_seq', 'document_id', 'definitions', 'sweep_after'],
};

/** Reads and writes of these tables inside a transaction of the store; writes only inside a write transaction. */
export class MemberTables {
  readonly #session: SqlSession;
  constructor(session: SqlSession) {
    this.#session = session;
  }

  /** Profiles of the accounts that have one. */
  async profiles(accountIds: readonly string[]): Promise<ReadonlyMap<string, ProfileRow>> {
    const rows = await this.#session.all('SELECT account_id, sealed, birthday_year, at_ms FROM member_profile WHERE account_id {in $1}', [
      accountIds,
    ]);
    return new Map(
      rows.map((row) => {
        const accountId = textFrom(row['account_id'], 'member_profile.account_id');
        const birthdayYear = integerFrom(row['birthday_year'], 'member_profile.birthday_year');
        const atMs = integerFrom(row['at_ms'], 'member_profile.at_ms');
        return [accountId, { accountId, sealed: textFrom(row['sealed'], 'member_profile.sealed'), birthdayYear, atMs }];
      }),
    );
  }

  async putProfiles(rows: readonly ProfileRow[]): Promise<void> {
    await this.#session.insertMany(
      profileTable,
      rows.map((row) => [row.accountId, row.sealed, row.birthdayYear, row.atMs]),
    );
  }

  /** Sums since `sinceDay`, by account, day and shop. */
  async spendingSince(accountIds: readonly string[], sinceDay: string): Promise<readonly SpendingSum[]> {
    const rows = await this.#session.all(
      `SELECT account_id, day, tenant_id, category, sum(amount_minor) AS amount_minor, count(*) AS receipts FROM spending
       WHERE account_id {in $1} AND day >= $2 GROUP BY account_id, day, tenant_id, category ORDER BY account_id, day, tenant_id, category`,
      [accountIds, sinceDay],
    );
    return rows.map((row) => ({
      accountId: textFrom(row['account_id'], 'spending.account_id'),
      day: textFrom(row['day'], 'spending.day'),
      tenantId: textFrom(row['tenant_id'], 'spending.tenant_id'),
      category: textFrom(row['category'], 'spending.category'),
      amountMinor: integerFrom(row['amount_minor'], 'sum of spending.amount_minor'),
      receipts: integerFrom(row['receipts'], 'count of spending'),
    }));
  }

  /** The last mall day on which each account bought, of those that ever did. */
  async lastDays(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#session.all('SELECT account_id, max(day) AS day FROM spending WHERE account_id {in $1} GROUP BY account_id', [
      accountIds,
    ]);
    return new Map(rows.map((row) => [textFrom(row['account_id'], 'spending.account_id'), textFrom(row['day'], 'spending.day')]));
  }

  /** Accounts that these receipts are counted for so far. */
  async spenders(receiptIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.#session.all('SELECT DISTINCT account_id FROM spending WHERE receipt_id {in $1} ORDER BY account_id', [
      receiptIds,
    ]);
    return rows.map((row) => textFrom(row['account_id'], 'spending.account_id'));
  }

  /** Replaces what the receipts `of` add; those without a row add nothing. */
  async putSpending(of: readonly string[], rows: readonly SpendingRow[]): Promise<void> {
    const kept = new Set(rows.map((row) => row.receiptId));
    const gone = of.filter((id) => !kept.has(id));
    if (gone.length > 0) await this.#session.run('DELETE FROM spending WHERE receipt_id {in $1}', [gone]);
    await this.#session.insertMany(
      spendingTable,
      rows.map((row) => [row.receiptId, row.accountId, row.day, row.tenantId, row.category, row.amountMinor]),
    );
  }

  /** Two accounts became one: spending goes along, and the profile where the other has none. */
  async mergeInto(fromId: string, toId: string): Promise<void> {
    await this.#session.run('UPDATE spending SET account_id = $1 WHERE account_id = $2', [toId, fromId]);
    if (!(await this.profiles([toId])).has(toId))
      await this.#session.run('UPDATE member_profile SET account_id = $1 WHERE account_id = $2', [toId, fromId]);
    await this.#session.run('DELETE FROM member_profile WHERE account_id = $1', [fromId]);
  }

  async dues(accountIds: readonly string[]): Promise<ReadonlyMap<string, DueRow>> {
    const rows = await this.#session.all(
      'SELECT account_id, audience_at_ms, reminder_at_ms, reminded_at_ms FROM member_due WHERE account_id {in $1}',
      [accountIds],
    );
    return new Map(rows.map(dueRow).map((row) => [row.accountId, row]));
  }

  /** Accounts whose bits have to be worked out by `atMs`, earliest first. */
  dueForAudience(atMs: number, limit: number): Promise<readonly DueRow[]> {
    return this.#due('audience_at_ms', atMs, limit);
  }

  /** Accounts that are to be reminded by `atMs`, earliest first. */
  dueForReminder(atMs: number, limit: number): Promise<readonly DueRow[]> {
    return this.#due('reminder_at_ms', atMs, limit);
  }

  async #due(name: 'audience_at_ms' | 'reminder_at_ms', atMs: number, limit: number): Promise<readonly DueRow[]> {
    const rows = await this.#session.all(
      `SELECT account_id, audience_at_ms, reminder_at_ms, reminded_at_ms FROM member_due WHERE ${name} <= $1 ORDER BY ${name}, account_id LIMIT $2`,
      [atMs, limit],
    );
    return rows.map(dueRow);
  }

  async putDues(rows: readonly DueRow[]): Promise<void> {
    await this.#session.insertMany(
      dueTable,
      rows.map((row) => [row.accountId, row.audienceAtMs, row.reminderAtMs, row.remindedAtMs]),
    );
  }

  /** How far documents were read; the beginning of everything before the first time. */
  async reading(): Promise<ReadingRow> {
    const row = (await this.#session.all('SELECT feed_seq, document_id, definitions, sweep_after FROM member_reading WHERE id = 1'))[0];
    if (row === undefined) return { feedSeq: 0, documentId: '', definitions: '', sweepAfter: null };
    return {
      feedSeq: integerFrom(row['feed_seq'], 'member_reading.feed_seq'),
      documentId: textFrom(row['document_id'], 'member_reading.document_id'),
      definitions: textFrom(row['definitions'], 'member_reading.definitions'),
      sweepAfter: textOrNull(row['sweep_after'], 'member_reading.sweep_after'),
    };
  }

  async putReading(row: ReadingRow): Promise<void> {
    await this.#session.insertMany(readingTable, [[1, row.feedSeq, row.documentId, row.definitions, row.sweepAfter]]);
  }

  /** Account and receipt documents changed after a place in the feed, in order. */
  async changedSince(
    { feedSeq, documentId }: Pick<ReadingRow, 'feedSeq' | 'documentId'>,
    limit: number,
  ): Promise<readonly ChangedDocument[]> {
    const rows = await this.#session.all(changedSinceSql, [feedSeq, feedSeq, documentId, limit]);
    return rows.map((row) => ({
      feedSeq: integerFrom(row['feed_seq'], 'document.feed_seq'),
      id: textFrom(row['id'], 'document.id'),
      document: storedJson(row['body'], 'document.body') as ChangedDocument['document'],
    }));
  }

  /** Ids of accounts after `afterId`, in order. */
  async accountsAfter(afterId: string, limit: number): Promise<readonly string[]> {
    const rows = await this.#session.all("SELECT id FROM document WHERE kind = 'account' AND id > $1 ORDER BY id LIMIT $2", [
      afterId,
      limit,
    ]);
    return rows.map((row) => textFrom(row['id'], 'document.id'));
  }
}

function dueRow(row: Readonly<Record<string, unknown>>): DueRow {
  const optional = (value: unknown, name: string): number | null => (value === null ? null : integerFrom(value, name));
  return {
    accountId: textFrom(row['account_id'], 'member_due.account_id'),
    audienceAtMs: optional(row['audience_at_ms'], 'member_due.audience_at_ms'),
    reminderAtMs: optional(row['reminder_at_ms'], 'member_due.reminder_at_ms'),
    remindedAtMs: integerFrom(row['reminded_at_ms'], 'member_due.reminded_at_ms'),
  };
}
