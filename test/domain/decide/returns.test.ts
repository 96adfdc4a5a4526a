/** Goods that went back: what the receipt gave follows what is left of it, whenever the slip comes. */
import { describe, expect, test } from 'vitest';
import type { FactBodyOf } from '../../../domain/contract/fact.ts';
import { remainingOf } from '../../../domain/decide/returned-goods.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { base, dayMs, fnOf, hare, noon, opened, Programme, receiptId, scanned, threshold } from './fixture.ts';

const back = (n: number, amountMinor: number, over: Partial<FactBodyOf<'receipt.returned'>> = {}): FactBodyOf<'receipt.returned'> => ({
  kind: 'receipt.returned',
  receiptId: receiptId(n),
  identity: null,
  amountMinor,
  reference: `D1-${n}`,
  staffId: 'olga',
  ...over,
});
const mallOf = (versions = [base]) => {
  const mall = new Programme(versions);
  mall.do(opened(1));
  return mall;
};
const spendable = (mall: Programme) => balanceOf(mall.account(1), noon).spendable;
const desk = { kioskId: 'D1' };

describe('goods that went back', () => {
  test('in part: the receipt gives what its rest is due, and the account is told', () => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 245_000));
    expect(mall.do(back(1, 50_000), desk).outcome.fate).toBe('applied');
    expect(mall.receipt(1)).toMatchObject({ state: 'booked', amountMinor: 245_000, returnedMinor: 50_000 });
    expect(spendable(mall)).toBe(19);
    expect(mall.account(1).notices.map((notice) => notice.say)).toEqual([
      { key: 'notice.returned', args: { tenantId: 'vesta', points: 5 } },
    ]);
  });

  test('several slips come to the same as one, and all of it voids the receipt for good', () => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 245_000));
    mall.do(back(1, 100_000), desk);
    mall.do(back(1, 45_000, { reference: 'D1-7' }), desk);
    expect(spendable(mall)).toBe(10);
    mall.do(back(1, 100_000, { reference: 'D1-8' }), desk);
    expect(mall.receipt(1)).toMatchObject({ state: 'voided', voidMode: 'burn', returnedMinor: 245_000 });
    expect(spendable(mall)).toBe(0);
    expect(mall.do(scanned(2, 1, 245_000, { number: 1 })).outcome.refusal).toBe('receipt-voided');
  });

  test('more than was bought is refused, one kopeck more too; just as much is not', () => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 245_000));
    mall.do(back(1, 200_000), desk);
    expect(mall.do(back(1, 45_001), desk).outcome.refusal).toBe('more-than-bought');
    expect(mall.do(back(1, 45_000), desk).outcome.fate).toBe('applied');
  });

  test('what was spent already becomes debt', () => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 3_100_000));
    mall.do({
      kind: 'gift.asked',
      voucherId: receiptId(90),
      accountId: mall.account(1).id,
      giftId: 'cup',
      visitId: receiptId(91),
      reference: 'K1-9',
      staffId: null,
    });
    mall.do(back(1, 3_100_000), desk);
    expect(mall.account(1).debt).toBe(300);
    expect(spendable(mall)).toBe(-300);
  });

  test('an award of the sum goes when the rest no longer reaches it', () => {
    const mall = mallOf([base, threshold]);
    mall.do(scanned(1, 1, 245_000));
    expect(balanceOf(mall.account(1), noon).byPurse).toEqual({ everywhere: 24, 'tenant:books': 200 });
    mall.do(back(1, 45_001), desk);
    expect(balanceOf(mall.account(1), noon).byPurse).toEqual({ everywhere: 19 });
  });

  test('a gift no longer due is cancelled if it is still there, and stays if it was handed out', () => {
    for (const handedOut of [false, true]) {
      const mall = mallOf([hare]);
      const award = mall.do(scanned(1, 1, 500_000)).outcome.awards[0];
      const voucherId = award?.voucherId ?? '';
      if (handedOut)
        mall.do({ kind: 'voucher.honoured', voucherId, accountId: mall.account(1).id, staffId: 'olga', identifiedBy: 'slip' }, desk);
      mall.do(back(1, 1), desk);
      expect(mall.draft.get('voucher', voucherId)?.state).toBe(handedOut ? 'honoured' : 'cancelled');
    }
  });

  test('the same slip again takes nothing more', () => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 245_000));
    const fact = mall.fact(back(1, 50_000), desk);
    mall.run(fact);
    const again = mall.run(fact);
    expect([again.outcome.fate, again.postings, spendable(mall)]).toEqual(['applied', [], 19]);
  });
});

describe('a refund slip without its purchase', () => {
  const identity = `ru-fns:${fnOf['vesta'] ?? ''}:1:1000001`;
  const slip = (amountMinor: number, reference = 'D1-1') => back(0, amountMinor, { receiptId: null, identity, reference });
  const key = (): string => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 245_000));
    return mall.receipt(1).strongKeys[0] ?? '';
  };

  test('finds a purchase that is registered already, by its key', () => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 245_000));
    mall.do({ ...slip(50_000), identity: key() }, desk);
    expect([mall.receipt(1).returnedMinor, spendable(mall)]).toEqual([50_000, 19]);
  });

  test.for([
    [29, 19],
    [31, 24],
  ] as const)('waits: after %i days the purchase gives %i points', ([days, points]) => {
    const mall = mallOf();
    mall.do({ ...slip(50_000), identity: key() }, { ...desk, registeredAtMs: noon - days * dayMs });
    mall.do(scanned(1, 1, 245_000));
    expect(spendable(mall)).toBe(points);
  });

  test('is applied once', () => {
    const mall = mallOf();
    mall.do({ ...slip(50_000), identity: key() }, desk);
    mall.do(scanned(1, 1, 245_000));
    expect(mall.draft.get('waiting-refund', key())?.amountMinor).toBe(0);
    mall.do(scanned(2, 1, 345_000));
    expect(spendable(mall)).toBe(19 + 34);
  });

  test('goods that went back stay back: the paper registered again after a wrong card counts its rest', () => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 245_000));
    mall.do(back(1, 50_000), desk);
    mall.do({ kind: 'receipt.voided', receiptId: receiptId(1), mode: 'release', reason: 'wrong card', staffId: 'olga' }, desk);
    expect(mall.draft.get('waiting-refund', key())?.amountMinor).toBe(50_000);
    mall.do(opened(2));
    mall.do(scanned(2, 2, 245_000, { number: 1 }));
    expect(balanceOf(mall.account(2), noon).spendable).toBe(19);
    expect(mall.receipt(2)).toMatchObject({ state: 'booked', returnedMinor: 50_000 });
  });

  test('two slips add up, the same one twice does not, and more than was bought takes all there is', () => {
    const mall = mallOf();
    mall.do({ ...slip(50_000), identity: key() }, desk);
    mall.do({ ...slip(50_000), identity: key() }, desk);
    expect(mall.draft.get('waiting-refund', key())?.amountMinor).toBe(50_000);
    mall.do({ ...slip(900_000, 'D1-2'), identity: key() }, desk);
    expect(mall.draft.get('waiting-refund', key())?.amountMinor).toBe(950_000);
    mall.do(scanned(1, 1, 245_000));
    expect(mall.receipt(1)).toMatchObject({ state: 'voided', returnedMinor: 245_000 });
    expect(spendable(mall)).toBe(0);
  });
});

describe('what is left of a receipt', () => {
  const receipt = {
    amountMinor: 1000,
    details: {
      paidWithPointsMinor: 101,
      goods: [
        { group: 'a', amountMinor: 333 },
        { group: 'b', amountMinor: 333 },
      ],
    },
  };

  test('is the paper while nothing went back', () => {
    expect(remainingOf({ ...receipt, returnedMinor: 0 })).toEqual({
      amountMinor: 1000,
      paidWithPointsMinor: 101,
      goods: receipt.details.goods,
    });
    expect(remainingOf({ ...receipt, details: null, returnedMinor: 1 })).toEqual({ amountMinor: 999, paidWithPointsMinor: 0, goods: null });
  });

  test('shrinks every part alike, never below 0 and never above what is left', () => {
    expect(remainingOf({ ...receipt, returnedMinor: 500 })).toEqual({
      amountMinor: 500,
      paidWithPointsMinor: 50,
      goods: [
        { group: 'a', amountMinor: 166 },
        { group: 'b', amountMinor: 167 },
      ],
    });
    expect(remainingOf({ ...receipt, returnedMinor: 1000 }).goods).toEqual([
      { group: 'a', amountMinor: 0 },
      { group: 'b', amountMinor: 0 },
    ]);
  });
});
