/** Staff cards and a release for the tests of the office. */
import { cardNumber, demoCardRanges } from '../../../domain/card/card-range.ts';
import { newRollout } from '../../../domain/release/rollout.ts';
import type { Rollout } from '../../../domain/release/rollout.ts';
import type { Programme } from '../../../server/open-programme.ts';

/** The n-th number of a staff card. */
export function staffCard(n: number): string {
  const range = demoCardRanges.find((each) => each.purpose === 'staff');
  if (range === undefined) throw new Error('there is no range of staff cards');
  return cardNumber(range, n);
}

/** Lets the mall of the tests know its cards. */
export async function withStaffCards(programme: Programme): Promise<void> {
  const mall = await programme.store.read((transaction) => transaction.document('mall', 'mall'));
  if (mall === null) throw new Error('there is no mall');
  const cardRanges = demoCardRanges.map(({ prefix, length, purpose }) => ({ prefix, length, use: purpose }));
  await programme.decider.act([{ kind: 'catalogue.put', items: [{ ...mall, cardRanges }], stocks: [] }], 'mall');
}

/** A release that has just been published. */
export function rollout(version: string): Rollout {
  const manifest = { text: '{}', signature: `${'A'.repeat(86)}==` };
  const plan = { failPercent: 10, waves: [{ who: { percent: 100 }, startsAtMs: 0, healthyMs: 0 }] };
  return newRollout({ version, channel: 'stable', manifest, plan });
}
