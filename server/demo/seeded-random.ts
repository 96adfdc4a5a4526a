/** A seeded source of pseudo-random numbers (mulberry32, public domain): the demo mall is the same on every machine. */
export interface SeededRandom {
  /** 0 <= x < 1. */
  next(): number;
  /** Whole number, 0 <= n < below. */
  below(below: number): number;
  /** One of a list that must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** 16 bytes for an id. */
  bytes16(): Uint8Array;
}

/** @see SeededRandom */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: <T>(list: readonly T[]): T => {
      const chosen = list[below(list.length)];
      if (chosen === undefined) throw new Error('cannot pick from an empty list');
      return chosen;
    },
    bytes16: () => Uint8Array.from({ length: 16 }, () => below(256)),
  };
}
