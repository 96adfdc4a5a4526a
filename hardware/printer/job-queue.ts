/** One thing after another, whatever becomes of each; a bounded number may wait. */
export interface JobQueue {
  /** Runs the work when all before it has ended; null at once when too many wait. */
  run<T>(work: () => Promise<T>): Promise<T> | null;
}

/** A queue in which at most `maxWaiting` wait or run. */
export const jobQueue = (maxWaiting: number): JobQueue => {
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    run: (work) => {
      if (waiting >= maxWaiting) return null;
      waiting += 1;
      const next = tail.then(work, work).finally(() => {
        waiting -= 1;
      });
      tail = next.catch(() => undefined);
      return next;
    },
  };
};
