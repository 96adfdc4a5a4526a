import type { Head } from '../../domain/contract/sync.ts';
import type { Journal } from './journal.ts';

const BLOCK = 20;
const FIRST = 1001;
/** A kiosk enrolled anew may have lost papers whose facts never arrived; their references must not be given again. */
const ANEW_GAP = 10_000;

/** Where the counter of a freshly enrolled kiosk begins: above everything its chain so far can have used. */
export function firstReference(head: Head): number {
  return head.seq === 0 ? FIRST : FIRST + ANEW_GAP + head.seq * 4;
}

/** Gives `K3-4821`, `K3-4822`, ... Durable by blocks: a crash skips at most a block, and no number is ever given twice. */
export function createReferenceCounter(journal: Journal, kioskId: () => string): () => string {
  let next = Number(journal.get('reference') ?? FIRST);
  let reservedUpTo = next;
  return () => {
    if (next >= reservedUpTo) {
      // The stored number may have been set by an enrolment since this counter was made.
      next = Math.max(next, Number(journal.get('reference') ?? FIRST));
      journal.set({ reference: String(next + BLOCK) });
      reservedUpTo = next + BLOCK;
    }
    const number = next;
    next += 1;
    return `${kioskId()}-${number}`;
  };
}
