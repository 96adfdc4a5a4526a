/** Windows as sets of entries, and how far they are. */
import type { CampaignVersion, ProgressEntry, ProgressWindow } from '../contract/campaign.ts';
import { awardLimit } from './award.ts';
import type { CarriedWindow } from './carry.ts';
import type { Missing } from './evaluation.ts';
import type { Figures } from './figures.ts';
import { compareEntries, fold } from './fold.ts';
import type { Fold, WindowEntries } from './fold.ts';

/** How far an account is in a window, towards the next award it can still get. */
export interface Progress extends Figures {
  /** Parts of a combination not served yet, by index. */
  readonly missingParts: readonly number[];
  /** Span `rolling`: mall day of the oldest receipt that counts towards the next award; else null. */
  readonly oldestDay: string | null;
  /** Awards due so far. */
  readonly awards: number;
  /** Per thousand of the way, the smallest of what is asked; 1000 when complete. */
  readonly donePerMille: number;
  /** No further award can be had in this window. */
  readonly complete: boolean;
}

/** The window with one more receipt; the same receipt again replaces its entry. `window` null: the account's first receipt in it. */
export function addEntry(version: CampaignVersion, windowKey: string, window: CarriedWindow | null, entry: ProgressEntry): CarriedWindow {
  const entries = placed(window?.entries ?? none, entry);
  const after = {
    campaignId: version.campaignId,
    version: Math.max(version.version, window?.version ?? 0),
    windowKey,
    entries,
    grants: window?.grants ?? none,
  };
  return window?.carry === undefined ? after : { ...after, carry: window.carry };
}

const none: never[] = [];

/** Copied with `concat`: a list that grows (by `push` or `...`) takes room for sixteen more, and most windows hold one or two. */
function placed(entries: readonly ProgressEntry[], entry: ProgressEntry): ProgressEntry[] {
  const others = entries.some((other) => other.receiptId === entry.receiptId)
    ? entries.filter((other) => other.receiptId !== entry.receiptId)
    : entries;
  const last = others.at(-1);
  if (last === undefined || compareEntries(last, entry) <= 0) return others.concat(entry);
  const place = others.findIndex((other) => compareEntries(entry, other) < 0);
  return others.slice(0, place).concat(entry, others.slice(place));
}

/** The window without one receipt (voided, moved). Grants stay: the decider takes back what is no longer due. */
export function removeEntry(window: ProgressWindow, receiptId: string): ProgressWindow {
  return { ...window, entries: window.entries.filter((entry) => entry.receiptId !== receiptId) };
}

/**
 * Progress of a window; null is a window without a receipt. `today`: the mall day on which somebody looks at it, for rolling windows, which forget what is older than
 * their days; null: as of its newest receipt.
 */
export function progressOf(version: CampaignVersion, window: WindowEntries | null, today: string | null = null): Progress {
  return progressFrom(version, fold(version, window ?? { windowKey: '', entries: [] }, today));
}

/** The same of a window already walked through. */
export function progressFrom(version: CampaignVersion, { awards, figures, missingParts, oldestDay }: Fold): Progress {
  const complete = awards >= awardLimit(version);
  return {
    ...figures,
    missingParts,
    oldestDay,
    awards,
    complete,
    donePerMille: complete ? 1000 : donePerMille(version, figures, missingParts),
  };
}

/** What a window still lacks. */
export function missingFrom({ reach }: CampaignVersion, { figures, missingParts }: Fold): Missing {
  return {
    missingMinor: missingOf(reach.sumMinor, figures.sumMinor),
    missingReceipts: missingOf(reach.receipts, figures.receipts),
    missingShops: missingOf(reach.shops, figures.shops),
    missingCategories: missingOf(reach.categories, figures.categories),
    missingDays: missingOf(reach.days, figures.days),
    missingStamps: missingOf(reach.stamps, figures.stamps),
    missingParts,
  };
}

function missingOf(goal: number | null, done: number): number | null {
  return goal === null || goal <= done ? null : goal - done;
}

/** The smallest of what is asked; a combination counts by its served parts; 0 where nothing is asked. */
function donePerMille({ reach, parts }: CampaignVersion, done: Figures, missingParts: readonly number[]): number {
  let least = Infinity;
  const look = (goal: number | null, value: number) => {
    if (goal !== null && goal !== 0) least = Math.min(least, partPerMille(value, goal));
  };
  look(reach.sumMinor, done.sumMinor);
  look(reach.receipts, done.receipts);
  look(reach.shops, done.shops);
  look(reach.categories, done.categories);
  look(reach.days, done.days);
  look(reach.stamps, done.stamps);
  look(parts.length, parts.length - missingParts.length);
  return least === Infinity ? 0 : least;
}

/** Rounded down, so that 1000 means done and nothing less. */
export function partPerMille(done: number, goal: number): number {
  if (done >= goal) return 1000;
  return done <= 0 ? 0 : Math.floor((done / goal) * 1000);
}
