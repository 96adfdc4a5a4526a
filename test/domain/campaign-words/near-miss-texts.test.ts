import { describe, expect, test } from 'vitest';
import type { Missing } from '../../../domain/campaign/evaluation.ts';
import { explainNearMiss } from '../../../domain/campaign-words/explain-near-miss.ts';
import { nearDeadline } from '../../../domain/campaign-words/near-deadline.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { Language } from '../../../domain/contract/primitive.ts';
import { languages } from '../../../domain/text/language.ts';
import {
  at,
  gift,
  makeVersion,
  mall,
  multiply,
  part,
  perAmount,
  points,
  quota,
  reach,
  tickets,
  tier,
  when,
} from '../campaign/make-version.ts';
import { inAll, read, table } from './read-sentence.ts';

const missing = (change: Partial<Missing>): Missing => ({
  missingMinor: null,
  missingReceipts: null,
  missingShops: null,
  missingCategories: null,
  missingDays: null,
  missingStamps: null,
  missingParts: [],
  ...change,
});

describe('a near miss is an invitation', () => {
  const week = makeVersion({ span: 'week', reach: reach({ shops: 3 }), reward: points(500), quota: quota() });
  const near = (change: Partial<Missing>, day = '2026-11-22', version = week) => explainNearMiss(version, missing(change), day);

  test('with what is missing, until when, and what it brings', () => {
    expect(inAll(near({ missingShops: 1 }))).toEqual([
      '1 more shop by Sunday and you get 500 points',
      'Ещё 1 магазин до воскресенья включительно, и вы получите 500 баллов',
      'Vielä 1 liike sunnuntaihin mennessä, niin saat 500 pistettä',
      'Noch 1 Geschäft bis Sonntag, dann erhalten Sie 500 Punkte',
    ]);
  });

  test('the deadline is told as people tell it: today, tomorrow, a weekday, a day, a day with its year', () => {
    const until = (day: string) =>
      inAll(near({ missingShops: 1 }, day)).map((text) => text.replace(/^\S+ 1 (?:more )?\S+ |,.*| and .*/g, ''));
    expect(until('2026-11-18')).toEqual(['1 more shop today', 'сегодня', 'tänään', 'heute']);
    expect(until('2026-11-17')[3]).toBe('heute');
    expect(until('2026-11-19')).toEqual([
      '1 more shop today or tomorrow',
      'сегодня или завтра',
      'tänään tai huomenna',
      'heute oder morgen',
    ]);
    expect(until('2026-11-24')).toEqual(['1 more shop by Tuesday', 'до вторника включительно', 'tiistaihin mennessä', 'bis Dienstag']);
    expect(until('2026-11-25')).toEqual([
      '1 more shop by 25 November',
      'до 25 ноября включительно',
      '25. marraskuuta mennessä',
      'bis 25. November',
    ]);
    expect(until('2027-01-31')[1]).toBe('до 31 января 2027 года включительно');
  });

  test('several things at once are one sentence, and what another implies is not said twice', () => {
    expect(inAll(near({ missingMinor: 255_000, missingReceipts: 3, missingShops: 2 }))).toEqual([
      '2,550 ₽ more, 3 more purchases and 2 more shops by Sunday and you get 500 points',
      'Ещё 2 550 ₽, 3 покупки и 2 магазина до воскресенья включительно, и вы получите 500 баллов',
      'Vielä 2 550 ₽, 3 ostosta ja 2 liikettä sunnuntaihin mennessä, niin saat 500 pistettä',
      'Noch 2.550 ₽, 3 Einkäufe und 2 Geschäfte bis Sonntag, dann erhalten Sie 500 Punkte',
    ]);
    expect(read(near({ missingReceipts: 2, missingShops: 2 }), 'en')).toBe('2 more shops by Sunday and you get 500 points');
    expect(read(near({ missingShops: 2, missingCategories: 2, missingReceipts: 1 }), 'en')).toBe(
      '2 more kinds of shop by Sunday and you get 500 points',
    );
    expect(read(near({ missingShops: 3, missingCategories: 2 }), 'en')).toBe(
      '3 more shops and 2 more kinds of shop by Sunday and you get 500 points',
    );
    expect(read(near({ missingDays: 2, missingStamps: 1, missingReceipts: 2 }), 'en')).toBe(
      '2 more days of shopping and 1 more stamp by Sunday and you get 500 points',
    );
  });

  test('missing parts of a combination go by their names', () => {
    const version = makeVersion({
      span: 'campaign',
      reach: reach(),
      parts: [part({ tenants: ['a'], goods: ['cake'] }), part({ tenants: ['b'], goods: ['balloons'] }), part({ tenants: ['c'] })],
      reward: points(300),
    });
    expect(inAll(near({ missingParts: [1], missingReceipts: 1 }, '2026-11-30', version), [version])).toEqual([
      'Still to come by 30 November: balloons from b, and you get 300 points',
      'Осталось до 30 ноября включительно: balloons (b), и вы получите 300 баллов',
      'Vielä tarvitaan 30. marraskuuta mennessä: balloons (b), niin saat 300 pistettä',
      'Es fehlt noch bis 30. November: balloons von b, dann erhalten Sie 300 Punkte',
    ]);
    expect(read(near({ missingParts: [1, 2], missingMinor: 10_000 }, '2026-11-30', version), 'en', [version])).toContain(
      ': 100 ₽ more and balloons from b and c, and',
    );
    expect(read(near({ missingParts: [1] }, '2026-11-30', version), 'en')).toContain(': 2, and');
  });

  test('every reward is an invitation of its own', () => {
    const wins = (reward: CampaignVersion['reward'], language: Language) =>
      read(near({ missingShops: 2 }, '2026-11-22', { ...week, reward }), language).replace(/^.*(?: and |, и |, niin |, dann )/, '');
    const rewards = [
      points(1, { purse: 'tenant:tilia' }),
      gift('cup'),
      gift('cup', ['pen']),
      tickets(21),
      tier('Gold'),
      multiply(3000),
      perAmount(),
    ];
    expect(rewards.map((reward) => wins(reward, 'en'))).toEqual([
      'you get 1 point for tilia',
      'it is yours: hare',
      'you choose: cup or pen',
      'you get 21 tickets for the draw',
      'you reach Gold',
      'your points count ×3',
      'you get 1 point for each full 100 ₽',
    ]);
    expect(rewards.map((reward) => wins(reward, 'ru'))).toEqual([
      'вы получите 1 балл для tilia',
      'это ваше: hare',
      'выбирайте: cup или pen',
      'вы получите 21 билет для розыгрыша',
      'у вас будет статус Gold',
      'баллы умножатся на 3',
      'вы получите 1 балл за каждые полные 100 ₽',
    ]);
    for (const language of languages) for (const reward of rewards) expect(wins(reward, language)).not.toMatch(/undefined|[{}]/);
  });

  test('a threshold on one receipt names the threshold', () => {
    const version = makeVersion({ span: 'receipt', reach: reach({ sumMinor: 200_000 }), reward: points(300) });
    expect(read(near({ missingMinor: 10_000 }, '2026-11-30', version), 'en')).toBe(
      'From 2,000 ₽ on one receipt by 30 November you get 300 points',
    );
  });

  // One, two, five and twenty-one of each.
  const plurals = {
    missingReceipts: {
      en: ['1 more purchase', '2 more purchases', '5 more purchases', '21 more purchases'],
      ru: ['1 покупка', '2 покупки', '5 покупок', '21 покупка'],
      fi: ['1 ostos', '2 ostosta', '5 ostosta', '21 ostosta'],
      de: ['1 Einkauf', '2 Einkäufe', '5 Einkäufe', '21 Einkäufe'],
    },
    missingShops: {
      en: ['1 more shop', '2 more shops', '5 more shops', '21 more shops'],
      ru: ['1 магазин', '2 магазина', '5 магазинов', '21 магазин'],
      fi: ['1 liike', '2 liikettä', '5 liikettä', '21 liikettä'],
      de: ['1 Geschäft', '2 Geschäfte', '5 Geschäfte', '21 Geschäfte'],
    },
    missingCategories: {
      en: ['1 more kind of shop', '2 more kinds of shop', '5 more kinds of shop', '21 more kinds of shop'],
      ru: ['1 категория магазинов', '2 категории магазинов', '5 категорий магазинов', '21 категория магазинов'],
      fi: ['1 liikeryhmä', '2 liikeryhmää', '5 liikeryhmää', '21 liikeryhmää'],
      de: ['1 Branche', '2 Branchen', '5 Branchen', '21 Branchen'],
    },
    missingDays: {
      en: ['1 more day of shopping', '2 more days of shopping', '5 more days of shopping', '21 more days of shopping'],
      ru: ['1 день с покупкой', '2 дня с покупками', '5 дней с покупками', '21 день с покупкой'],
      fi: ['1 ostopäivä', '2 ostopäivää', '5 ostopäivää', '21 ostopäivää'],
      de: ['1 Einkaufstag', '2 Einkaufstage', '5 Einkaufstage', '21 Einkaufstage'],
    },
    missingStamps: {
      en: ['1 more stamp', '2 more stamps', '5 more stamps', '21 more stamps'],
      ru: ['1 штамп', '2 штампа', '5 штампов', '21 штамп'],
      fi: ['1 leima', '2 leimaa', '5 leimaa', '21 leimaa'],
      de: ['1 Stempel', '2 Stempel', '5 Stempel', '21 Stempel'],
    },
  } as const;
  test.each(Object.keys(plurals) as (keyof typeof plurals)[])('%s counts as each language counts', (name) => {
    for (const language of languages) {
      const said = table((n) => near({ [name]: n }), language, [1, 2, 5, 21]);
      plurals[name][language].forEach((words, index) => expect(` ${said[index] ?? ''} `).toContain(` ${words} `));
    }
  });
});

describe('the deadline of a near miss', () => {
  const last = (span: CampaignVersion['span'], rollingDays: number | null, day: string, oldest: string | null = null) =>
    nearDeadline(makeVersion({ span, rollingDays, when: when({ boughtUntilMs: at('2027-03-01T04:00') }) }), day, oldest, mall);

  test('is the last mall day of the window', () => {
    expect(last('day', null, '2026-11-18')).toBe('2026-11-18');
    expect(last('week', null, '2026-11-18')).toBe('2026-11-22');
    expect(last('month', null, '2026-11-18')).toBe('2026-11-30');
    expect(last('quarter', null, '2026-11-18')).toBe('2026-12-31');
    expect(last('year', null, '2026-11-18')).toBe('2026-12-31');
    expect(last('campaign', null, '2026-11-18')).toBe('2027-02-28');
    expect(last('receipt', null, '2026-11-18')).toBe('2027-02-28');
  });

  test('of any days on end is the day before the oldest purchase drops out', () => {
    expect(last('rolling', 30, '2026-11-18')).toBe('2026-12-17');
    expect(last('rolling', 30, '2026-11-18', '2026-11-01')).toBe('2026-11-30');
    expect(last('rolling', 1, '2026-11-18', '2026-11-18')).toBe('2026-11-18');
  });

  test('is never after the campaign, nor after it was stopped', () => {
    const version = makeVersion({ span: 'month', when: when({ boughtUntilMs: at('2026-11-21T04:00') }) });
    expect(nearDeadline(version, '2026-11-18', null, mall)).toBe('2026-11-20');
    expect(nearDeadline({ ...version, stoppedAtMs: at('2026-11-19T12:00') }, '2026-11-18', null, mall)).toBe('2026-11-19');
  });
});
