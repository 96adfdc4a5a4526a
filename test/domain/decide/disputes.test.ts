/** One paper on two accounts: the paper at the desk wins now, a second person reviews it, nobody is called a thief. */
import { describe, expect, test } from 'vitest';
import { decideAct } from '../../../domain/decide/decide-act.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { points, quota, reach } from '../campaign/make-version.ts';
import { account, base, campaign, cardKey, dayMs, id, noon, opened, Programme, receiptId, scanned } from './fixture.ts';
import type { AnyDocument } from '../../../domain/contract/document.ts';

const ends = campaign('ends', {
  reward: points(50, { life: { kind: 'days', days: 10 } }),
  reach: reach({ sumMinor: 100_000 }),
  quota: quota({ perAccountWindow: 1 }),
});
const rosa: AnyDocument = {
  kind: 'staff',
  id: 'rosa',
  version: 1,
  name: 'rosa',
  cardKey: cardKey(901),
  pinHash: '',
  pinRound: 0,
  campaigns: [],
  validFromMs: null,
  untilMs: null,
  roles: ['lead'],
  ownAccountId: account(3),
  active: true,
};

/** Account 1 registered the paper; account 2 shows it at the desk, and olga decides for it. */
function disputed(): Programme {
  const mall = new Programme([base, ends], [rosa]);
  for (const n of [1, 2, 3]) mall.do(opened(n));
  mall.do(scanned(1, 1, 245_000));
  mall.do(scanned(5, 1, 100_000));
  mall.do(scanned(2, 2, 245_000, { number: 1 }));
  mall.do(
    { kind: 'receipt.decided', receiptId: receiptId(2), verdict: 'approve', tenantId: null, reason: 'paper shown', staffId: 'olga' },
    { kioskId: 'D1' },
  );
  return mall;
}
const review = (mall: Programme, verdict: 'uphold' | 'reverse', staffId = 'rosa', caseId = receiptId(1)) =>
  mall.do({ kind: 'case.reviewed', caseId, verdict, reason: 'seen', staffId }, { kioskId: 'D1' });
const held = (mall: Programme, n: number) => balanceOf(mall.account(n), mall.now).spendable;

describe('a dispute', () => {
  test('freezes what the paper gave the one, and awards the other now', () => {
    const mall = disputed();
    expect([held(mall, 1), held(mall, 2)]).toEqual([60, 74]);
    expect(
      mall
        .account(1)
        .lots.filter((lot) => lot.frozenBy !== null)
        .map((lot) => lot.points),
    ).toEqual([24, 50]);
    expect(mall.draft.get('case', receiptId(1))).toMatchObject({
      state: 'open',
      openedBy: 'olga',
      winnerReceiptId: receiptId(2),
      loserReceiptId: receiptId(1),
    });
    expect([mall.receipt(1).state, mall.receipt(2).state]).toEqual(['held', 'booked']);
    expect(mall.account(1).notices.map((notice) => notice.say.key)).toEqual(['notice.held']);
  });

  test('frozen points do not expire, and live on for the time they were frozen', () => {
    const mall = disputed();
    const end = mall.account(1).lots.find((lot) => lot.frozenBy !== null && lot.expiresAtMs !== null)?.expiresAtMs ?? 0;
    mall.now = end + dayMs;
    const act = { kind: 'tick' as const, atMs: mall.now, accountIds: [account(1)] };
    mall.draft.apply(decideAct(mall.draft, 'tick', act, mall.context(), mall.rules).changes);
    review(mall, 'reverse');
    const lots = mall.account(1).lots.filter((lot) => lot.lotId.includes(receiptId(1)));
    expect(lots.map((lot) => [lot.points, lot.frozenBy, lot.expiresAtMs])).toEqual([
      [24, null, null],
      [50, null, end + (mall.now - noon)],
    ]);
  });

  test('upheld: the points go for good, what was spent of them before becomes debt', () => {
    const mall = disputed();
    expect(review(mall, 'uphold').outcome.fate).toBe('applied');
    expect([held(mall, 1), held(mall, 2)]).toEqual([60, 74]);
    expect(mall.account(1).lots.every((lot) => lot.frozenBy === null)).toBe(true);
    expect(mall.receipt(1)).toMatchObject({ state: 'voided', voidMode: 'release', awards: [] });
    expect(mall.draft.get('case', receiptId(1))).toMatchObject({ state: 'upheld', reviewedBy: 'rosa', reviewedAtMs: noon });
  });

  test('reversed: the one has all back, the other has it taken', () => {
    const mall = disputed();
    review(mall, 'reverse');
    expect([held(mall, 1), held(mall, 2)]).toEqual([134, 0]);
    expect([mall.receipt(1).state, mall.receipt(2).state]).toEqual(['booked', 'voided']);
  });

  test('is reviewed by another person than the one who opened it, and by none of its owners', () => {
    const mall = disputed();
    expect(review(mall, 'uphold', 'olga').outcome.refusal).toBe('second-person-needed');
    expect(review(mall, 'uphold', 'rosa', receiptId(9)).outcome.refusal).toBe('case-unknown');
    const own = new Programme([base], [{ ...rosa, ownAccountId: account(2) }]);
    for (const n of [1, 2]) own.do(opened(n));
    own.do(scanned(1, 1, 245_000));
    own.do(scanned(2, 2, 245_000, { number: 1 }));
    own.do(
      { kind: 'receipt.decided', receiptId: receiptId(2), verdict: 'approve', tenantId: null, reason: null, staffId: 'olga' },
      { kioskId: 'D1' },
    );
    expect(review(own, 'uphold').outcome.refusal).toBe('second-person-needed');
  });

  test('ends once: the same verdict again changes nothing, the other one is refused', () => {
    const mall = disputed();
    review(mall, 'uphold');
    expect(review(mall, 'uphold').postings).toEqual([]);
    expect(review(mall, 'reverse').outcome.refusal).toBe('case-closed');
  });

  test('stands until it is reviewed: the receipt can be neither voided, moved nor decided meanwhile', () => {
    const mall = disputed();
    const staffId = 'olga';
    const refusals = [
      mall.do({ kind: 'receipt.voided', receiptId: receiptId(1), mode: 'burn', reason: 'x', staffId }, { kioskId: 'D1' }),
      mall.do({ kind: 'receipt.moved', receiptId: receiptId(1), toAccountId: account(3), staffId }, { kioskId: 'D1' }),
      mall.do(
        { kind: 'receipt.decided', receiptId: receiptId(1), verdict: 'approve', tenantId: null, reason: null, staffId },
        { kioskId: 'D1' },
      ),
    ].map((decision) => decision.outcome.refusal);
    expect(refusals).toEqual(['second-person-needed', 'second-person-needed', 'second-person-needed']);
  });

  test('goods that went back while it was open went back for whoever has the paper in the end', () => {
    const mall = disputed();
    mall.do(
      { kind: 'receipt.returned', receiptId: receiptId(2), identity: null, amountMinor: 200_000, reference: 'D1-5', staffId: 'olga' },
      { kioskId: 'D1' },
    );
    review(mall, 'reverse');
    expect(mall.receipt(1)).toMatchObject({ state: 'booked', returnedMinor: 200_000 });
    expect(held(mall, 1)).toBe(64);
  });
});

describe('a paper that passes on while its dispute is open', () => {
  const decide = (mall: Programme, n: number) =>
    mall.do(
      { kind: 'receipt.decided', receiptId: receiptId(n), verdict: 'approve', tenantId: null, reason: 'paper shown', staffId: 'olga' },
      { kioskId: 'D1' },
    );
  const goBack = (mall: Programme, n: number, amountMinor: number) =>
    mall.do(
      { kind: 'receipt.returned', receiptId: receiptId(n), identity: null, amountMinor, reference: 'D1-5', staffId: 'olga' },
      { kioskId: 'D1' },
    );
  const booked = (mall: Programme) => [1, 2, 3].filter((n) => mall.draft.get('receipt', receiptId(n))?.state === 'booked');
  const two = (): Programme => {
    const mall = new Programme([base], [{ ...rosa, ownAccountId: null }]);
    for (const n of [1, 2, 3]) mall.do(opened(n));
    mall.do(scanned(1, 1, 245_000));
    mall.do(scanned(2, 2, 245_000, { number: 1 }));
    decide(mall, 2);
    return mall;
  };
  /** Taken from account 1 by 2, from 2 by 3. */
  const three = (): Programme => {
    const mall = two();
    mall.do(scanned(3, 3, 245_000, { number: 1 }));
    decide(mall, 3);
    return mall;
  };

  test.for([
    ['the first review reversed', [[1, 'reverse']], [1]],
    [
      'the second reversed, then the first',
      [
        [2, 'reverse'],
        [1, 'reverse'],
      ],
      [1],
    ],
    [
      'the second upheld, then the first reversed',
      [
        [2, 'uphold'],
        [1, 'reverse'],
      ],
      [1],
    ],
    [
      'the first upheld, then the second reversed',
      [
        [1, 'uphold'],
        [2, 'reverse'],
      ],
      [2],
    ],
    [
      'both upheld',
      [
        [1, 'uphold'],
        [2, 'uphold'],
      ],
      [3],
    ],
  ] as const)('earns once: %s', ([, verdicts, owner]) => {
    const mall = three();
    expect(booked(mall)).toEqual([3]);
    for (const [n, verdict] of verdicts) review(mall, verdict, 'rosa', receiptId(n));
    expect(booked(mall)).toEqual(owner);
    expect([1, 2, 3].map((n) => held(mall, n))).toEqual([1, 2, 3].map((n) => (owner.some((one) => one === n) ? 24 : 0)));
    expect([1, 2, 3].flatMap((n) => mall.account(n).lots.filter((lot) => lot.frozenBy !== null))).toEqual([]);
  });

  test('earns once when the winner has given it to an account that had claimed it as well', () => {
    const mall = two();
    mall.do(scanned(3, 3, 245_000, { number: 1 }));
    mall.do({ kind: 'receipt.moved', receiptId: receiptId(2), toAccountId: account(3), staffId: 'olga' }, { kioskId: 'D1' });
    decide(mall, 3);
    review(mall, 'reverse');
    expect([booked(mall), held(mall, 3)]).toEqual([[1], 0]);
  });

  test.for([
    [100_000, 'uphold', [0, 14]],
    [100_000, 'reverse', [14, 0]],
    [245_000, 'uphold', [0, 0]],
    [245_000, 'reverse', [0, 0]],
  ] as const)(
    "goods for %i kopecks that go back by the record of the one who gave way are the paper's; then %s",
    ([amount, verdict, points]) => {
      const mall = two();
      expect(goBack(mall, 1, amount).outcome.fate).toBe('applied');
      review(mall, verdict);
      expect([held(mall, 1), held(mall, 2)]).toEqual(points);
      expect([1, 2].flatMap((n) => mall.account(n).lots.filter((lot) => lot.frozenBy !== null))).toEqual([]);
    },
  );

  test('goods that went back before the dispute do not count for who wins it', () => {
    const mall = new Programme([base]);
    for (const n of [1, 2]) mall.do(opened(n));
    mall.do(scanned(1, 1, 245_000));
    goBack(mall, 1, 100_000);
    mall.do(scanned(2, 2, 245_000, { number: 1 }));
    decide(mall, 2);
    expect([held(mall, 2), mall.receipt(2).returnedMinor]).toEqual([14, 100_000]);
  });
});

test('nobody decides their own held receipt', () => {
  const mall = new Programme([base], [rosa]);
  mall.do(opened(1));
  mall.do(opened(3));
  mall.do(scanned(1, 1, 245_000));
  mall.do(scanned(2, 3, 245_000, { number: 1 }));
  const decide = (staffId: string) =>
    mall.do(
      { kind: 'receipt.decided', receiptId: receiptId(2), verdict: 'approve', tenantId: null, reason: null, staffId },
      { kioskId: 'D1' },
    ).outcome;
  expect(decide('rosa').refusal).toBe('second-person-needed');
  expect(decide('olga').fate).toBe('applied');
  expect(id('9', 1)).toHaveLength(36);
});
