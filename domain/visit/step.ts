/**
 * `step(state, event)`: one pure transition. Each family of events has its own file; this one only routes, and keeps the two rules that hold
 * everywhere: whatever a person does keeps the visit alive, and time only moves forward.
 */
import { freshAccess } from './access-state.ts';
import { keepAsked } from './asked-receipt.ts';
import type { VisitEffect, VisitEvent } from './port.ts';
import { initialState } from './state.ts';
import type { VisitState } from './state.ts';
import { stay, type Step } from './transition.ts';
import { openDueCode } from './code-page.ts';
import { onCodeEvent } from './on-code.ts';
import { openNextGap } from './incomplete-draft.ts';
import { onAccountEvent } from './on-account.ts';
import { onCard } from './on-card.ts';
import { onForeignRead } from './on-foreign-read.ts';
import { onPeopleEvent } from './on-people.ts';
import { withMessage } from './message-page.ts';
import { onLinkNoted } from './on-link.ts';
import { onReceiverFound } from './on-receiver.ts';
import { onReceiptRead } from './on-receipt-read.ts';
import { onSlipRead } from './on-slip-words.ts';
import { onGiftNotRecorded, onGiftOutcome } from './on-gift-outcome.ts';
import { onPaperPromised, onReceiptMoved, onReceiptOutcome } from './on-receipt-outcome.ts';
import { onSlipOutcome } from './on-slip-outcome.ts';
import { onTick } from './on-tick.ts';
import { onClaim } from './phone-page.ts';
import { onPosterFound, onSomebodyNear } from './on-touch-home.ts';
import { onTouch } from './on-touch.ts';
import { onVoucherCode } from './on-touch-mine.ts';
import { onTypedCardChecked } from './on-touch-forms.ts';

const humanKinds: ReadonlySet<VisitEvent['kind']> = new Set([
  'touched',
  'card.read',
  'payment-card.refused',
  'receipt.read',
  'code.not-a-receipt',
  'code.unreadable',
  'voucher-code.read',
  'invitation.read',
  'staff-card.read',
]);

const problem: readonly VisitEffect[] = [{ kind: 'cue', cue: 'problem' }];

/** One pure transition of the visitor's machine. Never throws; an event that means nothing here changes nothing. */
export function step(before: VisitState, event: VisitEvent): Step {
  const nowMs = Math.max(before.nowMs, event.atMs);
  const human = humanKinds.has(event.kind);
  // The silence before this event decides "whose receipt?" and "another card", so handlers see lastActiveAtMs as it was.
  const answers = human && !(event.kind === 'touched' && event.intent.kind === 'still-asked');
  const state: VisitState = { ...before, nowMs, idleWarning: answers ? false : before.idleWarning };
  const routed = keepAsked(state, route(state, event));
  const next = openDueCode(afterGoodbye(state, renewKept(state, openNextGap(routed.state))), routed.effects);
  return human ? { ...next, state: { ...next.state, lastActiveAtMs: nowMs } } : next;
}

/** While a page lies over kept receipts their bar is not seen: it begins anew when they are seen again, or they would be gone with the touch that closed the page. */
function renewKept(before: VisitState, next: VisitState): VisitState {
  const { stage } = next;
  return stage.kind === 'kept' && before.page !== null && next.page === null ? { ...next, stage: { ...stage, sinceMs: next.nowMs } } : next;
}

/** Whoever comes after a goodbye finds everything as it is for everybody: language, keypad, speech, volume, Lower, contrast, size of text. */
function afterGoodbye(before: VisitState, next: VisitState): VisitState {
  if (before.stage.kind !== 'goodbye' || next.stage.kind === 'goodbye') return next;
  const language = next.stage.kind !== 'visit' && next.language === before.language ? next.house.defaultLanguage : next.language;
  return { ...next, language, access: freshAccess(next.house, next.access.jack), lower: false, contrast: false, large: false };
}

/** As the kiosk stands when nobody is there. */
function asForEverybody(state: VisitState): VisitState {
  const fresh = initialState(state.house);
  return { ...fresh, access: freshAccess(state.house, state.access.jack), nowMs: state.nowMs, serial: state.serial };
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
    case 'staff.here':
      return stay(event.here ? { ...state, stage: { kind: 'attract' } } : asForEverybody(state));
    case 'card.read':
      return onCard(state, event);
    case 'payment-card.refused':
      // The driver dropped the number; here only that it was one.
      return onForeignRead(state, 'payment-card', problem);
    case 'staff-card.read':
      // On the start screen it opens service mode (main/service) and does not come here; a visit is never interrupted for it.
      return onForeignRead(state, 'staff-card', []);
    case 'voucher-code.read':
      // A voucher's code belongs to the desk.
      return onForeignRead(state, 'voucher-code', [], { reference: event.reference });
    case 'receipt.read':
      return onReceiptRead(state, event);
    case 'code.not-a-receipt':
      return onForeignRead(state, 'not-a-receipt', problem);
    case 'code.unreadable':
      return onForeignRead(state, 'unreadable', problem);
    case 'account.found':
    case 'account.not-found':
    case 'account.changed':
    case 'account.opened':
    case 'account.not-opened':
      return onAccountEvent(state, event);
    case 'code.asked':
    case 'code.checked':
    case 'account.joined':
      return onCodeEvent(state, event);
    case 'claim.kept':
    case 'claim.not-kept':
      return onClaim(state, event);
    case 'link.noted':
      return onLinkNoted(state, event);
    case 'own.not-recorded':
      return state.stage.kind === 'visit' ? stay(withMessage(state, 'not-recorded')) : stay(state);
    case 'receiver.found':
      return onReceiverFound(state, event);
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
    case 'slip.read':
      return onSlipRead(state, event);
    case 'voucher-code.made':
      return onVoucherCode(state, event.voucherId, event.qrText);
    case 'texts.missing':
      return stay(state.house.languages.includes(event.spoken) ? { ...state, language: event.spoken } : state);
    case 'somebody.near':
      return onSomebodyNear(state);
    case 'poster.found':
      return onPosterFound(state, event.campaignId, event.offer);
    case 'questionnaire.outcome':
    case 'questionnaire.not-recorded':
    case 'invitation.made':
    case 'invitation.read':
    case 'birthday.told':
      return onPeopleEvent(state, event);
    case 'typed-card.checked':
      return onTypedCardChecked(state, event.ok, event.pausedMs);
  }
}
