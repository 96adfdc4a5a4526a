/** J2 whole: a newcomer without a card, at the kiosk and on their own phone, with the machine's share of each printed; walked off, no paper, power cut in between, the phone first in a crowd. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SettingsDocument } from '../../domain/contract/document.ts';
import { changeSettings } from './house-settings.ts';
import { toThePhone } from './joining.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { messagesOf, nextCode } from './outbox.ts';
import { act, rows } from './on-page.ts';
import { accountOf, leave, says, type, verified } from './on-visit.ts';
import { codeOnScreen, openPhone } from './own-phone.ts';
import { shot } from './shots.ts';

let mall: Mall;
let k3: Station;

beforeAll(async () => {
  mall = await Mall.open({ phones: true });
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  await k3.shows('attract');
});
afterAll(async () => {
  await mall.close();
});

/** Adds up what a visitor waits for the machine: from a deed to the screen that answers it. */
class Stopwatch {
  readonly #steps: { readonly name: string; readonly ms: number }[] = [];
  async of(name: string, work: () => Promise<unknown>): Promise<void> {
    const beganMs = performance.now();
    await work();
    this.#steps.push({ name, ms: performance.now() - beganMs });
  }

  print(way: string): void {
    const all = this.#steps.reduce((sum, step) => sum + step.ms, 0);
    const slowest = [...this.#steps].sort((a, b) => b.ms - a.ms)[0];
    console.log(
      `J2 ${way}: machine ${(all / 1000).toFixed(2)} s in ${this.#steps.length} steps, slowest ${slowest?.name ?? ''} ${Math.round(slowest?.ms ?? 0)} ms`,
    );
  }
}

const accountsNow = () => mall.programme((programme) => programme.store.read((t) => t.documentsOf('account', '', 1000)));

/** Changes numbers of the house while it runs, and waits until the kiosk lives by them. */
async function settings(change: Partial<SettingsDocument>): Promise<void> {
  await changeSettings(mall, change);
  // Another process rings no bell here: the next pull brings it.
  await new Promise((pulled) => setTimeout(pulled, 6_000));
}

const digitsOf = (phone: { page: { innerText: (selector: string) => Promise<string> } }) => phone.page.innerText('[data-part="card"] b');

/** From the age to the card's page, without advertising. */
async function toTheCard(number: string): Promise<void> {
  await toThePhone(k3);
  if (number === '') await act(k3, 'without-phone');
  else {
    await type(k3, number);
    await act(k3, 'next');
    await skipBirthday();
  }
  await k3.shows('join-card');
}

/** The birthday is optional: NOT NOW goes on. */
async function skipBirthday(): Promise<void> {
  await waitUntil(async () =>
    /^(join-card|visit|enter-code|birthday|join-birthday)$/.test((await k3.page.getAttribute('html', 'data-screen')) ?? ''),
  );
  if ((await k3.page.locator('[data-act="not-now"]:visible').count()) > 0) await act(k3, 'not-now');
}

test(
  'the kiosk way: receipt first, joined, slip card, booked, enough for the toy, confirmed by the code',
  { timeout: 120_000 },
  async () => {
    const watch = new Stopwatch();
    await watch.of('receipt', async () => {
      await k3.devices.receipt('kilowatt', 900_000, 'sale', 5);
      await k3.shows('kept-receipts');
    });
    await watch.of('join', async () => {
      await act(k3, 'join');
      await k3.shows('join-age');
    });
    await watch.of('of age', async () => {
      await act(k3, 'of-age');
      await k3.shows('join-terms');
    });
    // Declines the rules: back, and nothing has happened; without them there is no way on.
    expect(await k3.page.locator('[data-act="next"]').isDisabled()).toBe(true);
    await act(k3, 'back');
    await k3.shows('join-age');
    await act(k3, 'of-age');
    await act(k3, 'toggle-rules');
    await watch.of('rules', async () => {
      await act(k3, 'next');
      await k3.shows('join-phone');
    });
    await type(k3, '9163332211');
    await watch.of('phone', async () => {
      await act(k3, 'next');
      await skipBirthday();
      await k3.shows('join-card');
    });
    const before = messagesOf(mall).length;
    const slips = k3.devices.state?.slips.length ?? 0;
    await watch.of('card', async () => {
      await act(k3, 'slip-card');
      await k3.shows('join-done');
    });
    await k3.devices.until(() => (k3.devices.state?.slips.length ?? 0) > slips);
    const number = (await k3.page.innerText('.card b')).replaceAll(' ', '');
    await watch.of('toy', async () => {
      await act(k3, 'next');
      await k3.shows('gift-bound');
    });
    await says(k3, /Info desk/i);
    await act(k3, 'next');
    await watch.of('code field', () => k3.shows('enter-code'));
    const digits = await nextCode(mall, before);
    await k3.page.waitForSelector('.pad [data-key="1"]');
    for (const key of digits) await k3.page.click(`[data-key="${key}"]:visible`);
    await watch.of('code', async () => {
      await act(k3, 'next');
      await k3.shows('visit');
    });
    await watch.of('one more receipt', async () => {
      await k3.devices.receipt('vesta', 245_000, 'sale', 25);
      await rows(k3, 2);
    });
    await leave(k3);
    watch.print('kiosk way');
    await waitUntil(async () => (await accountOf(mall, number))?.status === 'active');
    const account = await accountOf(mall, number);
    expect(account?.receipts).toHaveLength(2);
    expect(account?.vouchers.some((voucher) => voucher.state === 'open')).toBe(true);
  },
);

test('the phone way: the same, and the kiosk serves the next visitor meanwhile', { timeout: 120_000 }, async () => {
  const watch = new Stopwatch();
  await watch.of('receipt', async () => {
    await k3.devices.receipt('kilowatt', 910_000, 'sale', 5);
    await k3.shows('kept-receipts');
  });
  await watch.of('code for the phone', async () => {
    await act(k3, 'on-phone');
    await k3.page.waitForSelector('.qr');
  });
  const address = await codeOnScreen(k3);
  await watch.of('next visitor', async () => {
    await k3.devices.receipt('otto-lind', 55_000, 'sale', 5);
    await k3.shows('kept-receipts');
  });
  expect(await k3.page.innerText('body')).toMatch(/550/);
  await act(k3, 'back');
  await k3.shows('attract');
  const phone = await openPhone(mall, 'about:blank');
  await watch.of('page', async () => {
    await phone.page.goto(address);
    await phone.shows('begin');
  });
  await watch.of('join', async () => {
    await phone.act('join');
    await phone.shows('age');
  });
  await watch.of('of age', async () => {
    await phone.act('of-age');
    await phone.shows('terms');
  });
  await phone.act('rules');
  await watch.of('rules', async () => {
    await phone.act('next');
    await phone.shows('number');
  });
  await phone.type(/Phone number/, '9163332299');
  const before = messagesOf(mall).length;
  await watch.of('joined and booked', async () => {
    await phone.act('go');
    await phone.shows('birthday');
    await phone.act('not-now');
    await phone.shows('home');
  });
  await phone.says(/Waiting for you/);
  const number = (await digitsOf(phone)).replaceAll(' ', '');
  await phone.act('send-code');
  await phone.type(/six digits/i, await nextCode(mall, before));
  await watch.of('code', async () => {
    await phone.act('check');
    await phone.says(/Your phone is confirmed/);
  });
  watch.print('phone way');
  expect((await accountOf(mall, number))?.vouchers.some((voucher) => voucher.state === 'open')).toBe(true);
  expect(await accountOf(mall, number)).toMatchObject({ status: 'active', receipts: [{ state: 'booked' }] });
  expect(phone.faults).toEqual([]);
  await phone.close();
  // The card on the phone's screen is a card like any other: its code, read off that screen, opens the visit.
});

test('no paper: number and code stand large for half a minute, longer than a crowded house waits', { timeout: 120_000 }, async () => {
  await settings({ idleWarningMs: 3_000, idleEndMs: 5_000, keptReceiptsMs: 4_000 });
  k3.devices.send({ type: 'printer', act: 'paper-out' });
  await act(k3, 'no-card');
  await k3.shows('join-age');
  await toTheCard('');
  await act(k3, 'slip-card');
  await k3.shows('join-done');
  await says(k3, /photo|write the number/i);
  await new Promise((stood) => setTimeout(stood, 12_000));
  await k3.shows('join-done');
  expect(await k3.page.locator('.card .qr').isVisible()).toBe(true);
  await shot(k3, 'join-done-no-paper');
  await act(k3, 'next');
  await waitUntil(async () => (await k3.page.getAttribute('html', 'data-screen')) === 'attract');
  k3.devices.send({ type: 'printer', act: 'refill' });
});

test('walks off from kept receipts: released, the screen is clean, the paper is free', { timeout: 60_000 }, async () => {
  const code = await k3.devices.receipt('brandt-electronics', 412_300, 'sale', 5);
  await k3.shows('kept-receipts');
  await k3.shows('attract');
  expect(await k3.page.innerText('body')).not.toMatch(/4,123/);
  await settings({ idleWarningMs: 40_000, idleEndMs: 60_000, keptReceiptsMs: 90_000 });
  await k3.devices.showAgain(code);
  await k3.shows('kept-receipts');
  await says(k3, /4,123/);
  await act(k3, 'back');
  await k3.shows('attract');
});

test('where the house wants it, the phone stands first; the setting says when', { timeout: 60_000 }, async () => {
  await settings({ phoneFirst: 'always' });
  await k3.devices.receipt('otto-lind', 66_000, 'sale', 5);
  await k3.shows('kept-receipts');
  expect(await k3.page.locator('.acts .btn').last().getAttribute('data-act')).toBe('on-phone');
  await act(k3, 'back');
  await settings({ phoneFirst: 'never' });
  await k3.devices.receipt('otto-lind', 67_000, 'sale', 5);
  await k3.shows('kept-receipts');
  expect(await k3.page.locator('.acts .btn').last().getAttribute('data-act')).toBe('join');
  await act(k3, 'back');
  await k3.shows('attract');
});

test('a power cut while joining: each account exists with its card or not at all, and every law holds', { timeout: 180_000 }, async () => {
  const before = (await accountsNow()).length;
  for (const afterMs of [0, 15, 60, 200]) {
    await act(k3, 'no-card');
    await k3.shows('join-age');
    await toTheCard('9165550000');
    const touched = k3.page.click('[data-act="slip-card"]').catch(() => undefined);
    await new Promise((cut) => setTimeout(cut, afterMs));
    await k3.restart();
    await touched;
    await k3.shows('attract');
  }
  await k3.devices.receipt('vesta', 71_000, 'sale', 5);
  await k3.shows('kept-receipts');
  await act(k3, 'back');
  const after = await accountsNow();
  expect(after.length - before).toBeLessThanOrEqual(4);
  for (const account of after.filter((one) => one.status !== 'alias' && one.status !== 'closed'))
    expect(account.cards.length).toBeGreaterThan(0);
  await verified(mall);
});
