/** One round of deciding over a read set: either it stands, or it says what has to be loaded first. */
import type { Fact } from '../contract/fact.ts';
import { decideBatch } from './decide-batch.ts';
import type { BatchResult } from './decide-batch.ts';
import type { RuleKeeper } from './rule-keeper.ts';
import { TrackingWorld } from './tracking-world.ts';
import type { Need, ReadSet } from './tracking-world.ts';
import type { DecideContext, World } from './world.ts';

/** A result that stands, or the needs of the next round. */
export type Round<T> = { readonly kind: 'done'; readonly result: T } | { readonly kind: 'load'; readonly needs: readonly Need[] };

/** Runs `make` over the read set. What it makes, or throws, counts only if nothing was missing. */
export function roundOf<T>(set: ReadSet, make: (world: World) => T): Round<T> {
  const world = new TrackingWorld(set);
  try {
    const result = make(world);
    if (world.missing().length === 0) return { kind: 'done', result };
  } catch (error) {
    if (world.missing().length === 0) throw error;
  }
  return { kind: 'load', needs: world.missing() };
}

/** One round of a batch. The store loads `needs` set-wise and calls again, at most `maxLoadRounds` times. */
export function decideRound(set: ReadSet, facts: readonly Fact[], context: DecideContext, rules: RuleKeeper): Round<BatchResult> {
  return roundOf(set, (world) => decideBatch(world, facts, context, rules));
}
