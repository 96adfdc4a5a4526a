/** The pages of one-time codes as data, and when a newcomer is asked for theirs. */
import { codeLength } from '../outreach/one-time-code.ts';
import type { CodeVerdict } from '../outreach/one-time-code.ts';
import type { OwnAct } from './own-page.ts';
import type { AccountView, VisitEffect } from './port.ts';
import type { VisitState } from './state.ts';
import type { Step } from './transition.ts';

/** Why the page stands as it does; null: nothing to tell. */
export type CodeNote = Exclude<CodeVerdict, 'right' | 'used' | 'too-many'> | 'over' | 'unreachable' | 'too-many' | 'no-phone';

/** Digits that were sent are typed here. What is typed lives only here. */
export interface CodePage {
  readonly kind: 'enter-code';
  readonly purpose: 'confirm-phone' | 'forgot-card' | 'confirm-act';
  /** What the digits carry out; null for the other purposes. */
  readonly act: OwnAct | null;
  /** Digits of the number of a forgotten card, for another code; null: the account's own number. */
  readonly phone: string | null;
  readonly digits: string;
  readonly phase: 'asking' | 'open' | 'checking' | 'closed';
  readonly note: CodeNote | null;
  readonly sinceMs: number;
  /** When another code may be asked for; null: not at all. */
  readonly againAtMs: number | null;
}

/** The number of a forgotten card is typed here. */
export interface FindPhonePage {
  readonly kind: 'find-phone';
  readonly digits: string;
}

/** LATER is preset after so long without a digit. */
const LATER_PRESET_MS = 25_000;

/** Whether the number this account was opened with waits for its code. */
export function phoneWaits(account: AccountView): boolean {
  return account.notices.some((notice) => notice.key === 'notice.confirm-phone');
}

/** Asks for a code and opens the page on which it is typed; the page never waits for the answer. `isAgain`: another one, not the one that may be open still. */
export function askForCode(
  state: VisitState,
  purpose: CodePage['purpose'],
  phone: string | null,
  isAgain: boolean,
  act: OwnAct | null = null,
): Step {
  const accountId = state.stage.kind === 'visit' && purpose !== 'forgot-card' ? state.stage.account.accountId : null;
  const page: CodePage = {
    kind: 'enter-code',
    purpose,
    act,
    phone,
    digits: '',
    phase: 'asking',
    note: null,
    sinceMs: state.nowMs,
    againAtMs: null,
  };
  return {
    state: { ...state, page },
    effects: [{ kind: 'ask-code', purpose, act: wantedAct(act), accountId, phone, isAgain, language: state.language }],
  };
}

const wantedAct = (act: OwnAct | null): Extract<VisitEffect, { kind: 'ask-code' }>['act'] =>
  act?.kind === 'give-points' ? { kind: act.kind, toAccountId: act.to.accountId, points: act.points } : act;

/** A newcomer's code field opens by itself once: when the card is theirs, the kept receipts are booked, and nothing else is on the screen. */
export function openDueCode(state: VisitState, effects: readonly VisitEffect[]): Step {
  const { stage } = state;
  if (stage.kind !== 'visit' || !stage.codeDue || state.page !== null) return { state, effects };
  if (stage.rows.some((each) => each.row.state === 'waiting')) return { state, effects };
  const cleared: VisitState = { ...state, stage: { ...stage, codeDue: false } };
  if (!state.house.online || !phoneWaits(stage.account)) return { state: cleared, effects };
  const asked = askForCode(cleared, 'confirm-phone', null, false);
  return { state: asked.state, effects: [...effects, ...asked.effects] };
}

/** Whether all digits are there. */
export const codeComplete = (page: CodePage): boolean => page.phase === 'open' && page.digits.length === codeLength;

/** Whether LATER is what most want now: nobody typed for a while, or there is nothing to type any more. */
export function laterPreset(state: VisitState, page: CodePage): boolean {
  if (!state.house.online || page.phase === 'closed') return true;
  return page.digits === '' && state.nowMs - page.sinceMs >= LATER_PRESET_MS;
}
