import type { DrawEntry } from '../contract/draw.ts';

/**
 * Entries that can still be drawn, in order of number: the n-th of them and striking one both take logarithmic time (a Fenwick tree of ones), so that
 * 20,000 prizes among 1,000,000 tickets are drawn in a moment.
 */
export class RemainingEntries {
  readonly #entries: readonly DrawEntry[];
  readonly #tree: Int32Array;
  readonly #top: number;
  readonly #struck: Uint8Array;
  #byHolder: ReadonlyMap<string, readonly number[]> | null = null;
  #size: number;

  /** `entries` as in the list: the entry numbered n stands at n - 1. */
  constructor(entries: readonly DrawEntry[]) {
    this.#entries = entries;
    this.#size = entries.length;
    this.#struck = new Uint8Array(entries.length);
    this.#tree = new Int32Array(entries.length + 1);
    for (let at = 1; at <= entries.length; at += 1) this.#tree[at] = at & -at;
    let top = 1;
    while (top * 2 <= entries.length) top *= 2;
    this.#top = top;
  }

  get size(): number {
    return this.#size;
  }

  /** The entry with `rank` others before it. */
  at(rank: number): DrawEntry {
    let place = 0;
    let rest = rank;
    for (let step = this.#top; step >= 1; step = Math.floor(step / 2)) {
      const below = this.#tree[place + step];
      if (below === undefined || below > rest) continue;
      place += step;
      rest -= below;
    }
    const entry = this.#entries[place];
    if (entry === undefined) throw new Error(`no entry of rank ${rank} among ${this.#size}`);
    return entry;
  }

  /** Takes one entry out. */
  strike(entry: DrawEntry): void {
    this.#strikeAt(entry.number - 1);
  }

  /** Takes every entry of a holder out. */
  strikeHolder(holder: string): void {
    this.#byHolder ??= placesByHolder(this.#entries);
    for (const place of this.#byHolder.get(holder) ?? []) this.#strikeAt(place);
  }

  #strikeAt(place: number): void {
    if (this.#struck[place] !== 0) return;
    this.#struck[place] = 1;
    this.#size -= 1;
    for (let at = place + 1; at < this.#tree.length; at += at & -at) this.#tree[at] = (this.#tree[at] ?? 0) - 1;
  }
}

function placesByHolder(entries: readonly DrawEntry[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  entries.forEach(({ holder }, place) => {
    const known = places.get(holder);
    if (known === undefined) places.set(holder, [place]);
    else known.push(place);
  });
  return places;
}
