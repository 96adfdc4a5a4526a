import { feedAtSql, feedSinceSql } from './feed-sql.ts';
import { readAudit } from './audit-table.ts';
import { feedKinds } from '../../domain/contract/document.ts';
import { drawEntriesMax } from '../../domain/contract/draw.ts';
import type { AnyDocument, DocumentKind, DocumentOf } from '../../domain/contract/document.ts';
import type { LedgerSum } from '../../domain/clearing/ledger-sum.ts';
import { integerFrom, textFrom } from './integer.ts';
import {
  alarmRowFrom,
  enrolCodeFrom,
  factRowFrom,
  kioskRowFrom,
  ledgerSumFrom,
  logRowFrom,
  parkedRowFrom,
  postingRowFrom,
  storedJson,
} from './read-rows.ts';
import type {
  AlarmRow,
  AuditFilter,
  AuditRow,
  DrawSecretRow,
  EnrolCodeRow,
  FactRow,
  KioskRow,
  LoadedSet,
  LogRow,
  ParkedRow,
  PostingRow,
  ProgrammeRow,
  ProgrammeSecrets,
  ReadSet,
} from './rows.ts';
import type { Row, SqlSession } from './sql-session.ts';
import type { FeedPage, NowReads, ReadTransaction } from './store.ts';
import { MemberTables } from './member-tables.ts';
import { ErasureTables } from './erasure-tables.ts';
import { OutreachTables } from './outreach-tables.ts';
import { PhoneTables } from './phone-tables.ts';
import { ReleaseTables } from './release-tables.ts';
import { QuestionnaireTables } from './questionnaire-tables.ts';
import { ProofTable } from './proof-table.ts';
import { StoreError } from './store-error.ts';

const logColumns = 'seq, kind, kiosk_id, source, signature, decided_at_ms, changes, hash';
const kioskColumns = 'id, mall_id, kiosk_use, public_key, incarnation, start_nonce, head_seq, head_hash, status, seen_at_ms, depth';
const parkedColumns = 'hash, kiosk_id, seq, raw, signature, why, at_ms, outcome';
const countedTables = ['document', 'receipt_key', 'posting', 'log', 'fact', 'parked', 'alarm', 'member', 'kiosk', 'proof_check'] as const;

function bodyOf(row: Row): AnyDocument {
  return storedJson(row['body'], 'document.body') as AnyDocument;
}

/** The kiosk table's row as the document that rules and kiosks know. */
export function kioskDocumentOf(row: KioskRow): DocumentOf<'kiosk'> {
  return {
    kind: 'kiosk',
    id: row.id,
    version: row.incarnation,
    mallId: row.mallId,
    use: row.use,
    publicKey: row.publicKey,
    incarnation: row.incarnation,
    headSeq: row.headSeq,
    headHash: row.headHash,
    status: row.status,
    seenAtMs: row.seenAtMs,
  };
}

/** Reads of portable SQL, the same on both databases. */
export class SqlReadTransaction implements ReadTransaction {
  readonly session: SqlSession;
  readonly members: MemberTables;
  readonly proofs: ProofTable;
  readonly questionnaires: QuestionnaireTables;
  readonly outreach: OutreachTables;
  readonly phones: PhoneTables;
  readonly erasure: ErasureTables;
  readonly releases: ReleaseTables;
  constructor(session: SqlSession) {
    this.session = session;
    this.members = new MemberTables(session);
    this.proofs = new ProofTable(session);
    this.questionnaires = new QuestionnaireTables(session);
    this.outreach = new OutreachTables(session);
    this.phones = new PhoneTables(session);
    this.erasure = new ErasureTables(session);
    this.releases = new ReleaseTables(session);
  }

  async programme(): Promise<ProgrammeRow> {
    const row = (await this.session.all('SELECT feed_seq, log_hash, epoch, created_at_ms FROM programme WHERE id = 1'))[0];
    if (row === undefined)
      throw new StoreError('corrupt', 'The database holds no programme. Restore a backup, or start with an empty data folder.');
    return {
      feedSeq: integerFrom(row['feed_seq'], 'programme.feed_seq'),
      logHash: textFrom(row['log_hash'], 'programme.log_hash'),
      serverEpoch: textFrom(row['epoch'], 'programme.epoch'),
      createdAtMs: integerFrom(row['created_at_ms'], 'programme.created_at_ms'),
    };
  }

  async secrets(): Promise<ProgrammeSecrets> {
    const row = (await this.session.all('SELECT secrets FROM programme WHERE id = 1'))[0];
    return storedJson(row?.['secrets'], 'programme.secrets') as ProgrammeSecrets;
  }

  async rulesSeq(): Promise<number> {
    const rows = await this.session.all("SELECT coalesce(max(feed_seq), 0) AS seq FROM document WHERE kind = 'campaign'");
    return integerFrom(rows[0]?.['seq'], 'document.feed_seq');
  }

  now(): NowReads | null {
    const { allNow } = this.session;
    if (allNow === null) return null;
    const ids = (sql: string, name: string) => allNow(sql, [name]).map((row) => textFrom(row['receipt_id'], 'receipt_id'));
    return {
      document: (kind, id) => {
        const row = allNow(
          kind === 'kiosk' ? `SELECT ${kioskColumns} FROM kiosk WHERE id = $1` : 'SELECT body FROM document WHERE kind = $1 AND id = $2',
          kind === 'kiosk' ? [id] : [kind, id],
        )[0];
        if (row === undefined) return null;
        return kind === 'kiosk' ? kioskDocumentOf(kioskRowFrom(row)) : bodyOf(row);
      },
      receiptsByKey: (key) => ids('SELECT receipt_id FROM receipt_key WHERE receipt_key = $1 ORDER BY ordinal, receipt_id', key),
      ticketsOf: (drawId) =>
        allNow('SELECT ticket_id FROM draw_ticket WHERE draw_id = $1 ORDER BY ticket_id', [drawId]).map((row) =>
          textFrom(row['ticket_id'], 'draw_ticket.ticket_id'),
        ),
      receiptsByTill: (tillKey) => ids('SELECT receipt_id FROM till_hold WHERE till_key = $1 ORDER BY ordinal, receipt_id', tillKey),
    };
  }

  async load(needs: ReadSet): Promise<LoadedSet> {
    const byKind = new Map<DocumentKind, string[]>();
    for (const { kind, id } of needs.documents) {
      const ids = byKind.get(kind);
      if (ids === undefined) byKind.set(kind, [id]);
      else ids.push(id);
    }
    const documents: AnyDocument[] = [];
    for (const [kind, ids] of byKind) {
      if (kind === 'kiosk') documents.push(...(await this.#kioskDocuments(ids)));
      else {
        const rows = await this.session.all('SELECT body FROM document WHERE kind = $1 AND id {in $2} ORDER BY id', [kind, ids]);
        for (const row of rows) documents.push(bodyOf(row));
      }
    }
    return {
      documents,
      receiptsByKey: await this.#receiptIds(
        'SELECT receipt_key AS name, receipt_id FROM receipt_key WHERE receipt_key {in $1} ORDER BY ordinal, receipt_id',
        needs.receiptKeys,
      ),
      receiptsByTill: await this.#receiptIds(
        'SELECT till_key AS name, receipt_id FROM till_hold WHERE till_key {in $1} ORDER BY ordinal, receipt_id',
        needs.tillKeys,
      ),
      ticketsOf: await this.#ticketIds(needs.drawIds),
    };
  }

  async #kioskDocuments(ids: readonly string[]): Promise<AnyDocument[]> {
    const rows = await this.session.all(`SELECT ${kioskColumns} FROM kiosk WHERE id {in $1} ORDER BY id`, [ids]);
    return rows.map((row) => kioskDocumentOf(kioskRowFrom(row)));
  }

  async #receiptIds(sql: string, names: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, string[]>(names.map((name) => [name, []]));
    if (names.length === 0) return found;
    for (const row of await this.session.all(sql, [names])) {
      found.get(textFrom(row['name'], 'receipt_key'))?.push(textFrom(row['receipt_id'], 'receipt_id'));
    }
    return found;
  }

  async #ticketIds(drawIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, readonly string[]>();
    for (const drawId of drawIds) found.set(drawId, await this.ticketsOf(drawId, '', drawEntriesMax));
    return found;
  }

  async ticketsOf(drawId: string, afterId: string, limit: number): Promise<readonly string[]> {
    const rows = await this.session.all(
      'SELECT ticket_id FROM draw_ticket WHERE draw_id = $1 AND ticket_id > $2 ORDER BY ticket_id LIMIT $3',
      [drawId, afterId, limit],
    );
    return rows.map((row) => textFrom(row['ticket_id'], 'draw_ticket.ticket_id'));
  }

  async drawSecret(drawId: string): Promise<DrawSecretRow | null> {
    const row = (await this.session.all('SELECT draw_id, secret, made_at_ms FROM draw_secret WHERE draw_id = $1', [drawId]))[0];
    if (row === undefined) return null;
    return {
      drawId: textFrom(row['draw_id'], 'draw_secret.draw_id'),
      secret: textFrom(row['secret'], 'draw_secret.secret'),
      madeAtMs: integerFrom(row['made_at_ms'], 'draw_secret.made_at_ms'),
    };
  }

  async document<K extends DocumentKind>(kind: K, id: string): Promise<DocumentOf<K> | null> {
    const { documents } = await this.load({ documents: [{ kind, id }], receiptKeys: [], tillKeys: [], drawIds: [] });
    return (documents[0] as DocumentOf<K> | undefined) ?? null;
  }

  async bodiesOf(kind: DocumentKind, afterId: string, limit: number): Promise<readonly { readonly id: string; readonly body: string }[]> {
    const rows = await this.session.all('SELECT id, body FROM document WHERE kind = $1 AND id > $2 ORDER BY id LIMIT $3', [
      kind,
      afterId,
      limit,
    ]);
    return rows.map((row) => ({ id: textFrom(row['id'], 'document.id'), body: textFrom(row['body'], 'document.body') }));
  }

  async documentsOf<K extends DocumentKind>(kind: K, afterId: string, limit: number): Promise<readonly DocumentOf<K>[]> {
    const rows = await this.bodiesOf(kind, afterId, limit);
    return rows.map((row) => storedJson(row.body, 'document.body') as DocumentOf<K>);
  }

  async feedSince(seq: number, limit: number, kioskId: string): Promise<FeedPage> {
    const rows = await this.session.all(feedSinceSql, [seq, feedKinds, kioskId, limit + 1]);
    const numbered = rows.map((row) => ({ seq: integerFrom(row['feed_seq'], 'document.feed_seq'), row }));
    const programme = await this.programme();
    if (numbered.length <= limit) return { documents: numbered.map(({ row }) => bodyOf(row)), feedSeq: programme.feedSeq, more: false };
    // The page must end where a feedSeq ends: the last number may go on beyond it.
    const cutSeq = numbered.at(-1)?.seq ?? seq;
    const whole = numbered.filter((entry) => entry.seq < cutSeq);
    const lastWhole = whole.at(-1);
    if (lastWhole !== undefined) return { documents: whole.map(({ row }) => bodyOf(row)), feedSeq: lastWhole.seq, more: true };
    const all = await this.session.all(feedAtSql, [cutSeq, feedKinds, kioskId]);
    return { documents: all.map(bodyOf), feedSeq: cutSeq, more: true };
  }

  async facts(ids: readonly string[]): Promise<ReadonlyMap<string, FactRow>> {
    const rows = await this.session.all(
      'SELECT id, kiosk_id, seq, hash, on_chain, log_seq, outcome FROM fact WHERE id {in $1} ORDER BY id',
      [ids],
    );
    return new Map(rows.map(factRowFrom).map((row) => [row.id, row]));
  }

  async parkedByHash(kioskId: string, hashes: readonly string[]): Promise<ReadonlyMap<string, ParkedRow>> {
    const rows = await this.session.all(`SELECT ${parkedColumns} FROM parked WHERE kiosk_id = $1 AND hash {in $2} ORDER BY hash`, [
      kioskId,
      hashes,
    ]);
    return new Map(rows.map(parkedRowFrom).map((row) => [row.hash, row]));
  }

  async parked(limit: number): Promise<readonly ParkedRow[]> {
    return (await this.session.all(`SELECT ${parkedColumns} FROM parked ORDER BY at_ms DESC, hash LIMIT $1`, [limit])).map(parkedRowFrom);
  }

  async alarms(limit: number): Promise<readonly AlarmRow[]> {
    return (await this.session.all('SELECT id, at_ms, kind, kiosk_id, detail FROM alarm ORDER BY at_ms DESC, id LIMIT $1', [limit])).map(
      alarmRowFrom,
    );
  }

  audit(filter: AuditFilter, limit: number): Promise<readonly AuditRow[]> {
    return readAudit(this.session, filter, limit);
  }

  async kiosk(id: string): Promise<KioskRow | null> {
    const row = (await this.session.all(`SELECT ${kioskColumns} FROM kiosk WHERE id = $1`, [id]))[0];
    return row === undefined ? null : kioskRowFrom(row);
  }

  async kiosks(): Promise<readonly KioskRow[]> {
    return (await this.session.all(`SELECT ${kioskColumns} FROM kiosk ORDER BY id`)).map(kioskRowFrom);
  }

  async chainHash(kioskId: string, seq: number): Promise<string | null> {
    const fact = (await this.session.all('SELECT hash FROM fact WHERE kiosk_id = $1 AND seq = $2 AND on_chain = 1', [kioskId, seq]))[0];
    const parked =
      fact ??
      (
        await this.session.all("SELECT hash FROM parked WHERE kiosk_id = $1 AND seq = $2 AND why = 'same-id-other-content' ORDER BY hash", [
          kioskId,
          seq,
        ])
      )[0];
    return parked === undefined ? null : textFrom(parked['hash'], 'fact.hash');
  }

  async chainSince(
    kioskId: string,
    seq: number,
    limit: number,
  ): Promise<readonly { readonly seq: number; readonly hash: string; readonly isEnded: boolean }[]> {
    const rows = await this.session.all(
      `SELECT fact.seq AS seq, fact.hash AS hash, log.seq AS log_seq, parked.hash AS parked_hash FROM (
         SELECT seq, hash, log_seq, kiosk_id FROM fact WHERE kiosk_id = $1 AND on_chain = 1 AND seq > $2
         UNION ALL SELECT seq, hash, NULL AS log_seq, kiosk_id FROM parked WHERE kiosk_id = $3 AND why = 'same-id-other-content' AND seq > $4
       ) AS fact LEFT JOIN log ON log.seq = fact.log_seq LEFT JOIN parked ON parked.hash = fact.hash AND parked.kiosk_id = fact.kiosk_id ORDER BY fact.seq, fact.hash LIMIT $5`,
      [kioskId, seq, kioskId, seq, limit],
    );
    return rows.map((row) => ({
      seq: integerFrom(row['seq'], 'fact.seq'),
      hash: textFrom(row['hash'], 'fact.hash'),
      isEnded: row['log_seq'] !== null || row['parked_hash'] !== null,
    }));
  }

  async enrolCode(codeHash: string): Promise<EnrolCodeRow | null> {
    const row = (
      await this.session.all(
        'SELECT code_hash, kiosk_id, mall_id, kiosk_use, expires_at_ms, used_by FROM enrol_code WHERE code_hash = $1',
        [codeHash],
      )
    )[0];
    return row === undefined ? null : enrolCodeFrom(row);
  }

  async logSince(seq: number, limit: number): Promise<readonly LogRow[]> {
    return (await this.session.all(`SELECT ${logColumns} FROM log WHERE seq > $1 ORDER BY seq LIMIT $2`, [seq, limit])).map(logRowFrom);
  }

  async logRow(seq: number): Promise<LogRow | null> {
    const row = (await this.session.all(`SELECT ${logColumns} FROM log WHERE seq = $1`, [seq]))[0];
    return row === undefined ? null : logRowFrom(row);
  }

  async postingsBetween(fromSeq: number, toSeq: number): Promise<readonly PostingRow[]> {
    const rows = await this.session.all(
      'SELECT log_seq, leg, txn, account, unit, amount, reason, tenant_id, receipt_id, period, belongs_to FROM posting WHERE log_seq >= $1 AND log_seq <= $2 ORDER BY log_seq, leg',
      [fromSeq, toSeq],
    );
    return rows.map(postingRowFrom);
  }

  async postingsOf(receiptId: string): Promise<readonly PostingRow[]> {
    const rows = await this.session.all(
      'SELECT log_seq, leg, txn, account, unit, amount, reason, tenant_id, receipt_id, period, belongs_to FROM posting WHERE receipt_id = $1 ORDER BY log_seq, leg',
      [receiptId],
    );
    return rows.map(postingRowFrom);
  }

  async ledgerSums(): Promise<readonly LedgerSum[]> {
    const account = "CASE WHEN account LIKE 'member:%' THEN 'member:' WHEN account LIKE 'overdraft:%' THEN 'overdraft:' ELSE account END";
    const alike = 'period, belongs_to, account, unit, reason, tenant_id';
    const rows = await this.session.all(
      `SELECT ${alike}, sum(amount) AS amount, count(*) AS postings FROM (
         SELECT period, belongs_to, ${account} AS account, unit, reason, tenant_id, amount FROM posting
       ) AS leg GROUP BY ${alike}`,
    );
    return rows.map(ledgerSumFrom);
  }

  async registeredReceipts(): Promise<number> {
    const row = (await this.session.all("SELECT count(*) AS n FROM reference WHERE kind = 'receipt'"))[0];
    return integerFrom(row?.['n'], 'count of reference');
  }

  async byReference(reference: string): Promise<readonly { readonly kind: 'receipt' | 'voucher'; readonly id: string }[]> {
    const rows = await this.session.all('SELECT kind, id FROM reference WHERE reference = $1 ORDER BY kind, id', [reference]);
    return rows.map((row) => ({ kind: row['kind'] === 'voucher' ? 'voucher' : 'receipt', id: textFrom(row['id'], 'reference.id') }));
  }

  async heldReceipts(limit: number): Promise<readonly DocumentOf<'receipt'>[]> {
    const rows = await this.session.all(
      `SELECT document.body AS body FROM held_receipt JOIN document ON document.kind = 'receipt' AND document.id = held_receipt.receipt_id ORDER BY held_receipt.registered_at_ms, held_receipt.receipt_id LIMIT $1`,
      [limit],
    );
    return rows.map((row) => storedJson(row['body'], 'document.body') as DocumentOf<'receipt'>);
  }

  async dueAccounts(atMs: number, limit: number): Promise<readonly string[]> {
    const rows = await this.session.all(
      'SELECT account_id FROM account_due WHERE due_at_ms <= $1 ORDER BY due_at_ms, account_id LIMIT $2',
      [atMs, limit],
    );
    return rows.map((row) => textFrom(row['account_id'], 'account_due.account_id'));
  }

  async counts(): Promise<Readonly<Record<string, number>>> {
    const counts: Record<string, number> = {};
    for (const table of countedTables) {
      const row = (await this.session.all(`SELECT count(*) AS n FROM ${table}`))[0];
      counts[table] = integerFrom(row?.['n'], `count of ${table}`);
    }
    return counts;
  }
}
