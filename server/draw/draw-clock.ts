import type { Programme } from '../open-programme.ts';
import type { DrawFiles } from './draw-files.ts';
import { closeDueDraws, settleDueClaims } from './draw-steps.ts';

const EVERY_MS = 60_000;

/** Looks at once and then once a minute: lists that nobody closed in time, claims that time or the desks have settled, files that a crash left out. Answers how to stop; waits for a look that is under way. */
export function startDrawClock(programme: Programme, files: DrawFiles, log: (line: string) => void): () => Promise<void> {
  let looking: Promise<void> | null = null;
  const look = async () => {
    try {
      for (const id of await closeDueDraws(programme, files))
        log(`draws: ${id} is closed, because nobody did and its public value is about to be born`);
      await settleDueClaims(programme, files);
      await files.publishAll();
    } catch (error) {
      log(`draws: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const begin = () => {
    looking ??= look().finally(() => {
      looking = null;
    });
  };
  begin();
  const timer = setInterval(begin, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
