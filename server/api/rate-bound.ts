/** A bucket of tries per address and one for all together, refilled steadily; full buckets are forgotten, so memory is bounded. */
export class RateBound {
  readonly #each: number;
  readonly #all: number;
  readonly #perMs: number;
  readonly #nowMs: () => number;
  #tries: { readonly who: string; readonly atMs: number }[] = [];
  /** At most `each` tries of one address and `all` of everybody within `perMs`. */
  constructor(each: number, all: number, perMs: number, nowMs: () => number) {
    this.#each = each;
    this.#all = all;
    this.#perMs = perMs;
    this.#nowMs = nowMs;
  }

  /** Counts one try; false when it is one too many. */
  take(who: string): boolean {
    const nowMs = this.#nowMs();
    this.#tries = this.#tries.filter((attempt) => nowMs - attempt.atMs < this.#perMs);
    if (this.#tries.length >= this.#all || this.#tries.filter((attempt) => attempt.who === who).length >= this.#each) return false;
    this.#tries.push({ who, atMs: nowMs });
    return true;
  }
}
