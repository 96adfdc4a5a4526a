import type { DecidedEntry } from './decide-entries.ts';
import type { AlarmRow, AuditRow } from '../store/rows.ts';

/** What a fact is about, as far as a person looking through the trail needs it: an id, never a visitor's own data. */
function subjectOf(body: object): string | null {
  for (const name of ['receiptId', 'voucherId', 'caseId', 'accountId', 'tillKey'] as const)
    if (name in body) {
      const value: unknown = body[name as keyof typeof body];
      if (typeof value === 'string') return value;
    }
  return null;
}

/** The entry of the trail that a decided fact makes: whatever a member of staff, or a kiosk by itself, did. null: a visitor's own fact. */
export function auditRowOf({ entry, outcome }: DecidedEntry, logSeq: number): AuditRow | null {
  if (entry.kind !== 'fact') return null;
  const { body, kioskId, registeredAtMs } = entry.fact;
  const staffId = 'staffId' in body ? body.staffId : null;
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
