/** Pauses between attempts: doubling, bounded, spread so that a mall of kiosks does not knock at once. */
export interface Backoff {
  /** Next pause, milliseconds. */
  nextMs(): number;
  reset(): void;
}

/** `random` gives [0, 1). The pause is between half of and the whole of first * 2^n, at most `maxMs`. */
export function backoff(firstMs: number, maxMs: number, random: () => number): Backoff {
  let wholeMs = firstMs;
  return {
    nextMs: () => {
      const pauseMs = wholeMs / 2 + (wholeMs / 2) * random();
      wholeMs = Math.min(wholeMs * 2, maxMs);
      return Math.ceil(pauseMs);
    },
    reset: () => {
      wholeMs = firstMs;
    },
  };
}
