/** The answer to "this gift for points". */
import type { VisitEvent } from './port.ts';
import type { VisitState } from './state.ts';
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
    const args = { gift: name, points: event.view.spendablePoints };
    return {
      state: {
        ...state, stage: visit,
        page: {
          kind: 'message', tone: 'refusal', title: { key: `refusal.${result.refusal}.title`, args }, why: { key: `refusal.${result.refusal}.why`, args },
          what: { key: `refusal.${result.refusal}.what`, args }, right: null, reference: null, went: null,
        },
      },
      effects: [{ kind: 'cue', cue: 'problem' }],
    };
  }
  const vouchers = [...visit.vouchers.filter((each) => each.voucherId !== result.voucher.voucherId), result.voucher];
  const page = { kind: 'gift-bound' as const, voucher: result.voucher, granted: result.granted, progress: null };
  return { state: { ...state, stage: { ...visit, vouchers }, page }, effects: result.granted ? [{ kind: 'cue', cue: 'bound' }] : [] };
}
