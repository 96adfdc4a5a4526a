/** The tables that batches fill, with what happens when a key exists already. Facts, log and postings are append only: a second row with the same key is never written. */
import type { BulkTable } from './sql-session.ts';

function table(name: string, columns: string, key: readonly string[], update: readonly string[] | null): BulkTable {
  const typed = columns.split(' ').map((column) => {
    const isInteger = column.endsWith('#');
    return { name: isInteger ? column.slice(0, -1) : column, type: isInteger ? ('integer' as const) : ('text' as const) };
  });
  return { table: name, columns: typed, key, update };
}

export const documentTable = table(
  'document',
  'kind id version# feed_seq# kiosk_id body',
  ['kind', 'id'],
  ['version', 'feed_seq', 'kiosk_id', 'body'],
);
export const receiptKeyTable = table('receipt_key', 'receipt_key receipt_id ordinal#', ['receipt_key', 'receipt_id'], null);
export const tillHoldTable = table('till_hold', 'till_key receipt_id ordinal#', ['till_key', 'receipt_id'], null);
export const heldReceiptTable = table('held_receipt', 'receipt_id registered_at_ms#', ['receipt_id'], null);
export const accountDueTable = table('account_due', 'account_id due_at_ms#', ['account_id'], ['due_at_ms']);
export const referenceTable = table('reference', 'reference kind id account_id', ['reference', 'kind', 'id'], ['account_id']);
export const drawTicketTable = table('draw_ticket', 'draw_id ticket_id', ['draw_id', 'ticket_id'], null);
export const drawSecretTable = table('draw_secret', 'draw_id secret made_at_ms#', ['draw_id'], null);
export const postingTable = table(
  'posting',
  'log_seq# leg# txn account unit amount# reason tenant_id receipt_id period belongs_to',
  ['log_seq', 'leg'],
  null,
);
export const logTable = table('log', 'seq# kind kiosk_id source signature decided_at_ms# changes hash', ['seq'], null);
export const factTable = table('fact', 'id kiosk_id seq# hash on_chain# log_seq# outcome', ['id'], null);
export const parkedTable = table('parked', 'hash kiosk_id seq# raw signature why at_ms# outcome', ['hash', 'kiosk_id'], null);
export const alarmTable = table('alarm', 'id at_ms# kind kiosk_id detail', ['id'], null);
export const auditTable = table('audit', 'log_seq# at_ms# kiosk_id staff_id act subject detail', ['log_seq'], null);
export const memberTable = table('member', 'account_id sealed consent at_ms# owner_id', ['account_id'], null);
export const kioskTable = table(
  'kiosk',
  'id mall_id kiosk_use public_key incarnation# start_nonce head_seq# head_hash status seen_at_ms# depth#',
  ['id'],
  ['mall_id', 'kiosk_use', 'public_key', 'incarnation', 'start_nonce', 'head_seq', 'head_hash', 'status', 'seen_at_ms', 'depth'],
);
export const enrolCodeTable = table(
  'enrol_code',
  'code_hash kiosk_id mall_id kiosk_use expires_at_ms# used_by',
  ['code_hash'],
  ['used_by', 'expires_at_ms'],
);
