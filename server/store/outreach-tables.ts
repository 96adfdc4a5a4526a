/**
 * The outbox of messages, one-time codes, and whose number is confirmed (schema.ts, `outreach`). Numbers and texts are only here sealed or as keyed hashes; what was sent or given
 * up is emptied.
 */
import type { CodePurpose, CodeVerdict, OneTimeCode } from '../../domain/outreach/one-time-code.ts';
import { integerFrom, textFrom, textOrNull } from './integer.ts';
import type { BulkTable, Row, SqlSession } from './sql-session.ts';

/** `dropped`: nobody has the number, so nothing is sent; it stands here to be no different from others. */
export type MessageState = 'queued' | 'sending' | 'sent' | 'failed' | 'dropped';

/** One message to a visitor. */
export interface MessageRow {
  readonly id: string;
  readonly channel: 'sms' | 'email';
  readonly textKey: string;
  readonly language: string;
  /** Recipient and arguments, sealed to the programme's key; empty once the message has ended. */
  readonly sealed: string;
  readonly state: MessageState;
  readonly attempts: number;
  readonly nextAtMs: number;
  readonly expiresAtMs: number;
  readonly madeAtMs: number;
  /** The member it is for; null: nobody's. */
  readonly accountId: string | null;
  /** Advertising goes only to who said yes to this channel, and is asked again at the moment of sending. */
  readonly about: 'service' | 'advertising';
}

/** A number that its owner confirmed. */
export interface PhoneRow {
  readonly phoneHash: string;
  readonly accountId: string;
  /** The number, sealed as the kiosks seal it. */
  readonly sealed: string;
  readonly confirmedAtMs: number;
}

const text = (name: string) => ({ name, type: 'text' as const });
const integer = (name: string) => ({ name, type: 'integer' as const });
const messageTable: BulkTable = {
  table: 'outbox_message',
  columns: [
    ...['id', 'channel', 'text_key', 'language', 'sealed', 'state'].map(text),
    ...['attempts', 'next_at_ms', 'expires_at_ms', 'made_at_ms'].map(integer),
    ...['account_id', 'about'].map(text),
  ],
  key: ['id'],
  update: ['sealed', 'state', 'attempts', 'next_at_ms'],
};
const codeTable: BulkTable = {
  table: 'one_time_code',
  columns: [
    ...['id', 'purpose', 'account_id', 'phone_hash', 'code_hash', 'kiosk_id'].map(text),
    ...['made_at_ms', 'expires_at_ms', 'wrong_tries', 'is_used'].map(integer),
    ...['last_try_id', 'last_verdict', 'act'].map(text),
  ],
  key: ['id'],
  update: ['wrong_tries', 'is_used', 'last_try_id', 'last_verdict'],
};
const phoneTable: BulkTable = {
  table: 'member_phone',
  columns: [text('phone_hash'), text('account_id'), text('sealed'), integer('confirmed_at_ms')],
  key: ['phone_hash'],
  update: ['account_id', 'sealed', 'confirmed_at_ms'],
};
const namesOf = (table: BulkTable): string => table.columns.map((column) => column.name).join(', ');

function messageFrom(row: Row): MessageRow {
  const at = (name: string) => textFrom(row[name], `outbox_message.${name}`);
  const number = (name: string) => integerFrom(row[name], `outbox_message.${name}`);
  return {
    id: at('id'),
    channel: at('channel') as MessageRow['channel'],
    textKey: at('text_key'),
    language: at('language'),
    sealed: at('sealed'),
    state: at('state') as MessageState,
    attempts: number('attempts'),
    nextAtMs: number('next_at_ms'),
    expiresAtMs: number('expires_at_ms'),
    madeAtMs: number('made_at_ms'),
    accountId: textOrNull(row['account_id'], 'outbox_message.account_id'),
    about: textOrNull(row['about'], 'outbox_message.about') === 'advertising' ? 'advertising' : 'service',
  };
}

function codeFrom(row: Row): OneTimeCode {
  const at = (name: string) => textFrom(row[name], `one_time_code.${name}`);
  const orNull = (name: string) => textOrNull(row[name], `one_time_code.${name}`);
  const number = (name: string) => integerFrom(row[name], `one_time_code.${name}`);
  return {
    codeId: at('id'),
    purpose: at('purpose') as CodePurpose,
    accountId: orNull('account_id'),
    phoneHash: at('phone_hash'),
    codeHash: at('code_hash'),
    kioskId: at('kiosk_id'),
    madeAtMs: number('made_at_ms'),
    expiresAtMs: number('expires_at_ms'),
    wrongTries: number('wrong_tries'),
    isUsed: number('is_used') === 1,
    lastTryId: orNull('last_try_id'),
    lastVerdict: orNull('last_verdict') as CodeVerdict | null,
    act: orNull('act'),
  };
}

function phoneFrom(row: Row): PhoneRow {
  return {
    phoneHash: textFrom(row['phone_hash'], 'member_phone.phone_hash'),
    accountId: textFrom(row['account_id'], 'member_phone.account_id'),
    sealed: textFrom(row['sealed'], 'member_phone.sealed'),
    confirmedAtMs: integerFrom(row['confirmed_at_ms'], 'member_phone.confirmed_at_ms'),
  };
}

/** Reads and writes of these tables inside a transaction of the store; writes only inside a write transaction. */
export class OutreachTables {
  readonly #session: SqlSession;
  constructor(session: SqlSession) {
    this.#session = session;
  }

  /** Messages whose time has come, earliest first; those of a process that died while sending come back by themselves. */
  async dueMessages(nowMs: number, limit: number): Promise<readonly MessageRow[]> {
    const rows = await this.#session.all(
      `SELECT ${namesOf(messageTable)} FROM outbox_message WHERE state IN ('queued', 'sending') AND next_at_ms <= $1 ORDER BY next_at_ms, id LIMIT $2`,
      [nowMs, limit],
    );
    return rows.map(messageFrom);
  }

  async putMessages(rows: readonly MessageRow[]): Promise<void> {
    await this.#session.insertMany(
      messageTable,
      rows.map((m) => [
        ...[m.id, m.channel, m.textKey, m.language, m.sealed, m.state],
        ...[m.attempts, m.nextAtMs, m.expiresAtMs, m.madeAtMs, m.accountId, m.about],
      ]),
    );
  }

  async message(id: string): Promise<MessageRow | null> {
    const rows = await this.#session.all(`SELECT ${namesOf(messageTable)} FROM outbox_message WHERE id = $1`, [id]);
    return rows[0] === undefined ? null : messageFrom(rows[0]);
  }

  async code(codeId: string): Promise<OneTimeCode | null> {
    const rows = await this.#session.all(`SELECT ${namesOf(codeTable)} FROM one_time_code WHERE id = $1`, [codeId]);
    return rows[0] === undefined ? null : codeFrom(rows[0]);
  }

  async putCode(code: OneTimeCode): Promise<void> {
    await this.#session.insertMany(codeTable, [
      [
        code.codeId,
        code.purpose,
        code.accountId,
        code.phoneHash,
        code.codeHash,
        code.kioskId,
        code.madeAtMs,
        code.expiresAtMs,
        code.wrongTries,
        code.isUsed ? 1 : 0,
        code.lastTryId,
        code.lastVerdict,
        code.act,
      ],
    ]);
  }

  /** When codes for this number were made since then, at most `limit`, newest first. */
  async codesOfNumber(phoneHash: string, sinceMs: number, limit: number): Promise<readonly number[]> {
    return this.#madeAt('phone_hash', phoneHash, sinceMs, limit);
  }

  /** When this kiosk asked for codes since then, at most `limit`, newest first. */
  async codesOfKiosk(kioskId: string, sinceMs: number, limit: number): Promise<readonly number[]> {
    return this.#madeAt('kiosk_id', kioskId, sinceMs, limit);
  }

  async #madeAt(column: 'phone_hash' | 'kiosk_id', value: string, sinceMs: number, limit: number): Promise<readonly number[]> {
    const rows = await this.#session.all(
      `SELECT made_at_ms FROM one_time_code WHERE ${column} = $1 AND made_at_ms > $2 ORDER BY made_at_ms DESC LIMIT $3`,
      [value, sinceMs, limit],
    );
    return rows.map((row) => integerFrom(row['made_at_ms'], 'one_time_code.made_at_ms'));
  }

  /** Whose number this is. */
  async phone(phoneHash: string): Promise<PhoneRow | null> {
    const rows = await this.#session.all(`SELECT ${namesOf(phoneTable)} FROM member_phone WHERE phone_hash = $1`, [phoneHash]);
    return rows[0] === undefined ? null : phoneFrom(rows[0]);
  }

  /** The number that an account confirmed last. */
  async phoneOf(accountId: string): Promise<PhoneRow | null> {
    const rows = await this.#session.all(
      `SELECT ${namesOf(phoneTable)} FROM member_phone WHERE account_id = $1 ORDER BY confirmed_at_ms DESC LIMIT 1`,
      [accountId],
    );
    return rows[0] === undefined ? null : phoneFrom(rows[0]);
  }

  async putPhone(row: PhoneRow): Promise<void> {
    await this.#session.insertMany(phoneTable, [[row.phoneHash, row.accountId, row.sealed, row.confirmedAtMs]]);
  }

  /** The number somebody joined with, sealed as the kiosk sent it. */
  async joinedWith(accountId: string): Promise<string | null> {
    const rows = await this.#session.all('SELECT sealed FROM member WHERE account_id = $1', [accountId]);
    return rows[0] === undefined ? null : textOrNull(rows[0]['sealed'], 'member.sealed');
  }

  /** Of the number somebody joined with: its hash, and the mall. */
  async noteJoinedWith(accountId: string, phoneHash: string, mallId: string): Promise<void> {
    await this.#session.run('UPDATE member SET phone_hash = $1, mall_id = $2 WHERE account_id = $3', [phoneHash, mallId, accountId]);
  }

  /** Accounts that joined at this mall with this number, whoever typed it, newest first. */
  async joinedBy(phoneHash: string, mallId: string, limit: number): Promise<readonly string[]> {
    const rows = await this.#session.all(
      'SELECT account_id FROM member WHERE phone_hash = $1 AND mall_id = $2 ORDER BY at_ms DESC, account_id DESC LIMIT $3',
      [phoneHash, mallId, limit],
    );
    return rows.map((row) => textFrom(row['account_id'], 'member.account_id'));
  }

  /** Forgets ended messages and codes made before then. */
  async forget(beforeMs: number): Promise<void> {
    await this.#session.run(`DELETE FROM outbox_message WHERE made_at_ms < $1 AND state IN ('sent', 'failed', 'dropped')`, [beforeMs]);
    await this.#session.run('DELETE FROM one_time_code WHERE made_at_ms < $1', [beforeMs]);
  }
}
