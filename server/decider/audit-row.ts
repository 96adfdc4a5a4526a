import type { DecidedEntry } from './decide-entries.ts';
import type { AlarmRow, AuditRow } from '../store/rows.ts';

/** Under this name the office's own doings stand in the log and in the trail. */
export const OFFICE = 'OFFICE';
/** And this name as a member of staff. */
export const OFFICE_STAFF = 'office';

/** What a fact is about, as far as a person looking through the trail needs it: an id, never a visitor's own data. */
function subjectOf(body: object): string | null {
  for (const name of ['receiptId', 'voucherId', 'caseId', 'accountId', 'tillKey'] as const)
    if (name in body) {
      const value: unknown = body[name as keyof typeof body];
      if (typeof value === 'string') return value;
    }
  return null;
}

/** The entry of the trail that a decided entry makes: whatever a member of staff, the office, or a kiosk by itself, did. null: a visitor's own fact, the server's own act. */
export function auditRowOf({ entry, outcome }: DecidedEntry, logSeq: number): AuditRow | null {
  if (entry.kind === 'act') {
    if (entry.act.kind !== 'office.did') return null;
    const { did, subject, detail, atMs } = entry.act;
    return { logSeq, atMs, kioskId: OFFICE, staffId: OFFICE_STAFF, act: did, subject, detail };
  }
  const { body, kioskId, registeredAtMs } = entry.fact;
  const staffId = 'staffId' in body ? (body.staffId ?? null) : null;
  const isOwn = body.kind === 'service.act';
  if (staffId === null && !isOwn) return null;
  const act = body.kind === 'service.act' || body.kind === 'staff.session' ? body.act : body.kind;
  const detail = isOwn ? body.detail : outcome?.fate === 'refused' ? `refused: ${outcome.refusal ?? ''}` : null;
  return { logSeq, atMs: registeredAtMs, kioskId, staffId, act, subject: subjectOf(body), detail };
}

/** Wrong PINs that began a pause are an alarm. */
export function pinAlarmOf({ entry }: DecidedEntry, decidedAtMs: number): AlarmRow | null {
  if (entry.kind !== 'fact' || entry.fact.body.kind !== 'service.act' || entry.fact.body.act !== 'pin-locked') return null;
  const { staffId, detail } = entry.fact.body;
  return {
    id: `pin/${entry.hash}`,
    atMs: decidedAtMs,
    kind: 'pin-locked',
    kioskId: entry.fact.kioskId,
    detail: `${staffId ?? 'somebody'} at ${entry.fact.kioskId}: ${detail ?? ''}`,
  };
}
