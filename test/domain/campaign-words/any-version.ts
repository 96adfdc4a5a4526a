/** Random versions in which every field of a rule takes part, for properties about all of them. */
import * as fc from 'fast-check';
import type { CampaignReward, CampaignVersion, PointsLife, PointsStart } from '../../../domain/contract/campaign.ts';
import { at, makeVersion } from '../campaign/make-version.ts';

type Fields = { readonly [K in keyof CampaignVersion]?: fc.Arbitrary<CampaignVersion[K]> };

const some = fc.integer({ min: 1, max: 40 });
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null, freq: 2 });
const list = <T>(...of: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...of]);
/** Minutes of November and December 2026, the starts of mall days among them. */
const instant = fc.oneof(
  fc.integer({ min: 0, max: 60 * 1440 }).map((minutes) => at('2026-11-01T04:00') + minutes * 60_000),
  fc.integer({ min: 0, max: 60 }).map((days) => at('2026-11-01T04:00') + days * 86_400_000),
);
const localizedText = fc.constantFrom('gold', 'silver', 'hare').map((text) => ({ en: text, ru: text, fi: text, de: text }));

const life: fc.Arbitrary<PointsLife> = fc.oneof(
  fc.constantFrom('never', 'end-of-month', 'end-of-quarter', 'end-of-year').map((kind) => ({ kind })),
  fc.record({ kind: fc.constantFrom('days' as const, 'idle-days' as const), days: some }),
  instant.map((atMs) => ({ kind: 'fixed' as const, atMs })),
);
const start: fc.Arbitrary<PointsStart> = fc.oneof(
  fc.constant({ kind: 'at-once' as const }),
  some.map((days) => ({ kind: 'days' as const, days })),
  instant.map((atMs) => ({ kind: 'fixed' as const, atMs })),
);
const purse = fc.constantFrom('everywhere', 'tenant:vesta', 'tenant:tilia');
const ofPoints = { purse, life, start };
const reward: fc.Arbitrary<CampaignReward> = fc.oneof(
  fc.record({
    kind: fc.constant('points-per-amount' as const),
    points: some,
    perMinor: some,
    rounding: fc.constantFrom('down' as const, 'nearest' as const),
    capPoints: maybe(some),
    ...ofPoints,
  }),
  fc.record({ kind: fc.constant('points' as const), points: some, ...ofPoints }),
  fc.record({
    kind: fc.constant('multiply' as const),
    factorPerMille: fc.integer({ min: 1001, max: 9999 }),
    of: maybe(fc.constantFrom('base', 'kids')),
    capPoints: maybe(some),
    ...ofPoints,
  }),
  fc.record({ kind: fc.constant('gift' as const), giftId: fc.constantFrom('hare', 'cup'), choices: list('book', 'pen') }),
  fc.record({ kind: fc.constant('tickets' as const), tickets: some }),
  fc.record({
    kind: fc.constant('tier' as const),
    tierId: fc.constantFrom('gold', 'silver'),
    until: fc.oneof(
      some.map((days) => ({ kind: 'days' as const, days })),
      fc.integer({ min: 0, max: 9 }).map((years) => ({ kind: 'end-of-year' as const, years })),
    ),
  }),
);
const places = { tenants: list('vesta', 'tilia', 'linea'), categories: list('cafe', 'toys') };
const part = fc.record({
  ...places,
  goods: list('cake', 'balloons'),
  sumMinor: fc.integer({ min: 0, max: 3 }),
  receipts: fc.integer({ min: 1, max: 3 }),
});
const slugs = list('club', 'vip', 'press');

/** Every field that is part of the rule, each with its own values. `span` comes with `rollingDays` and `reach`, see `anyVersion`. */
export const anyField = {
  stoppedAtMs: maybe(instant),
  audience: fc.record({
    tiers: list('gold', 'silver'),
    anyOf: slugs,
    noneOf: slugs,
    languages: list('en' as const, 'ru' as const, 'fi' as const, 'de' as const),
    media: list('plastic' as const, 'slip' as const, 'phone' as const),
    kiosks: list('K1', 'K2', 'D1'),
    joinedWithinDays: maybe(some),
    birthday: maybe(fc.constantFrom('day' as const, 'week' as const, 'month' as const)),
    invited: fc.boolean(),
    share: maybe(fc.integer({ min: 1, max: 1000 }).map((perMille) => ({ perMille, salt: 'autumn' }))),
  }),
  segment: maybe(
    fc.record({
      genders: list('female' as const, 'male' as const, 'other' as const),
      ageFrom: maybe(some),
      ageTo: maybe(some),
      spent: fc.array(fc.record({ ...places, sumMinor: maybe(some), receipts: maybe(fc.integer({ min: 2, max: 40 })), withinDays: some }), {
        maxLength: 2,
      }),
      idleDays: maybe(some),
    }),
  ),
  notFor: list('mall-staff' as const, 'own-shop-staff' as const, 'under-age' as const, 'jury' as const),
  where: fc.record({ ...places, except: fc.record(places) }),
  when: fc.record({
    boughtFromMs: instant,
    boughtUntilMs: instant,
    weekdays: list(1, 2, 3, 4, 5, 6, 7),
    hours: maybe(fc.constantFrom({ from: '10:00', until: '12:00' }, { from: '18:00', until: '02:00' })),
    registeredUntilMs: instant,
    registeredWithinDays: fc.option(fc.integer({ min: 0, max: 3 })),
    collectedUntilMs: maybe(instant),
    announcedAtMs: maybe(instant),
  }),
  counted: fc.record({
    perReceiptMaxMinor: maybe(some),
    goods: fc.record({ only: list('cake', 'balloons'), except: list('tobacco', 'alcohol') }),
    withPointsPaid: fc.boolean(),
    stamps: maybe(fc.record({ everyMinor: some, perReceipt: maybe(some) })),
    firstReceipts: maybe(some),
  }),
  minimumMinor: fc.integer({ min: 0, max: 40 }),
  parts: fc.array(part, { maxLength: 3 }),
  reward,
  whenGone: maybe(
    fc.oneof(
      fc.record({ kind: fc.constant('points' as const), points: some, ...ofPoints }),
      fc.record({ kind: fc.constant('gift' as const), giftId: fc.constantFrom('hare', 'cup') }),
      fc.record({ kind: fc.constant('tickets' as const), tickets: some, drawId: fc.constantFrom('autumn', 'winter') }),
    ),
  ),
  inviter: maybe(fc.record({ points: some, most: maybe(some), life })),
  quota: fc.record({
    perDay: maybe(some),
    total: maybe(some),
    perAccountWindow: maybe(fc.integer({ min: 1, max: 3 })),
    perAccountCampaign: maybe(some),
    budgetPoints: maybe(some),
    budgetPointsPerDay: maybe(some),
    remainder: fc.constantFrom('carried' as const, 'lost' as const),
  }),
  refunds: fc.constantFrom('take-back' as const, 'keep' as const),
  draw: maybe(
    fc.record({
      closesAtMs: instant,
      drawnAtMs: instant,
      publicValue: localizedText,
      prizes: fc.array(
        fc.record({ prizeId: fc.constant('one'), name: localizedText, units: some, valueMinor: fc.integer({ min: 0, max: 3 }) }),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      reserves: fc.integer({ min: 0, max: 9 }),
      claimDays: some,
      onePrizeEach: fc.boolean(),
    }),
  ),
  legal: maybe(fc.constantFrom('ru-gift', 'fi-draw').map((profile) => ({ profile, fields: {} }))),
  funding: fc.oneof(
    fc.constantFrom('operator', 'receipt-tenant', 'tenant:vesta').map((funder) => [{ funder, perMille: 1000 }]),
    fc.integer({ min: 1, max: 999 }).map((perMille) => [
      { funder: 'operator', perMille },
      { funder: 'receipt-tenant', perMille: 1000 - perMille },
    ]),
  ),
  stackingGroup: maybe(fc.constantFrom('best-of', 'autumn')),
  stackingBy: fc.constantFrom('best' as const, 'rank' as const),
  receiptUse: maybe(fc.constantFrom('one-draw', 'gifts')),
  rank: fc.integer({ min: -3, max: 3 }),
} satisfies Fields;

const goal = maybe(fc.integer({ min: 1, max: 25 }));
const goalFields = { receipts: goal, shops: goal, categories: goal, days: goal, stamps: goal };
const spans = fc.constantFrom('receipt', 'day', 'week', 'month', 'quarter', 'year', 'rolling', 'campaign').chain((span) =>
  fc.record({
    span: fc.constant(span),
    rollingDays: span === 'rolling' ? some : fc.constant(null),
    reach: fc.record({
      sumMinor: maybe(fc.integer({ min: 1, max: 40 })),
      ...(span === 'receipt' ? mapped(goalFields) : goalFields),
    }),
  }),
);

/** Of a single receipt only the sum can be asked. */
function mapped(fields: typeof goalFields): typeof goalFields {
  const nothing = fc.constant(null);
  return { ...fields, receipts: nothing, shops: nothing, categories: nothing, days: nothing, stamps: nothing };
}

/** Span, its days and what is asked over it: they go together. */
export const anySpan: fc.Arbitrary<Pick<CampaignVersion, 'span' | 'rollingDays' | 'reach'>> = spans;

/** A version of receipts with everything that a rule can say. */
export const anyVersion: fc.Arbitrary<CampaignVersion> = fc
  .tuple(fc.record(anyField), anySpan)
  .map(([fields, span]) => makeVersion({ ...fields, ...span }));
