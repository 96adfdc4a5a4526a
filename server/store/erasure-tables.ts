/**
 * What can lead from an account to a person, and how it is erased (schema.ts, `own affairs`): the sealed row, profile, spending, number, codes, messages, and the sealed part of
 * facts in the log. Erasing happens in the transaction that closes the account, so that there is no moment at which one is done without the other.
 */
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { integerFrom, textFrom } from './integer.ts';
import type { BulkTable, Row, SqlSession } from './sql-session.ts';

/** A fact in the log that holds something sealed of a member. */
export interface SealedFactRow {
  readonly logSeq: number;
  readonly accountId: string;
}

/** An account that became another one's alias. */
export interface AliasRow {
  readonly fromId: string;
  readonly toId: string;
}

/** The "not me" of a number's owner: which account it would close, until when. Only a hash of the token is kept. */
export interface NotMeRow {
  readonly tokenHash: string;
  readonly accountId: string;
  readonly madeAtMs: number;
  readonly expiresAtMs: number;
}

const text = (name: string) => ({ name, type: 'text' as const });
const integer = (name: string) => ({ name, type: 'integer' as const });
const sealedTable: BulkTable = {
  table: 'sealed_fact',
  columns: [integer('log_seq'), text('account_id'), integer('is_erased')],
  key: ['log_seq'],
  update: null,
};
const notMeTable: BulkTable = {
  table: 'not_me',
  columns: [text('token_hash'), text('account_id'), integer('made_at_ms'), integer('expires_at_ms')],
  key: ['token_hash'],
  update: null,
};

/** Rows of a person that bear the account's id in this column. */
const personal = [
  ['member', 'owner_id'],
  ['member_profile', 'account_id'],
  ['spending', 'account_id'],
  ['member_due', 'account_id'],
  ['member_phone', 'account_id'],
  ['one_time_code', 'account_id'],
  ['outbox_message', 'account_id'],
  ['not_me', 'account_id'],
  ['phone_session', 'account_id'],
] as const;

/** Those that go along when two accounts become one; profile and spending follow by the clock of audience bits. */
const following = ['member', 'member_phone', 'one_time_code', 'outbox_message', 'not_me', 'sealed_fact'] as const;

/** A fact's text without what is sealed in it: the same text again changes nothing. */
export function withoutSealed(source: string): string {
  const fact = JSON.parse(source) as { readonly body: Readonly<Record<string, unknown>> };
  return canonicalJson({ ...fact, body: { ...fact.body, sealed: null } });
}

/** Reads and writes of these tables inside a transaction of the store; writes only inside a write transaction. */
export class ErasureTables {
  readonly #session: SqlSession;
  constructor(session: SqlSession) {
    this.#session = session;
  }

  async noteSealed(rows: readonly SealedFactRow[]): Promise<void> {
    await this.#session.insertMany(
      sealedTable,
      rows.map((row) => [row.logSeq, row.accountId, 0]),
    );
  }

  /** Whoever erases the one erases all that came with the other. */
  async followAliases(rows: readonly AliasRow[]): Promise<void> {
    for (const { fromId, toId } of rows)
      for (const table of following) {
        const column = table === 'member' ? 'owner_id' : 'account_id';
        await this.#session.run(`UPDATE ${table} SET ${column} = $1 WHERE ${column} = $2`, [toId, fromId]);
      }
  }

  /** Erases what is kept of the persons behind these accounts. Twice is no more than once. */
  async erase(accountIds: readonly string[]): Promise<void> {
    if (accountIds.length === 0) return;
    for (const [table, column] of personal) await this.#session.run(`DELETE FROM ${table} WHERE ${column} {in $1}`, [accountIds]);
    const rows = await this.#session.all(
      'SELECT l.seq, l.source FROM log l JOIN sealed_fact s ON s.log_seq = l.seq WHERE s.is_erased = 0 AND s.account_id {in $1}',
      [accountIds],
    );
    for (const row of rows) await this.#emptyFact(row);
    await this.#session.run('UPDATE sealed_fact SET is_erased = 1 WHERE account_id {in $1}', [accountIds]);
    for (const accountId of accountIds) await this.#eraseParked(accountId);
  }

  /** Erases what is sealed in these facts of the log: it has gone into sums, and nobody will look it up again. Twice is no more than once. */
  async eraseFacts(logSeqs: readonly number[]): Promise<void> {
    for (const logSeq of logSeqs) {
      const rows = await this.#session.all('SELECT seq, source FROM log WHERE seq = $1', [logSeq]);
      for (const row of rows) await this.#emptyFact(row);
      await this.#session.run('UPDATE sealed_fact SET is_erased = 1 WHERE log_seq = $1', [logSeq]);
    }
  }

  async #emptyFact(row: Row): Promise<void> {
    await this.#session.run('UPDATE log SET source = $1 WHERE seq = $2', [
      withoutSealed(textFrom(row['source'], 'log.source')),
      integerFrom(row['seq'], 'log.seq'),
    ]);
  }

  /** Bytes that were kept aside unread may tell of the same person. */
  async #eraseParked(accountId: string): Promise<void> {
    await this.#session.run(`UPDATE parked SET raw = '' WHERE raw LIKE $1 AND raw LIKE '%"sealed":"%'`, [`%"accountId":"${accountId}"%`]);
  }

  /** Log rows of facts whose sealed part was erased. */
  async erasedFacts(fromSeq: number, toSeq: number): Promise<ReadonlySet<number>> {
    const rows = await this.#session.all('SELECT log_seq FROM sealed_fact WHERE is_erased = 1 AND log_seq >= $1 AND log_seq <= $2', [
      fromSeq,
      toSeq,
    ]);
    return new Set(rows.map((row) => integerFrom(row['log_seq'], 'sealed_fact.log_seq')));
  }

  async putNotMe(row: NotMeRow): Promise<void> {
    await this.#session.insertMany(notMeTable, [[row.tokenHash, row.accountId, row.madeAtMs, row.expiresAtMs]]);
  }

  /** What the owner of a number may close with this token; null: nothing, or not any more. */
  async notMe(tokenHash: string, nowMs: number): Promise<NotMeRow | null> {
    const rows = await this.#session.all(
      'SELECT token_hash, account_id, made_at_ms, expires_at_ms FROM not_me WHERE token_hash = $1 AND expires_at_ms > $2',
      [tokenHash, nowMs],
    );
    return rows[0] === undefined ? null : notMeFrom(rows[0]);
  }

  /** Forgets tokens whose time is over. */
  async forgetNotMe(nowMs: number): Promise<void> {
    await this.#session.run('DELETE FROM not_me WHERE expires_at_ms <= $1', [nowMs]);
  }
}

function notMeFrom(row: Row): NotMeRow {
  return {
    tokenHash: textFrom(row['token_hash'], 'not_me.token_hash'),
    accountId: textFrom(row['account_id'], 'not_me.account_id'),
    madeAtMs: integerFrom(row['made_at_ms'], 'not_me.made_at_ms'),
    expiresAtMs: integerFrom(row['expires_at_ms'], 'not_me.expires_at_ms'),
  };
}
