/**
 * "On your own phone": the kept receipts go to the server under a code, the code goes to the phone, and the screen is free for whoever comes next. Law: a receipt stands on the screen or
 * under a code that was shown, never on both and never nowhere.
 */
import type { PhoneWay } from '../contract/screen-phone.ts';
import { patience } from './access-state.ts';
import { messagePage } from './message-page.ts';
import type { VisitEvent } from './port.ts';
import type { HouseState } from './port.ts';
import type { Draft, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { draftsOf, endVisit } from './visit-life.ts';

/** The code, as long as it stands. */
export interface PhonePage {
  readonly kind: 'on-phone';
  /** null: the server has not said yes. */
  readonly url: string | null;
  readonly receipts: number;
  /** Receipts that stay here: their codes do not say all, and only this screen asks for the rest. */
  readonly stayed: number;
  readonly untilLocal: string | null;
  readonly sinceMs: number;
}

/** How long the code stands: time to take the phone out; a card or receipt of the next visitor takes over before. */
export const CODE_SHOWN_MS = 30_000;

type ClaimEvent = Extract<VisitEvent, { kind: 'claim.kept' | 'claim.not-kept' }>;

/** How the phone is offered now. */
export function phoneWayOf({ phone }: HouseState): PhoneWay {
  return phone === null ? null : phone.first ? 'first' : 'offered';
}

/** The touch: where receipts are kept or somebody is about to join. */
export function takeToPhone(state: VisitState): Step {
  const { stage, page, house } = state;
  const joins = page?.kind === 'join' && page.form.step === 'age' && page.form.wrongCard === null;
  const offered = house.phone !== null && ((stage.kind === 'kept' && (page === null || joins)) || (stage.kind === 'attract' && joins));
  if (house.phone === null || !offered) return stay(state);
  if (!house.online) return stay({ ...state, page: messagePage('phone-offline') });
  const drafts = draftsOf(stage).filter((draft) => !draft.test);
  const whole = drafts.filter((draft) => draft.raw !== null && draft.asks.length === 0);
  const stayed = drafts.length - whole.length;
  if (whole.length === 0 && stayed > 0) return stay({ ...state, page: messagePage('phone-needs-keys') });
  const { invitedBy, language } = state;
  const shown: PhonePage = { kind: 'on-phone', url: null, receipts: whole.length, stayed, untilLocal: null, sinceMs: state.nowMs };
  if (drafts.length === 0 && invitedBy === null)
    return stay({ ...state, stage: { kind: 'attract' }, page: { ...shown, url: house.phone.url } });
  return { state: { ...state, page: shown }, effects: [{ kind: 'send-to-phone', drafts: whole, stayed, invitedBy, language }] };
}

/** The server has the receipts, or it has not: then they are still here. */
export function onClaim(state: VisitState, event: ClaimEvent): Step {
  const { stage, page } = state;
  if (stage.kind === 'attract') return onInvitedClaim(state, event);
  if (stage.kind !== 'kept') return stay(state);
  if (event.kind === 'claim.not-kept')
    return page?.kind === 'on-phone'
      ? stay({ ...state, page: messagePage('phone-not-kept'), stage: renewed(state, stage.drafts) })
      : stay(state);
  const gone = new Set(event.draftIds);
  const left = stage.drafts.filter((draft) => !gone.has(draft.draftId));
  // Test papers post nothing anywhere: they end with the handing over.
  const rest = left.filter((draft) => !draft.test);
  return stay({
    ...state,
    // The invitation went along: whoever scans next here is nobody's guest.
    invitedBy: null,
    stage: rest.length === 0 ? { kind: 'attract' } : renewed(state, rest),
    page: {
      kind: 'on-phone',
      url: event.url,
      receipts: event.draftIds.length,
      stayed: page?.kind === 'on-phone' ? page.stayed : 0,
      untilLocal: event.untilLocal,
      sinceMs: state.nowMs,
    },
  });
}

/** Somebody who was invited and brings no paper: the invitation travels alone. */
function onInvitedClaim(state: VisitState, event: ClaimEvent): Step {
  const { page } = state;
  if (page?.kind !== 'on-phone' || page.url !== null) return stay(state);
  if (event.kind === 'claim.not-kept') return stay({ ...state, page: messagePage('phone-offline') });
  return stay({ ...state, invitedBy: null, page: { ...page, url: event.url, untilLocal: event.untilLocal, sinceMs: state.nowMs } });
}

/** What is still here is kept for its whole time again. */
function renewed(state: VisitState, drafts: readonly Draft[]): Extract<VisitState['stage'], { kind: 'kept' }> {
  return { kind: 'kept', drafts, sinceMs: state.nowMs };
}

/** Milliseconds that the code still stands. */
export function codeLeftMs(state: VisitState, page: PhonePage): number {
  return Math.max(0, CODE_SHOWN_MS * patience(state) - (state.nowMs - page.sinceMs));
}

/** The code goes by itself, or by DONE; receipts read meanwhile are still there. */
export function closeCode(state: VisitState): Step {
  return state.stage.kind === 'kept'
    ? stay({ ...state, page: null, stage: renewed(state, state.stage.drafts) })
    : endVisit(state, 'at-once');
}
