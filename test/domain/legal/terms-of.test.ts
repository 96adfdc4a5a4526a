// Terms written from the fields tell what the law wants told and nothing the rule does not know: over random campaigns, all profiles, all languages.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { knownTexts } from '../../../domain/legal/check-legal.ts';
import { strangeFigures, untoldFacts } from '../../../domain/legal/check-terms.ts';
import type { CampaignReward, CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { LegalProfile } from '../../../domain/legal/profile.ts';
import { legalProfiles } from '../../../domain/legal/profiles.ts';
import { ruFreeDraw } from '../../../domain/legal/profiles/ru-free-draw.ts';
import { ruGift } from '../../../domain/legal/profiles/ru-gift.ts';
import { ruleFacts } from '../../../domain/legal/rule-facts.ts';
import { termsAfter, termsOf } from '../../../domain/legal/terms-of.ts';
import { counted, everyone, makeVersion, part, quota, reach } from '../campaign/make-version.ts';
import { draw, drawVersion, everywhere, fileOf, filled, giftVersion, house, withLegal } from './legal-fixture.ts';

const languages = ['en', 'ru', 'fi', 'de'] as const;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Instants to the minute from 2025 to 2028; often the cut-off or midnight, where a day ends. */
const instant = fc
  .record({
    day: fc.integer({ min: 20_100, max: 21_500 }),
    minute: fc.oneof(fc.constantFrom(60, 1260, 1440), fc.integer({ min: 0, max: 1439 })),
  })
  .map(({ day, minute }) => day * dayMs + minute * 60_000);
const some = (max: number) => fc.integer({ min: 1, max });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const sumMinor = fc.oneof(
  some(50_000).map((n) => n * 10_000),
  some(10_000_000),
);

const life = fc.oneof(
  fc.constantFrom(
    { kind: 'never' as const },
    { kind: 'end-of-month' as const },
    { kind: 'end-of-quarter' as const },
    { kind: 'end-of-year' as const },
  ),
  some(400).map((days) => ({ kind: 'days' as const, days })),
  some(400).map((days) => ({ kind: 'idle-days' as const, days })),
  instant.map((atMs) => ({ kind: 'fixed' as const, atMs })),
);
const start = fc.oneof(
  fc.constant({ kind: 'at-once' as const }),
  some(60).map((days) => ({ kind: 'days' as const, days })),
  instant.map((atMs) => ({ kind: 'fixed' as const, atMs })),
);
const purse = fc.constantFrom('everywhere', 'tenant:vesta');
const reward: fc.Arbitrary<CampaignReward> = fc.oneof(
  fc.record({ kind: fc.constant('points' as const), points: some(5000), purse, life, start }),
  fc.record({
    kind: fc.constant('points-per-amount' as const),
    points: some(50),
    perMinor: sumMinor,
    rounding: fc.constantFrom('down' as const, 'nearest' as const),
    capPoints: maybe(some(10_000)),
    purse,
    life,
    start,
  }),
  fc.record({
    kind: fc.constant('multiply' as const),
    factorPerMille: fc.integer({ min: 11, max: 90 }).map((n) => n * 100),
    of: fc.constant(null),
    capPoints: maybe(some(10_000)),
    purse,
    life,
    start,
  }),
  fc.record({
    kind: fc.constant('gift' as const),
    giftId: fc.constantFrom('hare', 'cup'),
    choices: fc.constantFrom('', 'mug').map((id) => (id === '' ? [] : [id])),
  }),
  fc.record({ kind: fc.constant('tickets' as const), tickets: some(20) }),
  fc.record({
    kind: fc.constant('tier' as const),
    tierId: fc.constant('gold'),
    until: fc.oneof(
      some(400).map((days) => ({ kind: 'days' as const, days })),
      some(3).map((years) => ({ kind: 'end-of-year' as const, years })),
    ),
  }),
);

/** Random rules of every mechanic, as the parser lets them pass; not all are wise, but each must be told as it is. */
const version: fc.Arbitrary<CampaignVersion> = fc
  .record({
    reward,
    from: instant,
    long: some(60 * 24 * 30),
    later: some(60 * 24 * 10),
    collect: some(60 * 24 * 20),
    announced: maybe(some(60 * 24 * 30)),
    hours: fc.constantFrom(null, { from: '18:00', until: '21:30' }),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    span: fc.constantFrom(
      'receipt' as const,
      'day' as const,
      'week' as const,
      'month' as const,
      'quarter' as const,
      'year' as const,
      'rolling' as const,
      'campaign' as const,
    ),
    rollingDays: some(90),
    trigger: fc.constantFrom(
      'receipt' as const,
      'receipt' as const,
      'joined' as const,
      'confirmed' as const,
      'birthday' as const,
      'questionnaire' as const,
    ),
    sumMinor: maybe(sumMinor),
    goal: fc.record({ receipts: maybe(some(20)), shops: maybe(some(9)), days: maybe(some(9)), stamps: maybe(some(30)) }),
    parts: fc.constantFrom([], [part({ tenants: ['vesta'], sumMinor: 70_000 }), part({ categories: ['cafe'], receipts: 3 })]),
    minimumMinor: fc.oneof(fc.constant(0), sumMinor),
    perDay: some(900),
    total: maybe(some(9000)),
    perAccountWindow: maybe(some(9)),
    perAccountCampaign: maybe(some(30)),
    budgetPoints: maybe(some(1_000_000)),
    perReceiptMaxMinor: maybe(sumMinor),
    stampEvery: maybe(sumMinor),
    firstReceipts: maybe(some(9)),
    joinedWithinDays: maybe(some(90)),
    share: maybe(some(1000)),
    tiers: fc.constantFrom([], ['gold']),
    spent: maybe(fc.record({ sumMinor: maybe(sumMinor), receipts: maybe(some(9)), withinDays: some(12).map((n) => n * 30) })),
    ageFrom: maybe(fc.integer({ min: 18, max: 70 })),
    inviter: maybe(fc.record({ points: some(900), most: maybe(some(20)), life })),
    useFor: fc.constantFrom(null, 'summer'),
    refunds: fc.constantFrom('take-back' as const, 'keep' as const),
    notFor: fc.subarray(['mall-staff', 'own-shop-staff', 'under-age', 'jury'] as const),
    claimDays: some(60),
  })
  .map((one) =>
    makeVersion({
      reward: one.reward,
      trigger: one.trigger,
      questionnaireId: one.trigger === 'questionnaire' ? 'autumn-2026' : null,
      span: one.span,
      rollingDays: one.span === 'rolling' ? one.rollingDays : null,
      when: {
        ...makeVersion().when,
        boughtFromMs: one.from,
        boughtUntilMs: one.from + one.long * 60_000,
        registeredUntilMs: one.from + (one.long + one.later) * 60_000,
        collectedUntilMs: one.from + (one.long + one.later + one.collect) * 60_000,
        announcedAtMs: one.announced === null ? null : one.from - one.announced * 60_000,
        hours: one.hours,
        weekdays: one.weekdays,
      },
      // Of one receipt only a sum can be asked, of an event nothing.
      reach:
        one.trigger !== 'receipt'
          ? reach()
          : one.span === 'receipt'
            ? reach({ sumMinor: one.sumMinor })
            : reach({ ...one.goal, sumMinor: one.sumMinor }),
      parts: one.trigger === 'receipt' && one.span !== 'receipt' ? [...one.parts] : [],
      minimumMinor: one.minimumMinor,
      quota: quota({
        perDay: one.perDay,
        total: one.total,
        perAccountWindow: one.perAccountWindow,
        perAccountCampaign: one.perAccountCampaign,
        budgetPoints: one.budgetPoints,
      }),
      counted: counted({
        perReceiptMaxMinor: one.perReceiptMaxMinor,
        stamps: one.stampEvery === null ? null : { everyMinor: one.stampEvery, perReceipt: 3 },
        firstReceipts: one.firstReceipts,
      }),
      audience: everyone({
        joinedWithinDays: one.joinedWithinDays,
        tiers: [...one.tiers],
        share: one.share === null ? null : { perMille: one.share, salt: 'x' },
      }),
      segment:
        one.spent === null && one.ageFrom === null
          ? null
          : {
              genders: ['female'],
              ageFrom: one.ageFrom,
              ageTo: one.ageFrom === null ? null : one.ageFrom + 25,
              spent: one.spent === null ? [] : [{ tenants: ['vesta'], categories: [], ...one.spent }],
              idleDays: null,
            },
      inviter: one.inviter,
      receiptUse: one.useFor,
      rank: one.useFor === null ? 0 : 7,
      refunds: one.refunds,
      notFor: [...one.notFor],
      draw:
        one.reward.kind === 'tickets'
          ? {
              ...draw,
              closesAtMs: one.from + one.long * 60_000,
              drawnAtMs: one.from + (one.long + 2000) * 60_000,
              claimDays: one.claimDays,
            }
          : null,
    }),
  );

const context = (profile: LegalProfile, one: CampaignVersion) => {
  const file = fileOf(one, { legal: filled(profile) });
  return { version: one, profile, house, facts: ruleFacts(one, house, profile), knownTexts: knownTexts(file, one, house) };
};

describe('terms written from the fields', () => {
  test('pass their own check in every language, whatever the campaign', () => {
    fc.assert(
      fc.property(version, fc.constantFrom(...legalProfiles), fc.constantFrom(...languages), (one, profile, language) => {
        const full = withLegal(one, filled(profile));
        const text = termsAfter(profile, full, house, language);
        expect([...strangeFigures(text, language, context(profile, full)), ...untoldFacts(text, language, context(profile, full))]).toEqual(
          [],
        );
      }),
      { numRuns: 150 },
    );
  });

  test('are numbered clauses without a gap, one a line, and end in whole sentences', () => {
    fc.assert(
      fc.property(version, fc.constantFrom(...legalProfiles), fc.constantFrom(...languages), (one, profile, language) => {
        const lines = termsAfter(profile, withLegal(one, filled(profile)), house, language).split('\n');
        lines.forEach((line, index) => {
          expect(line.startsWith(`${index + 1}. `)).toBe(true);
          expect(line).toMatch(/[.)]$/u);
          expect(line).not.toMatch(/legal\.|rule\.|undefined|\{|\}/u);
        });
      }),
      { numRuns: 50 },
    );
  });

  test('hold every text that was filled in, in its language', () => {
    const legal = filled(ruFreeDraw);
    const fields = { ...legal.fields, 'winners-told': { en: 'by telegram', ru: 'телеграммой', fi: 'sähkeellä', de: 'per Telegramm' } };
    const one = withLegal(drawVersion(), { profile: ruFreeDraw.id, fields });
    for (const [language, told] of Object.entries(fields['winners-told'])) expect(termsOf(one, house, language as 'en')).toContain(told);
    expect(termsOf(one, house, 'ru')).toContain('7701234567');
    expect(termsOf(one, house, 'ru')).toContain('не является лотереей');
  });

  test('tell what kind of value it is: yes, money, a day', () => {
    const base = { occasion: 'always', clause: 'information', write: '', pattern: null, verbatim: false } as const;
    const profile: LegalProfile = {
      ...ruGift,
      fields: [
        { ...base, name: 'disputes', kind: 'yes-no' },
        { ...base, name: 'tax', kind: 'money' },
        { ...base, name: 'information', kind: 'date' },
        { ...base, name: 'personal-data', kind: 'count' },
      ],
    };
    const fields = { disputes: true, tax: 1500.5, information: '2026-12-31', 'personal-data': 7 };
    const text = termsAfter(profile, withLegal(giftVersion(), { profile: 'x', fields }), house, 'de').replaceAll('\u00a0', ' ');
    expect(text).toContain(
      'Streitfälle: ja. Steuern: 1.500,50 ₽. Wo die Regeln zu lesen sind: 31. Dezember 2026. Wer sie verarbeitet und wozu: 7.',
    );
  });

  test('stand without a profile too: mechanics, data and disputes are always told', () => {
    const text = termsOf(giftVersion(), house, 'en');
    expect(text).toContain('1. Period. ');
    expect(text).toContain('plush hare');
    expect(text).toContain('Personal data. ');
    expect(text).toContain('It waits for 3 days after it was earned.');
  });

  test('say a day that ends at the cut-off as the day and as the clock has it', () => {
    expect(termsOf(giftVersion(), house, 'en').replaceAll('\u00a0', ' ')).toContain(
      'It is collected until 25 November 2026 (the mall day ends: 26 November 2026, 04:00).',
    );
  });

  test('leave out what is not filled in', () => {
    const text = termsAfter(
      ruGift,
      { ...giftVersion(), legal: { profile: 'ru-gift', fields: { 'organiser-address': everywhere(' ') } } },
      house,
      'en',
    );
    expect(text).not.toContain('Name:');
    expect(text).not.toContain('Address:');
  });
});
