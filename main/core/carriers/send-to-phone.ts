import { createHash } from 'node:crypto';
import { claimAnswer } from '../../../domain/contract/claim.ts';
import type { ClaimedReceipt } from '../../../domain/contract/claim.ts';
import { localOf } from '../../../domain/time/zone.ts';
import type { VisitEffect } from '../../../domain/visit/port.ts';
import type { Draft } from '../../../domain/visit/state.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'send-to-phone' }>;

/** Longest a visitor waits for the centre; the receipts are on the screen all the while. */
const TIMEOUT_MS = 5_000;
/** 160 bits: nobody finds another one's code. */
const CODE_BYTES = 20;

/**
 * Hands the kept receipts over under a fresh code. The server learns the code's hash alone; the code stands in the fragment of the QR's address, which no browser sends and no log holds.
 * An answer that was lost is asked for once more under the same code, so there is one claim or none; a claim whose code was never shown is nobody's and ends by itself.
 */
export async function sendToPhone(stage: VisitStage, effect: Effect): Promise<void> {
  const visit = stage.visit();
  const { services } = stage;
  const address = services.house.state().phone?.url ?? null;
  const mall = services.house.catalogue()?.mall;
  if (address === null || mall === undefined) return stage.emit({ kind: 'claim.not-kept' });
  const code = Buffer.from(services.random(CODE_BYTES)).toString('base64url');
  const fields = {
    claimHash: createHash('sha256').update(code).digest('hex'),
    visitId: visit.visitId,
    language: effect.language,
    receipts: effect.drafts.map((draft) => claimedOf(stage, draft)),
    stayed: effect.stayed,
    invitedBy: effect.invitedBy,
  };
  const ask = () => services.ask('/v1/claim', fields, claimAnswer, { timeoutMs: TIMEOUT_MS, signal: visit.ended.signal });
  const first = await ask();
  const asked = first.ok || first.failure.kind !== 'no-answer' || !stage.isCurrent(visit) ? first : await ask();
  if (!stage.isCurrent(visit)) return;
  if (!asked.ok || asked.answer.status !== 'kept') {
    services.log.warn('claim-not-kept', { why: asked.ok ? asked.answer.status : asked.failure.kind });
    stage.emit({ kind: 'claim.not-kept' });
    return;
  }
  stage.emit({
    kind: 'claim.kept',
    draftIds: effect.drafts.map((draft) => draft.draftId),
    url: `${address}#${code}`,
    untilLocal: `${localOf(services.factBook.nowMs() + asked.answer.expiresInMs, mall.offsets).slice(0, 16)}:00`,
  });
}

/** The receipt as it will be registered: under this kiosk's reference, at the time at which this kiosk read it. */
function claimedOf({ services }: VisitStage, draft: Draft): ClaimedReceipt {
  const ageMs = Math.max(0, services.monotonicMs() - draft.readAtMs);
  return {
    receiptId: services.factBook.newId(),
    reference: services.factBook.nextReference(),
    raw: draft.raw ?? '',
    tenantId: draft.shopPicked ? draft.tenantId : null,
    readAtMs: Math.max(0, Math.trunc(services.factBook.nowMs() - ageMs)),
    clock: services.factBook.clock(),
  };
}
