import type { Every } from '../proof/proof-clock.ts';
import { everyInterval } from '../proof/proof-clock.ts';
import { deliverDue, forgetOld } from './deliver.ts';
import type { DeliverOptions } from './deliver.ts';

const everyMs = 1_000;
const forgetEveryMs = 600_000;

/** A running outbox. */
export interface OutreachClock {
  /** Something was put in: look at once. */
  poke(): void;
  /** Stops, and waits for a look under way. */
  stop(): Promise<void>;
}

/** Looks every second and whenever it is poked, one look at a time. A failing look is told and tried again. */
export function startOutreach(given: Omit<DeliverOptions, 'stopped'>, every: Every = everyInterval): OutreachClock {
  const stopping = new AbortController();
  const options = { ...given, stopped: stopping.signal };
  let looking: Promise<void> | null = null;
  const guarded = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      options.log(`outbox: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const look = (): void => {
    if (stopping.signal.aborted) return;
    looking ??= guarded(() => deliverDue(options)).finally(() => {
      looking = null;
    });
  };
  const stopLooking = every(everyMs, look);
  const stopForgetting = every(forgetEveryMs, () => void guarded(() => forgetOld(options.programme)));
  return {
    poke: look,
    stop: async () => {
      stopLooking();
      stopForgetting();
      stopping.abort();
      await looking;
    },
  };
}
