import { expect, test } from 'vitest';
import { account, opened, scanned } from '../domain/decide/fixture.ts';
import { ScriptedKiosk } from './scripted-kiosk.ts';
import { openTestProgramme, temporaryFolder } from './test-programme.ts';

test('smoke', async () => {
  const { folder, remove } = temporaryFolder();
  const p = await openTestProgramme({ kind: 'sqlite', folder });
  const k = new ScriptedKiosk('K1');
  await p.store.write((t) => t.putKiosk(k.row()));
  k.record(opened(1));
  for (let n = 1; n < 6; n += 1) k.record(scanned(n, 1, 100000 * n));
  const r = await p.decider.push({ kioskId: 'K1', incarnation: 1, facts: k.journal });
  console.log(JSON.stringify(r.outcomes, null, 1).slice(0, 3000));
  console.log(r.status, r.head, k.head, r.documents.map((d) => d.kind));
  expect(r.head).toEqual(k.head);
  const a = await p.store.read((t) => t.document('account', account(1)));
  console.log(a?.version, a?.lots.length, a?.vouchers);
  const { verifyProgramme, wordFinding } = await import('../../server/verify/verify.ts');
  for (const f of await verifyProgramme(p.store)) console.log(wordFinding(f));
  await p.close();
  remove();
});
