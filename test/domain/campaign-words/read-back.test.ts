import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBack } from '../../../domain/campaign-words/read-back.ts';
import { bareNames } from '../../../domain/campaign-words/rule-names.ts';
import { at, counted, everyone, gift, makeVersion, mall, multiply, part, points, quota, reach, when } from '../campaign/make-version.ts';
import { anyField, anySpan, anyVersion } from './any-version.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import { languages } from '../../../domain/text/language.ts';
import type { Language } from '../../../domain/text/language.ts';
import { isTextKey } from '../../../domain/text/phrase.ts';
import { word } from '../../../domain/text/wording.ts';

const says = (version: CampaignVersion, language: Language = 'en') => readBack(version, mall, bareNames(language));
const sentences = (version: CampaignVersion, language: Language = 'en') =>
  says(version, language).map((say) => word(say, { language, currency: 'RUB', todayLocal: '' }));
const textOf = (version: CampaignVersion, language: Language) => sentences(version, language).join('\n');

/** The version without what changes nothing for anybody: an order of rank where nothing is ranked, a remainder where nothing can remain, a segment
 * that asks nothing. */
function meaningOf(version: CampaignVersion): unknown {
  const isOnce = version.reward.kind === 'points-per-amount' || version.reward.kind === 'multiply';
  const isRanked = version.receiptUse !== null || (version.stackingGroup !== null && version.stackingBy === 'rank');
  const { quota: limits, rank, stackingBy, ...rest } = version;
  const { segment } = version;
  const asks =
    segment !== null &&
    (segment.genders.length + segment.spent.length > 0 || (segment.ageFrom ?? segment.ageTo ?? segment.idleDays) !== null);
  return {
    ...rest,
    segment: asks ? segment : null,
    rank: isRanked ? rank : null,
    stackingBy: version.stackingGroup === null ? null : stackingBy,
    quota: {
      ...limits,
      perAccountWindow: isOnce ? null : limits.perAccountWindow,
      remainder: isOnce || limits.perAccountWindow === 1 || version.span === 'receipt' ? null : limits.remainder,
    },
  };
}

describe('a rule read back', () => {
  test('has every word in every language: no missing key, no placeholder, nothing undefined', () => {
    fc.assert(
      fc.property(anyVersion, fc.constantFrom(...languages), (version, language) => {
        for (const say of says(version, language)) {
          expect(isTextKey(say.key), say.key).toBe(true);
          const text = word(say, { language, currency: 'RUB', todayLocal: '' });
          expect(text).not.toMatch(/undefined|null|NaN|[{}]|\b(what|life|rule|award|medium|gender|person)\.[a-z]| {2}|\(\)/);
          expect(text).toMatch(/\S\.$/);
        }
      }),
      { numRuns: 150 },
    );
  });

  const fields = Object.keys(anyField) as (keyof typeof anyField)[];
  test.each(fields)('leaves nothing of %s unsaid: another value reads differently', (field) => {
    const values: fc.Arbitrary<unknown> = anyField[field];
    fc.assert(
      fc.property(anyVersion, values, fc.constantFrom(...languages), (version, value, language) => {
        const other: CampaignVersion = { ...version, [field]: value };
        fc.pre(JSON.stringify(meaningOf(version)) !== JSON.stringify(meaningOf(other)));
        expect(textOf(other, language)).not.toBe(textOf(version, language));
      }),
      { numRuns: 40 },
    );
  });

  test('leaves nothing of span and goal unsaid', () => {
    fc.assert(
      fc.property(anyVersion, anySpan, fc.constantFrom(...languages), (version, change, language) => {
        fc.pre(version.reward.kind !== 'multiply');
        const other = { ...version, ...change };
        fc.pre(JSON.stringify(meaningOf(version)) !== JSON.stringify(meaningOf(other)));
        expect(textOf(other, language)).not.toBe(textOf(version, language));
      }),
      { numRuns: 150 },
    );
  });

  test('reads as a person would say it', () => {
    const version = makeVersion({
      where: { tenants: [], categories: [], except: { tenants: [], categories: ['cafe', 'bank'] } },
      when: when({ registeredWithinDays: 0, weekdays: [6, 7], collectedUntilMs: at('2026-12-05T04:00') }),
    });
    expect(sentences(version)).toEqual([
      'For all members.',
      'Receipts of all shops count.',
      'These do not count: cafe and bank.',
      'What was paid with points does not count.',
      'Bought from 1\u00a0November 2026 to 30\u00a0November 2026.',
      'Only on: Saturday and Sunday.',
      'Receipts are registered on the day of purchase.',
      'Registered by 1\u00a0December 2026.',
      'To reach in one day: 5,000\u00a0₽.',
      'Given: plush hare.',
      'Collected by 4\u00a0December 2026.',
      'The first 100 a day.',
      'At most 1 time an account and day.',
      'If goods go back, unused gifts, tickets and points are taken back.',
      'Paid by: the mall.',
    ]);
  });

  test('says a combination part by part, and a time of day where it is not the edge of a mall day', () => {
    const version = makeVersion({
      when: when({ boughtFromMs: at('2026-11-21T10:00') }),
      span: 'campaign',
      reach: reach({ receipts: 21 }),
      parts: [part({ tenants: ['bakery'], goods: ['cake'] }), part({ categories: ['toys'], sumMinor: 50_000, receipts: 2 })],
      reward: points(300, { purse: 'tenant:bakery', life: { kind: 'idle-days', days: 100 }, start: { kind: 'days', days: 1 } }),
    });
    expect(sentences(version, 'ru').slice(3, 12)).toEqual([
      'Покупки с 21\u00a0ноября 2026\u00a0года, 10:00 по 30\u00a0ноября 2026\u00a0года.',
      'Регистрация чеков по 1\u00a0декабря 2026\u00a0года.',
      'Нужно за всё время: 21 покупка и все части набора.',
      'Часть 1: cake (bakery).',
      'Часть 2: 2 × toys от 500\u00a0₽.',
      'Награда: 300 баллов.',
      'Баллы можно потратить только в bakery.',
      'Их можно потратить со следующего дня.',
      'Баллы сгорают через 100 дней после последней покупки.',
    ]);
  });

  test('says who takes part, and that a segment is not read twice', () => {
    const version = makeVersion({
      audience: everyone({ anyOf: ['in-hare'], share: { perMille: 125, salt: 's' } }),
      segment: {
        genders: ['female'],
        ageFrom: 25,
        ageTo: 50,
        spent: [{ tenants: [], categories: ['cafe'], sumMinor: 100_000, receipts: null, withinDays: 90 }],
        idleDays: null,
      },
      notFor: ['mall-staff', 'under-age'],
    });
    expect(sentences(version, 'de').slice(0, 5)).toEqual([
      'Für 12,5\u00a0% der Mitglieder, einmal ausgelost. Die übrigen dienen dem Vergleich.',
      'Für Frauen.',
      'Für Mitglieder von 25 bis 50 Jahren.',
      'Für Mitglieder mit Einkäufen in den 90 Tagen davor (cafe): mindestens 1.000\u00a0₽.',
      'Nicht teilnehmen: Beschäftigte des Centers und Minderjährige.',
    ]);
  });

  test('speaks of no receipts where an event sets it off', () => {
    const version = makeVersion({
      trigger: 'birthday',
      reward: gift('cup', ['book']),
      quota: quota(),
      counted: counted({ withPointsPaid: true }),
    });
    expect(sentences(version, 'fi')).toEqual([
      'Annetaan syntymäpäivänä (29. helmikuuta syntyneille muina vuosina 28. päivänä).',
      'Kaikille jäsenille.',
      'Voimassa 1.\u00a0marraskuuta 2026 – 30.\u00a0marraskuuta 2026.',
      'Mitään ei tarvitse ostaa.',
      'Palkinto: cup.',
      'Jäsen voi ottaa sen sijaan: book.',
      'Maksajat: kauppakeskus.',
    ]);
    expect(
      sentences(makeVersion({ span: 'receipt', reach: reach(), reward: multiply(2500, { of: 'base-points', capPoints: 21 }) }), 'ru'),
    ).toContain('Сверх того: баллы за чек по акции «base points» умножаются на 2,5, не больше 21 балла сверху за чек.');
  });
});
