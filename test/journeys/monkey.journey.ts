/** A seeded monkey at a kiosk, upright and lying: whatever is touched, scanned and unplugged in whatever order, no screen is blank or a dead end, and no receipt is lost or there twice. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../simulation/seeded.ts';
import { Mall, waitUntil } from './mall.ts';
import { Monkey } from './monkey.ts';
import { verified } from './on-visit.ts';

const SEED = Number(process.env['MONKEY_SEED'] ?? 1);
/** For a walk by hand: thousands. */
const STEPS = Number(process.env['MONKEY_STEPS'] ?? 100);
const STEPS_OF_A_VISIT = 25;
const DOCUMENTS_MAX = 5_000;

const malls: Mall[] = [];
let upright: Mall;
let lying: Mall;

beforeAll(async () => {
  upright = await Mall.open({ phones: true });
  malls.push(upright);
  lying = await Mall.open();
  malls.push(lying);
});
afterAll(async () => {
  for (const mall of malls) await mall.close();
});

/** How often the server knows each reference. */
const known = (mall: Mall): Promise<ReadonlyMap<string, number>> =>
  mall.programme((programme) =>
    programme.store.read(async (transaction) => {
      const times = new Map<string, number>();
      for (const { reference } of await transaction.documentsOf('receipt', '', DOCUMENTS_MAX))
        times.set(reference, (times.get(reference) ?? 0) + 1);
      return times;
    }),
  );

async function play(mall: Mall, seed: number, size: { readonly width: number; readonly height: number }): Promise<void> {
  const kiosk = await mall.station('K3', 'kiosk', size);
  await kiosk.shows('attract');
  const monkey = new Monkey(kiosk, seeded(seed));
  await monkey.begin();
  for (let step = 1; step <= STEPS; step += 1) {
    await monkey.step().catch((error: unknown) => {
      throw new Error(`MONKEY_SEED=${seed} MONKEY_STEPS=${STEPS}, step ${step}`, { cause: error });
    });
    if (step % STEPS_OF_A_VISIT === 0) await monkey.walkAway();
  }
  monkey.mend();
  await monkey.walkAway();
  // A walk that came nowhere and booked nothing would prove nothing.
  expect(monkey.screens.size).toBeGreaterThan(8);
  expect(monkey.acknowledged.size).toBeGreaterThan(0);
  await waitUntil(async () => {
    const times = await known(mall);
    return [...monkey.acknowledged].every((reference) => times.has(reference));
  });
  const times = await known(mall);
  expect([...monkey.acknowledged].filter((reference) => times.get(reference) !== 1)).toEqual([]);
  await verified(mall);
}

test('upright: no screen is blank or a dead end, nothing is lost or there twice', { timeout: 1_800_000 }, async () => {
  await play(upright, SEED, { width: 1080, height: 1920 });
});

test('lying: no screen is blank or a dead end, nothing is lost or there twice', { timeout: 1_800_000 }, async () => {
  await play(lying, SEED + 1, { width: 1920, height: 1080 });
});
