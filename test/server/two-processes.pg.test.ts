/** Two server processes on one PostgreSQL database. */
import { expect, test } from 'vitest';
import { createEnrolCode } from '../../server/api/enrol.ts';
import { openStore } from '../../server/store/open-store.ts';
import { verifyProgramme } from '../../server/verify/verify.ts';
import { noon, opened, scanned } from '../domain/decide/fixture.ts';
import { HttpKiosk } from './http-kiosk.ts';
import { createDatabase, postgresMissing } from './postgres-database.ts';
import { startServerProcess } from './server-process.ts';
import { openTestProgramme, temporaryFolder } from './test-programme.ts';

const KIOSKS = 4;
const FACTS = 40;

test('two processes decide one feed: no number is skipped or given twice, no receipt earns twice', { timeout: 90_000 }, async (context) => {
  const missing = postgresMissing();
  if (missing !== null) return context.skip(missing);
  const database = await createDatabase();
  const place = { kind: 'postgres' as const, url: database.url };
  const programme = await openTestProgramme(place, { nowMs: Date.now() });
  const codes = [];
  for (let n = 0; n < KIOSKS; n += 1) codes.push(await createEnrolCode(programme, { kioskId: `K${n}`, mallId: 'mall', use: 'kiosk' }));
  await programme.close();
  const folders = [temporaryFolder(), temporaryFolder()];
  const servers = await Promise.all(folders.map(({ folder }) => startServerProcess(['--data', folder, '--database', database.url])));
  await Promise.all(
    codes.map(async (code, n) => {
      const kiosk = new HttpKiosk(servers[n % 2]?.url ?? '', `K${n}`);
      await kiosk.enrol(code);
      const before = noon - 1000;
      kiosk.script.record(opened(1 + n), { registeredAtMs: before });
      // Every kiosk brings the same papers: each earns once, wherever it is decided first.
      for (let at = 1; at < FACTS; at += 1)
        kiosk.script.record(scanned(1000 * (n + 1) + at, 1 + n, 50_000, { number: at }), { registeredAtMs: noon });
      const journal = kiosk.script.journal;
      for (let from = 0; from < FACTS; from += 5) {
        // The process changes in the middle: the chain goes on in the other one.
        kiosk.url = servers[(n + (from >= FACTS / 2 ? 1 : 0)) % 2]?.url ?? '';
        kiosk.script.journal = journal.slice(0, from + 5);
        const answer = await kiosk.push(from);
        expect(answer).toMatchObject({ status: 'ok', head: { seq: from + 5 } });
      }
    }),
  );
  await Promise.all(servers.map((server) => server.kill()));
  const store = await openStore(place, noon);
  const findings = await verifyProgramme(store);
  expect(findings.filter((finding) => finding.breaches > 0)).toEqual([]);
  const booked = (await store.read((t) => t.documentsOf('receipt', '', 1000))).filter((receipt) => receipt.state === 'booked');
  expect(new Set(booked.flatMap((receipt) => receipt.strongKeys)).size).toBe(booked.flatMap((receipt) => receipt.strongKeys).length);
  const seqs = (await store.read((t) => t.logSince(0, 1000))).map((row) => row.seq);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  expect((await store.read((t) => t.counts()))['fact']).toBe(KIOSKS * FACTS);
  await store.close();
  await database.drop();
  for (const { remove } of folders) remove();
});
