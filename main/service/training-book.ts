import type { DurableFactBook } from '../core/open-fact-book.ts';
import type { FactBook } from '../core/fact-book.ts';

/**
 * The fact book of a kiosk in training: whatever a visit records goes to a book that writes nothing, whichever carrier recorded it. `practice` gives that
 * book, or null when the kiosk is at work.
 */
export function trainingBook(real: DurableFactBook, practice: () => FactBook | null): DurableFactBook {
  const now = (): FactBook => practice() ?? real;
  return {
    record: (body) => now().record(body),
    world: () => now().world(),
    account: (accountId) => now().account(accountId),
    accountOfCard: (cardKey) => now().accountOfCard(cardKey),
    byReference: (reference) => now().byReference(reference),
    outcome: (factId, waitMs) => now().outcome(factId, waitMs),
    nextReference: () => now().nextReference(),
    newId: () => real.newId(),
    nowMs: () => real.nowMs(),
    clock: () => real.clock(),
    online: () => real.online(),
    onChange: (listener) => real.onChange(listener),
    applied: (documents, refilled) => real.applied(documents, refilled),
    openCount: () => real.openCount(),
  };
}
