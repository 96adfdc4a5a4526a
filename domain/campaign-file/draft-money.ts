import type { DraftNotes } from './draft-notes.ts';
import type { FilePath } from '../written-file/file-problem.ts';

/** Turns an amount of a file (major units) into minor units; notes what the currency cannot hold. */
export type MinorOf = (value: number, path: FilePath) => number;

/** The reader of amounts for a currency with so many decimals. */
export function minorReader(digits: number, notes: DraftNotes): MinorOf {
  return (value, path) => {
    const scaled = value * 10 ** digits;
    const minor = Math.round(scaled);
    if (!Number.isSafeInteger(minor)) {
      notes.problem({ path, what: `${value} is more than can be counted` });
      return 0;
    }
    if (Math.abs(scaled - minor) > 1e-6) notes.problem({ path, what: `${value} has more decimals than the currency` });
    return minor;
  };
}

/** A number with at most `digits` decimals, times 10^digits; notes what is finer, and what is below `least` after that. */
export function scaledOf(value: number, digits: number, least: number, path: FilePath, what: string, notes: DraftNotes): number {
  const scaled = value * 10 ** digits;
  const whole = Math.round(scaled);
  if (whole >= least && Math.abs(scaled - whole) <= 1e-6) return whole;
  notes.problem({ path, what });
  return Math.max(least, whole);
}
