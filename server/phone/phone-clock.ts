import type { Programme } from '../open-programme.ts';
import type { Every } from '../proof/proof-clock.ts';
import { everyInterval } from '../proof/proof-clock.ts';
import { forgetEveryMs, forgetMax } from './phone-bounds.ts';

/** Deletes claims and phones that have ended, a bounded number a minute. Answers how to stop, which waits for a look under way. */
export function startPhoneClock(
  { store, nowMs }: Programme,
  log: (line: string) => void,
  every: Every = everyInterval,
): () => Promise<void> {
  let looking: Promise<void> | null = null;
  const look = async () => {
    try {
      await store.write(({ phones }) => phones.forget(nowMs(), forgetMax));
    } catch (error) {
      log(`phones: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const stop = every(forgetEveryMs, () => {
    looking ??= look().finally(() => {
      looking = null;
    });
  });
  return async () => {
    stop();
    await looking;
  };
}
