import { codeCheckAnswer } from '../../../domain/contract/one-time-code.ts';
import type { VisitEffect } from '../../../domain/visit/port.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'check-code' }>;

const TIMEOUT_MS = 5_000;

/** Has the typed digits looked at. An answer that is lost leaves the digits on the screen: the same try is asked about once more, then the visitor may. */
export async function checkCode(stage: VisitStage, effect: Effect): Promise<void> {
  const visit = stage.visit();
  const { services } = stage;
  const { code } = visit;
  if (code === null) {
    stage.emit({ kind: 'code.checked', verdict: 'expired', refusal: null, ids: null, found: null });
    return;
  }
  const tryId = services.factBook.newId();
  const ask = () =>
    services.ask('/v1/code/check', { codeId: code.codeId, tryId, digits: effect.digits }, codeCheckAnswer, {
      timeoutMs: TIMEOUT_MS,
      signal: visit.ended.signal,
    });
  const first = await ask();
  const checked = first.ok || first.failure.kind !== 'no-answer' || !stage.isCurrent(visit) ? first : await ask();
  if (!stage.isCurrent(visit)) return;
  if (!checked.ok) {
    services.log.warn('code-not-checked', { why: checked.failure.kind });
    stage.emit({ kind: 'code.checked', verdict: 'no-answer', refusal: null, ids: null, found: null });
    return;
  }
  const { verdict, accountId, refusal } = checked.answer;
  if (verdict === 'right' && refusal === null) visit.code = null;
  const found = verdict === 'right' && effect.purpose === 'forgot-card' && accountId !== null ? show(stage, accountId) : null;
  stage.emit({ kind: 'code.checked', verdict, refusal, ids: verdict === 'right' && refusal === null ? code.ids : null, found });
}

/** The account of a forgotten card, as this kiosk has it; null: it has not come here. */
function show(stage: VisitStage, accountId: string) {
  const account = stage.services.factBook.account(accountId);
  if (account === null) return null;
  const card = account.cards.at(-1);
  const last4 = card?.last4 ?? '';
  const visit = stage.visit();
  visit.shown = { accountId: account.id, last4, isTest: false };
  if (account.notices.length > 0)
    visit.told = { accountId: account.id, noticeIds: account.notices.slice(0, 20).map((notice) => notice.noticeId) };
  return { cardToken: card?.cardKey ?? account.id, view: stage.view(account, last4, account.language, false) };
}
