/** What can happen in a random month, as data, so that it shrinks. */
import fc from 'fast-check';

/** Members of the mall, numbered from 1. */
export const members = 5;
/** Its shops. */
export const tenants = ['vesta', 'cafe', 'books'] as const;
const kiosks = ['K1', 'K2', 'D1'] as const;
const who = fc.integer({ min: 1, max: members });
const kiosk = fc.constantFrom(...kiosks);
const pick = fc.nat({ max: 500 });
const shop = fc.constantFrom(...tenants);

const buy = fc.record({
  op: fc.constant('buy' as const),
  who,
  kiosk,
  shop,
  amountMinor: fc.integer({ min: 10_000, max: 900_000 }),
  /** The kiosk was without a link: the fact was made so many hours ago. */
  lateHours: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 900 })),
  goods: fc.boolean(),
});
const voided = fc.record({ op: fc.constant('void' as const), pick, mode: fc.constantFrom('release' as const, 'burn' as const) });
const spend = fc.record({ op: fc.constant('spend' as const), who, kiosk, giftId: fc.constantFrom('cup', 'coupon') });
const give = fc.record({ op: fc.constant('give' as const), who, to: who, points: fc.integer({ min: 1, max: 200 }) });
/** An authority answers, early, late or twice; it may know another sum than a person had typed. */
const check = fc.record({
  op: fc.constant('check' as const),
  pick,
  verdict: fc.constantFrom('genuine' as const, 'not-genuine' as const, 'unanswered' as const),
  toldMinor: fc.option(fc.integer({ min: 5_000, max: 900_000 })),
});
/** Leaves, and is gone when the days to undo it are over. */
const leave = fc.record({ op: fc.constant('leave' as const), who });
const merge = fc.record({ op: fc.constant('merge' as const), who, to: who });

/** One thing that happens; `pick` chooses among what exists by then. */
export const ledgerOperation = fc.oneof(
  { weight: 10, arbitrary: buy },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('claim' as const), who, kiosk, pick }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('decide' as const), pick, approve: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constant('review' as const), pick, verdict: fc.constantFrom('uphold' as const, 'reverse' as const) }),
  },
  { weight: 2, arbitrary: voided },
  { weight: 2, arbitrary: check },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('move' as const), pick, who }) },
  { weight: 4, arbitrary: fc.record({ op: fc.constant('return' as const), pick, perMille: fc.integer({ min: 1, max: 1000 }) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('return-first' as const), pick, amountMinor: fc.integer({ min: 1, max: 90_000 }) }) },
  { weight: 3, arbitrary: spend },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('overdraw' as const), who, kiosk }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('honour' as const), kiosk, pick }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('cancel' as const), pick }) },
  { weight: 3, arbitrary: give },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('undo' as const), pick }) },
  { weight: 1, arbitrary: merge },
  { weight: 1, arbitrary: leave },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 400 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ op: fc.constant('deposit' as const), shop, forPoints: fc.nat({ max: 50_000 }), frozen: fc.nat({ max: 9_000 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant('correct' as const),
      shop,
      amount: fc.integer({ min: -5_000, max: 5_000 }),
      balanced: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('close' as const) }) },
);

/** Many hands on few papers on few days: they are claimed, decided for, reviewed, moved, voided and returned, over and over. */
export const disputeOperation = fc.oneof(
  { weight: 3, arbitrary: buy },
  { weight: 2, arbitrary: voided },
  { weight: 3, arbitrary: check },
  { weight: 2, arbitrary: spend },
  { weight: 1, arbitrary: give },
  { weight: 1, arbitrary: merge },
  { weight: 1, arbitrary: leave },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('decide' as const), pick, approve: fc.constant(false) }) },
  { weight: 4, arbitrary: fc.record({ op: fc.constant('claim' as const), who, kiosk, pick }) },
  { weight: 5, arbitrary: fc.record({ op: fc.constant('decide' as const), pick, approve: fc.constant(true) }) },
  {
    weight: 3,
    arbitrary: fc.record({ op: fc.constant('review' as const), pick, verdict: fc.constantFrom('uphold' as const, 'reverse' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('move' as const), pick, who }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('return' as const), pick, perMille: fc.constantFrom(300, 1000) }) },
);

/** @see ledgerOperation */
export type LedgerOperation = typeof ledgerOperation extends fc.Arbitrary<infer T> ? T : never;
