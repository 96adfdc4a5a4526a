import { randomBytes } from 'node:crypto';
import type { Store } from '../store/store.ts';
import { makeSnapshot, removeOldSnapshots, snapshotKey } from './snapshot-file.ts';
import type { Snapshot } from './snapshot-file.ts';

const STALE_MS = 60 * 60 * 1000;
/** Beyond this many changes pulling from the snapshot costs more than a new one. */
const STALE_CHANGES = 50_000;

/** The snapshot a new kiosk fills its mirror from: one an hour, made when somebody asks and it is stale. */
export class Snapshots {
  readonly #store: Store;
  readonly #folder: string;
  readonly #nowMs: () => number;
  readonly #secret = randomBytes(32).toString('hex');
  #made: Snapshot[] = [];
  #making: Promise<Snapshot> | null = null;
  constructor(store: Store, folder: string, nowMs: () => number) {
    this.#store = store;
    this.#folder = folder;
    this.#nowMs = nowMs;
  }

  /** The newest one, made now if it is stale; several askers share one making. */
  async current(): Promise<Snapshot> {
    const newest = this.#made.at(-1);
    if (newest !== undefined) {
      const { feedSeq, serverEpoch } = await this.#store.read((transaction) => transaction.programme());
      const isFresh =
        serverEpoch === newest.serverEpoch && this.#nowMs() - newest.madeAtMs < STALE_MS && feedSeq - newest.feedSeq < STALE_CHANGES;
      if (isFresh) return newest;
    }
    this.#making ??= this.#make();
    return this.#making;
  }

  /** The file behind an address, or null when the key is wrong or it is gone. */
  find(feedSeq: number, key: string): Snapshot | null {
    if (key !== snapshotKey(this.#secret, feedSeq)) return null;
    return this.#made.find((snapshot) => snapshot.feedSeq === feedSeq) ?? null;
  }

  /** The address to give to a kiosk, relative to the server. */
  urlOf(snapshot: Snapshot): string {
    return `/v1/snapshot/${snapshot.feedSeq}.ndjson?key=${snapshotKey(this.#secret, snapshot.feedSeq)}`;
  }

  async #make(): Promise<Snapshot> {
    try {
      const snapshot = await makeSnapshot(this.#store, this.#folder, this.#nowMs());
      this.#made = [...this.#made.filter((one) => one.feedSeq !== snapshot.feedSeq), snapshot].slice(-2);
      await removeOldSnapshots(this.#folder, this.#made);
      return snapshot;
    } finally {
      this.#making = null;
    }
  }
}
