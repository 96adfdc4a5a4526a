import type { KioskTrouble, RestingKiosk } from '../../domain/contract/sync.ts';
import type { Store } from '../store/store.ts';

const FLUSH_MS = 10_000;
const ONLINE_MS = 60_000;
/** More kiosks that want a hand are not named to a desk. */
const NAMED_MAX = 50;

interface Seen {
  readonly atMs: number;
  readonly depth: number;
  readonly flushedAtMs: number;
  readonly troubles: readonly KioskTrouble[];
}

/** When each kiosk was last heard of. Kept in memory and written now and then: a long poll must not cost a commit. */
export class Presence {
  readonly #store: Store;
  readonly #nowMs: () => number;
  readonly #seen = new Map<string, Seen>();
  constructor(store: Store, nowMs: () => number) {
    this.#store = store;
    this.#nowMs = nowMs;
  }

  /** `kioskId` (enrolled, so their number is bounded) spoke and says that `depth` facts wait in its journal, and what of it rests. */
  async heard(kioskId: string, depth: number, troubles: readonly KioskTrouble[] = []): Promise<void> {
    const atMs = this.#nowMs();
    const before = this.#seen.get(kioskId);
    const isDue = before === undefined || atMs - before.flushedAtMs >= FLUSH_MS;
    this.#seen.set(kioskId, { atMs, depth, flushedAtMs: isDue ? atMs : before.flushedAtMs, troubles });
    if (isDue) await this.#store.write((transaction) => transaction.touchKiosk(kioskId, atMs, depth));
  }

  /** Kiosks heard of within the last minute, by this process. */
  onlineCount(): number {
    const sinceMs = this.#nowMs() - ONLINE_MS;
    return [...this.#seen.values()].filter((seen) => seen.atMs >= sinceMs).length;
  }

  /** Kiosks that spoke within the last minute and want a hand, by name; for a desk, which is not told of itself. */
  resting(exceptId: string | null = null): RestingKiosk[] {
    const sinceMs = this.#nowMs() - ONLINE_MS;
    return [...this.#seen]
      .filter(([kioskId, seen]) => kioskId !== exceptId && seen.atMs >= sinceMs && seen.troubles.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, NAMED_MAX)
      .map(([kioskId, seen]) => ({ kioskId, troubles: [...seen.troubles] }));
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
