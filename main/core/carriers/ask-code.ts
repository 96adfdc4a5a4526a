import { codeAskAnswer } from '../../../domain/contract/one-time-code.ts';
import type { CodeAct } from '../../../domain/contract/one-time-code.ts';
import { canonicalJson } from '../../../domain/encoding/canonical-json.ts';
import { sealTo } from '../../../domain/encoding/seal.ts';
import { fullPhone } from '../../../domain/outreach/phone.ts';
import type { VisitEffect } from '../../../domain/visit/port.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'ask-code' }>;

/** Longest a visitor waits for the centre; LATER is there all the while. */
const TIMEOUT_MS = 5_000;

/** A typed number, sealed to the server's key: so it leaves this kiosk and so a journal may hold it. null: not enrolled. */
export function sealedPhone(stage: VisitStage, phone: string | null): string | null {
  const sealingKey = stage.services.identity.enrolment()?.sealingKey;
  if (phone === null || sealingKey === undefined) return null;
  return sealTo(sealingKey, canonicalJson({ phone: fullPhone(phone) }), stage.services.random(32));
}

/** The act with the names that make it one act, however often it is asked about. */
function actOf(act: Effect['act'], { transferId, reference }: { readonly transferId: string; readonly reference: string }): CodeAct | null {
  switch (act?.kind) {
    case undefined:
      return null;
    case 'leave':
      return { ...act, reference };
    case 'link-card':
      return { kind: act.kind, cardKey: act.cardToken, last4: act.last4, reference };
    case 'give-points':
      return { ...act, transferId, reference };
  }
}

/** Asks the server for a one-time code. One that this visit has open still is not asked for twice, unless another one is wanted. */
export async function askCode(stage: VisitStage, effect: Effect): Promise<void> {
  const visit = stage.visit();
  const { services } = stage;
  const open = visit.code;
  const wanted = canonicalJson(effect.act);
  const nowMs = services.monotonicMs();
  if (!effect.isAgain && open !== null && open.accountId === effect.accountId && open.act === wanted && nowMs < open.untilMs) {
    stage.emit({ kind: 'code.asked', result: 'sent', againMs: Math.max(0, open.againAtMs - nowMs) });
    return;
  }
  const codeId = services.factBook.newId();
  const { purpose, accountId, language } = effect;
  const phone = purpose === 'forgot-card' ? sealedPhone(stage, effect.phone) : visit.sealedPhone;
  const ids = { transferId: services.factBook.newId(), reference: effect.act === null ? '' : services.factBook.nextReference() };
  const request = { codeId, purpose, accountId, sealedPhone: phone, act: actOf(effect.act, ids), language };
  const asked = await services.ask('/v1/code/ask', request, codeAskAnswer, {
    timeoutMs: TIMEOUT_MS,
    signal: visit.ended.signal,
  });
  if (!stage.isCurrent(visit)) return;
  if (!asked.ok) {
    services.log.warn('code-not-asked', { why: asked.failure.kind });
    stage.emit({ kind: 'code.asked', result: 'no-answer', againMs: 0 });
    return;
  }
  const { status, resendAfterMs, expiresInMs } = asked.answer;
  const thenMs = services.monotonicMs();
  if (status === 'sent')
    visit.code = { codeId, accountId, act: wanted, ids, untilMs: thenMs + expiresInMs, againAtMs: thenMs + resendAfterMs };
  stage.emit({ kind: 'code.asked', result: status, againMs: resendAfterMs });
}
