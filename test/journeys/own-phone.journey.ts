/** J2 on the visitor's own phone: receipts travel with a code, the kiosk is free at once; joined, booked, confirmed; used twice, offline, killed, declined, unknown numbers, a card at home. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { nodeVerifier } from '../../server/decider/node-signature.ts';
import { SQLITE_FILE } from '../../server/store/open-store.ts';
import { demoCardNumber } from '../../server/demo/demo-cards.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { messagesOf, nextCode } from './outbox.ts';
import { act } from './on-page.ts';
import { accountOf, says, verified } from './on-visit.ts';
import { codeOnScreen, openPhone, type Phone } from './own-phone.ts';
import { shot } from './shots.ts';

let mall: Mall;
let k3: Station;
let phones: (Phone & { readonly faults: string[] })[] = [];

beforeAll(async () => {
  mall = await Mall.open({ phones: true });
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  await k3.shows('attract');
});
afterEach(async () => {
  for (const phone of phones) {
    expect(phone.faults).toEqual([]);
    await phone.close();
  }
  phones = [];
});
afterAll(async () => {
  await mall.close();
});

const take = async (address: string): Promise<Phone & { readonly faults: string[] }> => {
  const phone = await openPhone(mall, address);
  phones.push(phone);
  return phone;
};

const accounts = () => mall.programme((programme) => programme.store.read(async (t) => (await t.documentsOf('account', '', 1000)).length));

/** Receipts scanned with nobody there, and the address of their code. */
async function handOver(...receipts: readonly (readonly [shop: string, amountMinor: number])[]): Promise<string> {
  for (const [at, [shop, amountMinor]] of receipts.entries()) await k3.devices.receipt(shop, amountMinor, 'sale', 3 + 10 * at);
  await k3.shows('kept-receipts');
  await act(k3, 'on-phone');
  await k3.page.waitForSelector('.qr');
  return codeOnScreen(k3);
}

async function toTerms(phone: Phone): Promise<void> {
  await phone.shows('begin');
  await phone.act('join');
  await phone.shows('age');
  await phone.act('of-age');
  await phone.shows('terms');
}

async function toNumber(phone: Phone): Promise<void> {
  await toTerms(phone);
  await phone.act('rules');
  await phone.act('next');
  await phone.shows('number');
}

test('attract shows the way to the phone, and the page there stands without a code', { timeout: 60_000 }, async () => {
  const address = await codeOnScreen(k3);
  expect(address).toBe(`${mall.api}/phone/`);
  const phone = await take(address);
  await phone.shows('begin');
  await phone.says(/Join, or open your card/);
});

test(
  'receipts travel to the phone: joined with a number, booked with the time of the kiosk, confirmed by the code',
  { timeout: 90_000 },
  async () => {
    const scannedFromMs = Date.now();
    const address = await handOver(['vesta', 245_000], ['otto-lind', 131_000]);
    const scannedUntilMs = Date.now();
    await shot(k3, 'on-phone');
    expect(address).toMatch(/\/phone\/#[A-Za-z0-9_-]{27}$/);
    // The kiosk is free at once: the next visitor's card takes over.
    const phone = await take(address);
    await phone.shows('begin');
    await phone.says(/2 receipts, 3,760/);
    expect(phone.page.url()).toBe(`${mall.api}/phone/`);
    await toNumber(phone);
    const before = messagesOf(mall).length;
    await phone.type(/Phone number/, '916 555-12-12');
    await phone.act('go');
    await phone.shows('birthday');
    await phone.page.getByLabel('Day').selectOption('30');
    await phone.page.getByLabel('Month').selectOption('9');
    await phone.act('tell');
    await phone.shows('home');
    await phone.says(/Welcome/);
    await phone.says(/Vesta[\s\S]*\+24/);
    await phone.says(/Card number/);
    const number = (await phone.page.innerText('[data-part="card"] b')).replaceAll(' ', '');
    const account = await accountOf(mall, number);
    expect(account).toMatchObject({
      status: 'provisional',
      cards: [{ medium: 'phone' }],
      receipts: [{ state: 'booked' }, { state: 'booked' }],
    });
    const stored = await mall.programme((programme) =>
      programme.store.read(async (t) => Promise.all((account?.receipts ?? []).map((one) => t.document('receipt', one.receiptId)))),
    );
    for (const receipt of stored) {
      expect(receipt?.reference).toMatch(/^K3-/);
      expect(receipt?.kioskId).toBe('PHONE');
      expect(receipt?.registeredAtMs).toBeGreaterThanOrEqual(scannedFromMs - 1500);
      expect(receipt?.registeredAtMs).toBeLessThanOrEqual(scannedUntilMs + 1500);
    }
    await phone.act('send-code');
    const digits = await nextCode(mall, before);
    await phone.type(/six digits/i, digits === '111111' ? '222222' : '111111');
    await phone.act('check');
    await phone.says(/do not fit/);
    await phone.type(/six digits/i, digits);
    await phone.act('check');
    await phone.says(/Your phone is confirmed/);
    expect((await accountOf(mall, number))?.status).toBe('active');
    // What was done stands after the page is loaded again, and nothing is done twice.
    await phone.page.reload();
    await phone.shows('home');
    expect((await accountOf(mall, number))?.receipts).toHaveLength(2);
    expect(JSON.stringify(await phone.page.evaluate(() => ({ ...localStorage })))).toBe('{}');
    expect(await phone.page.evaluate(() => document.cookie)).toBe('');
    await phone.act('close');
    await phone.shows('closed');
    expect(JSON.stringify(await phone.page.evaluate(() => ({ ...sessionStorage })))).toBe('{}');
  },
);

test('the code of the QR is used once: the second phone sees that it is taken', { timeout: 90_000 }, async () => {
  const address = await handOver(['kilowatt', 120_000]);
  const first = await take(address);
  const second = await take(address);
  await second.shows('begin');
  await second.says(/1,200/);
  await toNumber(first);
  await first.act('without');
  await first.shows('home');
  const before = await accounts();
  await toNumber(second);
  await second.act('without');
  await second.says(/Already taken/);
  const third = await take(address);
  await third.says(/Already taken/);
  expect(await accounts()).toBe(before);
});

test('both touch JOIN at once, one of them twice: one account, one booking', { timeout: 90_000 }, async () => {
  const address = await handOver(['vesta', 99_000]);
  const before = await accounts();
  const both = [await take(address), await take(address)];
  for (const phone of both) await toNumber(phone);
  await Promise.all(
    both.flatMap((phone) => [
      phone.page.locator('[data-act="without"]').dispatchEvent('click'),
      phone.page
        .locator('[data-act="without"]')
        .dispatchEvent('click')
        .catch(() => undefined),
    ]),
  );
  await waitUntil(async () =>
    (await Promise.all(both.map((phone) => phone.page.innerText('body')))).every((text) => /Welcome|Already taken/.test(text)),
  );
  expect(await accounts()).toBe(before + 1);
});

test(
  'declines rules: back, nothing stored; too young: nothing stored, the code still works; declines advertising: joins',
  { timeout: 90_000 },
  async () => {
    const before = await accounts();
    const address = await handOver(['otto-lind', 88_000]);
    const phone = await take(address);
    await toTerms(phone);
    await expect(phone.page.locator('[data-act="next"]').isDisabled()).resolves.toBe(true);
    await phone.act('full-terms');
    await phone.says(/goods go back/);
    await phone.act('back');
    await phone.shows('age');
    await phone.act('under-age');
    await phone.says(/Come with a parent/);
    expect(await accounts()).toBe(before);
    await phone.act('back');
    await toNumber(phone);
    await phone.act('without');
    await phone.shows('home');
    const number = (await phone.page.innerText('[data-part="card"] b')).replaceAll(' ', '');
    expect(await accounts()).toBe(before + 1);
    const account = await accountOf(mall, number);
    const consent = await mall.programme((programme) =>
      programme.store.read(async () => {
        const { default: Sqlite } = await import('better-sqlite3');
        const database = new Sqlite(join(mall.serverFolder, SQLITE_FILE), { readonly: true });
        const row = database.prepare('SELECT consent, sealed FROM member WHERE account_id = ?').get(account?.id ?? '');
        database.close();
        return row;
      }),
    );
    expect(consent).toMatchObject({ sealed: null, consent: JSON.stringify({ email: false, rulesVersion: '1', sms: false }) });
  },
);

test('a card at home: its number earns and shows nothing; five wrong numbers rest', { timeout: 90_000 }, async () => {
  const known = demoCardNumber('member', 31);
  const phone = await take(await handOver(['vesta', 64_000]));
  await phone.act('card');
  await phone.shows('card');
  await phone.type(/Card number/, '9643 0000 0000 0000');
  await phone.act('go');
  await phone.says(/We do not find this number/);
  await phone.type(/Card number/, known);
  await phone.act('go');
  await phone.shows('home');
  await phone.says(/On your card/);
  const text = await phone.page.innerText('body');
  expect(text).not.toMatch(/\d points|On the way|Waiting for you/);
  expect((await mall.member(3)).receipts.filter((one) => one.amountMinor === 64_000)).toHaveLength(1);
  const other = await take(await handOver(['otto-lind', 65_000]));
  await other.act('card');
  for (let n = 0; n < 5; n += 1) {
    await other.type(/Card number/, `964300000000000${n}`);
    await other.act('go');
    await other.says(n < 4 ? /We do not find/ : /info desk finds your card/);
  }
  await expect(other.page.locator('[data-act="go"]').isDisabled()).resolves.toBe(true);
});

test('my own card by a code: balance, vouchers, progress; a number that nobody has looks just the same', { timeout: 90_000 }, async () => {
  const nobody = await take(`${mall.api}/phone/`);
  const sent = messagesOf(mall).length;
  await nobody.act('open');
  await nobody.type(/Phone number/, '9160000000');
  await nobody.act('go');
  await nobody.says(/If this number has a card/);
  await nobody.type(/six digits/i, '123456');
  await nobody.act('check');
  await nobody.says(/do not fit/);
  expect(messagesOf(mall).length).toBe(sent);
  const owner = await take(`${mall.api}/phone/`);
  await owner.act('open');
  await owner.type(/Phone number/, '9165551212');
  await owner.act('go');
  await owner.says(/If this number has a card/);
  await owner.type(/six digits/i, await nextCode(mall, sent));
  await owner.act('check');
  await owner.says(/\d points/);
  await owner.says(/On the way/);
});

test('offline the kiosk offers no code and says why; the receipts stay; a server killed in between too', { timeout: 120_000 }, async () => {
  await k3.devices.receipt('kilowatt', 77_000, 'sale', 3);
  await k3.shows('kept-receipts');
  await mall.killServer();
  await act(k3, 'on-phone');
  await waitUntil(async () => /no link to the centre|did not answer in time/.test(await k3.page.innerText('body')));
  await act(k3, 'back');
  await k3.shows('kept-receipts');
  await says(k3, /770/);
  await mall.startServer();
  await waitUntil(async () => {
    await k3.page.click('[data-act="on-phone"]:visible', { timeout: 2_000 }).catch(() => undefined);
    await new Promise((again) => setTimeout(again, 400));
    if ((await k3.page.locator('.qr').count()) > 0) return true;
    await k3.page.click('[data-act="back"]:visible', { timeout: 1_000 }).catch(() => undefined);
    return false;
  });
  const phone = await take(await codeOnScreen(k3));
  await phone.says(/770/);
  // kill -9 of the kiosk after the code was read: the claim stands on the server.
  await k3.restart();
  await mall.killServer();
  await mall.startServer();
  await phone.act('join');
  await phone.act('of-age');
  await phone.act('rules');
  await phone.act('next');
  await phone.act('without');
  await phone.shows('home');
  await phone.says(/770/);
  phone.faults.length = 0;
  await k3.shows('attract');
  // Started while the server was away, the kiosk has no code to give until it has found it again.
  await k3.page.waitForSelector('.qr', { timeout: 60_000 });
});

test(
  'the kiosk way is there beside it; the station signed every fact, the log holds no code, and every law holds',
  { timeout: 90_000 },
  async () => {
    const address = await handOver(['vesta', 51_000]);
    const code = address.split('#')[1] ?? '';
    const verify = nodeVerifier();
    await mall.programme((programme) =>
      programme.store.read(async (transaction) => {
        const station = await transaction.kiosk('PHONE');
        const rows = (await transaction.logSince(0, 100_000)).filter((row) => row.kioskId === 'PHONE');
        expect(rows.length).toBeGreaterThan(5);
        for (const row of rows) expect(verify(station?.publicKey ?? '', Buffer.from(row.source, 'utf8'), row.signature ?? '')).toBe(true);
      }),
    );
    for (const name of readdirSync(mall.serverFolder, { recursive: true, withFileTypes: true }))
      if (name.isFile()) expect(readFileSync(join(name.parentPath, name.name)).includes(code), name.name).toBe(false);
    await act(k3, 'finish');
    await k3.shows('attract');
    await act(k3, 'no-card');
    await k3.shows('join-age');
    await act(k3, 'on-phone');
    expect(await codeOnScreen(k3)).toBe(`${mall.api}/phone/`);
    await act(k3, 'finish');
    await k3.shows('attract');
    await verified(mall);
  },
);
