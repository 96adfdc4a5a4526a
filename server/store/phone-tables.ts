/**
 * Receipts that wait for a visitor's own phone, and the phones that are being used right now (schema.ts, `phones`). Both are known by the hash of a secret that only the phone has; both
 * have an end, and what has ended is deleted.
 */
import { integerFrom, textFrom, textOrNull } from './integer.ts';
import type { BulkTable, Row, SqlSession } from './sql-session.ts';

/** One claim: the receipts a kiosk handed over. */
export interface ClaimRow {
  /** SHA-256 of the code, hex. */
  readonly hash: string;
  readonly kioskId: string;
  readonly mallId: string;
  readonly visitId: string;
  /** JSON of the receipts; emptied when they are taken. */
  readonly receipts: string;
  readonly madeAtMs: number;
  readonly expiresAtMs: number;
  /** Hash of the phone that took them; null: nobody yet. */
  readonly takenBy: string | null;
  /** Numbers tried that no card has, and the last try: the same again counts once. */
  readonly wrongCards: number;
  readonly lastTryId: string | null;
  /** Receipts that stayed at the kiosk. */
  readonly stayed: number;
  /** The member whose invitation was scanned there. */
  readonly invitedBy: string | null;
}

/** What a phone has shown of whom: `joined` here, a typed card number (`card`, sees nothing), or `owner` after a code. `waiting`: a code is out, nobody yet. */
export type PhoneStanding = 'waiting' | 'joined' | 'card' | 'owner';

/** One phone in use. */
export interface PhoneSessionRow {
  readonly hash: string;
  readonly mallId: string;
  readonly standing: PhoneStanding;
  readonly accountId: string | null;
  /** Which of the card numbers that follow from the phone's secret it is; null: no card was made here. The number itself is not kept. */
  readonly cardTry: number | null;
  /** JSON: receipts booked here, with the facts that tell what came of them. */
  readonly receipts: string;
  /** The one-time code asked for last. */
  readonly codeId: string | null;
  readonly madeAtMs: number;
  readonly expiresAtMs: number;
}

const text = (name: string) => ({ name, type: 'text' as const });
const integer = (name: string) => ({ name, type: 'integer' as const });
const claimTable: BulkTable = {
  table: 'phone_claim',
  columns: [
    ...['hash', 'kiosk_id', 'mall_id', 'visit_id', 'receipts', 'taken_by', 'last_try_id', 'invited_by'].map(text),
    ...['made_at_ms', 'expires_at_ms', 'wrong_cards', 'stayed'].map(integer),
  ],
  key: ['hash'],
  update: ['receipts', 'taken_by', 'last_try_id', 'wrong_cards'],
};
const sessionTable: BulkTable = {
  table: 'phone_session',
  columns: [
    ...['hash', 'mall_id', 'standing', 'account_id', 'receipts', 'code_id'].map(text),
    ...['card_try', 'made_at_ms', 'expires_at_ms'].map(integer),
  ],
  key: ['hash'],
  update: ['standing', 'account_id', 'receipts', 'code_id', 'card_try', 'expires_at_ms'],
};
const namesOf = (table: BulkTable): string => table.columns.map((column) => column.name).join(', ');

function claimFrom(row: Row): ClaimRow {
  const at = (name: string) => textFrom(row[name], `phone_claim.${name}`);
  const number = (name: string) => integerFrom(row[name], `phone_claim.${name}`);
  return {
    hash: at('hash'),
    kioskId: at('kiosk_id'),
    mallId: at('mall_id'),
    visitId: at('visit_id'),
    receipts: at('receipts'),
    madeAtMs: number('made_at_ms'),
    expiresAtMs: number('expires_at_ms'),
    takenBy: textOrNull(row['taken_by'], 'phone_claim.taken_by'),
    wrongCards: number('wrong_cards'),
    lastTryId: textOrNull(row['last_try_id'], 'phone_claim.last_try_id'),
    stayed: row['stayed'] === null ? 0 : number('stayed'),
    invitedBy: textOrNull(row['invited_by'], 'phone_claim.invited_by'),
  };
}

function sessionFrom(row: Row): PhoneSessionRow {
  const at = (name: string) => textFrom(row[name], `phone_session.${name}`);
  const number = (name: string) => integerFrom(row[name], `phone_session.${name}`);
  return {
    hash: at('hash'),
    mallId: at('mall_id'),
    standing: at('standing') as PhoneStanding,
    accountId: textOrNull(row['account_id'], 'phone_session.account_id'),
    cardTry: row['card_try'] === null ? null : number('card_try'),
    receipts: at('receipts'),
    codeId: textOrNull(row['code_id'], 'phone_session.code_id'),
    madeAtMs: number('made_at_ms'),
    expiresAtMs: number('expires_at_ms'),
  };
}

/** Reads and writes of these tables inside a transaction of the store; writes only inside a write transaction. */
export class PhoneTables {
  readonly #session: SqlSession;
  constructor(session: SqlSession) {
    this.#session = session;
  }

  async claim(hash: string): Promise<ClaimRow | null> {
    const rows = await this.#session.all(`SELECT ${namesOf(claimTable)} FROM phone_claim WHERE hash = $1`, [hash]);
    return rows[0] === undefined ? null : claimFrom(rows[0]);
  }

  async putClaim(row: ClaimRow): Promise<void> {
    await this.#session.insertMany(claimTable, [
      [
        row.hash,
        row.kioskId,
        row.mallId,
        row.visitId,
        row.receipts,
        row.takenBy,
        row.lastTryId,
        row.invitedBy,
        row.madeAtMs,
        row.expiresAtMs,
        row.wrongCards,
        row.stayed,
      ],
    ]);
  }

  /** Claims that a kiosk made since then. */
  async claimsOf(kioskId: string, sinceMs: number): Promise<number> {
    const rows = await this.#session.all('SELECT count(*) AS n FROM phone_claim WHERE kiosk_id = $1 AND made_at_ms > $2', [
      kioskId,
      sinceMs,
    ]);
    return integerFrom(rows[0]?.['n'], 'phone_claim.count');
  }

  async session(hash: string): Promise<PhoneSessionRow | null> {
    const rows = await this.#session.all(`SELECT ${namesOf(sessionTable)} FROM phone_session WHERE hash = $1`, [hash]);
    return rows[0] === undefined ? null : sessionFrom(rows[0]);
  }

  async putSession(row: PhoneSessionRow): Promise<void> {
    await this.#session.insertMany(sessionTable, [
      [row.hash, row.mallId, row.standing, row.accountId, row.receipts, row.codeId, row.cardTry, row.madeAtMs, row.expiresAtMs],
    ]);
  }

  /** The phone forgets. */
  async endSession(hash: string): Promise<void> {
    await this.#session.run('DELETE FROM phone_session WHERE hash = $1', [hash]);
  }

  /** Phones of accounts opened since then, for the bound on joining. */
  async joinedSince(sinceMs: number): Promise<number> {
    const rows = await this.#session.all('SELECT count(*) AS n FROM phone_session WHERE card_try IS NOT NULL AND made_at_ms > $1', [
      sinceMs,
    ]);
    return integerFrom(rows[0]?.['n'], 'phone_session.count');
  }

  /** Deletes at most `limit` claims and `limit` phones whose end lies before then; a claim that was taken is known as taken until its end. */
  async forget(beforeMs: number, limit: number): Promise<void> {
    for (const table of ['phone_claim', 'phone_session'])
      await this.#session.run(
        `DELETE FROM ${table} WHERE hash IN (SELECT hash FROM ${table} WHERE expires_at_ms < $1 ORDER BY expires_at_ms LIMIT $2)`,
        [beforeMs, limit],
      );
  }
}
