import type { FactBody } from '../../domain/contract/fact.ts';
import type { FactBook } from './fact-book.ts';
import { followAlias, accountOfCard } from './follow-alias.ts';
import { beginFold } from './fold.ts';

const ZERO_HASH = '0'.repeat(64);

/**
 * A fact book that runs everything over the present world and writes nothing: for test cards and test receipts. It lives as long as its visit; its
 * references begin with TEST, so that nobody at a desk takes one for real.
 */
export function testFactBook(base: FactBook, kioskId: string, mallId: string): FactBook {
  const fold = beginFold(base.world(), kioskId, mallId);
  let seq = 0;
  let references = 0;
  return {
    record: (body: FactBody) => {
      seq += 1;
      const fact = {
        id: base.newId(),
        kioskId,
        incarnation: 1,
        seq,
        previousHash: ZERO_HASH,
        registeredAtMs: base.nowMs(),
        clock: base.clock(),
        body,
      };
      return { fact, prediction: fold.add(fact) };
    },
    world: () => fold.world,
    account: (accountId) => followAlias(fold.world, accountId),
    accountOfCard: (cardKey) => accountOfCard(fold.world, cardKey),
    byReference: (reference) => base.byReference(reference),
    outcome: () => Promise.resolve(null),
    nextReference: () => {
      references += 1;
      return `TEST-${references}`;
    },
    newId: () => base.newId(),
    nowMs: () => base.nowMs(),
    clock: () => base.clock(),
    online: () => base.online(),
    onChange: () => () => undefined,
  };
}
