import { describe, expect, test } from 'vitest';
import {
  explainAward,
  explainGaveWay,
  explainInviterAward,
  explainNotCounted,
  explainUsedFor,
  type Granted,
} from '../../../domain/campaign-words/explain.ts';
import type { Due } from '../../../domain/campaign/evaluation.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { Say } from '../../../domain/contract/primitive.ts';
import {
  at,
  gift,
  makeReceipt,
  makeVersion,
  mall,
  multiply,
  part,
  perAmount,
  points,
  reach,
  tickets,
  tier,
} from '../campaign/make-version.ts';
import { inAll, read, table } from './read-sentence.ts';

const nothing: Granted = { lot: null, tier: null };
const lot = (change: Partial<NonNullable<Granted['lot']>> = {}): Granted => ({
  lot: { earnedAtMs: at('2026-11-18T15:00'), spendableFromMs: at('2026-11-18T15:00'), expiresAtMs: null, idleDays: null, ...change },
  tier: null,
});

const award = (version: CampaignVersion, reward: Due['reward'], granted = nothing): Say =>
  explainAward(version, { awardKey: 'k', receiptId: 'r', reward }, granted, mall);
const everywhere = (amount: number): Due['reward'] => ({ kind: 'points', points: amount, purse: 'everywhere' });

describe('an award says why it is given and what it is', () => {
  const fiveShops = makeVersion({ span: 'month', reach: reach({ shops: 5 }), reward: points(500) });

  test('a goal of a window with points that end: 04:00 on the first is the last day of the month before', () => {
    expect(inAll(award(fiveShops, everywhere(500), lot({ expiresAtMs: at('2027-01-01T04:00') })))).toEqual([
      '5 different shops in one month: +500 points, to spend anywhere until 31 December',
      '5 разных магазинов за один месяц: +500 баллов, можно потратить везде до 31 декабря',
      '5 eri liikettä yhden kuukauden aikana: +500 pistettä, käytettävissä kaikkialla 31. joulukuuta asti',
      '5 verschiedene Geschäfte in einem Monat: +500 Punkte, überall einzulösen bis 31. Dezember',
    ]);
  });

  test('an end that is far off is told with its year, a later start with its day, idle life with its days', () => {
    expect(read(award(fiveShops, everywhere(1), lot({ expiresAtMs: at('2028-01-01T04:00') })), 'en')).toContain(
      '+1 point, to spend anywhere until 31 December 2027',
    );
    expect(
      inAll(
        award(
          fiveShops,
          { kind: 'points', points: 2, purse: 'tenant:tilia' },
          lot({ spendableFromMs: at('2026-12-05T04:00'), idleDays: 100 }),
        ),
      ),
    ).toEqual([
      '5 different shops in one month: +2 points, to spend at tilia from 5 December for 100 days after your last purchase',
      '5 разных магазинов за один месяц: +2 балла, можно потратить в tilia с 5 декабря в течение 100 дней после последней покупки',
      '5 eri liikettä yhden kuukauden aikana: +2 pistettä, käytettävissä liikkeessä tilia 5. joulukuuta alkaen 100 päivän ajan viimeisestä ostoksesta',
      '5 verschiedene Geschäfte in einem Monat: +2 Punkte, einzulösen bei tilia ab 5. Dezember bis 100 Tage nach Ihrem letzten Einkauf',
    ]);
  });

  test('base points and multiples of them go by the name of the campaign', () => {
    const base = makeVersion({ span: 'receipt', reach: reach(), reward: perAmount() });
    expect(read(award(base, everywhere(24), lot()), 'en', [{ ...base, title: { en: 'Points', ru: 'x', fi: 'x', de: 'x' } }])).toBe(
      'Points: +24 points',
    );
    expect(read(award(base, everywhere(24), lot({ expiresAtMs: at('2027-01-01T04:00') })), 'en')).toBe(
      'hare: +24 points, to spend until 31 December',
    );
    const double = makeVersion({ span: 'receipt', reach: reach(), reward: multiply(2500) });
    expect(inAll(award(double, everywhere(21), lot()))).toEqual([
      'hare (×2.5): +21 points',
      'hare (×2,5): +21 балл',
      'hare (×2,5): +21 pistettä',
      'hare (×2,5): +21 Punkte',
    ]);
  });

  test('everything asked is enumerated, as each language enumerates', () => {
    const version = makeVersion({
      span: 'rolling',
      rollingDays: 30,
      reach: reach({ sumMinor: 500_000, receipts: 10, shops: 3 }),
      reward: gift('cup'),
    });
    expect(inAll(award(version, { kind: 'gift', giftId: 'cup', choices: [] }))).toEqual([
      '5,000 ₽, 10 purchases and 3 different shops within 30 days: cup',
      '5 000 ₽, 10 покупок и 3 разных магазина за 30 дней: cup',
      '5 000 ₽, 10 ostosta ja 3 eri liikettä 30 päivän aikana: cup',
      '5.000 ₽, 10 Einkäufe und 3 verschiedene Geschäfte innerhalb von 30 Tagen: cup',
    ]);
  });

  test('a threshold, a combination, stamps, categories and days have their own words', () => {
    const reward: Due['reward'] = { kind: 'gift', giftId: 'cup', choices: [] };
    const said = (change: Partial<CampaignVersion>) => read(award(makeVersion(change), reward), 'en');
    expect(said({ span: 'receipt', reach: reach({ sumMinor: 200_000 }) })).toBe('2,000 ₽ or more on one receipt: cup');
    expect(said({ span: 'receipt', reach: reach(), minimumMinor: 100_000 })).toBe('1,000 ₽ or more on one receipt: cup');
    expect(said({ span: 'campaign', reach: reach(), parts: [part(), part()] })).toBe('All parts together: cup');
    expect(said({ span: 'quarter', reach: reach({ stamps: 6, categories: 2, days: 4 }) })).toBe(
      '2 different kinds of shop, 4 different days and 6 stamps in one quarter: cup',
    );
  });

  test('gifts to choose from, tickets and tiers', () => {
    const version = makeVersion({ reward: gift('hare', ['cup', 'pen']) });
    expect(inAll(award(version, { kind: 'gift', giftId: 'hare', choices: ['cup', 'pen'] }))).toEqual([
      '5,000 ₽ in one day: hare, cup or pen, as you choose',
      '5 000 ₽ за один день: на ваш выбор: hare, cup или pen',
      '5 000 ₽ yhden päivän aikana: valintasi mukaan hare, cup tai pen',
      '5.000 ₽ an einem Tag: nach Ihrer Wahl hare, cup oder pen',
    ]);
    const draw = {
      closesAtMs: at('2026-12-01T04:00'),
      drawnAtMs: at('2026-12-01T12:00'),
      publicValue: { en: 'x', ru: 'x', fi: 'x', de: 'x' },
      prizes: [],
      reserves: 0,
      claimDays: 14,
      onePrizeEach: true,
    };
    expect(
      inAll(award(makeVersion({ reward: tickets(2), draw }), { kind: 'tickets', tickets: 2 })).map((text) => text.replace(/^.*?: /, '')),
    ).toEqual([
      '2 tickets for the draw on 1 December',
      '2 билета для розыгрыша 1 декабря',
      '2 arpaa 1. joulukuuta pidettävään arvontaan',
      '2 Lose für die Verlosung am 1. Dezember',
    ]);
    const granted = { lot: null, tier: { untilMs: at('2028-01-01T04:00') } };
    expect(
      inAll(award(makeVersion({ reward: tier('Gold') }), { kind: 'tier', tierId: 'Gold' }, granted)).map((text) =>
        text.replace(/^.*?: /, ''),
      ),
    ).toEqual([
      'Gold until 31 December 2027',
      'статус Gold до 31 декабря 2027 года',
      'taso Gold 31. joulukuuta 2027 asti',
      'Status Gold bis 31. Dezember 2027',
    ]);
  });

  test('events and invitations', () => {
    for (const [trigger, words] of [
      ['joined', 'Welcome: +100 points, to spend anywhere'],
      ['confirmed', 'Your card is confirmed: +100 points, to spend anywhere'],
      ['birthday', 'Happy birthday: +100 points, to spend anywhere'],
      ['questionnaire', 'Thank you for your answers: +100 points, to spend anywhere'],
    ] as const)
      expect(read(award(makeVersion({ trigger, reward: points(100) }), everywhere(100), lot()), 'en')).toBe(words);
    expect(inAll(explainInviterAward('friends', 100, lot().lot, mall))).toEqual([
      'A friend you invited: +100 points, to spend anywhere',
      'За друга, которого вы пригласили: +100 баллов, можно потратить везде',
      'Kutsumastasi ystävästä: +100 pistettä, käytettävissä kaikkialla',
      'Für Ihre Empfehlung: +100 Punkte, überall einzulösen',
    ]);
  });

  test('counts as each language counts', () => {
    const purchases = (n: number) => award(makeVersion({ span: 'campaign', reach: reach({ receipts: n }) }), everywhere(n), lot());
    expect(table(purchases, 'ru', [1, 2, 5, 11, 21, 22]).map((text) => text.split(',')[0])).toEqual([
      '1 покупка: +1 балл',
      '2 покупки: +2 балла',
      '5 покупок: +5 баллов',
      '11 покупок: +11 баллов',
      '21 покупка: +21 балл',
      '22 покупки: +22 балла',
    ]);
    expect(table(purchases, 'fi', [1, 2, 21]).map((text) => text.split(',')[0])).toEqual([
      '1 ostos: +1 piste',
      '2 ostosta: +2 pistettä',
      '21 ostosta: +21 pistettä',
    ]);
    expect(table(purchases, 'de', [1, 2]).map((text) => text.split(',')[0])).toEqual(['1 Einkauf: +1 Punkt', '2 Einkäufe: +2 Punkte']);
    expect(read(award(makeVersion(), everywhere(0), lot()), 'ru')).toContain('+0 баллов');
  });
});

describe('what does not count', () => {
  const reasons = [
    'category',
    'shop',
    'before',
    'after',
    'late',
    'same-day',
    'weekday',
    'hours',
    'minimum',
    'tier',
    'kiosk',
    'excluded',
    'goods',
    'paid-with-points',
    'first-receipts',
  ] as const;

  test.each(reasons)('%s has words in every language, with all that they name', (why) => {
    const version = makeVersion({ audience: { ...makeVersion().audience, tiers: ['gold', 'silver'] } });
    const say = explainNotCounted(version, why, makeReceipt({ receiptId: 'r' }), mall);
    for (const text of inAll(say)) {
      expect(text).toContain('hare');
      expect(text).not.toMatch(/undefined|[{}]|not\./);
    }
  });

  test('names the tiers, and the offer that took the receipt', () => {
    const version = makeVersion({ audience: { ...makeVersion().audience, tiers: ['gold', 'silver'] } });
    expect(read(explainNotCounted(version, 'tier', makeReceipt({ receiptId: 'r' }), mall), 'en')).toBe(
      '“hare” is for members of: gold or silver',
    );
    expect(inAll(explainUsedFor(version, makeVersion({ campaignId: 'draw' })))).toEqual([
      'This receipt counts for “draw”, and so not for “hare”',
      'Этот чек учтён в акции «draw», поэтому не в акции «hare»',
      'Tämä kuitti on mukana kampanjassa ”draw”, joten ei kampanjassa ”hare”',
      'Dieser Kassenbon zählt für „draw“ und daher nicht für „hare“',
    ]);
    expect(explainGaveWay(version)).toEqual({ key: 'not.gave-way', args: { campaignId: 'hare' } });
  });
});
