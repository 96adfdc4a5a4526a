import type { CoreClock } from '../../main/core/clock.ts';

/** A clock that only the test moves. */
export interface HandClock extends CoreClock {
  pass(ms: number): void;
  setWall(ms: number): void;
  reboot(): void;
}

export function handClock(startMs = 1_795_000_000_000): HandClock {
  let monotonic = 1000;
  let wall = startMs;
  let boot = 1;
  return {
    monotonicMs: () => monotonic,
    wallMs: () => wall,
    bootId: () => `boot-${boot}`,
    pass: (ms) => {
      monotonic += ms;
      wall += ms;
    },
    setWall: (ms) => {
      wall = ms;
    },
    reboot: () => {
      boot += 1;
      monotonic = 0;
    },
  };
}
