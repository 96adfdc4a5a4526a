/** Random campaigns and receipts for properties: small worlds in which things collide. */
import fc from 'fast-check';
import type { RuleReceipt } from '../../../domain/campaign/evaluation.ts';
import type { CampaignPart, CampaignVersion } from '../../../domain/contract/campaign.ts';
import {
  at,
  counted,
  everyone,
  gift,
  makeReceipt,
  makeVersion,
  part,
  perAmount,
  points,
  quota,
  reach,
  tickets,
  tier,
  when,
  where,
} from './make-version.ts';

export const shops = ['a', 'b', 'c', 'd'];
const categoryOf: Readonly<Record<string, string>> = { a: 'food', b: 'food', c: 'toys', d: 'shoes' };

const some = (max: number) => fc.integer({ min: 1, max });
const goal = (max: number) => fc.option(some(max), { nil: null, freq: 1 });

const somePart: fc.Arbitrary<CampaignPart> = fc
  .record({
    tenants: fc.subarray(shops, { minLength: 1, maxLength: 3 }),
    goods: fc.constantFrom<string[]>([], [], [], ['cake']),
    sumMinor: fc.constantFrom(0, 0, 0, 400),
    receipts: fc.integer({ min: 1, max: 2 }),
  })
  .map((one) => part(one));

const reward = fc.oneof(
  fc.constantFrom(gift('g', ['h']), points(5), tickets(3), tier('gold')),
  fc.record({ perMinor: fc.integer({ min: 1, max: 300 }), capPoints: goal(20) }).map((one) => perAmount(one)),
);

/** A campaign over windows (never span `receipt` unless it keeps windows for a limit of the whole campaign). */
export const windowCampaign: fc.Arbitrary<CampaignVersion> = fc
  .record({
    span: fc.constantFrom('day', 'week', 'month', 'quarter', 'year', 'rolling', 'campaign'),
    rollingDays: fc.integer({ min: 1, max: 10 }),
    reach: fc.record({ sumMinor: some(900), receipts: some(4), shops: some(3), categories: some(2), days: some(3), stamps: some(5) }),
    asks: fc.subarray(['sumMinor', 'receipts', 'shops', 'categories', 'days', 'stamps'] as const, { maxLength: 2 }),
    parts: fc.oneof(
      { weight: 4, arbitrary: fc.constant<CampaignPart[]>([]) },
      { weight: 1, arbitrary: fc.array(somePart, { minLength: 2, maxLength: 3 }) },
    ),
    perAccountWindow: goal(3),
    perAccountCampaign: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null, freq: 3 }),
    remainder: fc.constantFrom('carried', 'lost'),
    minimumMinor: fc.integer({ min: 0, max: 100 }),
    except: fc.subarray(['a']),
    weekdays: fc.oneof({ weight: 3, arbitrary: fc.constant<number[]>([]) }, { weight: 1, arbitrary: fc.subarray([1, 2, 3, 4, 5, 6, 7]) }),
    perReceiptMaxMinor: fc.option(fc.integer({ min: 100, max: 600 }), { nil: null }),
    stamps: fc.option(fc.record({ everyMinor: fc.integer({ min: 50, max: 300 }), perReceipt: goal(3) }), { nil: null }),
    firstReceipts: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 2 }),
    reward,
  })
  .map((one) =>
    makeVersion({
      span: one.span as CampaignVersion['span'],
      rollingDays: one.span === 'rolling' ? one.rollingDays : null,
      minimumMinor: one.minimumMinor,
      reach: reach(Object.fromEntries((one.parts.length > 0 ? one.asks.slice(1) : one.asks).map((name) => [name, one.reach[name]]))),
      parts: one.parts,
      where: where({ except: { tenants: one.except, categories: [] } }),
      when: when({ weekdays: one.weekdays }),
      counted: counted({ perReceiptMaxMinor: one.perReceiptMaxMinor, stamps: one.stamps, firstReceipts: one.firstReceipts }),
      quota: quota({
        perAccountWindow: one.perAccountWindow,
        perAccountCampaign: one.perAccountCampaign,
        remainder: one.remainder,
      }),
      audience: everyone(),
      reward: one.reward,
    }),
  );

const two = (value: number) => String(value).padStart(2, '0');

/** Receipts of November, all registered on the first of December in time. */
export const someReceipts = (maxLength: number): fc.Arbitrary<RuleReceipt[]> =>
  fc
    .array(
      fc.record({
        tenantId: fc.constantFrom(...shops),
        amountMinor: fc.integer({ min: 1, max: 700 }),
        day: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 10, max: 16 })),
        minute: fc.integer({ min: 0, max: 1439 }),
        paidWithPointsMinor: fc.constantFrom(0, 0, 0, 50, 800),
        goods: fc.option(
          fc.array(fc.record({ group: fc.constantFrom('cake', 'wine'), amountMinor: fc.integer({ min: 1, max: 200 }) }), { maxLength: 2 }),
          { nil: null },
        ),
      }),
      { minLength: Math.floor(maxLength / 3), maxLength },
    )
    .map((list) =>
      list.map(({ day, minute, ...one }, index) =>
        makeReceipt({
          ...one,
          receiptId: `r${index}`,
          category: categoryOf[one.tenantId] ?? 'other',
          purchasedAtLocal: `2026-11-${two(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`,
          registeredAtMs: at('2026-12-01T12:00'),
        }),
      ),
    );

/** Receipts and another order of the same. */
export const withOrder = (maxLength: number): fc.Arbitrary<[RuleReceipt[], RuleReceipt[]]> =>
  someReceipts(maxLength).chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
  );
