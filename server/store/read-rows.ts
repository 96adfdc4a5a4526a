/** Database rows into the types of rows.ts; a malformed row is a StoreError that names its column. */
import type { LedgerSum } from '../../domain/clearing/ledger-sum.ts';
import type { FactOutcome } from '../../domain/contract/sync.ts';
import { postingReasons } from '../../domain/ledger/posting-reason.ts';
import { integerFrom, textFrom, textOrNull } from './integer.ts';
import type { AlarmRow, AuditRow, EnrolCodeRow, FactRow, KioskRow, LogRow, ParkedRow, PostingRow } from './rows.ts';
import { unpackText } from './packed-text.ts';
import type { Row } from './sql-session.ts';
import { StoreError } from './store-error.ts';

function oneOf<const T extends string>(value: unknown, column: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new StoreError('corrupt', `Column ${column} holds ${String(value)}; it may hold ${allowed.join(', ')}.`);
  return found;
}

/** JSON text that this program wrote itself. Throws StoreError 'corrupt' when it is no JSON any more. */
export function storedJson(value: unknown, column: string): unknown {
  try {
    return JSON.parse(textFrom(value, column));
  } catch (error) {
    throw new StoreError(
      'corrupt',
      `Column ${column} holds text that is no JSON. Run passage verify, and restore a backup if it finds more.`,
      error,
    );
  }
}

export function logRowFrom(row: Row): LogRow {
  return {
    seq: integerFrom(row['seq'], 'log.seq'),
    kind: oneOf(row['kind'], 'log.kind', ['fact', 'act']),
    kioskId: textOrNull(row['kiosk_id'], 'log.kiosk_id'),
    source: textFrom(row['source'], 'log.source'),
    signature: textOrNull(row['signature'], 'log.signature'),
    decidedAtMs: integerFrom(row['decided_at_ms'], 'log.decided_at_ms'),
    changes: unpackText(textFrom(row['changes'], 'log.changes'), 'log.changes'),
    hash: textFrom(row['hash'], 'log.hash'),
  };
}

export function factRowFrom(row: Row): FactRow {
  return {
    id: textFrom(row['id'], 'fact.id'),
    kioskId: textFrom(row['kiosk_id'], 'fact.kiosk_id'),
    seq: integerFrom(row['seq'], 'fact.seq'),
    hash: textFrom(row['hash'], 'fact.hash'),
    onChain: integerFrom(row['on_chain'], 'fact.on_chain') === 1,
    logSeq: row['log_seq'] === null ? null : integerFrom(row['log_seq'], 'fact.log_seq'),
    outcome: storedJson(row['outcome'], 'fact.outcome') as FactOutcome,
  };
}

export function parkedRowFrom(row: Row): ParkedRow {
  return {
    hash: textFrom(row['hash'], 'parked.hash'),
    kioskId: textFrom(row['kiosk_id'], 'parked.kiosk_id'),
    seq: integerFrom(row['seq'], 'parked.seq'),
    raw: textFrom(row['raw'], 'parked.raw'),
    signature: textFrom(row['signature'], 'parked.signature'),
    why: oneOf(row['why'], 'parked.why', ['unreadable', 'unsigned', 'fork', 'revoked', 'same-id-other-content']),
    atMs: integerFrom(row['at_ms'], 'parked.at_ms'),
    outcome: storedJson(row['outcome'], 'parked.outcome') as FactOutcome,
  };
}

export function alarmRowFrom(row: Row): AlarmRow {
  return {
    id: textFrom(row['id'], 'alarm.id'),
    atMs: integerFrom(row['at_ms'], 'alarm.at_ms'),
    kind: oneOf(row['kind'], 'alarm.kind', ['fork', 'parked', 'revoked-spoke', 'release', 'pin-locked']),
    kioskId: textOrNull(row['kiosk_id'], 'alarm.kiosk_id'),
    detail: textFrom(row['detail'], 'alarm.detail'),
  };
}

export function auditRowFrom(row: Row): AuditRow {
  return {
    logSeq: integerFrom(row['log_seq'], 'audit.log_seq'),
    atMs: integerFrom(row['at_ms'], 'audit.at_ms'),
    kioskId: textFrom(row['kiosk_id'], 'audit.kiosk_id'),
    staffId: textOrNull(row['staff_id'], 'audit.staff_id'),
    act: textFrom(row['act'], 'audit.act'),
    subject: textOrNull(row['subject'], 'audit.subject'),
    detail: textOrNull(row['detail'], 'audit.detail'),
  };
}

export function kioskRowFrom(row: Row): KioskRow {
  return {
    id: textFrom(row['id'], 'kiosk.id'),
    mallId: textFrom(row['mall_id'], 'kiosk.mall_id'),
    use: oneOf(row['kiosk_use'], 'kiosk.kiosk_use', ['kiosk', 'desk', 'import']),
    publicKey: textFrom(row['public_key'], 'kiosk.public_key'),
    incarnation: integerFrom(row['incarnation'], 'kiosk.incarnation'),
    startNonce: textOrNull(row['start_nonce'], 'kiosk.start_nonce'),
    headSeq: integerFrom(row['head_seq'], 'kiosk.head_seq'),
    headHash: textFrom(row['head_hash'], 'kiosk.head_hash'),
    status: oneOf(row['status'], 'kiosk.status', ['enrolled', 'fenced', 'revoked']),
    seenAtMs: integerFrom(row['seen_at_ms'], 'kiosk.seen_at_ms'),
    depth: integerFrom(row['depth'], 'kiosk.depth'),
  };
}

export function enrolCodeFrom(row: Row): EnrolCodeRow {
  return {
    codeHash: textFrom(row['code_hash'], 'enrol_code.code_hash'),
    kioskId: textFrom(row['kiosk_id'], 'enrol_code.kiosk_id'),
    mallId: textFrom(row['mall_id'], 'enrol_code.mall_id'),
    use: oneOf(row['kiosk_use'], 'enrol_code.kiosk_use', ['kiosk', 'desk', 'import']),
    expiresAtMs: integerFrom(row['expires_at_ms'], 'enrol_code.expires_at_ms'),
    usedBy: textOrNull(row['used_by'], 'enrol_code.used_by'),
  };
}

/** Sum of postings that are alike. */
export function ledgerSumFrom(row: Row): LedgerSum {
  return {
    period: textOrNull(row['period'], 'posting.period'),
    belongsTo: textOrNull(row['belongs_to'], 'posting.belongs_to'),
    account: textFrom(row['account'], 'posting.account'),
    unit: textFrom(row['unit'], 'posting.unit'),
    reason: oneOf(row['reason'], 'posting.reason', postingReasons),
    tenantId: textOrNull(row['tenant_id'], 'posting.tenant_id'),
    amount: integerFrom(row['amount'], 'posting.amount'),
    postings: integerFrom(row['postings'], 'posting.postings'),
  };
}

export function postingRowFrom(row: Row): PostingRow {
  return {
    logSeq: integerFrom(row['log_seq'], 'posting.log_seq'),
    leg: integerFrom(row['leg'], 'posting.leg'),
    txn: textFrom(row['txn'], 'posting.txn'),
    account: textFrom(row['account'], 'posting.account'),
    unit: textFrom(row['unit'], 'posting.unit'),
    amount: integerFrom(row['amount'], 'posting.amount'),
    reason: oneOf(row['reason'], 'posting.reason', postingReasons),
    tenantId: textOrNull(row['tenant_id'], 'posting.tenant_id'),
    receiptId: textOrNull(row['receipt_id'], 'posting.receipt_id'),
    period: textOrNull(row['period'], 'posting.period'),
    belongsTo: textOrNull(row['belongs_to'], 'posting.belongs_to'),
  };
}
