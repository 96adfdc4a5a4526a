/**
 * Linking one more card: a one-time code bound to this card and this account, or the desk. The visit of the known card goes on in any case, with what was scanned before.
 */
import { askForCode } from './code-page.ts';
import { withMessage } from './message-page.ts';
import type { LinkLater, OwnAct } from './own-page.ts';
import type { VisitEvent } from './port.ts';
import type { ReadCard, VisitStage, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';

const TOAST_MS = 4000;

type LinkAct = Extract<OwnAct, { kind: 'link-card' }>;

/** The known card has begun its visit: the other one waits for its code. A number that was only typed links nothing. */
export function linkTo({ state, effects }: Step, { cardToken, last4 }: ReadCard): Step {
  const { stage } = state;
  if (stage.kind !== 'visit') return { state, effects };
  if (stage.card.identity === 'typed') return { state: withMessage(state, 'typed-sees-little'), effects };
  const act: LinkAct = { kind: 'link-card', cardToken, last4 };
  const next = state.house.online ? askForCode(state, 'confirm-act', null, false, act) : linkLater(state, act, 'offline');
  return { state: next.state, effects: [...effects, ...next.effects] };
}

/** No code: the wish is kept for the desk, under a reference. */
export function linkLater(state: VisitState, { cardToken, last4 }: LinkAct, why: LinkLater): Step {
  const { stage } = state;
  if (stage.kind !== 'visit') return stay({ ...state, page: null });
  return {
    state: { ...state, page: null },
    effects: [{ kind: 'note-link', accountId: stage.account.accountId, cardToken, last4, why, language: state.language }],
  };
}

/** Kind words, why, and the number that the desk finds both cards by. */
export function onLinkNoted(state: VisitState, { accountId, why, reference }: Extract<VisitEvent, { kind: 'link.noted' }>): Step {
  const { stage } = state;
  if (stage.kind !== 'visit' || stage.account.accountId !== accountId || state.page !== null) return stay(state);
  const sentence = (part: string) => ({ key: `message.link.${part}`, args: {} });
  const words = { title: sentence('title'), why: sentence(why), what: sentence('what') };
  return stay({ ...state, page: { kind: 'message', tone: 'neutral', ...words, right: null, reference, went: null } });
}

/** The centre has linked the card. */
export function onLinked(state: VisitState, stage: VisitStage, { last4 }: LinkAct): Step {
  const toast = { tone: 'good' as const, say: { key: 'toast.card-linked', args: { last4 } }, untilMs: state.nowMs + TOAST_MS };
  return { state: { ...state, page: null, stage: { ...stage, toast } }, effects: [{ kind: 'cue', cue: 'laid' }] };
}
