// Ages, birthdays and segments by the mall's calendar: tables at each boundary, and what time alone changes is said beforehand.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { SegmentRule } from '../../../domain/contract/segment.ts';
import { ageOn, birthdayIn, dayOfAge } from '../../../domain/audience/age.ts';
import { birthdayBits } from '../../../domain/audience/birthday-bits.ts';
import { unknownProfile } from '../../../domain/audience/member-profile.ts';
import type { MemberProfile } from '../../../domain/audience/member-profile.ts';
import { segmentBits } from '../../../domain/audience/segment-bits.ts';
import type { BitsInput } from '../../../domain/audience/segment-bits.ts';
import { lookBackDays, segmentHolds, segmentStretch } from '../../../domain/audience/segment.ts';
import type { Purchase } from '../../../domain/audience/segment.ts';
import { addDays } from '../../../domain/time/local-time.ts';
import { endOfMallDayMs, startOfMallDayMs } from '../../../domain/time/mall-day.ts';

const mall = { offsets: [{ atMs: 0, offsetMinutes: 180 }], dayCutoffMinutes: 240 };
const today = '2026-11-21';
const startMs = (day: string): number => startOfMallDayMs(day, mall.dayCutoffMinutes, mall.offsets);
const noonMs = (day: string): number => startMs(day) + 8 * 3_600_000;
const person = (birthDate: string | null, gender: MemberProfile['gender'] = null) => ({ birthDate, gender });
const rule = (asked: Partial<SegmentRule>): SegmentRule => ({
  genders: [],
  ageFrom: null,
  ageTo: null,
  spent: [],
  idleDays: null,
  ...asked,
});
const spent = (asked: Partial<SegmentRule['spent'][number]>): SegmentRule['spent'][number] => ({
  tenants: [],
  categories: [],
  sumMinor: null,
  receipts: null,
  withinDays: 90,
  ...asked,
});
const bought = (day: string, amountMinor: number, over: Partial<Purchase> = {}): Purchase => ({
  day,
  tenantId: 'cafe-tilia',
  category: 'cafe',
  amountMinor,
  receipts: 1,
  ...over,
});

describe('age', () => {
  test.each([
    ['2000-11-21', today, 26],
    ['2000-11-22', today, 25],
    ['2000-11-20', today, 26],
    ['2000-02-29', '2027-02-27', 26],
    ['2000-02-29', '2027-02-28', 27],
    ['2000-02-29', '2028-02-28', 27],
    ['2000-02-29', '2028-02-29', 28],
    ['2026-11-21', today, 0],
  ])('born %s is on %s %i', (birthDate, day, age) => {
    expect(ageOn(birthDate, day)).toBe(age);
  });

  test.each([
    ['2000-02-29', 2027, '2027-02-28'],
    ['2000-02-29', 2028, '2028-02-29'],
    ['2000-02-29', 2100, '2100-02-28'],
    ['1990-12-31', 2026, '2026-12-31'],
  ])('the birthday of %s in %i is %s', (birthDate, year, birthday) => {
    expect(birthdayIn(birthDate, year)).toBe(birthday);
  });

  test('the day of an age is the first day on which one is that old', () => {
    const anyDay = fc.integer({ min: 0, max: 36_500 }).map((days) => addDays('1930-01-01', days));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 99 }), (birthDate, years) => {
        const day = dayOfAge(birthDate, years);
        expect(ageOn(birthDate, day)).toBe(years);
        expect(ageOn(birthDate, addDays(day, -1))).toBe(years - 1);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a segment', () => {
  test.each([
    ['everybody', rule({}), person(null), true],
    ['women', rule({ genders: ['female'] }), person(null, 'female'), true],
    ['not men', rule({ genders: ['female'] }), person(null, 'male'), false],
    ['nobody whose gender is not known', rule({ genders: ['female'] }), person(null), false],
    ['25-50: 25 today', rule({ ageFrom: 25, ageTo: 50 }), person('2001-11-21'), true],
    ['25-50: 25 tomorrow', rule({ ageFrom: 25, ageTo: 50 }), person('2001-11-22'), false],
    ['25-50: 50 still today', rule({ ageFrom: 25, ageTo: 50 }), person('1975-11-22'), true],
    ['25-50: 51 today', rule({ ageFrom: 25, ageTo: 50 }), person('1975-11-21'), false],
    ['nobody whose age is not known', rule({ ageFrom: 25 }), person(null), false],
    ['60+', rule({ ageFrom: 60 }), person('1966-11-21'), true],
    ['under 30', rule({ ageTo: 29 }), person('1996-11-22'), true],
  ] as const)('by person: %s', (_what, asked, who, holds) => {
    expect(segmentHolds(asked, who, [], today)).toBe(holds);
  });

  test.each([
    ['enough', [bought('2026-11-20', 100_000)], true],
    ['one kopeck less', [bought('2026-11-20', 99_999)], false],
    ['in two receipts', [bought('2026-11-20', 60_000), bought('2026-11-01', 40_000)], true],
    ['90 days ago still counts', [bought('2026-08-23', 100_000)], true],
    ['91 days ago does not', [bought('2026-08-22', 100_000)], false],
    ['today counts', [bought(today, 100_000)], true],
    ['tomorrow does not', [bought('2026-11-22', 100_000)], false],
    ['another shop of another category does not', [bought('2026-11-20', 100_000, { tenantId: 'vesta', category: 'fashion' })], false],
    ['the shop named counts whatever its category', [bought('2026-11-20', 100_000, { tenantId: 'noodle-yard', category: 'food' })], true],
  ] as const)('by spending 1,000 in cafés or Noodle Yard in 90 days: %s', (_what, purchases, holds) => {
    const asked = rule({ spent: [spent({ categories: ['cafe'], tenants: ['noodle-yard'], sumMinor: 100_000 })] });
    expect(segmentHolds(asked, person(null), purchases, today)).toBe(holds);
  });

  test('by number of receipts, with both asked at once', () => {
    const asked = rule({ spent: [spent({ receipts: 3, sumMinor: 50_000 })] });
    const three = [bought('2026-11-18', 10_000), bought('2026-11-19', 10_000, { receipts: 2 })];
    expect(segmentHolds(asked, person(null), three, today)).toBe(false);
    expect(segmentHolds(asked, person(null), [...three, bought('2026-10-01', 30_000)], today)).toBe(true);
  });

  test.each([
    ['never here', [], false],
    ['89 days', [bought('2026-08-24', 1)], false],
    ['90 days', [bought('2026-08-23', 1)], true],
    ['long ago and lately', [bought('2025-01-01', 1), bought('2026-11-20', 1)], false],
  ] as const)('the dormant of 90 days: %s', (_what, purchases, holds) => {
    expect(segmentHolds(rule({ idleDays: 90 }), person(null), purchases, today)).toBe(holds);
  });

  test('looks back as far as its longest part', () => {
    expect(lookBackDays(rule({}))).toBe(0);
    expect(lookBackDays(rule({ idleDays: 60, spent: [spent({ withinDays: 30 }), spent({ withinDays: 180 })] }))).toBe(180);
    expect(lookBackDays(rule({ idleDays: 365, spent: [spent({ withinDays: 30 })] }))).toBe(365);
  });
});

const anyRule = fc
  .record({
    genders: fc.subarray(['female', 'male', 'other'] as const),
    ageFrom: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
    ageTo: fc.option(fc.integer({ min: 18, max: 80 }), { nil: null }),
    spent: fc.array(
      fc.record({
        tenants: fc.subarray(['a', 'b']),
        categories: fc.subarray(['x', 'y']),
        sumMinor: fc.option(fc.integer({ min: 0, max: 500 }), { nil: null }),
        receipts: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
        withinDays: fc.integer({ min: 1, max: 60 }),
      }),
      { maxLength: 2 },
    ),
    idleDays: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
  })
  .map((one): SegmentRule => ({ ...one, genders: [...one.genders], spent: one.spent.map((line) => ({ ...line })) }));
const anyPerson = fc.record({
  birthDate: fc.option(
    fc.integer({ min: 0, max: 30_000 }).map((days) => addDays('1940-01-01', days)),
    { nil: null },
  ),
  gender: fc.constantFrom('female' as const, 'male' as const, 'other' as const, null),
});
const anyPurchases = fc.array(
  fc.record({
    day: fc.integer({ min: -80, max: 0 }).map((days) => addDays(today, days)),
    tenantId: fc.constantFrom('a', 'b', 'c'),
    category: fc.constantFrom('x', 'y', 'z'),
    amountMinor: fc.integer({ min: 1, max: 300 }),
    receipts: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 8 },
);

describe('what time alone changes', () => {
  test('the stretch says for every later day whether the segment holds if nothing more is bought', () => {
    fc.assert(
      fc.property(anyRule, anyPerson, anyPurchases, fc.integer({ min: 0, max: 120 }), (asked, who, purchases, ahead) => {
        const stretch = segmentStretch(asked, who, purchases, today);
        const day = addDays(today, ahead);
        const said = stretch !== null && (stretch.from === null || stretch.from <= day) && (stretch.until === null || day < stretch.until);
        expect(said).toBe(segmentHolds(asked, who, purchases, day));
      }),
      { numRuns: 1000 },
    );
  });

  test('bits worked out today and again whenever they said so are those worked out afresh each day', () => {
    const definitions = fc
      .array(anyRule, { maxLength: 3 })
      .map((rules) => rules.map((asked, index) => ({ bit: `s${index}`, rule: asked })));
    fc.assert(
      fc.property(definitions, anyPerson, anyPurchases, (defined, who, purchases) => {
        const profile = { ...unknownProfile, ...who };
        const at = (day: string, before: BitsInput['before']) =>
          segmentBits({ definitions: defined, profile, purchases, atMs: noonMs(day), mall, ofAgeYears: 18, before });
        let kept = at(today, []);
        for (let ahead = 1; ahead <= 420; ahead += 1) {
          const day = addDays(today, ahead);
          if (kept.nextAtMs !== null && kept.nextAtMs <= noonMs(day)) kept = at(day, kept.bits);
          if (ahead % 7 !== 0) continue;
          const inForce = (bits: BitsInput['before']) =>
            bits.filter((one) => one.fromMs <= noonMs(day) && (one.untilMs === null || noonMs(day) < one.untilMs)).map((one) => one.bit);
          expect(inForce(kept.bits)).toEqual(inForce(at(day, kept.bits).bits));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('birthday bits', () => {
  const inForce = (birthDate: string, day: string): string[] =>
    birthdayBits(birthDate, day, mall)
      .filter((one) => one.fromMs <= noonMs(day) && noonMs(day) < (one.untilMs ?? Infinity))
      .map((one) => one.bit)
      .sort();

  test.each([
    ['2000-11-21', '2026-11-21', ['birthday-day', 'birthday-month', 'birthday-week']],
    ['2000-11-21', '2026-11-22', ['birthday-month', 'birthday-week']],
    ['2000-11-21', '2026-11-16', ['birthday-month', 'birthday-week']],
    ['2000-11-21', '2026-11-15', ['birthday-month']],
    ['2000-11-21', '2026-11-23', ['birthday-month']],
    ['2000-11-21', '2026-12-01', []],
    ['2000-02-29', '2027-02-28', ['birthday-day', 'birthday-month', 'birthday-week']],
    ['2000-02-29', '2027-03-01', []],
    ['2000-02-29', '2028-02-28', ['birthday-month', 'birthday-week']],
    ['2000-02-29', '2028-02-29', ['birthday-day', 'birthday-month', 'birthday-week']],
    // The week of 1 January 2027 (a Friday) begins in December.
    ['2000-01-01', '2026-12-28', ['birthday-week']],
    ['2000-12-31', '2027-01-03', ['birthday-week']],
  ])('born %s, on %s: %j', (birthDate, day, expected) => {
    expect(inForce(birthDate, day)).toEqual(expected);
  });

  test('are told 35 days ahead and no longer, with the ends of mall days', () => {
    expect(birthdayBits('2000-11-21', '2026-09-26', mall)).toEqual([]);
    expect(birthdayBits('2000-11-21', '2026-10-17', mall).find((one) => one.bit === 'birthday-day')).toEqual({
      bit: 'birthday-day',
      fromMs: startMs(today),
      untilMs: endOfMallDayMs(today, mall.dayCutoffMinutes, mall.offsets),
    });
    expect(birthdayBits('2000-11-21', '2026-10-16', mall).some((one) => one.bit === 'birthday-day')).toBe(false);
  });
});

describe('all bits of a member', () => {
  const bitsOf = (profile: Partial<MemberProfile>, over: Partial<BitsInput> = {}) =>
    segmentBits({
      definitions: [],
      profile: { ...unknownProfile, ...profile },
      purchases: [],
      atMs: noonMs(today),
      mall,
      ofAgeYears: 18,
      before: [],
      ...over,
    });

  test('staff, jury and what the office set, once each and sorted', () => {
    const { bits, nextAtMs } = bitsOf({ mallStaff: true, staffOf: 'vesta', jury: true, segments: ['vip', 'jury', 'friends'] });
    expect(bits.map((one) => one.bit)).toEqual(['friends', 'jury', 'mall-staff', 'staff-of-vesta', 'vip']);
    expect(bits.every((one) => one.untilMs === null)).toBe(true);
    expect(nextAtMs).toBeNull();
  });

  test('under age until the start of the mall day of the eighteenth birthday; unknown age is no age', () => {
    const { bits } = bitsOf({ birthDate: '2009-03-05' });
    expect(bits).toEqual([{ bit: 'under-age', fromMs: noonMs(today), untilMs: startMs('2027-03-05') }]);
    expect(bitsOf({ birthDate: '2008-11-21' }).bits.map((one) => one.bit)).not.toContain('under-age');
    expect(bitsOf({ birthDate: '2008-11-22' }).bits.map((one) => one.bit)).toContain('under-age');
    expect(bitsOf({}).bits).toEqual([]);
  });

  test('a bit that goes on keeps its beginning; one that was gone begins anew', () => {
    const before = [
      { bit: 'vip', fromMs: 5, untilMs: null },
      { bit: 'jury', fromMs: 5, untilMs: noonMs(today) },
    ];
    expect(bitsOf({ segments: ['vip', 'jury'] }, { before }).bits).toEqual([
      { bit: 'jury', fromMs: noonMs(today), untilMs: null },
      { bit: 'vip', fromMs: 5, untilMs: null },
    ]);
  });

  test('a segment that time will begin is not told yet, but when to look again', () => {
    const definitions = [{ bit: 'in-back', rule: rule({ idleDays: 90 }) }];
    const waiting = bitsOf({}, { definitions, purchases: [bought('2026-08-24', 1)] });
    expect(waiting).toEqual({ bits: [], nextAtMs: startMs('2026-11-22') });
    const begun = bitsOf({}, { definitions, purchases: [bought('2026-08-23', 1)] });
    expect(begun).toEqual({ bits: [{ bit: 'in-back', fromMs: noonMs(today), untilMs: null }], nextAtMs: null });
  });

  test('a segment that time will end says when', () => {
    const definitions = [{ bit: 'in-cafe', rule: rule({ spent: [spent({ sumMinor: 100 })] }) }];
    const { bits, nextAtMs } = bitsOf({}, { definitions, purchases: [bought('2026-11-01', 100)] });
    expect(bits).toEqual([{ bit: 'in-cafe', fromMs: noonMs(today), untilMs: startMs('2027-01-31') }]);
    expect(nextAtMs).toBe(startMs('2027-01-31'));
  });
});
