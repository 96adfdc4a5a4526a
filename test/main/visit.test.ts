import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { cardNumber, demoCardRanges } from '../../domain/card/card-range.ts';
import type { Intent } from '../../domain/contract/intent.ts';
import type { Screen, ScreenOf } from '../../domain/contract/screen.ts';
import { adjustableClock } from '../../main/core/adjustable-clock.ts';
import { rangesOf } from '../../main/core/card-keys.ts';
import type { CoreClock } from '../../main/core/clock.ts';
import { openReaders } from '../../main/core/reader-set.ts';
import { startDevices } from '../../main/core/start-devices.ts';
import { cuttableLink } from '../../main/sync/link.ts';
import { fetchLink } from '../../main/sync/fetch-link.ts';
import { verifyProgramme } from '../../server/verify/verify.ts';
import { fnOf, noon, unknownFn } from '../domain/decide/fixture.ts';
import { coreIn, listedLog, page } from './core-under-test.ts';
import { paperTakenAway } from './paper-taken-away.ts';
import { realServer } from './real-server.ts';
import { tempFolder } from './temp-folder.ts';

// Whole visits on a machine that others use too: long limits, no law about time.
vi.setConfig({ testTimeout: 60_000 });

const startedAtMs = performance.now();
const nowMs = (): number => Math.trunc(noon + performance.now() - startedAtMs);
const clock: CoreClock = { monotonicMs: () => performance.now(), wallMs: nowMs, bootId: () => 'boot' };

const code = (shop: string, number: number, amountMinor: number): string =>
  `t=20261121T1130&s=${(amountMinor / 100).toFixed(2)}&fn=${fnOf[shop] ?? shop}&i=${number}&fp=${1_000_000_000 + number}&n=1`;
const memberCard = (serial: number): string => {
  const range = demoCardRanges.find((each) => each.purpose === 'member');
  if (range === undefined) throw new Error('no member range');
  return cardNumber(range, serial);
};
const testCard = (): string => {
  const range = demoCardRanges.find((each) => each.purpose === 'test');
  if (range === undefined) throw new Error('no test range');
  return cardNumber(range, 7);
};

/** A whole kiosk with simulated devices at the byte edge, the real drivers, the real server. */
async function kiosk() {
  const folder = tempFolder();
  const server = await realServer(join(folder, 'server'), nowMs);
  onTestFinished(() => server.close());
  mkdirSync(join(folder, 'kiosk'));
  const devices = await startDevices({
    simulate: true,
    printer: { kind: 'none' },
    link: cuttableLink(fetchLink(server.url)),
    clock: adjustableClock(clock),
  });
  const { simulation, bus } = devices;
  if (simulation === null || bus === null) throw new Error('no simulation');
  onTestFinished(() => devices.close());
  const running = coreIn({
    folder: join(folder, 'kiosk'),
    url: server.url,
    enrolCode: await server.code('K3'),
    clock,
    printer: devices.printer,
  });
  const readers = await openReaders(() => rangesOf(running.core.services.house.catalogue()?.mall ?? null), bus, listedLog([]));
  onTestFinished(() => readers.close());
  readers.onEvent((event) => {
    running.core.readersOpen(readers.openCount());
    running.core.reader(event);
  });
  const shown = page();
  running.core.connect(shown.connection);
  await expect.poll(() => shown.now()?.kind, { timeout: 10_000 }).toBe('attract');
  await expect.poll(() => readers.openCount()).toBeGreaterThanOrEqual(2);
  await expect.poll(() => devices.printer.state(), { timeout: 10_000 }).toBe('ok');
  return {
    ...running,
    server,
    simulation,
    screens: shown.screens,
    shown,
    folder,
    touch: (intent: Intent) => shown.send({ type: 'intent', intent }),
    /** Waits for a screen of this kind that fits. */
    on: async <K extends Screen['kind']>(kind: K, fits: (screen: ScreenOf<K>) => boolean = () => true): Promise<ScreenOf<K>> => {
      const isIt = (screen: Screen | undefined): screen is ScreenOf<K> => screen?.kind === kind && fits(screen as ScreenOf<K>);
      await expect
        .poll(
          () => {
            const now = shown.now();
            return isIt(now) ? 'there' : JSON.stringify(now).slice(0, 3000);
          },
          { timeout: 8000 },
        )
        .toBe('there');
      const now = shown.now();
      if (!isIt(now)) throw new Error('the screen went on');
      return now;
    },
  };
}

/** A newcomer joins with a slip card; returns its number. */
async function join1(k: Awaited<ReturnType<typeof kiosk>>): Promise<string> {
  k.touch({ kind: 'no-card' });
  k.touch({ kind: 'join' });
  await k.on('join-age');
  k.touch({ kind: 'of-age' });
  k.touch({ kind: 'toggle-rules' });
  k.touch({ kind: 'next' });
  await k.on('join-phone');
  k.touch({ kind: 'without-phone' });
  await k.on('join-card');
  k.touch({ kind: 'slip-card' });
  const done = await k.on('join-done', (screen) => screen.printed);
  return done.number ?? '';
}

describe('a visit through real drivers, core and server', () => {
  test('a newcomer joins with a slip card, scans receipts, the gift is bound, a slip comes out, nothing stays', async () => {
    const k = await kiosk();
    const number = await join1(k);
    expect(number).toMatch(/^9643\d{12}$/);
    expect(k.simulation.printer.slips()).toHaveLength(1);
    k.touch({ kind: 'next' });
    await k.on('visit');
    k.simulation.scanner.scan(code('vesta', 1, 245_000));
    await k.on('visit', (screen) => screen.rows[0]?.state === 'booked');
    await paperTakenAway();
    k.simulation.scanner.scan(code('vesta', 1, 245_000));
    await k.on('message');
    k.simulation.scanner.scan(code('cafe', 2, 300_000));
    const bound = await k.on('gift-bound');
    expect(bound.granted).toBe(true);
    k.touch({ kind: 'next' });
    await k.on('visit', (screen) => screen.vouchers.length === 1);
    k.touch({ kind: 'finish' });
    await k.on('result');
    k.touch({ kind: 'slip-yes' });
    await k.on('goodbye');
    expect(k.simulation.printer.slips()).toHaveLength(2);
    await k.on('attract');
    const left = JSON.stringify(k.shown.now());
    expect(left).not.toContain(number.slice(-4));
    expect(left).not.toContain(bound.voucher.reference);
    // The slip card is a card: the bound gift stands on it.
    k.simulation.scanner.scan(`PC1:${number}`);
    await k.on('visit', (screen) => screen.vouchers.length === 1 || screen.balance !== null);
    await expect.poll(() => k.core.services.factBook.openCount(), { timeout: 10_000 }).toBe(0);
    const laws = await verifyProgramme(k.server.programme.store);
    expect(laws.filter((law) => law.breaches > 0)).toEqual([]);
    expect(k.told.filter((line) => /carrier|visit /.test(line))).toEqual([]);
  });

  test('offline every step goes on; when the link is back the server agrees and the row closes', async () => {
    const k = await kiosk();
    const number = await join1(k);
    k.touch({ kind: 'finish' });
    k.touch({ kind: 'slip-no' });
    await expect.poll(() => k.core.services.factBook.openCount(), { timeout: 10_000 }).toBe(0);
    k.network.setCut(true);
    await expect.poll(() => k.core.status().online, { timeout: 8000 }).toBe(false);
    k.simulation.cardReader.swipeNumber(number);
    await k.on('visit', (screen) => !screen.frame.online);
    k.simulation.scanner.scan(code('vesta', 11, 120_000));
    const row = (await k.on('visit', (screen) => screen.rows[0]?.state === 'booked')).rows[0];
    expect(row?.toBeConfirmed).toBe(true);
    k.simulation.scanner.scan(code(unknownFn, 12, 90_000));
    await k.on('pick-shop');
    k.touch({ kind: 'pick-shop', tenantId: 'books' });
    await k.on('visit', (screen) => screen.rows[1]?.state === 'held');
    k.network.setCut(false);
    await expect.poll(() => k.core.services.factBook.openCount(), { timeout: 10_000 }).toBe(0);
    const account = k.core.services.factBook.accountOfCard(k.core.services.cards.keyOf(number));
    expect(account?.receipts.map((one) => one.state).sort()).toEqual(['booked', 'held']);
  });

  test('a code that says neither sum nor day is asked about, and the server decides what was typed with its code', async () => {
    const k = await kiosk();
    const number = await join1(k);
    k.touch({ kind: 'next' });
    await k.on('visit');
    k.simulation.scanner.scan('O-7AF0CFF74D45483FB0CFF74D45283FA1');
    await k.on('type-receipt', (screen) => screen.scanned && screen.step === 'shop');
    const keys = [...'1200'].map((key) => ({ kind: 'key', key }) as const);
    for (const one of [{ kind: 'pick-shop', tenantId: 'vesta' }, { kind: 'next' }, ...keys, { kind: 'next' }, { kind: 'next' }] as const)
      k.touch(one);
    // The code is Slovak and its money the euro, which this house does not take: the code's word stands, not the typist's.
    await k.on('message', (screen) => screen.title.key === 'refusal.currency-unknown.title');
    await expect.poll(() => k.core.services.factBook.openCount(), { timeout: 10_000 }).toBe(0);
    const account = k.core.services.factBook.accountOfCard(k.core.services.cards.keyOf(number));
    expect(account?.receipts).toMatchObject([{ amountMinor: 120_000, tenantId: 'vesta', refusal: 'currency-unknown' }]);
  });

  /** A confirmed account with `points` from booked receipts, known to the server. */
  async function member(k: Awaited<ReturnType<typeof kiosk>>): Promise<{ readonly number: string; readonly accountId: string }> {
    const number = await join1(k);
    k.touch({ kind: 'next' });
    await k.on('visit');
    k.simulation.scanner.scan(code('books', 90, 4_000_000));
    await k.on('gift-bound');
    k.touch({ kind: 'next' });
    await k.on('visit', (screen) => screen.rows[0]?.state === 'booked');
    const accountId = k.core.services.factBook.accountOfCard(k.core.services.cards.keyOf(number))?.id ?? '';
    k.core.services.factBook.record({ kind: 'account.confirmed', accountId, staffId: 'olga' });
    await expect.poll(() => k.core.services.factBook.openCount(), { timeout: 10_000 }).toBe(0);
    k.touch({ kind: 'finish' });
    k.touch({ kind: 'slip-no' });
    await k.on('attract');
    return { number, accountId };
  }
  const kinds = (k: Awaited<ReturnType<typeof kiosk>>) => k.core.services.journal.after(0, 1000).map((row) => row.bytes);

  test('a gift for points online: the server decides, the deed is journaled before the screen says "yours"', async () => {
    const k = await kiosk();
    const { number, accountId } = await member(k);
    k.simulation.cardReader.swipeNumber(number);
    await k.on('visit');
    k.touch({ kind: 'gifts' });
    const gifts = await k.on('gifts');
    expect(gifts.gifts.find((gift) => gift.giftId === 'cup')?.state).toBe('have');
    k.touch({ kind: 'pick-gift', giftId: 'cup' });
    k.touch({ kind: 'confirm-gift' });
    const bound = await k.on('gift-bound');
    expect(bound.granted).toBe(true);
    const deeds = kinds(k).filter((bytes) => bytes.includes('"voucher.issued"') && bytes.includes(bound.voucher.voucherId));
    expect(deeds).toHaveLength(1);
    expect(deeds[0]).toContain('"basis":"server"');
    await expect.poll(() => k.core.services.factBook.openCount(), { timeout: 10_000 }).toBe(0);
    expect(
      k.core.services.mirror
        .get('account', accountId)
        ?.vouchers.filter((one) => one.state === 'open')
        .map((one) => one.giftId),
    ).toContain('cup');
    expect((await verifyProgramme(k.server.programme.store)).filter((law) => law.breaches > 0)).toEqual([]);
  });

  test('offline with units on loan: campaign gift and gift for points are granted, and the server accepts both deeds', async () => {
    const k = await kiosk();
    const { number, accountId } = await member(k);
    await k.server.leases.plan();
    await expect
      .poll(() => k.core.services.mirror.list('allotment').filter((one) => one.kioskId === 'K3').length, { timeout: 10_000 })
      .toBeGreaterThanOrEqual(3);
    k.network.setCut(true);
    await expect.poll(() => k.core.status().online, { timeout: 8000 }).toBe(false);
    k.simulation.cardReader.swipeNumber(number);
    await k.on('visit');
    k.touch({ kind: 'gifts' });
    await k.on('gifts', (screen) => screen.gifts.some((gift) => gift.giftId === 'cup' && gift.state === 'have'));
    k.touch({ kind: 'pick-gift', giftId: 'cup' });
    k.touch({ kind: 'confirm-gift' });
    expect((await k.on('gift-bound')).granted).toBe(true);
    expect(
      kinds(k)
        .filter((bytes) => bytes.includes('"voucher.issued"'))
        .at(-1),
    ).toContain('"basis":"allotment"');
    k.touch({ kind: 'next' });
    k.touch({ kind: 'finish' });
    k.touch({ kind: 'slip-no' });
    await k.on('attract');
    const newcomer = await join1(k);
    k.touch({ kind: 'next' });
    await k.on('visit');
    k.simulation.scanner.scan(code('vesta', 61, 600_000));
    expect((await k.on('gift-bound')).granted).toBe(true);
    expect(
      kinds(k)
        .filter((bytes) => bytes.includes('"voucher.issued"'))
        .at(-1),
    ).toContain('"campaignId":"hare"');
    k.network.setCut(false);
    await expect.poll(() => k.core.services.factBook.openCount(), { timeout: 10_000 }).toBe(0);
    expect(k.core.services.mirror.get('account', accountId)?.vouchers.map((one) => one.state)).not.toContain('asked');
    expect(k.core.services.factBook.accountOfCard(k.core.services.cards.keyOf(newcomer))?.vouchers.map((one) => one.state)).toEqual([
      'open',
    ]);
    expect((await verifyProgramme(k.server.programme.store)).filter((law) => law.breaches > 0)).toEqual([]);
  });

  test('offline without units on loan: the gift of a campaign "will be confirmed", and no deed is made', async () => {
    const k = await kiosk();
    const number = await join1(k);
    k.touch({ kind: 'finish' });
    k.touch({ kind: 'slip-no' });
    await expect.poll(() => k.core.services.factBook.openCount(), { timeout: 10_000 }).toBe(0);
    k.network.setCut(true);
    await expect.poll(() => k.core.status().online, { timeout: 8000 }).toBe(false);
    for (const allotment of k.core.services.mirror.list('allotment'))
      k.core.services.mirror.apply([{ ...allotment, version: allotment.version + 100, used: allotment.units }], null);
    k.simulation.cardReader.swipeNumber(number);
    await k.on('visit');
    k.simulation.scanner.scan(code('vesta', 41, 600_000));
    const bound = await k.on('gift-bound');
    expect(bound.granted).toBe(false);
    expect(kinds(k).filter((bytes) => bytes.includes('"voucher.issued"'))).toEqual([]);
  });

  test('the journal takes nothing more: the visitor is sent to the desk, nothing is shown as booked', async () => {
    const k = await kiosk();
    const number = await join1(k);
    k.touch({ kind: 'finish' });
    k.touch({ kind: 'slip-no' });
    await k.on('attract');
    k.simulation.cardReader.swipeNumber(number);
    await k.on('visit');
    k.core.services.journal.limitPages(1);
    const before = k.core.services.journal.end().seq;
    for (let number = 51; number < 54; number += 1) k.simulation.scanner.scan(code('vesta', number, 120_000));
    await k.on(
      'visit',
      (screen) =>
        screen.rows.length === 3 && screen.rows.some((row) => row.state === 'desk') && screen.rows.every((row) => row.state !== 'waiting'),
    );
    const rows = (await k.on('visit')).rows;
    expect(rows.filter((row) => row.state === 'booked')).toHaveLength(k.core.services.journal.end().seq - before);
    k.core.services.journal.limitPages(100_000);
  });

  test('a payment card, an unknown card, a foreign code: kind words, and nothing is recorded', async () => {
    const k = await kiosk();
    const before = k.core.services.journal.end().seq;
    k.simulation.cardReader.swipe(['%B4111111111111111^DOE/JANE^2912101?', ';4111111111111111=2912101?', '']);
    await k.on('message');
    expect(JSON.stringify(k.screens)).not.toContain('4111');
    k.simulation.cardReader.swipeNumber(memberCard(5));
    const unknown = await k.on('unknown-card');
    expect(unknown.last4).toBe(memberCard(5).slice(-4));
    k.simulation.scanner.scan('https://example.com/menu');
    await k.on('message');
    expect(k.core.services.journal.end().seq).toBe(before);
  });

  test('a test card and a test receipt run every screen and post nothing', async () => {
    const k = await kiosk();
    const before = k.core.services.journal.end().seq;
    k.simulation.cardReader.swipeNumber(testCard());
    await k.on('visit', (screen) => screen.frame.test);
    k.simulation.scanner.scan(`TEST:${code('vesta', 21, 245_000)}`);
    await k.on('visit', (screen) => screen.rows[0]?.state === 'booked');
    k.touch({ kind: 'finish' });
    await k.on('result');
    k.touch({ kind: 'slip-yes' });
    await k.on('goodbye');
    expect(k.simulation.printer.slips()).toHaveLength(1);
    expect(k.core.services.journal.end().seq).toBe(before);
  });

  test('paper runs out: "your card is enough", and nothing of it comes out in the next visit', async () => {
    const k = await kiosk();
    const number = await join1(k);
    k.touch({ kind: 'finish' });
    k.touch({ kind: 'slip-no' });
    await k.on('attract');
    const slips = k.simulation.printer.slips().length;
    k.simulation.cardReader.swipeNumber(number);
    await k.on('visit');
    k.simulation.scanner.scan(code('vesta', 31, 120_000));
    await k.on('visit', (screen) => screen.rows[0]?.state === 'booked');
    k.simulation.printer.takePaperOut();
    k.touch({ kind: 'finish' });
    await k.on('result');
    k.touch({ kind: 'slip-yes' });
    const none = await k.on('no-slip');
    expect(none.reason).toBe('paper-out');
    k.touch({ kind: 'finish' });
    await k.on('attract');
    k.simulation.printer.refillPaper();
    k.simulation.cardReader.swipeNumber(number);
    await k.on('visit');
    expect(k.simulation.printer.slips()).toHaveLength(slips);
    expect(k.simulation.printer.waitingBytes()).toBe(0);
  });

  test('the reader is pulled out: the screen says so, and is well again when it is back', async () => {
    const k = await kiosk();
    k.simulation.cardReader.unplug();
    k.simulation.scanner.unplug();
    await k.on('attract', (screen) => screen.frame.reader === 'gone');
    // One of two is back: what the visitor holds may need the other, so it is still said.
    k.simulation.scanner.plug();
    await k.on('attract', (screen) => screen.frame.reader === 'gone');
    k.simulation.cardReader.plug();
    await k.on('attract', (screen) => screen.frame.reader === 'ok');
  });

  test('a page that reconnects gets the present screen at once; nonsense from a page changes nothing', async () => {
    const k = await kiosk();
    const fresh = page();
    k.core.connect(fresh.connection);
    expect(fresh.now()?.kind).toBe('attract');
    fresh.send({ type: 'intent', intent: { kind: 'finish', extra: 1 } } as never);
    fresh.send('rubbish' as never);
    fresh.send({ type: 'intent', intent: { kind: 'confirm-gift' } });
    expect(fresh.now()?.kind).toBe('attract');
  });
});
