import type { SignsOfLife } from '../../domain/release/proving.ts';
import type { Moment } from '../../domain/release/switch-time.ts';
import type { LifeMessage } from './update-messages.ts';

/** What a core said of itself in this start, and how old that is. */
export interface CoreLife {
  /** A core was started: nothing is known of it. */
  started(): void;
  heard(message: LifeMessage): void;
  /** Milliseconds since it was started. */
  ageMs(): number;
  /** Fresh signs of a core of this version; null: there are none. */
  signsOf(version: string): SignsOfLife | null;
  moment(): Moment;
}

/** A core that has said nothing for this long serves nobody. */
const SILENT_AFTER_MS = 60_000;
/** What was said longer ago may be true no more. */
const FRESH_MS = 10_000;

/** `nowMs`: a monotonic clock. */
export function createCoreLife(nowMs: () => number): CoreLife {
  let last: { readonly said: LifeMessage; readonly atMs: number } | null = null;
  let startedMs = nowMs();
  const fresh = (): LifeMessage | null => (last !== null && nowMs() - last.atMs <= FRESH_MS ? last.said : null);
  return {
    started: () => {
      startedMs = nowMs();
      last = null;
    },
    heard: (said) => {
      last = { said, atMs: nowMs() };
    },
    ageMs: () => nowMs() - startedMs,
    signsOf: (version) => {
      const said = fresh();
      return said?.version === version ? said.signs : null;
    },
    moment: () => {
      const silence = nowMs() - (last?.atMs ?? startedMs);
      if (silence >= SILENT_AFTER_MS) return { quietMs: silence, isOpen: false, minuteOfDay: null };
      // Between the two somebody may have come.
      return fresh() ?? { quietMs: null, isOpen: null, minuteOfDay: null };
    },
  };
}
