/** A card was read. Who was here, how long ago, and on which page, decides what it means. */
import { isEased } from './access-state.ts';
import type { VisitEvent } from './port.ts';
import type { ReadCard, VisitState, VisitStage } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { onReceiverCard } from './on-receiver.ts';
import { endVisit, lookUp } from './visit-life.ts';

type CardRead = Extract<VisitEvent, { kind: 'card.read' }>;

/** Member or test card, by reader, slip, phone code or typed number. */
export function onCard(state: VisitState, event: CardRead): Step {
  const card: ReadCard = { cardToken: event.cardToken, last4: event.last4, identity: event.identity, test: event.test };
  const stage = state.stage;
  if (state.page?.kind === 'join') return lookUp(state, card);
  if (stage.kind !== 'visit') return lookUp(state, card);
  if (state.page?.kind === 'give-card') return onReceiverCard(state, stage, state.page, card);
  if (card.cardToken === stage.card.cardToken) return sameCard(state, stage, card);
  if (state.page?.kind === 'change-card') return lookUp(state, card);
  if (state.page?.kind === 'another-card' && state.page.card.cardToken === card.cardToken) return takeOver(state, card);
  const silenceMs = state.nowMs - state.lastActiveAtMs;
  // In the accessible modes a pause says nothing about who stands here, so it always asks.
  if (!isEased(state) && silenceMs >= state.house.limits.otherCardAfterMs) return takeOver(state, card);
  return stay({ ...state, page: { kind: 'another-card', card } });
}

/** The old visit is closed with all that it has; the new card begins its own. */
export function takeOver(state: VisitState, card: ReadCard): Step {
  const ended = endVisit(state, 'at-once');
  const next = lookUp(ended.state, card);
  return { state: next.state, effects: [...ended.effects, ...next.effects] };
}

function sameCard(state: VisitState, stage: VisitStage, card: ReadCard): Step {
  // A real card after a typed number proves who it is: the visit opens up.
  const proved = stage.card.identity === 'typed' && card.identity !== 'typed';
  const keepsPage =
    state.page !== null && (state.page.kind === 'gift-confirm' || state.page.kind === 'type-receipt' || state.page.kind === 'pick-shop');
  return stay({ ...state, page: keepsPage ? state.page : null, stage: proved ? { ...stage, card } : stage });
}
