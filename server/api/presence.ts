import type { Store } from '../store/store.ts';

const FLUSH_MS = 10_000;
const ONLINE_MS = 60_000;

/** When each kiosk was last heard of. Kept in memory and written now and then: a long poll must not cost a commit. */
export class Presence {
  readonly #store: Store;
  readonly #nowMs: () => number;
  readonly #seen = new Map<string, { readonly atMs: number; readonly depth: number; readonly flushedAtMs: number }>();
  constructor(store: Store, nowMs: () => number) {
    this.#store = store;
    this.#nowMs = nowMs;
  }

  /** `kioskId` (enrolled, so their number is bounded) spoke and says that `depth` facts wait in its journal. */
  async heard(kioskId: string, depth: number): Promise<void> {
    const atMs = this.#nowMs();
    const before = this.#seen.get(kioskId);
    const isDue = before === undefined || atMs - before.flushedAtMs >= FLUSH_MS;
    this.#seen.set(kioskId, { atMs, depth, flushedAtMs: isDue ? atMs : before.flushedAtMs });
    if (isDue) await this.#store.write((transaction) => transaction.touchKiosk(kioskId, atMs, depth));
  }

  /** Kiosks heard of within the last minute, by this process. */
  onlineCount(): number {
    const sinceMs = this.#nowMs() - ONLINE_MS;
    return [...this.#seen.values()].filter((seen) => seen.atMs >= sinceMs).length;
  }

  /** Spoke within the last minute and had nothing left to send: its loans may be planned anew. */
  isReachable(kioskId: string): boolean {
    const seen = this.#seen.get(kioskId);
    return seen !== undefined && seen.depth === 0 && this.#nowMs() - seen.atMs < ONLINE_MS;
  }

  /** Last word of a kiosk to this process, fresher than the stored one; null when it never spoke to it. */
  of(kioskId: string): { readonly atMs: number; readonly depth: number } | null {
    return this.#seen.get(kioskId) ?? null;
  }
}
