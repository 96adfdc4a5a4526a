import { lookAtProofs } from './proof-queue.ts';
import type { ProofQueueOptions } from './proof-queue.ts';

/** A held receipt is confirmed while its visitor may still stand there. */
const everyMs = 5000;

/** Calls at once and then again and again until the answer is called; a timer that keeps no process alive. */
export type Every = (ms: number, run: () => void) => () => void;

/** The real one. */
export const everyInterval: Every = (ms, run) => {
  const timer = setInterval(run, ms);
  timer.unref();
  return () => clearInterval(timer);
};

/** Looks every five seconds, one look at a time. Answers how to stop, which waits for a look under way. A failing look is told and tried again. */
export function startProofClock(given: Omit<ProofQueueOptions, 'stopped'>, every: Every = everyInterval): () => Promise<void> {
  const stopping = new AbortController();
  const options = { ...given, stopped: stopping.signal };
  let looking: Promise<void> | null = null;
  const look = async () => {
    try {
      await lookAtProofs(options);
    } catch (error) {
      options.log(`proof: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const stop = every(everyMs, () => {
    looking ??= look().finally(() => {
      looking = null;
    });
  });
  return async () => {
    stop();
    stopping.abort();
    await looking;
  };
}
