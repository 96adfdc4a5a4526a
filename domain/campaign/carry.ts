/** The settled beginning of a window as what it leaves behind, for whoever streams more receipts than memory holds. */
import type { ProgressWindow } from '../contract/campaign.ts';
import type { Counter } from './tally.ts';

/** What receipts leave to a window that no receipt with an earlier purchase can join any more. Never changed: whoever goes on from it copies the counter. */
export interface Carry {
  /** Receipts that went into it. */
  readonly receipts: number;
  /** Awards they completed. */
  readonly awards: number;
  /** Mall day of the last of them. */
  readonly lastDay: string;
  readonly counter: Counter;
}

/** A window that may begin with a carry; `entries` are those after it. Only simulations make such windows: an account keeps every entry, because receipts are voided. */
export interface CarriedWindow extends ProgressWindow {
  readonly carry?: Carry;
}

/** Awards that the settled beginnings of these windows completed. */
export function carriedAwards(windows: readonly Pick<CarriedWindow, 'carry'>[]): number {
  let awards = 0;
  for (const { carry } of windows) awards += carry?.awards ?? 0;
  return awards;
}
