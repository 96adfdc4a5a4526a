/** What is due, whatever was granted before. */
import type { CampaignVersion } from '../contract/campaign.ts';
import { awardKeyOf, awardLimit, fixedReward, pointsForAmount, wholeParts } from './award.ts';
import type { Due } from './evaluation.ts';
import { fold } from './fold.ts';
import type { WindowEntries } from './fold.ts';

/** Awards that one window is due by itself. A limit for the whole campaign needs all its windows: see `dueInCampaign`; span `receipt` keeps none: see `receiptDue`. */
export function dueOf(version: CampaignVersion, window: WindowEntries): readonly Due[] {
  return fold(version, window).due;
}

/** Awards of a single receipt under a version of span `receipt` that keeps no windows, before stacking. `amountMinor` is what counts of it. */
export function receiptDue(version: CampaignVersion, receiptId: string, amountMinor: number): readonly Due[] {
  const { reward, reach, quota, campaignId } = version;
  if (reach.sumMinor !== null && amountMinor < reach.sumMinor) return [];
  if (reward.kind === 'points-per-amount') {
    const points = pointsForAmount(reward, amountMinor);
    return points === 0
      ? []
      : [{ awardKey: awardKeyOf(campaignId, receiptId, 1), receiptId, reward: { kind: 'points', points, purse: reward.purse } }];
  }
  const fixed = fixedReward(reward);
  if (fixed === null) return [];
  const goal = quota.remainder === 'lost' ? 0 : (reach.sumMinor ?? 0);
  const times = Math.min(goal === 0 ? 1 : wholeParts(amountMinor, goal), awardLimit(version));
  const due: Due[] = [];
  for (let n = 1; n <= times; n += 1) due.push({ awardKey: awardKeyOf(campaignId, receiptId, n), receiptId, reward: fixed });
  return due;
}

/** Whether two rewards are the same. A key that is still due with another reward is taken back and granted anew. */
export function sameReward(a: Due['reward'], b: Due['reward']): boolean {
  switch (a.kind) {
    case 'points':
      return b.kind === 'points' && a.points === b.points && a.purse === b.purse;
    case 'gift':
      return b.kind === 'gift' && a.giftId === b.giftId && sameList(a.choices, b.choices);
    case 'tickets':
      return b.kind === 'tickets' && a.tickets === b.tickets;
    case 'tier':
      return b.kind === 'tier' && a.tierId === b.tierId;
  }
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
