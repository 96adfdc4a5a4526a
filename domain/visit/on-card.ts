/** A card was read. Who was here, how long ago, and on which page, decides what it means. */
import { isEased } from './access-state.ts';
import { askedReceipt, asksWhose } from './asked-receipt.ts';
import { keep, registerDraft } from './on-receipt-read.ts';
import type { VisitEvent } from './port.ts';
import type { Page, ReadCard, VisitState, VisitStage } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { onReceiverCard } from './on-receiver.ts';
import { staysUnderReads } from './stays-under-reads.ts';
import { endVisit, lookUp } from './visit-life.ts';

/** Pages with things typed or chosen on them that no answer from elsewhere waits for. */
const typedKinds: readonly Page['kind'][] = ['type-receipt', 'birthday', 'give-amount'];

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
  return stay({ ...state, page: { kind: 'another-card', card, under: pageUnder(state.page) } });
}

/** What STAY leads back to: a question about a receipt, or what is being typed. Whatever else stood there is a touch away. */
function pageUnder(page: Page | null): Page | null {
  if (page?.kind === 'another-card') return page.under;
  return page !== null && (askedReceipt(page) !== null || typedKinds.includes(page.kind)) ? page : null;
}

/** The old visit is closed with all that it has; the new card begins its own. A receipt of which nobody said whose it is goes along with who shows a card now. */
export function takeOver(state: VisitState, card: ReadCard): Step {
  const draft = asksWhose(state.page) ? askedReceipt(state.page) : null;
  const ended = endVisit(state, 'at-once');
  const kept = draft === null ? stay(ended.state) : keep({ ...ended.state, serial: state.serial }, draft);
  const next = lookUp(kept.state, card);
  return { state: next.state, effects: [...ended.effects, ...kept.effects, ...next.effects] };
}

function sameCard(state: VisitState, stage: VisitStage, card: ReadCard): Step {
  // A real card after a typed number proves who it is: the visit opens up.
  const proved = stage.card.identity === 'typed' && card.identity !== 'typed';
  const visit: VisitStage = proved ? { ...stage, card } : stage;
  const page = state.page?.kind === 'another-card' ? state.page.under : state.page;
  const now: VisitState = { ...state, stage: visit, page };
  // The card itself answers "for card ••4821?".
  if (page?.kind === 'whose-receipt') return registerDraft(now, visit, page.draft);
  return stay(
    page !== null && (page.kind === 'pick-shop' || page.kind === 'type-receipt' || staysUnderReads(page)) ? now : { ...now, page: null },
  );
}
