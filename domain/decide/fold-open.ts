/** Prediction: what a kiosk shows is its mirror with its own open journal rows decided over it. */
import type { Fact } from '../contract/fact.ts';
import { concernedAccounts, namedAccounts } from './concerned-accounts.ts';
import { decide } from './decide.ts';
import type { RuleKeeper } from './rule-keeper.ts';
import type { DecideContext, Decision, World } from './world.ts';
import { WorldDraft } from './world-draft.ts';

/** The predicted world, and for each fact that is still open its predicted decision. */
export interface Prediction {
  readonly draft: WorldDraft;
  readonly decisions: readonly { readonly fact: Fact; readonly decision: Decision }[];
}

/** Whether the mirror knows this fact already: every account it names has been decided at least as far as its seq. */
export function isFolded(mirror: World, fact: Fact): boolean {
  const accounts = namedAccounts(fact.body).length === 0 ? concernedAccounts(mirror, fact.body) : namedAccounts(fact.body);
  if (accounts.length === 0) return false;
  return accounts.every((id) => (mirror.get('account', id)?.ownSeqs[fact.kioskId] ?? 0) >= fact.seq);
}

/** Folds open rows, in seq order, over the mirror. Rows that the mirror's documents already contain are left out. */
export function foldOpen(mirror: World, openFacts: readonly Fact[], context: DecideContext, rules: RuleKeeper): Prediction {
  const draft = new WorldDraft(mirror);
  const decisions: { readonly fact: Fact; readonly decision: Decision }[] = [];
  for (const fact of openFacts) {
    if (isFolded(mirror, fact)) continue;
    const decision = decide(draft, fact, { ...context, role: 'predict' }, rules);
    draft.apply(decision.changes);
    decisions.push({ fact, decision });
  }
  return { draft, decisions };
}
