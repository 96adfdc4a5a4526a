/**
 * A scanned receipt about which something is asked: of which shop it is, or for whose card. It stands on that page and nowhere else, so whatever closes the page must say what
 * becomes of it. Law: it is registered, kept for whoever stands here now, still asked about, or, where nobody said whose it is and everybody has left, free again.
 */
import type { Intent } from '../contract/intent.ts';
import type { VisitEffect } from './port.ts';
import type { Draft, Page, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { draftsOf, registerEffect, waitingRow } from './visit-life.ts';

/** The receipt a page asks about; null: it asks about none. */
export function askedReceipt(page: Page | null): Draft | null {
  if (page?.kind === 'pick-shop' || page?.kind === 'whose-receipt') return page.draft;
  return page?.kind === 'another-card' ? askedReceipt(page.under) : null;
}

/** Whose the receipt is was asked and not answered. */
export function asksWhose(page: Page | null): boolean {
  return page?.kind === 'whose-receipt' || (page?.kind === 'another-card' && asksWhose(page.under));
}

const alwaysOffered: readonly Intent['kind'][] = ['choose-language', 'toggle-lower', 'toggle-contrast', 'toggle-large', 'finish', 'back'];

const offeredThere: Readonly<Record<'pick-shop' | 'whose-receipt', readonly Intent['kind'][]>> = {
  'pick-shop': ['pick-shop', 'shop-not-listed', 'key'],
  'whose-receipt': ['receipt-is-mine', 'receipt-is-not-mine'],
};

/** A touch meant for the screen that the scan has just replaced: it must not tear the question away. */
export function isStale(page: Page | null, intent: Intent): boolean {
  if (page?.kind !== 'pick-shop' && page?.kind !== 'whose-receipt') return false;
  return !alwaysOffered.includes(intent.kind) && !offeredThere[page.kind].includes(intent.kind);
}

/** Keeps the law of this file over a transition that did not think of it: what was asked about is registered on the card it was scanned with, and held where its shop is unknown. */
export function keepAsked(before: VisitState, next: Step): Step {
  const draft = askedReceipt(before.page);
  if (draft === null || before.stage.kind !== 'visit' || isThere(next, draft)) return next;
  const register = registerEffect(before, draft, before.stage.account.accountId);
  const { stage } = next.state;
  if (stage.kind !== 'visit') return asksWhose(before.page) ? next : { state: next.state, effects: [register, ...next.effects] };
  const rows = [...stage.rows, waitingRow(draft)];
  return { state: { ...next.state, stage: { ...stage, rows } }, effects: [register, ...next.effects] };
}

function isThere({ state, effects }: Step, draft: Draft): boolean {
  const isIt = (one: Draft | null): boolean => one?.draftId === draft.draftId && one.identity === draft.identity;
  return (
    effects.some((effect) => isRegistering(effect, draft)) ||
    isIt(askedReceipt(state.page)) ||
    draftsOf(state.stage).some(isIt) ||
    (state.stage.kind === 'visit' && state.stage.incomplete.some(isIt))
  );
}

const isRegistering = (effect: VisitEffect, { draftId }: Draft): boolean =>
  (effect.kind === 'register-receipt' || effect.kind === 'promise-paper') && effect.draftId === draftId;
