/** One seed decides everything of a run (mulberry32). */
export interface Seeded {
  /** [0, 1) */
  next(): number;
  /** 0 to n - 1. */
  below(n: number): number;
  pick<T>(items: readonly T[]): T;
  chance(perCent: number): boolean;
  bytes(count: number): Uint8Array;
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    next,
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    chance: (perCent) => below(100) < perCent,
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  };
}
