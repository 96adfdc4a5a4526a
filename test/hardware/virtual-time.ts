/** Timers of a driver in a test: time stands still while anything can still happen, then jumps to the next timer. No second is waited for. */
import type { DriverTimers } from '../../hardware/reader/hid-handle.ts';

export interface VirtualTime {
  readonly timers: DriverTimers;
  /** Runs until the work is done; fails when `maxMs` of virtual time pass before. */
  until<T>(work: Promise<T>, maxMs: number): Promise<T>;
}

type Waiting = { readonly atMs: number; readonly order: number; readonly action: () => void };

/** Rounds of the event loop in which nothing has to happen before time may jump: an answer takes two, and what it sets off as many again. */
const quietRounds = 6;
const round = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const virtualTime = (): VirtualTime => {
  let nowMs = 0;
  let order = 0;
  const waiting = new Set<Waiting>();
  return {
    timers: {
      nowMs: () => nowMs,
      after: (delayMs, action) => {
        order += 1;
        const one: Waiting = { atMs: nowMs + delayMs, order, action };
        waiting.add(one);
        return () => void waiting.delete(one);
      },
    },
    until: async (work, maxMs) => {
      const endMs = nowMs + maxMs;
      let isDone = false;
      const done = work.finally(() => {
        isDone = true;
      });
      // Looked at by the caller below; an early rejection must not count as unhandled meanwhile.
      done.catch(() => undefined);
      while (!isDone) {
        for (let i = 0; i < quietRounds && !isDone; i++) await round();
        if (isDone) break;
        const next = [...waiting].sort((a, b) => a.atMs - b.atMs || a.order - b.order)[0];
        if (next === undefined || next.atMs > endMs) throw new Error(`Nothing more happens, or ${maxMs} ms have passed.`);
        waiting.delete(next);
        nowMs = next.atMs;
        next.action();
      }
      return done;
    },
  };
};
