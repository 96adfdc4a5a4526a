import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { explainAward, explainNearMiss, explainNotCounted } from '../../../domain/campaign/explain.ts';
import { readBack } from '../../../domain/campaign/read-back.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { Language, Say } from '../../../domain/contract/primitive.ts';
import { rulesDe } from '../../../domain/text/rules-de.ts';
import { rulesEn } from '../../../domain/text/rules-en.ts';
import { rulesFi } from '../../../domain/text/rules-fi.ts';
import { rulesRu } from '../../../domain/text/rules-ru.ts';
import { at, makeReceipt, makeVersion, mall } from './make-version.ts';

const tables: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: rulesEn, ru: rulesRu, fi: rulesFi, de: rulesDe };
const languages = Object.keys(tables) as Language[];

/** Names of the arguments a text takes, in order of the alphabet. */
function argumentsOf(text: string, language: Language): string[] {
  const names = new Set<string>();
  const walk = (parts: ReturnType<IntlMessageFormat['getAst']>) => {
    for (const part of parts) {
      // Type 0 is literal text.
      if ('value' in part && Number(part.type) !== 0) names.add(part.value);
      if ('options' in part) for (const option of Object.values(part.options)) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, language).getAst());
  return [...names].sort();
}

/** Ids become the arguments that whoever shows a sentence puts in. */
function worded(say: Say, language: Language): string {
  const text = tables[language][say.key];
  if (text === undefined) throw new Error(`no text ${say.key} in ${language}`);
  const args: Record<string, string | number> = { ...say.args };
  for (const [id, names] of Object.entries({
    campaignId: ['short', 'campaign'],
    tenantId: ['shop'],
    giftId: ['gift'],
    categoryId: ['category'],
    spendAtTenantId: ['spendAt'],
  })) {
    const value = args[id];
    if (value !== undefined) for (const name of names) args[name] = value;
  }
  return String(new IntlMessageFormat(text, language).format(args));
}

const lives = [null, at('2027-01-01T04:00')];
const goals: Partial<CampaignVersion>[] = [
  {
    span: 'receipt',
    reach: { sumMinor: null, receipts: null, shops: null },
    reward: {
      kind: 'points-per-amount',
      points: 1,
      perMinor: 100,
      rounding: 'down',
      capPoints: null,
      purse: 'everywhere',
      life: { kind: 'never' },
    },
  },
  { span: 'receipt', reach: { sumMinor: 1, receipts: null, shops: null } },
  ...(['day', 'week', 'month', 'campaign'] as const).flatMap((span) => [
    { span, reach: { sumMinor: 5, receipts: null, shops: null } },
    { span, reach: { sumMinor: null, receipts: 3, shops: null } },
    { span, reach: { sumMinor: null, receipts: null, shops: 3 } },
    { span, reach: { sumMinor: null, receipts: 3, shops: 2 } },
    { span, reach: { sumMinor: 5, receipts: 3, shops: 2 } },
  ]),
];

describe('sentences of the rules', () => {
  test('every language has the keys and arguments of English, and every text can be read', () => {
    for (const language of languages) {
      expect(Object.keys(tables[language]).sort()).toEqual(Object.keys(rulesEn).sort());
      for (const [key, text] of Object.entries(tables[language]))
        expect([key, argumentsOf(text, language)]).toEqual([key, argumentsOf(tables.en[key] ?? '', 'en')]);
    }
  });

  test('every reason the engine can give has a text in every language, with all its arguments', () => {
    const receipt = makeReceipt({ receiptId: 'r' });
    for (const change of goals) {
      const version = makeVersion(change);
      const says: Say[] = [
        explainNearMiss(version, {
          missingMinor: version.reach.sumMinor,
          missingReceipts: version.reach.receipts,
          missingShops: version.reach.shops,
        }),
      ];
      for (const expiresAtMs of lives) {
        for (const purse of ['everywhere', 'tenant:corso-shoes'])
          says.push(
            explainAward(version, { awardKey: 'k', receiptId: 'r', reward: { kind: 'points', points: 5, purse } }, expiresAtMs, mall),
          );
      }
      says.push(explainAward(version, { awardKey: 'k', receiptId: 'r', reward: { kind: 'gift', giftId: 'g' } }, null, mall));
      for (const why of ['category', 'shop', 'before', 'after', 'late', 'same-day', 'weekday', 'hours', 'minimum'] as const)
        says.push(explainNotCounted(version, why, receipt, mall));
      for (const say of says) {
        if (version.span === 'receipt' && say.key.startsWith('near') && version.reach.sumMinor === null) continue; // base points have no near miss
        for (const language of languages) expect(worded(say, language)).not.toMatch(/undefined|\{|\}/);
      }
    }
  });

  test('Russian and Finnish count correctly', () => {
    const award = (points: number, language: Language) =>
      worded({ key: 'award.count', args: { campaignId: 'c', receipts: points, points } }, language);
    expect([1, 2, 5, 11, 21, 22].map((n) => award(n, 'ru').split(',')[0])).toEqual([
      '1 покупка: +1 балл',
      '2 покупки: +2 балла',
      '5 покупок: +5 баллов',
      '11 покупок: +11 баллов',
      '21 покупка: +21 балл',
      '22 покупки: +22 балла',
    ]);
    expect([1, 2].map((n) => award(n, 'fi').split(',')[0])).toEqual(['1 ostos: +1 piste', '2 ostosta: +2 pistettä']);
  });

  test('points that end at 04:00 are said to end on the day before', () => {
    const version = makeVersion({ span: 'month', reach: { sumMinor: null, receipts: null, shops: 5 } });
    const due = { awardKey: 'k', receiptId: 'r', reward: { kind: 'points', points: 500, purse: 'everywhere' } } as const;
    expect(explainAward(version, due, at('2027-01-01T04:00'), mall)).toEqual({
      key: 'award.shops.until',
      args: { campaignId: 'hare', shops: 5, points: 500, onLocal: '2026-12-31' },
    });
  });

  test('a rule reads back as a person would say it', () => {
    const version = makeVersion({
      where: { tenants: [], categories: [], except: { tenants: [], categories: ['cafe', 'bank'] } },
      when: { ...makeVersion().when, registeredSameDay: true, weekdays: [6, 7], collectedUntilMs: at('2026-12-05T04:00') },
    });
    const names = {
      shop: (id: string) => id,
      category: (id: string) => id,
      gift: () => 'Plush hare',
      weekday: (day: number) => tables.en[`weekday.${day}`] ?? '',
    };
    expect(
      readBack(version, mall, { language: 'en', ...names })
        .map((say) => worded(say, 'en'))
        .join(' '),
    ).toBe(
      'Receipts of all shops count. These do not count: cafe, bank. Bought from 2026-11-01 04:00 to 2026-12-01 04:00. Only on: Saturday, Sunday. Receipts are registered on the day of purchase. ' +
        'Purchases for 500000 in one day: Plush hare. The first 100 a day. At most 1 time an account and day. Collected until 2026-12-05 04:00.',
    );
    for (const change of goals) {
      for (const language of languages) {
        for (const say of readBack(makeVersion({ ...change, minimumMinor: 5 }), mall, { language, ...names }))
          expect(worded(say, language)).not.toMatch(/undefined|\{|\}/);
      }
    }
  });
});
