import type { SqlSession } from './sql-session.ts';
import { auditRowFrom } from './read-rows.ts';
import type { AuditFilter, AuditRow } from './rows.ts';

/** Entries of the trail that fit, newest first. */
export async function readAudit(session: SqlSession, filter: AuditFilter, limit: number): Promise<readonly AuditRow[]> {
  const wanted: readonly [string, string | number | null][] = [
    ['staff_id = ', filter.staffId],
    ['kiosk_id = ', filter.kioskId],
    ['act = ', filter.act],
    ['log_seq < ', filter.beforeSeq],
    ['at_ms >= ', filter.fromMs],
    ['at_ms < ', filter.untilMs],
  ];
  const set = wanted.filter((one): one is [string, string | number] => one[1] !== null);
  const where = set.length === 0 ? '' : ` WHERE ${set.map(([test], at) => `${test}$${at + 1}`).join(' AND ')}`;
  const rows = await session.all(
    `SELECT log_seq, at_ms, kiosk_id, staff_id, act, subject, detail FROM audit${where} ORDER BY log_seq DESC LIMIT $${set.length + 1}`,
    [...set.map(([, value]) => value), limit],
  );
  return rows.map(auditRowFrom);
}
