import * as z from 'zod/mini';

import { fact } from '../../domain/contract/fact.ts';
import type { Fact } from '../../domain/contract/fact.ts';
import { decide } from '../../domain/decide/decide.ts';
import { WorldDraft } from '../../domain/decide/world-draft.ts';
import type { Decision, World } from '../../domain/decide/world.ts';
import type { JournalRow } from '../journal/journal.ts';

/** A kiosk's mirror with own facts folded in, one by one. */
export interface Fold {
  readonly world: World;
  /** Predicts the decision on the next fact and folds it in. */
  add(fact: Fact): Decision;
}

/** What is shown for a fact that this kiosk cannot predict: it waits for the server. */
function unpredicted(fact: Fact): Decision {
  return {
    outcome: { factId: fact.id, seq: fact.seq, fate: 'held', refusal: null, holds: [], flags: [], awards: [], nearMisses: [] },
    changes: [],
    postings: [],
  };
}

/**
 * An empty fold over a base. The base is read through, never copied; `kioskId` and `mallId` say who predicts and where. A fact whose documents are not
 * here (another mall's account, a mirror that is being filled) is left to the server: the journal has it, and a prediction must never stop a kiosk.
 */
export function beginFold(base: World, kioskId: string, mallId: string): Fold {
  const draft = new WorldDraft(base);
  return {
    world: draft,
    add: (next) => {
      try {
        const decision = decide(draft, next, { decidedAtMs: next.registeredAtMs, role: 'predict', kioskId, mallId });
        draft.apply(decision.changes);
        return decision;
      } catch {
        return unpredicted(next);
      }
    },
  };
}

/** The fact in a journal row. Every version ever shipped stays decodable; a row that is not is a broken journal and throws. */
export function factOfRow(row: JournalRow): Fact {
  return z.parse(fact, JSON.parse(row.bytes));
}
