/** kill -9 of the real server process in the middle of pushes. */
import { expect, test } from 'vitest';
import type { FactOutcome } from '../../domain/contract/sync.ts';
import { createEnrolCode } from '../../server/api/enrol.ts';
import { openStore } from '../../server/store/open-store.ts';
import { verifyProgramme } from '../../server/verify/verify.ts';
import { noon, opened, scanned } from '../domain/decide/fixture.ts';
import { HttpKiosk } from './http-kiosk.ts';
import { startServerProcess } from './server-process.ts';
import { openTestProgramme, temporaryFolder } from './test-programme.ts';

const ROUNDS = 3;

test('kill -9 in the middle of pushes loses nothing acknowledged and decides no fact twice', { timeout: 90_000 }, async () => {
  const { folder, remove } = temporaryFolder();
  const programme = await openTestProgramme({ kind: 'sqlite', folder }, { nowMs: Date.now() });
  const code = await createEnrolCode(programme, { kioskId: 'K1', mallId: 'mall', use: 'kiosk' });
  await programme.close();
  const kiosk = new HttpKiosk('', 'K1');
  const acknowledged = new Map<string, FactOutcome>();
  for (let n = 0; n < 120; n += 1) kiosk.script.record(n % 2 === 0 ? opened(1 + n) : scanned(n, n, 50_000), { registeredAtMs: noon });
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = await startServerProcess(['--data', folder]);
    kiosk.url = server.url;
    if (round === 0) await kiosk.enrol(code);
    // Pushes of a few facts each, one after another, until the server dies under them.
    const stop = 10 + 25 * round;
    let pushed = 0;
    try {
      for (let from = acknowledged.size; from < kiosk.script.journal.length; from += 4) {
        const part = kiosk.script.journal;
        kiosk.script.journal = part.slice(0, from + 4);
        const answering = kiosk.push(from);
        kiosk.script.journal = part;
        pushed += 4;
        if (pushed > stop && round < ROUNDS - 1) void server.kill();
        for (const outcome of (await answering).outcomes) {
          expect(acknowledged.get(outcome.factId) ?? outcome).toEqual(outcome);
          acknowledged.set(outcome.factId, outcome);
        }
      }
    } catch (error) {
      if (round === ROUNDS - 1) throw error;
    }
    await server.kill();
  }
  expect(acknowledged.size).toBe(120);
  const store = await openStore({ kind: 'sqlite', folder }, noon);
  const stored = await store.read((t) => t.facts([...acknowledged.keys()]));
  for (const [id, outcome] of acknowledged) expect(stored.get(id)?.outcome).toEqual(outcome);
  expect((await store.read((t) => t.counts()))['fact']).toBe(120);
  expect((await verifyProgramme(store)).filter((finding) => finding.breaches > 0)).toEqual([]);
  await store.close();
  remove();
});
