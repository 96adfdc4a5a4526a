/** A batch of facts, each against the world that the ones before it left. */
import type { Fact } from '../contract/fact.ts';
import { decide } from './decide.ts';
import type { RuleKeeper } from './rule-keeper.ts';
import { WorldDraft } from './world-draft.ts';
import type { DecideContext, Decision, World } from './world.ts';

/** Decisions in the order of the facts, and the world after them; `draft.dirty()` is what to write. */
export interface BatchResult {
  readonly decisions: readonly Decision[];
  readonly draft: WorldDraft;
}

/** Decides facts in the order given. `context.kioskId` is set to the kiosk of each fact; all of them belong to `context.mallId`. */
export function decideBatch(world: World, facts: readonly Fact[], context: DecideContext, rules: RuleKeeper): BatchResult {
  const draft = new WorldDraft(world);
  const decisions = facts.map((fact) => {
    const decision = decide(draft, fact, { ...context, kioskId: fact.kioskId }, rules);
    draft.apply(decision.changes);
    return decision;
  });
  return { decisions, draft };
}
