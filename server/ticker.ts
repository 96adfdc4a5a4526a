import { lookAtAudience } from './audience/audience-clock.ts';
import type { Programme } from './open-programme.ts';
import { mallsOf } from './open-programme.ts';

const EVERY_MS = 60_000;
const ACCOUNTS_EACH = 500;
const ROUNDS_MAX = 20;

/** One look at the clock: accounts whose points or vouchers have ended, at most 10,000, in acts of 500. Answers how many. */
export async function tickOnce(programme: Programme): Promise<number> {
  const mallId = (await mallsOf(programme.store))[0]?.id;
  if (mallId === undefined) return 0;
  let done = 0;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const atMs = programme.nowMs();
    // A voucher is open up to and including its deadline, so it is due the moment after.
    const accountIds = await programme.store.read((transaction) => transaction.dueAccounts(atMs - 1, ACCOUNTS_EACH));
    if (accountIds.length === 0) break;
    await programme.decider.act([{ kind: 'tick', atMs, accountIds: [...accountIds] }], mallId);
    done += accountIds.length;
    if (accountIds.length < ACCOUNTS_EACH) break;
  }
  return done;
}

/** Looks once a minute: ends of points and vouchers, then audience bits, birthdays and reminders. Answers how to stop, which waits for a look under way. A failing look is told and tried again. */
export function startTicker(programme: Programme, log: (line: string) => void): () => Promise<void> {
  let looking: Promise<void> | null = null;
  const attempt = async (name: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      log(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const look = async () => {
    await attempt('tick', () => tickOnce(programme));
    await attempt('audience', () => lookAtAudience(programme));
  };
  const begin = () => {
    looking ??= look().finally(() => {
      looking = null;
    });
  };
  const timer = setInterval(begin, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
