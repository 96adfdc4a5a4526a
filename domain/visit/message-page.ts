/** The full-screen messages: what happened, why, what now. All words live in domain/text under `message.<name>.*`. */
import type { Refusal } from '../contract/refusal.ts';
import type { ScreenOf } from '../contract/screen.ts';
import type { Frame } from '../contract/screen-parts.ts';
import type { Page, VisitState } from './state.ts';

/** Names of messages that have title, why and what texts. */
export type MessageName =
  | 'payment-card'
  | 'not-a-receipt'
  | 'kept-full'
  | 'unreadable'
  | 'staff-card'
  | 'voucher-code'
  | 'typed-card-wrong'
  | 'card-taken'
  | 'not-opened'
  | 'gift-not-recorded'
  | 'link-other-card'
  | 'typed-sees-little'
  | 'come-with-parent'
  | 'card-rests'
  | 'code-offline'
  | 'act-offline'
  | 'act-no-phone'
  | 'act-not-enough'
  | 'act-not-possible'
  | 'phone-offline'
  | 'phone-needs-keys'
  | 'phone-not-kept'
  | 'card-not-here'
  | 'invite-own'
  | 'invite-member'
  | 'invite-over'
  | 'not-recorded'
  | 'questionnaire-answered';

/** A message page of a fixed kind; arguments go to all of its sentences. */
export function messagePage(
  name: MessageName,
  args: Readonly<Record<string, string | number>> = {},
  reference: string | null = null,
): Extract<Page, { kind: 'message' }> {
  const sentence = (part: string) => ({ key: `message.${name}.${part}`, args: { ...args } });
  return {
    kind: 'message',
    tone: 'neutral',
    title: sentence('title'),
    why: sentence('why'),
    what: sentence('what'),
    right: null,
    reference,
    went: null,
  };
}

/** Why a paper earns nothing, where there is nothing else to tell of it. */
export function refusalPage(refusal: Refusal): Extract<Page, { kind: 'message' }> {
  const sentence = (part: string) => ({ key: `refusal.${refusal}.${part}`, args: {} });
  const words = { title: sentence('title'), why: sentence('why'), what: sentence('what') };
  return { kind: 'message', tone: 'refusal', ...words, right: null, reference: null, went: null };
}

/** A message shown over a form that stays. */
export function messageScreen(frame: Frame, name: MessageName, args: Readonly<Record<string, string | number>>): ScreenOf<'message'> {
  return { ...messagePage(name, args), frame, next: 'back' };
}

/** The state with a message over whatever is shown. */
export function withMessage(state: VisitState, name: MessageName, args: Readonly<Record<string, string | number>> = {}): VisitState {
  return { ...state, page: messagePage(name, args) };
}
