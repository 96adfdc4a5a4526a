/**
 * The queue of receipts that an authority is to be asked about (schema.ts, `proofs`). A row stands for as long as its receipt is booked or held with proof `pending`, so a restart
 * loses nothing; it names the log row of the registration, where the text of the code stands, instead of keeping it a second time.
 */
import type { ReceiptDocument } from '../../domain/contract/document.ts';
import { integerFrom, textFrom } from './integer.ts';
import type { LogRow } from './rows.ts';
import type { BulkTable, Row, SqlSession } from './sql-session.ts';

/** One receipt to ask about. */
export interface ProofRow {
  readonly receiptId: string;
  /** Log row of the fact that registered it. */
  readonly logSeq: number;
  /** How often it was asked in vain. */
  readonly attempts: number;
  readonly nextAtMs: number;
}

const integer = (name: string) => ({ name, type: 'integer' as const });
const table: BulkTable = {
  table: 'proof_check',
  columns: [{ name: 'receipt_id', type: 'text' }, integer('log_seq'), integer('attempts'), integer('next_at_ms')],
  key: ['receipt_id'],
  update: null,
};

function proofRowFrom(row: Row): ProofRow {
  return {
    receiptId: textFrom(row['receipt_id'], 'proof_check.receipt_id'),
    logSeq: integerFrom(row['log_seq'], 'proof_check.log_seq'),
    attempts: integerFrom(row['attempts'], 'proof_check.attempts'),
    nextAtMs: integerFrom(row['next_at_ms'], 'proof_check.next_at_ms'),
  };
}

/** Whether somebody is to be asked about this receipt. */
export const isAsked = ({ proof, state }: ReceiptDocument): boolean => proof === 'pending' && (state === 'booked' || state === 'held');

/** Reads and writes of the queue inside one transaction. */
export class ProofTable {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  /** Receipts whose time to be asked about has come, earliest first. */
  async due(nowMs: number, limit: number): Promise<readonly ProofRow[]> {
    const rows = await this.#session.all(
      'SELECT receipt_id, log_seq, attempts, next_at_ms FROM proof_check WHERE next_at_ms <= $1 ORDER BY next_at_ms, receipt_id LIMIT $2',
      [nowMs, limit],
    );
    return rows.map(proofRowFrom);
  }

  /**
   * Takes due receipts for one process: until `untilMs` nobody else is given them. Under the programme's lock two processes never take the same one, and what a process that
   * died had taken comes back by itself.
   */
  async take(nowMs: number, untilMs: number, limit: number): Promise<readonly ProofRow[]> {
    const rows = await this.due(nowMs, limit);
    for (const { receiptId } of rows)
      await this.#session.run('UPDATE proof_check SET next_at_ms = $1 WHERE receipt_id = $2', [untilMs, receiptId]);
    return rows;
  }

  /** Asks again later. A receipt that is settled meanwhile stays out of the queue. */
  async postpone(receiptId: string, attempts: number, nextAtMs: number): Promise<void> {
    await this.#session.run('UPDATE proof_check SET attempts = $1, next_at_ms = $2 WHERE receipt_id = $3', [attempts, nextAtMs, receiptId]);
  }

  /** Receipts in the queue. */
  async count(): Promise<number> {
    const rows = await this.#session.all('SELECT count(*) AS n FROM proof_check');
    return integerFrom(rows[0]?.['n'], 'count of proof_check');
  }

  /** Brings the queue in line with receipts that are being written; `log` are the log rows written with them, among them the registrations of new ones. */
  async follow(receipts: readonly ReceiptDocument[], log: readonly LogRow[]): Promise<void> {
    const settled = receipts.filter((one) => !isAsked(one)).map((one) => one.id);
    if (settled.length > 0) await this.#session.run('DELETE FROM proof_check WHERE receipt_id {in $1}', [settled]);
    const asked = new Map(receipts.filter(isAsked).map((one) => [one.id, one.registeredAtMs]));
    if (asked.size === 0) return;
    const rows = log.flatMap((row) => {
      const receiptId = row.kind === 'fact' ? registeredBy(row.source) : null;
      const atMs = receiptId === null ? undefined : asked.get(receiptId);
      return receiptId === null || atMs === undefined ? [] : [[receiptId, row.seq, 0, atMs]];
    });
    await this.#session.insertMany(table, rows);
  }
}

/** Id of the receipt that a fact registers, or null. */
function registeredBy(source: string): string | null {
  if (!source.includes('"receipt.registered"')) return null;
  const fact: unknown = JSON.parse(source);
  const body: unknown = typeof fact === 'object' && fact !== null && 'body' in fact ? fact.body : null;
  if (typeof body !== 'object' || body === null || !('kind' in body) || !('receiptId' in body)) return null;
  return body.kind === 'receipt.registered' && typeof body.receiptId === 'string' ? body.receiptId : null;
}
