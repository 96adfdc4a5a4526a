/** The answer to "this gift for points". */
import { withMessage } from './message-page.ts';
import type { VisitEvent } from './port.ts';
import type { Page, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';

/** Granted, to be confirmed, or refused kindly; never silent. */
export function onGiftOutcome(state: VisitState, event: Extract<VisitEvent, { kind: 'gift.outcome' }>): Step {
  const stage = state.stage;
  if (stage.kind !== 'visit' || stage.account.accountId !== event.view.accountId) return stay(state);
  const result = event.result;
  const visit = { ...stage, account: event.view };
  if (!result.ok) {
    const name = event.view.gifts.find((each) => each.giftId === event.giftId)?.name ?? '';
    return {
      state: { ...state, stage: visit, page: refusalPage(result.refusal, name, event.view.spendablePoints) },
      effects: [{ kind: 'cue', cue: 'problem' }],
    };
  }
  const vouchers = [...visit.vouchers.filter((each) => each.voucherId !== result.voucher.voucherId), result.voucher];
  const page = { kind: 'gift-bound' as const, voucher: result.voucher, granted: result.granted, progress: null };
  return { state: { ...state, stage: { ...visit, vouchers }, page }, effects: result.granted ? [{ kind: 'cue', cue: 'bound' }] : [] };
}

/** A gift that costs more than may be spent: said before anything is asked, and nothing is taken. */
export function notYet(why: 'not-enough-points' | 'account-provisional', gift: string, points: number): Page {
  return refusalPage(why, gift, points);
}

function refusalPage(refusal: string, gift: string, points: number): Page {
  const sentence = (part: string) => ({ key: `refusal.${refusal}.${part}`, args: { gift, points } });
  return {
    kind: 'message',
    tone: 'refusal',
    title: sentence('title'),
    why: sentence('why'),
    what: sentence('what'),
    right: null,
    reference: null,
    went: null,
  };
}

/** The kiosk could not write the wish down. Only a page that waits for it is told; it never says that the gift is gone. */
export function onGiftNotRecorded(state: VisitState): Step {
  if (state.page?.kind !== 'gift-confirm') return stay(state);
  return { state: withMessage(state, 'gift-not-recorded'), effects: [{ kind: 'cue', cue: 'problem' }] };
}
