/** Windows as sets of entries, and how far they are. */
import type { CampaignVersion, ProgressEntry, ProgressWindow } from '../contract/campaign.ts';
import { awardLimit, compareEntries, fold } from './due.ts';

/** How far an account is in a window, towards the next award it can still get. */
export interface Progress {
  readonly sumMinor: number;
  readonly receipts: number;
  readonly shops: number;
  /** Awards due so far. */
  readonly awards: number;
  /** Per thousand of the way, the smallest of what is asked; 1000 when complete. */
  readonly donePerMille: number;
  /** No further award can be had in this window. */
  readonly complete: boolean;
}

/** The window with one more receipt; the same receipt again replaces its entry. `window` null: the account's first receipt in it. */
export function addEntry(version: CampaignVersion, windowKey: string, window: ProgressWindow | null, entry: ProgressEntry): ProgressWindow {
  const others = (window?.entries ?? []).filter((one) => one.receiptId !== entry.receiptId);
  return {
    campaignId: version.campaignId,
    version: version.version,
    windowKey,
    entries: [...others, entry].sort(compareEntries),
    grants: window?.grants ?? [],
  };
}

/** The window without one receipt (voided, moved). Grants stay: the decider takes back what is no longer due. */
export function removeEntry(window: ProgressWindow, receiptId: string): ProgressWindow {
  return { ...window, entries: window.entries.filter((entry) => entry.receiptId !== receiptId) };
}

/** Progress of a window; null is a window without a receipt. */
export function progressOf(version: CampaignVersion, window: Pick<ProgressWindow, 'windowKey' | 'entries'> | null): Progress {
  const { due, sumMinor, receipts, shops } = fold(version, window ?? { windowKey: '', entries: [] });
  const complete = due.length >= awardLimit(version);
  const parts = [
    [version.reach.sumMinor, sumMinor],
    [version.reach.receipts, receipts],
    [version.reach.shops, shops],
  ].flatMap(([goal, done]) => (goal === null || goal === undefined || goal === 0 ? [] : [partPerMille(done ?? 0, goal)]));
  return {
    sumMinor,
    receipts,
    shops,
    awards: due.length,
    complete,
    donePerMille: complete ? 1000 : Math.min(1000, ...(parts.length === 0 ? [0] : parts)),
  };
}

/** Rounded down, so that 1000 means done and nothing less. */
export function partPerMille(done: number, goal: number): number {
  if (done >= goal) return 1000;
  return done <= 0 ? 0 : Math.floor((done / goal) * 1000);
}
