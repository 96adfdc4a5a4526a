import { seededRandom } from '../../server/demo/seeded-random.ts';

/** One seed decides everything of a run. */
export interface Seeded {
  /** [0, 1) */
  next(): number;
  /** 0 to n - 1. */
  below(n: number): number;
  pick<T>(items: readonly T[]): T;
  chance(perCent: number): boolean;
  bytes(count: number): Uint8Array;
}

/** The demo mall's own source, with what a simulation asks besides. */
export function seeded(seed: number): Seeded {
  const random = seededRandom(seed);
  return {
    next: () => random.next(),
    below: (n) => random.below(n),
    pick: (items) => random.pick(items),
    chance: (perCent) => random.below(100) < perCent,
    bytes: (count) => Uint8Array.from({ length: count }, () => random.below(256)),
  };
}
