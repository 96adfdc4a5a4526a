import type { Store } from './store/store.ts';

const POLL_MS = 250;

/**
 * Wakes long polls when the feed moved. This process' own commits ring at once; those of other processes on the same database are found by a
 * look at the counter every quarter second, and only while somebody waits.
 */
export class FeedBell {
  readonly #store: Store;
  readonly #waiting = new Set<() => void>();
  #seq = 0;
  #timer: NodeJS.Timeout | null = null;
  #looking = false;
  constructor(store: Store) {
    this.#store = store;
  }

  /** The feed moved to `feedSeq`. */
  ring(feedSeq: number): void {
    if (feedSeq <= this.#seq) return;
    this.#seq = feedSeq;
    for (const wake of [...this.#waiting]) wake();
  }

  /** Number of long polls held open. */
  waitingCount(): number {
    return this.#waiting.size;
  }

  /** Resolves when the feed is beyond `feedSeq`, after `waitMs`, or when `gone` is aborted; whichever is first. */
  wait(feedSeq: number, waitMs: number, gone: AbortSignal): Promise<void> {
    if (this.#seq > feedSeq || waitMs <= 0 || gone.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timeout);
        gone.removeEventListener('abort', done);
        this.#waiting.delete(done);
        if (this.#waiting.size === 0) this.#stopLooking();
        resolve();
      };
      const timeout = setTimeout(done, waitMs);
      gone.addEventListener('abort', done);
      this.#waiting.add(done);
      this.#timer ??= setInterval(() => void this.#look(), POLL_MS);
    });
  }

  /** Lets everybody go. */
  close(): void {
    for (const wake of [...this.#waiting]) wake();
    this.#stopLooking();
  }

  #stopLooking(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const { feedSeq } = await this.#store.read((transaction) => transaction.programme());
      this.ring(feedSeq);
    } catch {
      // The database is away for a moment; the poll that waits ends by its own time limit and says so.
    } finally {
      this.#looking = false;
    }
  }
}
