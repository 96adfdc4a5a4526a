import type { ReadTransaction } from '../store/store.ts';
import { Tally } from './finding.ts';
import type { Finding } from './finding.ts';

const PAGE = 1_000;

/** Every stored fact has an end, and each kiosk's chain runs without a gap from its first fact to its head. */
export async function factLaws(transaction: ReadTransaction): Promise<readonly Finding[]> {
  const chain = new Tally("every kiosk's chain is whole, from its first fact to its head");
  const end = new Tally('every stored fact has an end: decided or kept aside');
  for (const kiosk of await transaction.kiosks()) {
    let seq = 0;
    let hash = '0'.repeat(64);
    for (;;) {
      const page = await transaction.chainSince(kiosk.id, seq, PAGE);
      for (const fact of page) {
        chain.look(fact.seq === seq + 1 ? null : `${kiosk.id}: fact ${fact.seq} follows ${seq}`);
        end.look(fact.isEnded ? null : `${kiosk.id}: fact ${fact.seq}`);
        ({ seq, hash } = fact);
      }
      if (page.length < PAGE) break;
    }
    chain.look(
      seq === kiosk.headSeq && hash === kiosk.headHash ? null : `${kiosk.id}: the head is ${kiosk.headSeq}, the chain ends at ${seq}`,
    );
  }
  return [chain.finding(), end.finding()];
}
