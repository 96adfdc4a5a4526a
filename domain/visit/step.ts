/**
 * `step(state, event)`: one pure transition. Each family of events has its own file; this one only routes, and keeps the two rules that hold
 * everywhere: whatever a person does keeps the visit alive, and time only moves forward.
 */
import type { VisitEvent } from './port.ts';
import type { VisitState } from './state.ts';
import { stay, type Step } from './transition.ts';
import { onAccountEvent } from './on-account.ts';
import { onCard, onPaymentCard, onStaffCard } from './on-card.ts';
import { onCodeNotReceipt, onReceiptRead, onVoucherCode } from './on-receipt-read.ts';
import { onGiftNotRecorded, onGiftOutcome } from './on-gift-outcome.ts';
import { onPaperPromised, onReceiptMoved, onReceiptOutcome } from './on-receipt-outcome.ts';
import { onSlipOutcome } from './on-slip-outcome.ts';
import { onTick } from './on-tick.ts';
import { onTouch } from './on-touch.ts';
import { onTypedCardChecked } from './on-touch-forms.ts';

const humanKinds: ReadonlySet<VisitEvent['kind']> = new Set([
  'touched',
  'card.read',
  'payment-card.refused',
  'receipt.read',
  'code.not-a-receipt',
  'code.unreadable',
  'voucher-code.read',
  'staff-card.read',
]);

/** One pure transition of the visitor's machine. Never throws; an event that means nothing here changes nothing. */
export function step(before: VisitState, event: VisitEvent): Step {
  const nowMs = Math.max(before.nowMs, event.atMs);
  const human = humanKinds.has(event.kind);
  // The silence before this event decides "whose receipt?" and "another card", so handlers see lastActiveAtMs as it was.
  const state: VisitState = { ...before, nowMs, idleWarning: human ? false : before.idleWarning };
  const next = route(state, event);
  return human ? { ...next, state: { ...next.state, lastActiveAtMs: nowMs } } : next;
}

function route(state: VisitState, event: VisitEvent): Step {
  switch (event.kind) {
    case 'touched':
      return onTouch(state, event.intent);
    case 'ticked':
      return onTick(state);
    case 'house.changed':
      return stay({
        ...state,
        house: event.house,
        language:
          state.stage.kind === 'attract' && !event.house.languages.includes(state.language) ? event.house.defaultLanguage : state.language,
      });
    case 'card.read':
      return onCard(state, event);
    case 'payment-card.refused':
      return onPaymentCard(state);
    case 'staff-card.read':
      return onStaffCard(state);
    case 'voucher-code.read':
      return onVoucherCode(state, event.reference);
    case 'receipt.read':
      return onReceiptRead(state, event);
    case 'code.not-a-receipt':
      return onCodeNotReceipt(state, 'not-a-receipt');
    case 'code.unreadable':
      return onCodeNotReceipt(state, 'unreadable');
    case 'account.found':
    case 'account.not-found':
    case 'account.changed':
    case 'account.opened':
    case 'account.not-opened':
      return onAccountEvent(state, event);
    case 'receipt.outcome':
      return onReceiptOutcome(state, event.draftId, event.outcome, event.view);
    case 'paper.promised':
      return onPaperPromised(state, event.draftId, event.reference);
    case 'receipt.moved':
      return onReceiptMoved(state, event.draftId);
    case 'gift.outcome':
      return onGiftOutcome(state, event);
    case 'gift.not-recorded':
      return onGiftNotRecorded(state);
    case 'slip.outcome':
      return onSlipOutcome(state, event.jobId, event.outcome);
    case 'typed-card.checked':
      return onTypedCardChecked(state, event.ok, event.pausedMs);
  }
}
