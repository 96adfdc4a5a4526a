/** Folds the beginning of a window that can no longer change into a carry, so that a window holds what is still open and not all that ever was. */
import type { CampaignVersion } from '../contract/campaign.ts';
import { addDays } from '../time/local-time.ts';
import { awardLimit } from './award.ts';
import type { CarriedWindow, Carry } from './carry.ts';
import type { Due } from './evaluation.ts';
import { walk } from './fold.ts';
import type { WindowEntries } from './fold.ts';

/** @see settleWindow */
export interface SettledWindow {
  readonly window: CarriedWindow;
  /** Awards of the part that was folded: they stand for good and are no longer among what the window is due. */
  readonly settled: readonly Due[];
}

/**
 * The same window with all before a mall day folded. From then on it may only be joined by purchases of `openFrom` or later, and no receipt may leave it. What it is due
 * afterwards is what it would have been without folding, less `settled`. All windows of a campaign on one account are to be folded for the same day.
 *
 * Not folded: points per amount before the goal of their window is reached (each receipt is then to earn its own), nor ever where they ask for a combination with sums.
 */
export function settleWindow(version: CampaignVersion, window: CarriedWindow, openFrom: string): SettledWindow {
  const count = settledEntries(version, window, openFrom);
  const last = window.entries[count - 1];
  if (last === undefined) return { window, settled: [] };
  const { windowKey, entries } = window;
  const start = window.carry === undefined ? { windowKey } : { windowKey, carry: window.carry };
  const { due, awards, counter } = walk(version, { ...start, entries: entries.slice(0, count) });
  if (isEachByItself(version) && version.span !== 'rolling' && !counter.isReached()) return { window, settled: [] };
  const settled = isEachOfRolling(version) ? earnedTogether(version, { ...start, entries }, count) : due;
  counter.settle(Math.max(0, awardLimit(version) - awards));
  const carry: Carry = {
    receipts: (window.carry?.receipts ?? 0) + count,
    awards: awards - due.length + settled.length,
    lastDay: last.day,
    counter,
  };
  return { window: { ...window, entries: entries.slice(count), carry }, settled };
}

/** What the first `count` entries earn, be it together with later ones. */
function earnedTogether(version: CampaignVersion, window: WindowEntries, count: number): readonly Due[] {
  const first = new Set(window.entries.slice(0, count).map((entry) => entry.receiptId));
  return walk(version, window).due.filter((due) => first.has(due.receiptId));
}

/** How many entries, from the first, are before a mall day and can be folded. */
export function settledEntries(version: CampaignVersion, { entries }: Pick<CarriedWindow, 'entries'>, openFrom: string): number {
  const first = entries[0];
  if (first === undefined || first.day >= openFrom) return 0;
  if (isEachByItself(version) && version.parts.some((part) => part.sumMinor > 0)) return 0;
  // A receipt that has not earned yet may do so together with any of the rolling days after it.
  const before = isEachOfRolling(version) ? addDays(openFrom, -(version.rollingDays ?? 1)) : openFrom;
  const count = entries.findIndex((entry) => entry.day >= before);
  return count === -1 ? entries.length : count;
}

function isEachByItself({ reward }: CampaignVersion): boolean {
  return reward.kind === 'points-per-amount';
}

function isEachOfRolling(version: CampaignVersion): boolean {
  return isEachByItself(version) && version.span === 'rolling';
}
