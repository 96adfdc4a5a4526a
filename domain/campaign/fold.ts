/**
 * Walks the receipts of one window in the order of purchase and says what is due and how far the next award is. A pure function of the *set* of entries, so arrival
 * order cannot matter, and a receipt that leaves takes exactly its own effect with it.
 */
import type { CampaignVersion, ProgressEntry } from '../contract/campaign.ts';
import { awardKeyOf, awardLimit, fixedReward, pointsForAmount } from './award.ts';
import type { CarriedWindow } from './carry.ts';
import type { Due } from './evaluation.ts';
import type { Figures } from './figures.ts';
import { RollingTally } from './rolling.ts';
import { asksReach } from './rule.ts';
import { Tally } from './tally.ts';
import type { Counter } from './tally.ts';

/** @see fold */
export interface Fold {
  readonly due: readonly Due[];
  /** Awards of the window: those due and those of its carry. */
  readonly awards: number;
  /** Left for the award after those that are due. After the last one it keeps its figures, so that a screen shows what was done and not an empty arch. */
  readonly figures: Figures;
  /** Parts of a combination not served yet, by index. */
  readonly missingParts: readonly number[];
  /** Span `rolling`: mall day of the oldest receipt that counts towards the next award, the first to drop out; null: none, or another span. */
  readonly oldestDay: string | null;
}

/** A window, or as much of it as is needed: its entries and its name. */
export type WindowEntries = Pick<CarriedWindow, 'windowKey' | 'entries' | 'carry'>;

/** Order of entries: by purchase, then id. */
export function compareEntries(a: ProgressEntry, b: ProgressEntry): number {
  if (a.atLocal !== b.atLocal) return a.atLocal < b.atLocal ? -1 : 1;
  return a.receiptId < b.receiptId ? -1 : a.receiptId > b.receiptId ? 1 : 0;
}

/** @see Fold. `today`: the mall day on which somebody looks at it; rolling windows then forget what is too old by then. */
export function fold(version: CampaignVersion, window: WindowEntries, today: string | null = null): Fold {
  const { due, awards, counter } = walk(version, window);
  if (today !== null) counter.forget(today);
  return { due, awards, figures: counter.figures(), missingParts: counter.missingParts(), oldestDay: counter.oldestDay() };
}

/** A window walked through: what its entries are due, and the count as they leave it. */
export interface Walked extends Pick<Fold, 'due' | 'awards'> {
  readonly counter: Counter;
}

/** @see Walked */
export function walk(version: CampaignVersion, { windowKey, entries: all, carry }: WindowEntries): Walked {
  const counter = carry?.counter.copy() ?? (version.span === 'rolling' ? new RollingTally(version) : new Tally(version));
  const entries = countedEntries(version, inOrder(all), carry?.receipts);
  const before = carry?.awards ?? 0;
  if (version.reward.kind === 'points-per-amount') {
    const due = dueOfEach(version, version.reward, { windowKey, before, entries, counter });
    return { due, awards: before + due.length, counter };
  }
  const reward = fixedReward(version.reward);
  const most = reward === null ? 0 : mostAwards(version);
  const due: Due[] = [];
  let awards = before;
  for (const entry of entries) {
    counter.add(entry);
    while (reward !== null && awards < most && counter.isReached()) {
      awards += 1;
      due.push({ awardKey: awardKeyOf(version.campaignId, windowKey, awards), receiptId: entry.receiptId, reward });
      if (awards === most) break;
      counter.consume();
    }
  }
  return { due, awards, counter };
}

/** What points per amount walk through. `before`: awards of the carry. */
interface Walk {
  readonly windowKey: string;
  readonly before: number;
  readonly entries: readonly ProgressEntry[];
  readonly counter: Counter;
}

/** Points per amount of a window: each counted receipt has its own award, once all that is asked of the window is there. */
function dueOfEach(
  version: CampaignVersion,
  reward: Extract<CampaignVersion['reward'], { kind: 'points-per-amount' }>,
  { windowKey, before, entries, counter }: Walk,
): readonly Due[] {
  const rolling = counter instanceof RollingTally ? counter : null;
  const earning = new Set<ProgressEntry>();
  for (const entry of entries) {
    counter.add(entry);
    // Any days on end that hold all that is asked make all their receipts earn; nothing is used up.
    if (rolling?.isReached() === true) for (const one of rolling.entries()) earning.add(one);
  }
  if (rolling === null && counter.isReached()) for (const entry of entries) earning.add(entry);
  const due: Due[] = [];
  for (const entry of entries) {
    const points = earning.has(entry) ? pointsForAmount(reward, entry.amountMinor) : 0;
    if (points === 0 || before + due.length === awardLimit(version)) continue;
    const awardKey = awardKeyOf(version.campaignId, windowKey, entry.receiptId);
    due.push({ awardKey, receiptId: entry.receiptId, reward: { kind: 'points', points, purse: reward.purse } });
  }
  return due;
}

/** A window whose campaign asks for nothing would give for ever, so it gives nothing; a receipt by itself is enough for one award. */
function mostAwards(version: CampaignVersion): number {
  if (version.parts.length > 0 || asksReach(version.reach)) return awardLimit(version);
  return version.span === 'receipt' ? 1 : 0;
}

/** The receipts that matter: of the window the first so many, in order of purchase. `before`: receipts of its carry. */
export function countedEntries(version: CampaignVersion, entries: readonly ProgressEntry[], before = 0): readonly ProgressEntry[] {
  const { firstReceipts } = version.counted;
  return firstReceipts === null || before + entries.length <= firstReceipts
    ? entries
    : entries.slice(0, Math.max(0, firstReceipts - before));
}

/** Windows are kept in order; whoever hands over others gets the same answer. */
function inOrder(entries: readonly ProgressEntry[]): readonly ProgressEntry[] {
  const isSorted = entries.every((entry, index) => {
    const previous = entries[index - 1];
    return previous === undefined || compareEntries(previous, entry) <= 0;
  });
  return isSorted ? entries : [...entries].sort(compareEntries);
}
