/** Wrong PINs of one person at one machine: so many in a row, then a pause, each pause longer than the one before. */
import * as z from 'zod/mini';
import { count, instantMs } from '../contract/primitive.ts';

/** How somebody stands with the PIN. A clean slate has no entry. */
export const pinTrouble = z.strictObject({ wrong: count, rounds: count, pausedUntilMs: instantMs });

/** @see pinTrouble */
export type PinTrouble = z.infer<typeof pinTrouble>;

/** Tries in a row before a pause, and the pauses in order; the last one stays. */
export interface PinRules {
  readonly tries: number;
  readonly pausesMs: readonly number[];
}

/** What a try leads to. */
export interface TriedPin {
  readonly trouble: PinTrouble;
  /** Tries that are left before the next pause. */
  readonly left: number;
  /** This try began a pause of so long; 0: it did not. */
  readonly lockedMs: number;
}

/** Nobody tried anything yet. */
export const noTrouble: PinTrouble = { wrong: 0, rounds: 0, pausedUntilMs: 0 };

/** What the trail says of a pause that began. */
export const pauseText = (tries: number, round: number, pausedMs: number): string =>
  `${tries} wrong PINs in a row, round ${round}, pause ${Math.round(pausedMs / 1000)} s`;

/** How long the pause of such a text is; null: it tells of none. */
export function pauseIn(text: string): number | null {
  const seconds = /, pause (\d{1,7}) s$/.exec(text)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}

const pauseOf = (rules: PinRules, round: number): number => rules.pausesMs[Math.min(round, rules.pausesMs.length - 1)] ?? 0;

/**
 * What is left of the pause. Never more than the pause that was set: a clock that stood in the future for a while must not lock a person out for years.
 */
export function pauseLeftMs(trouble: PinTrouble, nowMs: number, rules: PinRules): number {
  if (trouble.rounds === 0) return 0;
  return Math.min(Math.max(0, trouble.pausedUntilMs - nowMs), pauseOf(rules, trouble.rounds - 1));
}

/**
 * A try is counted as wrong before the PIN is looked at, and taken back when it was right: pulling the plug in between wins nothing.
 */
export function triedPin(trouble: PinTrouble, nowMs: number, rules: PinRules): TriedPin {
  const wrong = trouble.wrong + 1;
  if (wrong < rules.tries) return { trouble: { ...trouble, wrong }, left: rules.tries - wrong, lockedMs: 0 };
  const lockedMs = pauseOf(rules, trouble.rounds);
  return { trouble: { wrong: 0, rounds: trouble.rounds + 1, pausedUntilMs: nowMs + lockedMs }, left: 0, lockedMs };
}
