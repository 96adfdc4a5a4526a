/** Visitors' own phones on a real database: one claim, one phone, one account, whoever asks how often; what ends is gone; facts are the station's and every law holds. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClaimRequest } from '../../domain/contract/claim.ts';
import type { AnyDocument } from '../../domain/contract/document.ts';
import { WIRE_VERSION } from '../../domain/contract/wire-version.ts';
import { hmacHex } from '../../domain/encoding/hash.ts';
import { backup } from '../../server/backup/backup.ts';
import { restore } from '../../server/backup/restore.ts';
import { nodeVerifier } from '../../server/decider/node-signature.ts';
import { readProfile } from '../../server/audience/set-profile.ts';
import { unknownProfile } from '../../domain/audience/member-profile.ts';
import type { Programme } from '../../server/open-programme.ts';
import { earnOnCard } from '../../server/phone/earn-on-card.ts';
import { joinOnPhone } from '../../server/phone/join-on-phone.ts';
import { keepClaim } from '../../server/phone/keep-claim.ts';
import { claimLifeMs, claimsOfKioskMax, hourMs, phoneLifeMs, wrongCardsMax } from '../../server/phone/phone-bounds.ts';
import { askPhoneCode, checkPhoneCode } from '../../server/phone/phone-codes.ts';
import { noAnswer, phoneView } from '../../server/phone/phone-view.ts';
import { stationSigner } from '../../server/phone/phone-station.ts';
import { secretHash } from '../../server/phone/secret-hash.ts';
import { contentOf } from '../../server/outreach/outbox.ts';
import { openHome, openStore } from '../../server/store/open-store.ts';
import { verifyProgramme } from '../../server/verify/verify.ts';
import { code, fnOf, id, mallDocuments, noon } from '../domain/decide/fixture.ts';
import type { TestPlace } from './one-visit.ts';
import { ScriptedKiosk } from './scripted-kiosk.ts';
import { openTestProgramme, temporaryFolder } from './test-programme.ts';

const secretOf = (n: number): string => `${n}`.padStart(32, 'p');
const claimCodeOf = (n: number): string => `${n}`.padStart(27, 'c');
const cardRanges = [{ prefix: '9643', length: 16, use: 'member' as const }];

/** Part of the conformance suite. */
export function phoneLaws(make: () => Promise<TestPlace>): void {
  let at: TestPlace;
  let programme: Programme;
  const clock = { nowMs: noon };
  const kiosk = new ScriptedKiosk('K1');
  beforeEach(async () => {
    at = await make();
    clock.nowMs = noon;
    programme = await openTestProgramme(at.place, clock);
    await programme.store.write((t) => t.putKiosk(kiosk.row()));
    const mall = mallDocuments().find((document: AnyDocument) => document.kind === 'mall');
    if (mall?.kind !== 'mall') throw new Error('no mall in the fixture');
    await programme.decider.act(
      [{ kind: 'catalogue.put', items: [{ ...mall, version: mall.version + 1, cardRanges }], stocks: [] }],
      'mall',
    );
  });
  afterEach(async () => {
    expect((await verifyProgramme(programme.store)).filter((finding) => finding.breaches > 0)).toEqual([]);
    await programme.close();
    await at.drop();
  });

  /** A claim of `amounts`, each of another shop, read `agoMs` before now. */
  function claimOf(n: number, amounts: readonly number[], over: Partial<ClaimRequest['receipts'][number]> = {}): ClaimRequest {
    const shops = ['vesta', 'books', 'cafe'];
    return {
      wireVersion: WIRE_VERSION,
      kioskId: 'K1',
      claimHash: secretHash(claimCodeOf(n)),
      visitId: id('d', n),
      stayed: 0,
      invitedBy: null,
      language: 'en',
      receipts: amounts.map((amountMinor, index) => ({
        receiptId: id('e', n * 100 + index),
        reference: `K1-${n * 100 + index}`,
        raw: code(fnOf[shops[index % 3] ?? ''] ?? '', n * 100 + index, amountMinor, `2026-11-21T11:${10 + 10 * index}:00`),
        tenantId: null,
        readAtMs: clock.nowMs - 60_000,
        clock: 'sure' as const,
        ...over,
      })),
    };
  }
  const who = (n: number, claim: number | null) => ({
    phone: secretOf(n),
    claim: claim === null ? null : claimCodeOf(claim),
    languages: ['en'],
    texts: false,
  });
  const join = (n: number, claim: number | null, number: string | null = null) =>
    joinOnPhone(programme, { ...who(n, claim), sms: false, email: true, number, birthday: null });
  const look = (n: number, claim: number | null) => phoneView(programme, who(n, claim), noAnswer);
  const accounts = () => programme.store.read((t) => t.documentsOf('account', '', 100));
  const digitsSent = async (codeId: string): Promise<string> =>
    programme.store.read(async (t) => {
      const secrets = await t.secrets();
      const rows = await t.outreach.dueMessages(clock.nowMs, 100);
      const newest = rows.filter((row) => row.state === 'queued').at(-1);
      expect(codeId).not.toBe('');
      return newest === undefined ? '' : String(contentOf(secrets, newest)?.args['code'] ?? '');
    });

  test('the same claim again is one claim and changes nothing; a kiosk makes no more than its bound', async () => {
    expect(await keepClaim(programme, claimOf(1, [100_000]), 'mall')).toEqual({ status: 'kept', expiresInMs: claimLifeMs });
    clock.nowMs += 1000;
    expect(await keepClaim(programme, claimOf(1, [999_000, 5_000]), 'mall')).toEqual({ status: 'kept', expiresInMs: claimLifeMs - 1000 });
    expect((await look(1, 1)).kept).toMatchObject({ rows: [{ amount: '1,000\u00a0₽' }] });
    await programme.store.write(async ({ phones }) => {
      const row = await phones.claim(secretHash(claimCodeOf(1)));
      if (row === null) throw new Error('no claim');
      for (let n = 1; n < claimsOfKioskMax; n += 1) await phones.putClaim({ ...row, hash: secretHash(`many ${n}`) });
    });
    expect((await keepClaim(programme, claimOf(2, [100_000]), 'mall')).status).toBe('too-many');
  });

  test('joined once however often it is asked: account, card and receipts, with the time and the certainty of the kiosk', async () => {
    await keepClaim(programme, claimOf(1, [245_000, 131_000], { clock: 'unsure' }), 'mall');
    expect(await Promise.all([join(1, 1), join(1, 1), join(1, 1)])).toEqual(['joined', 'joined', 'joined']);
    const opened = await accounts();
    expect(opened).toMatchObject([{ status: 'provisional', cards: [{ medium: 'phone' }], receipts: [{}, {}] }]);
    const seen = await look(1, 1);
    expect(seen).toMatchObject({ standing: 'joined', claim: 'none', rows: [{ shop: 'vesta' }, { shop: 'books' }] });
    const number = seen.card?.number.replaceAll(' ', '') ?? '';
    await programme.store.read(async (t) => {
      const { cardSecret } = await t.secrets();
      expect((await t.document('card', hmacHex(cardSecret, number)))?.accountId).toBe(opened[0]?.id);
      const station = await t.kiosk('PHONE');
      const rows = (await t.logSince(0, 1000)).filter((row) => row.kioskId === 'PHONE');
      expect(rows).toHaveLength(3);
      for (const row of rows) expect(nodeVerifier()(station?.publicKey ?? '', Buffer.from(row.source), row.signature ?? '')).toBe(true);
      expect(
        rows.slice(1).every((row) => row.source.includes('"clock":"unsure"') && row.source.includes(`"registeredAtMs":${noon - 60_000}`)),
      ).toBe(true);
      expect((await t.document('receipt', id('e', 100)))?.registeredAtMs).toBe(noon - 60_000);
    });
    // Another tab with another secret is another phone.
    expect(await join(2, 1)).toBe('no');
    expect(await look(2, 1)).toMatchObject({ claim: 'taken', kept: null, standing: 'nobody', rows: [], card: null });
  });

  test('two phones at once on one code: one has it', async () => {
    await keepClaim(programme, claimOf(1, [245_000]), 'mall');
    expect((await Promise.all([join(1, 1), join(2, 1)])).sort()).toEqual(['joined', 'no']);
    expect(await accounts()).toHaveLength(1);
  });

  test('a kiosk whose clock runs ahead registers nothing in the future', async () => {
    await keepClaim(programme, claimOf(1, [245_000], { readAtMs: noon + 3_600_000 }), 'mall');
    await join(1, 1);
    await programme.store.read(async (t) => expect((await t.document('receipt', id('e', 100)))?.registeredAtMs).toBe(noon));
  });

  test("after its time a code and a phone are nobody's, and a bounded clock deletes them", async () => {
    await keepClaim(programme, claimOf(1, [245_000]), 'mall');
    await join(2, null);
    clock.nowMs = noon + Math.max(claimLifeMs, phoneLifeMs);
    expect(await look(1, 1)).toMatchObject({ claim: 'ended', kept: null });
    expect(await join(1, 1)).toBe('no');
    expect(await look(2, null)).toMatchObject({ standing: 'nobody', card: null, balance: null });
    expect(await accounts()).toHaveLength(1);
    await programme.store.write(({ phones }) => phones.forget(clock.nowMs + 1, 1));
    await programme.store.read(async ({ phones }) => {
      expect(await phones.claim(secretHash(claimCodeOf(1)))).toBeNull();
      expect(await phones.session(secretHash(secretOf(2)))).toBeNull();
    });
  });

  test('a batch that fails leaves nothing: no account, no card, and the code is still free', async () => {
    await keepClaim(programme, claimOf(1, [245_000]), 'mall');
    const { stationFacts } = programme.decider;
    programme.decider.stationFacts = (kioskId, sign, prepare) =>
      stationFacts.call(programme.decider, kioskId, sign, async (transaction) => {
        await prepare(transaction);
        throw new Error('power cut');
      });
    await expect(join(1, 1)).rejects.toThrow('power cut');
    programme.decider.stationFacts = stationFacts;
    expect(await accounts()).toEqual([]);
    expect(await look(1, 1)).toMatchObject({ claim: 'kept', standing: 'nobody' });
    expect(await join(1, 1)).toBe('joined');
  });

  test('a typed card number earns and is shown nothing; five wrong ones end it, the same try counts once', async () => {
    await join(1, null);
    const number = (await look(1, null)).card?.number.replaceAll(' ', '') ?? '';
    await keepClaim(programme, claimOf(2, [600_000]), 'mall');
    const earn = (digits: string, tryId = randomUUID()) => earnOnCard(programme, { ...who(3, 2), tryId, number: digits });
    const tryId = randomUUID();
    for (let n = 0; n < 3; n += 1) expect(await earn('9643000000000001', tryId)).toBe('wrong');
    expect(await earn(number)).toBe('earned');
    expect(await earn(number)).toBe('earned');
    const seen = await look(3, 2);
    expect(seen).toMatchObject({
      standing: 'card',
      rows: [{ state: 'booked', lines: [] }],
      balance: null,
      progress: [],
      vouchers: [],
      card: null,
    });
    expect((await accounts())[0]?.receipts).toHaveLength(1);
    await keepClaim(programme, claimOf(4, [70_000]), 'mall');
    const wrong = () => earnOnCard(programme, { ...who(5, 4), tryId: randomUUID(), number: '9643000000000001' });
    for (let n = 1; n < wrongCardsMax; n += 1) expect(await wrong()).toBe('wrong');
    expect(await wrong()).toBe('tries-over');
    expect(await earnOnCard(programme, { ...who(6, 4), tryId: randomUUID(), number })).toBe('tries-over');
    expect(await earnOnCard(programme, { ...who(6, null), tryId: randomUUID(), number })).toBe('no');
  });

  test('enough for the toy already: bound, and collected at the desk; its code comes with the proof of the number', async () => {
    await keepClaim(programme, claimOf(1, [300_000, 300_000]), 'mall');
    await join(1, 1, '9161234567');
    const seen = await look(1, 1);
    expect(seen.vouchers).toMatchObject([{ qrText: null }]);
    expect(seen).toMatchObject({ codeDue: true });
    const codeId = randomUUID();
    await askPhoneCode(programme, { ...who(1, 1), codeId, number: null }, null);
    const digits = await digitsSent(codeId);
    expect(await checkPhoneCode(programme, { ...who(1, 1), tryId: randomUUID(), digits })).toBe('right');
    const proven = await look(1, 1);
    expect(proven).toMatchObject({ standing: 'owner', codeDue: false });
    expect(proven.vouchers[0]?.qrText).toMatch(/^PV1:/);
    expect((await accounts())[0]?.status).toBe('active');
  });

  test('a number that somebody has looks just the same until its code: then the two are one, with one welcome', async () => {
    await join(1, null, '9161234567');
    const first = randomUUID();
    await askPhoneCode(programme, { ...who(1, null), codeId: first, number: null }, null);
    await checkPhoneCode(programme, { ...who(1, null), tryId: randomUUID(), digits: await digitsSent(first) });
    const plain = (view: Awaited<ReturnType<typeof look>>) => ({ ...view, card: null });
    await join(2, null, '9161234567');
    await join(3, null, '9167654321');
    expect(plain(await look(2, null))).toEqual(plain(await look(3, null)));
    const second = randomUUID();
    clock.nowMs += 1000;
    await askPhoneCode(programme, { ...who(2, null), codeId: second, number: null }, null);
    await checkPhoneCode(programme, { ...who(2, null), tryId: randomUUID(), digits: await digitsSent(second) });
    const open = (await accounts()).filter((account) => account.status === 'active');
    expect(open).toHaveLength(1);
    expect(open[0]?.lots.filter((lot) => lot.lotId === 'welcome')).toHaveLength(1);
    expect(open[0]?.cards).toHaveLength(2);
  });

  test('an invitation travels with the code, with receipts and without; what stayed at the kiosk is told', async () => {
    await join(9, null);
    const inviter = (await accounts())[0]?.id ?? '';
    await keepClaim(programme, { ...claimOf(1, []), invitedBy: inviter }, 'mall');
    expect(await look(1, 1)).toMatchObject({ claim: 'kept', kept: null, invited: true, stayed: null });
    expect(await join(1, 1)).toBe('joined');
    expect((await accounts()).filter((account) => account.invitedBy === inviter)).toHaveLength(1);
    // It is used up with the code: the second phone is nobody's guest.
    expect(await join(2, 1)).toBe('no');
    await keepClaim(programme, { ...claimOf(3, [245_000]), invitedBy: inviter, stayed: 2 }, 'mall');
    const seen = await look(3, 3);
    expect(seen).toMatchObject({ invited: true, kept: { rows: [{}] } });
    expect(seen.stayed).toMatch(/2 receipts stayed at the kiosk/);
    await join(3, 3);
    expect((await accounts()).filter((account) => account.invitedBy === inviter)).toHaveLength(2);
    // Whoever comes too late hears nothing of another one's papers.
    expect(await look(4, 3)).toMatchObject({ claim: 'taken', stayed: null, invited: false });
  });

  test('a birthday is sealed into the profile; one that says too young, or that no calendar has, joins nobody and stores nothing', async () => {
    const born = (n: number, year: number, month = 2, day = 29) =>
      joinOnPhone(programme, { ...who(n, null), sms: false, email: false, number: '9161234567', birthday: { year, month, day } });
    expect(await born(1, 2024)).toBe('young');
    expect(await born(1, 1991)).toBe('birthday-wrong');
    expect(await born(1, 0, 2, 30)).toBe('birthday-wrong');
    expect(await accounts()).toEqual([]);
    expect((await look(1, null)).birthday).toMatchObject({ months: { length: 12 } });
    expect(await born(1, 1992)).toBe('joined');
    const [account] = await accounts();
    expect((await readProfile(programme, account?.id ?? '')).profile).toMatchObject({ birthDate: '1992-02-29' });
    const rows = await programme.store.read((t) => t.logSince(0, 1000));
    expect(rows.map((row) => row.source).join()).not.toMatch(/1992|02-29/);
    expect(await born(1, 1980)).toBe('joined');
    expect((await readProfile(programme, account?.id ?? '')).profile).toMatchObject({ birthDate: '1992-02-29' });
    // Whoever stays nobody tells nothing about themselves.
    expect(
      await joinOnPhone(programme, { ...who(2, null), sms: false, email: false, number: null, birthday: { year: 1990, month: 1, day: 1 } }),
    ).toBe('joined');
    const nobody = (await accounts()).find((one) => one.id !== account?.id);
    expect((await readProfile(programme, nobody?.id ?? '')).profile).toEqual(unknownProfile);
  });

  test('the last receipts are told to an owner who proved it, and to nobody else', async () => {
    await keepClaim(programme, claimOf(1, [245_000, 131_000]), 'mall');
    await join(1, 1, '9161234567');
    expect(await look(1, 1)).toMatchObject({ standing: 'joined', history: [] });
    const codeId = randomUUID();
    await askPhoneCode(programme, { ...who(1, null), codeId, number: null }, null);
    await checkPhoneCode(programme, { ...who(1, null), tryId: randomUUID(), digits: await digitsSent(codeId) });
    expect((await look(1, null)).history).toHaveLength(2);
    await keepClaim(programme, claimOf(2, [64_000]), 'mall');
    const number = (await look(1, null)).card?.number.replaceAll(' ', '') ?? '';
    await earnOnCard(programme, { ...who(2, 2), tryId: randomUUID(), number });
    expect(await look(2, 2)).toMatchObject({ standing: 'card', history: [] });
  });

  test('opening a card by its number: the same answer for nobody, never without the code, and not with the code of another phone', async () => {
    await join(1, null, '9161234567');
    const own = randomUUID();
    await askPhoneCode(programme, { ...who(1, null), codeId: own, number: null }, null);
    await checkPhoneCode(programme, { ...who(1, null), tryId: randomUUID(), digits: await digitsSent(own) });
    clock.nowMs += 60_000;
    const known = await askPhoneCode(programme, { ...who(2, null), codeId: randomUUID(), number: '9161234567' }, null);
    const digits = await digitsSent('x');
    const unknown = await askPhoneCode(programme, { ...who(3, null), codeId: randomUUID(), number: '9160000000' }, null);
    expect(known).toEqual(unknown);
    expect(await checkPhoneCode(programme, { ...who(3, null), tryId: randomUUID(), digits })).toBe('wrong');
    expect(await look(3, null)).toMatchObject({ standing: 'nobody', balance: null });
    expect(await look(2, null)).toMatchObject({ standing: 'nobody', balance: null, vouchers: [], progress: [] });
    const tryId = randomUUID();
    expect(await checkPhoneCode(programme, { ...who(2, null), tryId, digits })).toBe('right');
    expect(await checkPhoneCode(programme, { ...who(2, null), tryId, digits })).toBe('right');
    expect(await look(2, null)).toMatchObject({ standing: 'owner', card: null });
  });

  test('accounts opened on phones are bounded an hour', async () => {
    await join(1, null);
    await programme.store.write(async ({ phones }) => {
      const row = await phones.session(secretHash(secretOf(1)));
      if (row === null) throw new Error('no phone');
      for (let n = 0; n < 1_000; n += 1) await phones.putSession({ ...row, hash: secretHash(`many ${n}`) });
    });
    expect(await join(2, null)).toBe('busy');
    clock.nowMs += hourMs + 1;
    expect(await join(2, null)).toBe('joined');
  });

  test('a backup carries claims and phones, and the station goes on with its key', async () => {
    await keepClaim(programme, claimOf(1, [245_000]), 'mall');
    await join(1, null);
    const { folder, remove } = temporaryFolder();
    const other = await make();
    const home = openHome(at.place);
    const target = openHome(other.place);
    try {
      const file = `${folder}/phones.backup`;
      await backup(home, file, noon);
      await restore(target, file);
      const store = await openStore(other.place, clock.nowMs, null);
      await store.read(async (t) => {
        expect(await t.phones.claim(secretHash(claimCodeOf(1)))).not.toBeNull();
        expect((await t.phones.session(secretHash(secretOf(1))))?.standing).toBe('joined');
        expect((await t.kiosk('PHONE'))?.publicKey).toBe(stationSigner(await t.secrets()).publicKey);
      });
      await store.close();
    } finally {
      await home.close();
      await target.close();
      await other.drop();
      remove();
    }
  });
}
