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

/** Looks once a minute; answers how to stop. A failing look is told and tried again. */
export function startTicker(programme: Programme, log: (line: string) => void): () => void {
  let running = false;
  const look = async () => {
    if (running) return;
    running = true;
    try {
      await tickOnce(programme);
    } catch (error) {
      log(`tick: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      running = false;
    }
  };
  const timer = setInterval(() => void look(), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
