import type { ReceiptDocument } from '../../domain/contract/document.ts';
import { nextDueMs } from '../../domain/decide/housekeeping.ts';
import { awaitedTill, heldKeys } from '../../domain/decide/held-keys.ts';
import {
  accountDueTable,
  alarmTable,
  auditTable,
  documentTable,
  drawSecretTable,
  drawTicketTable,
  enrolCodeTable,
  factTable,
  heldReceiptTable,
  kioskTable,
  logTable,
  memberTable,
  parkedTable,
  postingTable,
  receiptKeyTable,
  referenceTable,
  tillHoldTable,
} from './bulk-tables.ts';
import type { SealedFactRow } from './erasure-tables.ts';
import { integerFrom, textFrom } from './integer.ts';
import { packText } from './packed-text.ts';
import { SqlReadTransaction } from './read-transaction.ts';
import type { AlarmRow, DrawSecretRow, EnrolCodeRow, KioskRow, WriteBatch } from './rows.ts';
import type { WriteTransaction } from './store.ts';
import { StoreError } from './store-error.ts';

/** Aliases of aliases that are followed, as everywhere. */
const ALIASES_MAX = 32;

/** Writes under the programme's lock; secondary tables (keys, references, queues) are derived here from the documents, so that they cannot differ from them. */
export class SqlWriteTransaction extends SqlReadTransaction implements WriteTransaction {
  async takeFeedSeq(n: number): Promise<number> {
    const rows = await this.session.all('UPDATE programme SET feed_seq = feed_seq + $1 WHERE id = 1 RETURNING feed_seq', [n]);
    const last = integerFrom(rows[0]?.['feed_seq'], 'programme.feed_seq');
    if (!Number.isSafeInteger(last)) throw new StoreError('unsafe-number', 'The feed counter is exhausted.');
    return last - n + 1;
  }

  async setLogHash(hash: string): Promise<void> {
    await this.session.run('UPDATE programme SET log_hash = $1 WHERE id = 1', [hash]);
  }

  async write(batch: WriteBatch): Promise<void> {
    await this.session.insertMany(
      documentTable,
      batch.documents.map(({ document, feedSeq, text }) => [
        document.kind,
        document.id,
        document.version,
        feedSeq,
        document.kind === 'allotment' ? document.kioskId : null,
        text,
      ]),
    );
    await this.#writeReceipts(batch);
    await this.#writeDue(batch);
    await this.session.insertMany(
      drawTicketTable,
      batch.documents.flatMap(({ document }) => (document.kind === 'ticket' ? [[document.drawId, document.id]] : [])),
    );
    await this.session.insertMany(
      postingTable,
      batch.postings.map((p) => [
        p.logSeq,
        p.leg,
        p.txn,
        p.account,
        p.unit,
        p.amount,
        p.reason,
        p.tenantId,
        p.receiptId,
        p.period,
        p.belongsTo,
      ]),
    );
    await this.session.insertMany(
      logTable,
      batch.log.map((row) => [row.seq, row.kind, row.kioskId, row.source, row.signature, row.decidedAtMs, packText(row.changes), row.hash]),
    );
    await this.session.insertMany(
      factTable,
      batch.facts.map((f) => [f.id, f.kioskId, f.seq, f.hash, f.onChain ? 1 : 0, f.logSeq, JSON.stringify(f.outcome)]),
    );
    await this.session.insertMany(
      parkedTable,
      batch.parked.map((p) => [p.hash, p.kioskId, p.seq, p.raw, p.signature, p.why, p.atMs, JSON.stringify(p.outcome)]),
    );
    await this.session.insertMany(
      alarmTable,
      batch.alarms.map((a) => [a.id, a.atMs, a.kind, a.kioskId, a.detail]),
    );
    await this.session.insertMany(
      auditTable,
      batch.audits.map((a) => [a.logSeq, a.atMs, a.kioskId, a.staffId, a.act, a.subject, a.detail]),
    );
    await this.session.insertMany(
      memberTable,
      batch.members.map((m) => [m.accountId, m.sealed, m.consent, m.atMs, m.accountId]),
    );
    await this.#writePersons(batch);
  }

  /** What is sealed in a fact belongs to the account that stands for the one it names; of one that has ended it is erased as it comes. */
  async #writePersons(batch: WriteBatch): Promise<void> {
    const late: string[] = [];
    const standing: SealedFactRow[] = [];
    for (const { logSeq, accountId } of batch.sealedFacts) {
      let account = await this.document('account', accountId);
      for (let step = 0; step < ALIASES_MAX && account !== null && account.aliasOf !== null; step += 1)
        account = await this.document('account', account.aliasOf);
      standing.push({ logSeq, accountId: account?.id ?? accountId });
      if (account?.status === 'closed') late.push(account.id);
    }
    await this.erasure.noteSealed(standing);
    await this.erasure.followAliases(batch.aliases);
    await this.erasure.erase([...new Set([...batch.closed, ...late])]);
  }

  async #writeReceipts(batch: WriteBatch): Promise<void> {
    const receipts = batch.documents.flatMap(({ document, feedSeq }) =>
      document.kind === 'receipt' ? [{ receipt: document, feedSeq }] : [],
    );
    const vouchers = batch.documents.flatMap(({ document }) => (document.kind === 'voucher' ? [document] : []));
    await this.session.insertMany(referenceTable, [
      ...receipts.map(({ receipt }) => [receipt.reference, 'receipt', receipt.id, receipt.accountId]),
      ...vouchers.map((voucher) => [voucher.reference, 'voucher', voucher.id, voucher.accountId]),
    ]);
    const ids = receipts.map(({ receipt }) => receipt.id);
    if (ids.length > 0) {
      await this.session.run('DELETE FROM till_hold WHERE receipt_id {in $1}', [ids]);
      await this.session.run('DELETE FROM held_receipt WHERE receipt_id {in $1}', [ids]);
    }
    await this.proofs.follow(
      receipts.map(({ receipt }) => receipt),
      batch.log,
    );
    await this.#writeKeys(receipts);
    await this.session.insertMany(
      tillHoldTable,
      receipts.flatMap(({ receipt, feedSeq }) => {
        const till = awaitedTill(receipt);
        return till === null ? [] : [[till, receipt.id, feedSeq]];
      }),
    );
    await this.session.insertMany(
      heldReceiptTable,
      receipts.flatMap(({ receipt }) => (receipt.state === 'held' ? [[receipt.id, receipt.registeredAtMs]] : [])),
    );
  }

  /** When the clock next has something to do for the accounts written. */
  async #writeDue(batch: WriteBatch): Promise<void> {
    const accounts = batch.documents.flatMap(({ document }) => (document.kind === 'account' ? [document] : []));
    const due = accounts.map((account) => ({ id: account.id, dueAtMs: nextDueMs(account) }));
    const idle = due.filter((one) => one.dueAtMs === null).map((one) => one.id);
    if (idle.length > 0) await this.session.run('DELETE FROM account_due WHERE account_id {in $1}', [idle]);
    await this.session.insertMany(
      accountDueTable,
      due.flatMap(({ id, dueAtMs }) => (dueAtMs === null ? [] : [[id, dueAtMs]])),
    );
  }

  /** Keys that stay keep their place in the order: the oldest holder of a key is the receipt that stands. */
  async #writeKeys(receipts: readonly { readonly receipt: ReceiptDocument; readonly feedSeq: number }[]): Promise<void> {
    const rows = await this.session.all(
      'SELECT receipt_id, receipt_key FROM receipt_key WHERE receipt_id {in $1} ORDER BY receipt_id, receipt_key',
      [receipts.map(({ receipt }) => receipt.id)],
    );
    const stored = new Map<string, string[]>();
    for (const row of rows) {
      const id = textFrom(row['receipt_id'], 'receipt_key.receipt_id');
      const key = textFrom(row['receipt_key'], 'receipt_key.receipt_key');
      stored.set(id, [...(stored.get(id) ?? []), key]);
    }
    const added: [string, string, number][] = [];
    for (const { receipt, feedSeq } of receipts) {
      const held = new Set(heldKeys(receipt));
      const old = stored.get(receipt.id) ?? [];
      const gone = old.filter((key) => !held.has(key));
      if (gone.length > 0)
        await this.session.run('DELETE FROM receipt_key WHERE receipt_id = $1 AND receipt_key {in $2}', [receipt.id, gone]);
      for (const key of held) if (!old.includes(key)) added.push([key, receipt.id, feedSeq]);
    }
    await this.session.insertMany(receiptKeyTable, added);
  }

  async putKiosk(row: KioskRow): Promise<void> {
    await this.session.insertMany(kioskTable, [
      [
        row.id,
        row.mallId,
        row.use,
        row.publicKey,
        row.incarnation,
        row.startNonce,
        row.headSeq,
        row.headHash,
        row.status,
        row.seenAtMs,
        row.depth,
      ],
    ]);
  }

  async putAlarm(row: AlarmRow): Promise<void> {
    await this.session.insertMany(alarmTable, [[row.id, row.atMs, row.kind, row.kioskId, row.detail]]);
  }

  async touchKiosk(id: string, seenAtMs: number, depth: number): Promise<void> {
    await this.session.run('UPDATE kiosk SET seen_at_ms = $1, depth = $2 WHERE id = $3', [seenAtMs, depth, id]);
  }

  async putDrawSecret(row: DrawSecretRow): Promise<void> {
    await this.session.insertMany(drawSecretTable, [[row.drawId, row.secret, row.madeAtMs]]);
  }

  async putEnrolCode(row: EnrolCodeRow): Promise<void> {
    await this.session.insertMany(enrolCodeTable, [[row.codeHash, row.kioskId, row.mallId, row.use, row.expiresAtMs, row.usedBy]]);
  }
}
