/** Giving points: the receiver's card is shown to the reader. Nobody is looked up by name or number. */
import type { VisitEvent } from './port.ts';
import type { OwnPage } from './own-page.ts';
import type { ReadCard, VisitStage, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';

type CardPage = Extract<OwnPage, { kind: 'give-card' }>;

/** A card while the page waits for the receiver's. The giver's own tells so at once. */
export function onReceiverCard(state: VisitState, stage: VisitStage, page: CardPage, card: ReadCard): Step {
  if (card.cardToken === stage.card.cardToken) return stay({ ...state, page: { ...page, shown: null, wrong: 'own' } });
  return {
    state: { ...state, page: { ...page, shown: card.cardToken, wrong: null } },
    effects: [{ kind: 'find-receiver', cardToken: card.cardToken, last4: card.last4, accountId: stage.account.accountId }],
  };
}

/** Whose card it is; an answer about another card than the last one is late. */
export function onReceiverFound(state: VisitState, event: Extract<VisitEvent, { kind: 'receiver.found' }>): Step {
  const { page } = state;
  if (page?.kind !== 'give-card' || page.shown !== event.cardToken) return stay(state);
  if (event.accountId === null)
    return {
      state: { ...state, page: { ...page, shown: null, wrong: event.wrong ?? 'unknown' } },
      effects: [{ kind: 'cue', cue: 'problem' }],
    };
  const to = { accountId: event.accountId, last4: event.last4 };
  return { state: { ...state, page: { kind: 'give-amount', to, text: '' } }, effects: [{ kind: 'cue', cue: 'laid' }] };
}
