import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';

import { verifyProgramme } from '../../server/verify/verify.ts';
import { fnOf, noon } from '../domain/decide/fixture.ts';
import { coreIn } from './core-under-test.ts';
import { realServer } from './real-server.ts';
import { tempFolder } from './temp-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

const DAY_MS = 86_400_000;
const startedAtMs = performance.now();
const trueMs = (): number => Math.trunc(noon + performance.now() - startedAtMs);

test("the server's clock jumps a day back, then to the year 2000, then right again: every fact is decided, none is later than the one after it", async () => {
  const folder = tempFolder();
  let wrongByMs = 0;
  const server = await realServer(join(folder, 'server'), () => trueMs() + wrongByMs);
  onTestFinished(() => server.close());
  mkdirSync(join(folder, 'K3'));
  const { core } = coreIn({
    folder: join(folder, 'K3'),
    url: server.url,
    enrolCode: await server.code('K3'),
    clock: { monotonicMs: () => performance.now(), wallMs: trueMs, bootId: () => 'boot' },
  });
  await expect.poll(() => core.status().phase, { timeout: 10_000 }).toBe('running');
  const { factBook, journal } = core.services;
  const accountId = factBook.newId();
  factBook.record({
    kind: 'account.opened',
    accountId,
    origin: 'joined',
    cardKey: 'c'.repeat(64),
    last4: '1234',
    medium: 'plastic',
    language: 'en',
    initial: '',
    sealed: null,
    consent: { rulesVersion: '1', sms: false, email: false },
    invitedBy: null,
  });
  let number = 0;
  for (const jumpMs of [0, -DAY_MS, Date.UTC(2000, 0, 1) - noon, 0]) {
    wrongByMs = jumpMs;
    for (let scans = 0; scans < 2; scans += 1) {
      number += 1;
      factBook.record({
        kind: 'receipt.registered',
        receiptId: factBook.newId(),
        accountId,
        visitId: factBook.newId(),
        reference: factBook.nextReference(),
        source: 'scanned',
        raw: `t=20261121T1130&s=${1000 + number}.00&fn=${fnOf['vesta'] ?? ''}&i=${number}&fp=${1_000_000_000 + number}&n=1`,
        tenantId: null,
        typed: null,
        staffId: null,
        override: null,
        details: null,
      });
    }
    await expect.poll(() => [core.status().waitingFacts, factBook.openCount()], { timeout: 10_000 }).toEqual([0, 0]);
  }
  const times = journal.after(0, 100).map((row) => row.registeredAtMs);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const account = core.services.mirror.get('account', accountId);
  expect(account?.receipts).toHaveLength(number);
  expect(account?.receipts.filter((receipt) => receipt.state === 'refused')).toEqual([]);
  expect((await verifyProgramme(server.programme.store)).filter((finding) => finding.breaches > 0)).toEqual([]);
});
