import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

import type { FactBody } from '../../domain/contract/fact.ts';
import type { CoreClock } from '../../main/core/clock.ts';
import type { Link } from '../../main/sync/link.ts';
import { verifyProgramme } from '../../server/verify/verify.ts';
import { fnOf, noon } from '../domain/decide/fixture.ts';
import { coreIn } from './core-under-test.ts';
import { copyOf, realServer } from './real-server.ts';
import { tempFolder } from './temp-folder.ts';

// Whole visits on a machine that others use too: long limits, no law about time.
vi.setConfig({ testTimeout: 60_000 });

const startedAtMs = performance.now();
const nowMs = (): number => Math.trunc(noon + performance.now() - startedAtMs);
/** Runs like the server's clock, wherever the machine's stands. */
const clock: CoreClock = { monotonicMs: () => performance.now(), wallMs: nowMs, bootId: () => 'boot' };

function code(fn: string, number: number, amountMinor: number): string {
  return `t=20261121T1130&s=${(amountMinor / 100).toFixed(2)}&fn=${fn}&i=${number}&fp=${1_000_000_000 + number}&n=1`;
}

type Running = ReturnType<typeof coreIn>;

function record(core: Running['core'], accountId: string, number: number, amountMinor = 120_000) {
  const { factBook } = core.services;
  const body: FactBody = {
    kind: 'receipt.registered',
    receiptId: factBook.newId(),
    accountId,
    visitId: factBook.newId(),
    reference: factBook.nextReference(),
    source: 'scanned',
    raw: code(fnOf['vesta'] ?? '', number, amountMinor),
    tenantId: null,
    typed: null,
    staffId: null,
    override: null,
    details: null,
  };
  return factBook.record(body);
}

function join1(core: Running['core'], cardKey: string): string {
  const accountId = core.services.factBook.newId();
  core.services.factBook.record({
    kind: 'account.opened',
    accountId,
    origin: 'joined',
    cardKey,
    last4: '1234',
    medium: 'plastic',
    language: 'en',
    initial: 'T',
    sealed: null,
    consent: { rulesVersion: '1', sms: false, email: false },
    invitedBy: null,
  });
  return accountId;
}

async function mall() {
  const folder = tempFolder();
  const serverFolder = join(folder, 'server');
  const server = await realServer(serverFolder, nowMs);
  const kiosk = async (name: string, wrap?: (link: Link) => Link, url = server.url) => {
    mkdirSync(join(folder, name), { recursive: true });
    return coreIn({ folder: join(folder, name), url, enrolCode: await server.code(name), clock, ...(wrap === undefined ? {} : { wrap }) });
  };
  return { folder, serverFolder, server, kiosk };
}

/** Until the server knows everything and the kiosk knows that. */
async function settled(running: Running): Promise<void> {
  await expect
    .poll(() => ({ ...running.core.status(), trouble: null, open: running.core.services.factBook.openCount() }), { timeout: 10_000 })
    .toEqual({ online: true, phase: 'running', waitingFacts: 0, trouble: null, open: 0 });
}

describe('sync with the real server', () => {
  test('enrols, fills the mirror, pushes, and the decided account equals the predicted one', async () => {
    const { server, kiosk } = await mall();
    onTestFinished(() => server.close());
    const running = await kiosk('K3');
    await expect.poll(() => running.core.status().phase, { timeout: 10_000 }).toBe('running');
    expect(running.core.services.mirror.get('tenant', 'vesta')?.name).toBe('vesta');
    running.network.setCut(true);
    const accountId = join1(running.core, 'd'.repeat(64));
    for (let number = 1; number <= 3; number += 1) record(running.core, accountId, number);
    const predicted = running.core.services.factBook.account(accountId);
    running.network.setCut(false);
    await settled(running);
    const decided = running.core.services.mirror.get('account', accountId);
    expect(decided?.receipts.map((one) => [one.receiptId, one.state, one.points])).toEqual(
      predicted?.receipts.map((one) => [one.receiptId, one.state, one.points]),
    );
    expect(decided?.lots.map((lot) => [lot.lotId, lot.points])).toEqual(predicted?.lots.map((lot) => [lot.lotId, lot.points]));
    expect(decided?.progress).toEqual(predicted?.progress);
    expect((await verifyProgramme(server.programme.store)).every((finding) => finding.breaches === 0)).toBe(true);
    expect(running.told.filter((line) => !line.startsWith('sync-trouble'))).toEqual([]);
  });

  test('a push that was answered but whose answer was lost doubles nothing', async () => {
    const { server, kiosk } = await mall();
    onTestFinished(() => server.close());
    let lose = 0;
    let pushes = 0;
    const running = await kiosk('K3', (link) => ({
      ...link,
      post: async (path, body, options) => {
        const answer = await link.post(path, body, options);
        if (path !== '/v1/push') return answer;
        pushes += 1;
        if (lose > 0) {
          lose -= 1;
          throw new Error('the answer was lost on its way');
        }
        return answer;
      },
    }));
    await expect.poll(() => running.core.status().phase, { timeout: 10_000 }).toBe('running');
    lose = 2;
    const accountId = join1(running.core, 'e'.repeat(64));
    const { fact } = record(running.core, accountId, 1, 250_000);
    // The pull may tell of the decision first; how the fact ended is still asked for again.
    await expect.poll(async () => (await running.core.services.factBook.outcome(fact.id, 0))?.fate, { timeout: 10_000 }).toBe('applied');
    await settled(running);
    expect(pushes).toBeGreaterThanOrEqual(3);
    expect(running.core.services.mirror.get('account', accountId)?.receipts).toHaveLength(1);
    expect((await verifyProgramme(server.programme.store)).every((finding) => finding.breaches === 0)).toBe(true);
  });

  test('a start whose answer was lost is asked for again and fences nobody', async () => {
    const { server, kiosk } = await mall();
    onTestFinished(() => server.close());
    let lose = 1;
    const running = await kiosk('K3', (link) => ({
      ...link,
      post: async (path, body, options) => {
        const answer = await link.post(path, body, options);
        if (path === '/v1/start' && lose > 0) {
          lose -= 1;
          throw new Error('the answer was lost on its way');
        }
        return answer;
      },
    }));
    await expect.poll(() => running.core.status().phase, { timeout: 10_000 }).toBe('running');
    expect(running.core.services.identity.standing()).toBe('enrolled');
  });

  test('a server restored from an older backup gets its lost facts back, each once', async () => {
    const { folder, serverFolder, server, kiosk } = await mall();
    const running = await kiosk('K3');
    await expect.poll(() => running.core.status().phase, { timeout: 10_000 }).toBe('running');
    const accountId = join1(running.core, 'f'.repeat(64));
    record(running.core, accountId, 1);
    await settled(running);
    await server.close();
    const backup = join(folder, 'backup');
    copyOf(serverFolder, backup);
    const again = await realServer(serverFolder, nowMs, server.port);
    record(running.core, accountId, 2);
    record(running.core, accountId, 3);
    await settled(running);
    const before = running.core.services.mirror.get('account', accountId);
    await again.close();
    // A restore is a new epoch; the restore command writes it, here by hand.
    const database = new Database(join(backup, 'programme.db'));
    database.prepare('UPDATE programme SET epoch = ?').run('epoch-after-restore');
    database.close();
    const restored = await realServer(backup, nowMs, server.port);
    onTestFinished(() => restored.close());
    await expect.poll(() => running.core.services.mirror.place()?.serverEpoch, { timeout: 15_000 }).toBe('epoch-after-restore');
    await settled(running);
    const after = running.core.services.mirror.get('account', accountId);
    expect(after?.receipts.map((one) => one.receiptId).sort()).toEqual(before?.receipts.map((one) => one.receiptId).sort());
    expect(after?.lots.map((lot) => lot.points)).toEqual(before?.lots.map((lot) => lot.points));
    expect((await verifyProgramme(restored.programme.store)).every((finding) => finding.breaches === 0)).toBe(true);
  });

  test('two cores with one identity: the second is fenced, hands over what it holds, and goes on after enrolling anew', async () => {
    const { folder, server, kiosk } = await mall();
    onTestFinished(() => server.close());
    const first = await kiosk('K3');
    await expect.poll(() => first.core.status().phase, { timeout: 10_000 }).toBe('running');
    const accountId = join1(first.core, 'a1'.repeat(32));
    await settled(first);
    await first.close();
    // The disk is cloned into another box.
    copyOf(join(folder, 'K3'), join(folder, 'clone'));
    const original = coreIn({ folder: join(folder, 'K3'), url: server.url, enrolCode: null, clock });
    await expect.poll(() => original.core.status().phase, { timeout: 10_000 }).toBe('running');
    record(original.core, accountId, 1);
    await settled(original);
    const clone = coreIn({ folder: join(folder, 'clone'), url: server.url, enrolCode: null, clock });
    record(clone.core, accountId, 2);
    await expect.poll(() => clone.core.status().phase, { timeout: 10_000 }).toBe('fenced');
    expect(clone.core.services.house.state().ready).toBe(false);
    await clone.close();
    await original.close();
    const anew = coreIn({ folder: join(folder, 'clone'), url: server.url, enrolCode: await server.code('K3'), clock });
    await expect.poll(() => anew.core.status().phase, { timeout: 10_000 }).toBe('running');
    record(anew.core, accountId, 3);
    await settled(anew);
    expect(anew.core.services.mirror.get('account', accountId)?.receipts.length).toBeGreaterThanOrEqual(2);
    expect((await verifyProgramme(server.programme.store)).every((finding) => finding.breaches === 0)).toBe(true);
  });

  test('what one kiosk registers reaches the other by the feed, and the same receipt there is already known', async () => {
    const { server, kiosk } = await mall();
    onTestFinished(() => server.close());
    const [one, two] = [await kiosk('K3'), await kiosk('K4')];
    await expect.poll(() => [one.core.status().phase, two.core.status().phase], { timeout: 10_000 }).toEqual(['running', 'running']);
    const accountId = join1(one.core, 'b2'.repeat(32));
    record(one.core, accountId, 1);
    await settled(one);
    await expect.poll(() => two.core.services.factBook.account(accountId)?.receipts.length, { timeout: 10_000 }).toBe(1);
    const { fact } = record(two.core, accountId, 1);
    await settled(two);
    expect(await two.core.services.factBook.outcome(fact.id, 0)).toMatchObject({ fate: 'refused', refusal: 'already-yours' });
  });
});
