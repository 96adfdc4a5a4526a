/** What a campaign asks of a member before it gives something, as words need it. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Say } from '../contract/primitive.ts';

/**
 * The goal that a person would name first: base points, a multiplier of them, an event, a threshold on one receipt, a combination, or what is asked of the receipts
 * of a window.
 */
export type Goal = 'base' | 'times' | 'event' | 'receipt' | 'parts' | 'shops' | 'categories' | 'days' | 'stamps' | 'count' | 'sum';

/** @see Goal */
export function goalOf(version: CampaignVersion): Goal {
  const { reach, reward, span } = version;
  if (version.trigger !== 'receipt') return 'event';
  if (reward.kind === 'points-per-amount') return 'base';
  if (reward.kind === 'multiply') return 'times';
  if (span === 'receipt') return (reach.sumMinor ?? version.minimumMinor) > 0 ? 'receipt' : 'base';
  if (version.parts.length > 0) return 'parts';
  if ((reach.shops ?? 0) > 1) return 'shops';
  if ((reach.categories ?? 0) > 1) return 'categories';
  if ((reach.days ?? 0) > 1) return 'days';
  if ((reach.stamps ?? 0) > 0) return 'stamps';
  return (reach.receipts ?? 0) > 0 ? 'count' : 'sum';
}

/** All that a window is asked for, as the texts `what.*` with their figures; no texts: nothing is asked. */
export function askedOf({ reach, parts }: Pick<CampaignVersion, 'reach' | 'parts'>): {
  readonly keys: readonly string[];
  readonly args: Say['args'];
} {
  const asked = [
    ['what.sum', 'sumMinor', reach.sumMinor],
    ['what.receipts', 'receipts', reach.receipts],
    ['what.shops', 'shops', reach.shops],
    ['what.categories', 'categories', reach.categories],
    ['what.days', 'days', reach.days],
    ['what.stamps', 'stamps', reach.stamps],
  ] as const;
  const keys: string[] = [];
  const args: Record<string, number> = {};
  for (const [key, name, goal] of asked) {
    if (goal === null || goal === 0) continue;
    keys.push(key);
    args[name] = goal;
  }
  return { keys: parts.length > 0 ? [...keys, 'what.parts'] : keys, args };
}
