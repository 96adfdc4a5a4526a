import * as z from 'zod/mini';

import { factOutcome } from '../../domain/contract/sync.ts';
import type { FactOutcome } from '../../domain/contract/sync.ts';
import type { Journal } from '../journal/journal.ts';

const WAITERS_MAX = 1000;

/** The server's outcomes of our facts: stored, and waited for. */
export interface OutcomeBook {
  /** Stored outcome, or the one that comes within `waitMs` while `isUp` stays true; else null. */
  outcome(factId: string, waitMs: number): Promise<FactOutcome | null>;
  known(factId: string): FactOutcome | null;
  knownAt(seq: number): FactOutcome | null;
  store(outcomes: readonly FactOutcome[]): void;
  /** The link went down: nobody waits for nothing. */
  giveUp(): void;
}

/** Timers are passed in, so that a test decides when time passes. */
export type After = (delayMs: number, action: () => void) => () => void;

function parseOutcome(body: string | null): FactOutcome | null {
  if (body === null) return null;
  const parsed = z.safeParse(factOutcome, JSON.parse(body));
  return parsed.success ? parsed.data : null;
}

/** The book over a journal. */
export function createOutcomeBook(journal: Journal, isUp: () => boolean, after: After): OutcomeBook {
  const waiters = new Map<string, Set<(outcome: FactOutcome | null) => void>>();
  const knownAt = (seq: number): FactOutcome | null => parseOutcome(journal.outcomeAt(seq));
  const known = (factId: string): FactOutcome | null => {
    const row = journal.byId(factId);
    return row === null ? null : knownAt(row.seq);
  };
  const wait = (factId: string, waitMs: number): Promise<FactOutcome | null> =>
    new Promise((resolve) => {
      const all = waiters.get(factId) ?? new Set();
      waiters.set(factId, all);
      const end = (outcome: FactOutcome | null): void => {
        cancel();
        all.delete(end);
        if (all.size === 0) waiters.delete(factId);
        resolve(outcome);
      };
      const cancel = after(waitMs, () => end(null));
      all.add(end);
    });
  return {
    knownAt,
    known,
    outcome: (factId, waitMs) => {
      const stored = known(factId);
      if (stored !== null || waitMs <= 0 || !isUp() || waiters.size >= WAITERS_MAX) return Promise.resolve(stored);
      return wait(factId, waitMs);
    },
    store: (outcomes) => {
      journal.putOutcomes(outcomes.map((outcome) => ({ seq: outcome.seq, body: JSON.stringify(outcome) })));
      for (const outcome of outcomes) for (const end of [...(waiters.get(outcome.factId) ?? [])]) end(outcome);
    },
    giveUp: () => {
      for (const all of [...waiters.values()]) for (const end of [...all]) end(null);
    },
  };
}
