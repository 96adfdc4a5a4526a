/** What becomes of a shop's list of refunds, on a real database: each line ends in one way, the same again changes nothing, and no refunded paper earns. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RefundFate, RefundLine } from '../../../domain/contract/refund-line.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { ensureImportKiosk } from '../../../server/api/enrol.ts';
import type { Programme } from '../../../server/open-programme.ts';
import { settleRefunds } from '../../../server/refunds/settle-refunds.ts';
import { chooseRefund, listWaitingRefunds } from '../../../server/refunds/waiting-refunds.ts';
import { verifyProgramme } from '../../../server/verify/verify.ts';
import type { FactBody } from '../../../domain/contract/fact.ts';
import { account, dayMs, fnOf, id, noon, opened, receiptId, scanned, typed, unknownFn } from '../../domain/decide/fixture.ts';
import type { TestPlace } from '../one-visit.ts';
import { openTestProgramme } from '../test-programme.ts';

const vesta = fnOf['vesta'] ?? '';
const keyOf = (number: number, fn = vesta): string => `ru-fns:${fn}/${number}/${1_000_000 + number}`;
const unnamed = { identity: null, purchasedAtLocal: null, amountMinor: null, number: null };

/** A line about the paper with this number; without `number`, about a purchase told by `purchase`. */
function lineOf(
  line: number,
  amountMinor: number,
  purchase: Partial<RefundLine['purchase']>,
  refund: Partial<RefundLine['refund']> = {},
): RefundLine {
  return {
    line,
    purchase: { ...unnamed, ...purchase },
    refund: { identity: null, issuedAtLocal: '2026-11-21T15:00:00', number: null, amountMinor, ...refund },
  };
}
const told = (amountMinor: number, number: string | null = null, purchasedAtLocal = '2026-11-21T11:30:00') => ({
  amountMinor,
  number,
  purchasedAtLocal,
});

/** The laws for one home of the store; the same tests run on SQLite and on PostgreSQL. */
export function refundConformance(make: () => Promise<TestPlace>): void {
  let at: TestPlace;
  let programme: Programme;
  let facts = 0;
  const clock = { nowMs: noon };
  const settle = (lines: readonly RefundLine[], dry = false, tenantId = 'vesta') =>
    settleRefunds(programme, { tenantId, fileName: 'list.csv', lines }, dry);
  const fates = async (lines: readonly RefundLine[], tenantId = 'vesta') => (await settle(lines, false, tenantId)).map(({ fate }) => fate);
  const register = async (...bodies: readonly FactBody[]) => {
    const given = bodies.map((body) => ({ id: id('f', (facts += 1)), registeredAtMs: clock.nowMs, body }));
    return programme.decider.importFacts('IMPORT', given);
  };
  const points = async (n = 1): Promise<number> => {
    const found = await programme.store.read((t) => t.document('account', account(n)));
    return found === null ? 0 : (balanceOf(found, clock.nowMs).byPurse['everywhere'] ?? 0);
  };
  const receipt = (n: number) => programme.store.read((t) => t.document('receipt', receiptId(n)));
  const breaches = async () => (await verifyProgramme(programme.store)).filter((finding) => finding.breaches > 0);

  beforeEach(async () => {
    clock.nowMs = noon;
    facts = 0;
    at = await make();
    programme = await openTestProgramme(at.place, clock);
    await ensureImportKiosk(programme, 'IMPORT', 'mall');
    await register(opened(1), opened(2));
  });
  afterEach(async () => {
    expect(await breaches()).toEqual([]);
    await programme.close();
    await at.drop();
  });

  describe('a line', () => {
    test('takes back what the refund is worth, to the cent and point, in part and whole; the same list again changes nothing', async () => {
      await register(scanned(1, 1, 245_000), scanned(2, 1, 100_000));
      const list = [lineOf(2, 50_000, { identity: keyOf(1) }), lineOf(3, 100_000, { identity: keyOf(2) })];
      const dry = await settle(list, true);
      expect(await points()).toBe(34);
      expect(await settle(list)).toEqual(dry);
      expect(dry.map(({ fate, points: gone, reference }) => [fate, gone, reference])).toEqual([
        ['returned', 205, 'K1-1'],
        ['returned', 10, 'K1-2'],
      ]);
      expect([await points(), (await receipt(1))?.returnedMinor, (await receipt(2))?.state]).toEqual([19, 50_000, 'voided']);
      const { feedSeq } = await programme.store.read((t) => t.programme());
      expect(await fates(list)).toEqual(['already', 'already']);
      expect((await programme.store.read((t) => t.programme())).feedSeq).toBe(feedSeq);
      const seen = await programme.store.read((t) => t.document('account', account(1)));
      expect(seen?.notices.map(({ say }) => say.key)).toContain('notice.returned');
    });

    test('is one with the slip that a desk has taken, whichever came first', async () => {
      await register(scanned(1, 1, 245_000), scanned(2, 1, 245_000));
      const slip = (n: number, number: number): FactBody => ({
        kind: 'receipt.returned',
        receiptId: null,
        identity: keyOf(n),
        amountMinor: 50_000,
        reference: `D1-${n}`,
        staffId: 'olga',
        slip: { identity: keyOf(number), issuedAtLocal: '2026-11-21T15:00:00', number: String(number), listed: null },
      });
      const list = [lineOf(2, 50_000, { identity: keyOf(1) }, { identity: keyOf(91) }), lineOf(3, 50_000, { identity: keyOf(2) })];
      await register(slip(1, 91));
      expect(await fates(list)).toEqual(['already', 'returned']);
      await register(slip(2, 92));
      expect([(await receipt(1))?.returnedMinor, (await receipt(2))?.returnedMinor]).toEqual([50_000, 50_000]);
      // Two shirts of one price on one day are two refunds, where their times or numbers tell.
      const more = [lineOf(2, 50_000, { identity: keyOf(2) }, { issuedAtLocal: '2026-11-21T15:01:00' })];
      expect(await fates(more)).toEqual(['returned']);
    });

    test('of a paper that was burned at the desk is settled already', async () => {
      await register(scanned(1, 1, 245_000), {
        kind: 'receipt.voided',
        receiptId: receiptId(1),
        mode: 'burn',
        reason: 'refund',
        staffId: 'olga',
      });
      expect(await fates([lineOf(2, 245_000, { identity: keyOf(1) })])).toEqual(['already']);
    });

    test('without a code finds the one receipt of that minute and sum, and asks where several fit', async () => {
      const cafe = fnOf['cafe'] ?? '';
      await register(scanned(1, 1, 25_000, { fn: cafe }), scanned(2, 2, 25_000, { fn: cafe }), scanned(3, 1, 99_000, { fn: cafe }));
      expect(await fates([lineOf(2, 99_000, told(99_000))], 'cafe')).toEqual(['returned']);
      expect(await fates([lineOf(2, 25_000, told(25_000, '0002'))], 'cafe')).toEqual(['returned']);
      expect((await receipt(2))?.state).toBe('voided');
      expect(await fates([lineOf(2, 10_000, told(25_000))], 'cafe')).toEqual(['choose']);
      // The paper's own number is another one: a person says.
      expect(await fates([lineOf(2, 9_000, told(25_000, '77'))], 'cafe')).toEqual(['choose']);
      const { rows, toChoose } = await listWaitingRefunds(programme);
      expect([toChoose, rows.map(({ choices }) => choices.length)]).toEqual([2, [2, 2]]);
      const first = rows.find(({ amountMinor }) => amountMinor === 10_000);
      await expect(chooseRefund(programme, first?.id ?? '', receiptId(2))).rejects.toThrow(/taken back before/);
      expect((await chooseRefund(programme, first?.id ?? '', receiptId(1))).what).toMatch(/1 point goes/);
      expect((await receipt(1))?.returnedMinor).toBe(10_000);
      await expect(chooseRefund(programme, first?.id ?? '', receiptId(1))).rejects.toThrow(/does not wait any more/);
      expect(await fates([lineOf(2, 10_000, told(25_000))], 'cafe')).toEqual(['already']);
      // None of them: it waits for one that comes.
      const second = rows.find(({ amountMinor }) => amountMinor === 9_000);
      await chooseRefund(programme, second?.id ?? '', null);
      expect((await listWaitingRefunds(programme)).toChoose).toBe(0);
      expect(await fates([lineOf(2, 9_000, told(25_000, '77'))], 'cafe')).toEqual(['waiting']);
      await register(scanned(7, 2, 25_000, { fn: cafe, number: 77 }));
      expect((await receipt(7))?.returnedMinor).toBe(9_000);
    });

    test.for([
      ['of another shop', lineOf(2, 1_000, { identity: keyOf(1) }), 'cafe', /another shop/],
      [
        'of more than was bought',
        lineOf(2, 245_001, { identity: keyOf(1) }),
        'vesta',
        /refund_amount: 2,450.₽ were bought with receipt K1-1/u,
      ],
      ['of another sum', lineOf(2, 1_000, { identity: keyOf(1), amountMinor: 245_100 }), 'vesta', /bought_amount: receipt K1-1 says/],
      [
        'from before the purchase',
        lineOf(2, 1_000, { identity: keyOf(1) }, { issuedAtLocal: '2026-11-20T10:00:00' }),
        'vesta',
        /bought later/,
      ],
      ['from the future', lineOf(2, 1_000, { identity: keyOf(1) }, { issuedAtLocal: '2026-11-23T10:00:00' }), 'vesta', /in the future/],
    ] as const)('%s is wrong, and the others go on', async ([, line, tenantId, why]) => {
      await register(scanned(1, 1, 245_000));
      const [wrong, good] = await settle([line, lineOf(3, 5_000, { identity: keyOf(9, fnOf[tenantId]) })], false, tenantId);
      expect([wrong?.fate, good?.fate]).toEqual(['wrong', 'waiting']);
      expect(wrong?.what).toMatch(why);
      expect((await receipt(1))?.returnedMinor).toBe(0);
    });

    test('together with others of one list never takes more than was bought', async () => {
      await register(scanned(1, 1, 245_000));
      const times = ['10:00', '11:00', '12:30'].map((time) => ({ issuedAtLocal: `2026-11-21T${time}:00` }));
      const list = times.map((time, index) => lineOf(index + 2, 100_000, { identity: keyOf(1) }, time));
      expect(await fates(list)).toEqual(['returned', 'returned', 'wrong']);
      expect((await receipt(1))?.returnedMinor).toBe(200_000);
    });

    test('takes points that are spent as a debt, and says so', async () => {
      await register(scanned(1, 1, 3_100_000), {
        kind: 'gift.asked',
        voucherId: receiptId(90),
        accountId: account(1),
        giftId: 'cup',
        visitId: receiptId(91),
        reference: 'K1-9',
        staffId: null,
      });
      const [fate] = await settle([lineOf(2, 3_100_000, { identity: keyOf(1) })]);
      expect(fate).toMatchObject({
        fate: 'returned',
        points: 510,
        missing: 300,
        what: '510 points go; 300 of them are spent already, so owed',
      });
      expect((await programme.store.read((t) => t.document('account', account(1))))?.debt).toBe(300);
    });

    test('of a shop that nobody knows is refused whole', async () => {
      await expect(settle([lineOf(2, 1, { identity: keyOf(1) })], false, 'nobody')).rejects.toThrow(/There is no shop nobody/);
    });
  });

  describe('a purchase that comes after its refund', () => {
    test.for([
      ['by its code', { identity: keyOf(1) }],
      ['by minute and sum', told(245_000)],
      ['by day, sum and number', told(245_000, '1', '2026-11-21T12:00:00')],
    ] as const)('is recognised %s and earns for its rest alone, once', async ([, purchase]) => {
      const list = [lineOf(2, 50_000, purchase)];
      expect(await fates(list)).toEqual(['waiting']);
      expect(await fates(list)).toEqual(['waiting']);
      await register(scanned(1, 1, 245_000), scanned(2, 1, 345_000));
      expect([(await receipt(1))?.returnedMinor, (await receipt(2))?.returnedMinor, await points()]).toEqual([50_000, 0, 19 + 34]);
      expect(await fates(list)).toEqual(['already']);
      expect((await listWaitingRefunds(programme)).waiting).toBe(0);
    });

    test('in full earns nothing', async () => {
      await settle([lineOf(2, 245_000, { identity: keyOf(1) })]);
      await register(scanned(1, 1, 245_000));
      expect([(await receipt(1))?.state, await points()]).toEqual(['voided', 0]);
    });

    test('of another shop, another minute or another number is not it', async () => {
      await settle([lineOf(2, 5_000, told(245_000, '1')), lineOf(3, 6_000, { identity: keyOf(3, fnOf['cafe']) })]);
      await register(
        scanned(1, 1, 245_000, { fn: fnOf['books'] ?? '' }),
        scanned(2, 1, 245_000),
        scanned(3, 1, 245_000, { fn: fnOf['cafe'] ?? '', atLocal: '2026-11-21T11:31:00' }),
      );
      for (const n of [1, 2, 3]) expect((await receipt(n))?.returnedMinor).toBe(0);
    });

    test('more than thirty days later is not waited for', async () => {
      await settle([lineOf(2, 50_000, { identity: keyOf(1) })]);
      clock.nowMs = noon + 31 * dayMs;
      expect((await listWaitingRefunds(programme)).waiting).toBe(0);
      await register(scanned(1, 1, 245_000, { atLocal: '2026-12-22T11:30:00' }));
      expect((await receipt(1))?.returnedMinor).toBe(0);
    });

    test('whose till nobody knows is recognised when the till has its shop', async () => {
      await settle([lineOf(2, 50_000, { identity: keyOf(1, unknownFn) })]);
      await register(scanned(1, 1, 245_000, { fn: unknownFn }));
      expect((await receipt(1))?.state).toBe('held');
      await register({ kind: 'till.mapped', tillKey: `ru-fns:${unknownFn}`, tenantId: 'vesta', fromMs: 0, toMs: null, staffId: 'olga' });
      expect([(await receipt(1))?.returnedMinor, await points()]).toEqual([50_000, 19]);
    });

    test('that a desk waits for too loses it once', async () => {
      const slip = { identity: null, issuedAtLocal: '2026-11-21T15:00:00', number: null, listed: null };
      await settle([lineOf(2, 50_000, { identity: keyOf(1) })]);
      await register({
        kind: 'receipt.returned',
        receiptId: null,
        identity: keyOf(1),
        amountMinor: 50_000,
        reference: 'D1-1',
        staffId: 'olga',
        slip,
      });
      await register(scanned(1, 1, 245_000));
      expect((await receipt(1))?.returnedMinor).toBe(50_000);
    });

    test('typed by the visitor and held is less already when a person approves it', async () => {
      await settle([lineOf(2, 50_000, told(245_000, '7'))]);
      await register({ ...typed(1, 1, 245_000, { number: '7' }), source: 'typed', tenantId: 'vesta' });
      expect((await receipt(1))?.returnedMinor).toBe(50_000);
    });
  });

  test('two loads at once take each refund once', async () => {
    await register(
      ...Array.from({ length: 20 }, (_, n) => scanned(n + 1, 1 + (n % 2), 100_000, { atLocal: `2026-11-21T1${n % 2}:${10 + n}:00` })),
    );
    const list = Array.from({ length: 20 }, (_, n) => lineOf(n + 2, 50_000, { identity: keyOf(n + 1) }));
    // Two programmes on one SQLite file in one process would only lock each other out.
    const other = at.place.kind === 'sqlite' ? null : await openTestProgramme(at.place, clock);
    const loads = [programme, other ?? programme, programme].map((one) =>
      settleRefunds(one, { tenantId: 'vesta', fileName: 'a', lines: list }, false),
    );
    const all: RefundFate[][] = (await Promise.all(loads)).map((one) => [...one]);
    if (other !== null) await other.close();
    for (const { line } of list) expect(all.flat().filter((one) => one.line === line && one.fate === 'returned')).toHaveLength(1);
    for (let n = 1; n <= 20; n += 1) expect((await receipt(n))?.returnedMinor).toBe(50_000);
  });
}
