import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestName } from '../../../domain/written-file/nearest-name.ts';
import { contentHashOf, toVersion } from '../../../domain/campaign-file/to-version.ts';
import { campaignVersion } from '../../../domain/contract/campaign.ts';
import { localOf } from '../../../domain/time/zone.ts';
import { draftOf as draftOfChange, parse, versionOf } from './campaign-file-kit.ts';
import type { FileChange } from './campaign-file-kit.ts';
import { at, everyone, mall, quota, reach } from '../campaign/make-version.ts';

const hare = `campaign: plush-hare
title: { en: Hare, ru: Заяц, fi: Jänis, de: Hase }
short: { en: hare, ru: заяц, fi: jänis, de: Hase }
text: { en: t, ru: t, fi: t, de: t }
where:
  except: { categories: [cafe] }
when: { from: 2026-11-20, until: 2026-11-22, register: same day }
every: day
minimum: 99.5
reach: { sum: 5000 }
give: { gift: plush-hare }
quota: { perDay: 100 }
`;

const problemsOf = (text: string) => {
  const parsed = parse(text);
  return parsed.ok
    ? []
    : parsed.problems.map((one) => `${one.line}:${one.column} ${one.where}: ${one.what}${one.nearest === null ? '' : ` (${one.nearest})`}`);
};
const draftOf = (text: string) => {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.draft;
};

describe('a campaign file', () => {
  test('becomes a version that fits the contract: minor units, instants, mall days to their end', () => {
    const version = toVersion(draftOf(hare), 3, at('2026-11-19T10:00'), mall.offsets);
    expect(campaignVersion.safeParse(version).success).toBe(true);
    expect(version).toMatchObject({
      campaignId: 'plush-hare',
      version: 3,
      minimumMinor: 9950,
      reach: reach({ sumMinor: 500_000 }),
      quota: quota({ perDay: 100, perAccountWindow: 1 }),
      where: { tenants: [], categories: [], except: { tenants: [], categories: ['cafe'] } },
      funding: [{ funder: 'operator', perMille: 1000 }],
    });
    const local = (ms: number) => localOf(ms, mall.offsets);
    expect([local(version.when.boughtFromMs), local(version.when.boughtUntilMs), local(version.when.registeredUntilMs)]).toEqual([
      '2026-11-20T04:00:00',
      '2026-11-23T04:00:00',
      '2026-11-23T04:00:00',
    ]);
  });

  test('says the same in YAML and in JSON, whatever the order of keys: one content hash', () => {
    const json = JSON.stringify({
      give: { gift: 'plush-hare' },
      quota: { perDay: 100 },
      every: 'day',
      reach: { sum: 5000 },
      minimum: 99.5,
      when: { register: 'same day', until: '2026-11-22', from: '2026-11-20' },
      where: { except: { categories: ['cafe'] } },
      text: { de: 't', en: 't', ru: 't', fi: 't' },
      short: { en: 'hare', ru: 'заяц', fi: 'jänis', de: 'Hase' },
      title: { en: 'Hare', ru: 'Заяц', fi: 'Jänis', de: 'Hase' },
      campaign: 'plush-hare',
    });
    expect(contentHashOf(draftOf(json))).toBe(contentHashOf(draftOf(`# comment\n${hare}`)));
    expect(contentHashOf(draftOf(hare.replace('perDay: 100', 'perDay: 101')))).not.toBe(contentHashOf(draftOf(hare)));
  });

  test.each<[string, string, string, string]>([
    ['an unknown key names the nearest right one', 'reach: { sum', 'reech: { sum', '10:1 reech: "reech" is not known here (reach)'],
    ['a key within a group', 'perDay', 'per_day', '12:10 quota.per_day: "per_day" is not known here (perDay)'],
    [
      'a wrong word of a closed list',
      'every: day',
      'every: dya',
      '8:8 every: must be receipt, day, week, month, quarter, year, "30 days" or campaign (day)',
    ],
    [
      'a gift the mall does not have',
      'gift: plush-hare',
      'gift: plush-here',
      '11:15 give.gift: the mall has no gift "plush-here" (plush-hare)',
    ],
    [
      'a category the mall does not have',
      '[cafe]',
      '[fashion, caffe]',
      '6:35 where.except.categories.1: the mall has no category "caffe" (cafe)',
    ],
    ['a date that does not exist', 'from: 2026-11-20', 'from: 2026-02-30', '7:15 when.from: 2026-02-30 is no date that exists'],
    ['an end before the beginning', 'until: 2026-11-22', 'until: 2026-11-18', '7:34 when.until: is not after from'],
    ['more decimals than the currency has', '99.5', '99.555', '9:10 minimum: 99.555 has more decimals than the currency'],
    ['a text where a number belongs', 'perDay: 100', 'perDay: many', '12:18 quota.perDay: must be a number'],
    [
      'points together with a gift',
      'give: { gift',
      'give: { points: 5, gift',
      '11:9 give.points: does not go with a gift: make two campaigns',
    ],
    ['different shops of one receipt', 'every: day', 'every: receipt\nbestOf: g', ''],
    [
      'a text with a comma without quotes',
      'en: Hare',
      'en: Hare, of plush',
      '2:20 title.of plush: "of plush" is not known here (a text with a comma needs quotes)',
    ],
  ])('%s', (_name, right, wrong, expected) => {
    const problems = problemsOf(hare.replace(right, wrong));
    if (expected === '') expect(problems).toEqual([]);
    else expect(problems).toContain(expected);
  });

  test('broken YAML, nothing at all, and a bomb of aliases are problems with a line, not crashes', () => {
    expect(problemsOf('campaign: [1,\n')[0]).toMatch(/^\d+:\d+ : cannot be read/);
    expect(problemsOf('')).toEqual(['1:1 : is empty']);
    expect(problemsOf('- a\n')).toEqual(['1:1 : must be a group of keys']);
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${['b', 'c', 'd', 'e', 'f']
      .map(
        (name, index) =>
          `${name}: &${name} [${Array(10)
            .fill(`*${'abcde'.charAt(index)}`)
            .join(',')}]`,
      )
      .join('\n')}\n`;
    expect(problemsOf(bomb)).toEqual(['2:8 : uses marks (*name) within marks too often: write it out']);
  });

  test('any text is answered', () => {
    const junk = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .tuple(fc.nat({ max: hare.length }), fc.string({ maxLength: 6 }))
        .map(([place, text]) => hare.slice(0, place) + text + hare.slice(place + text.length)),
    );
    fc.assert(
      fc.property(junk, (text) => {
        const parsed = parse(text);
        if (!parsed.ok) for (const problem of parsed.problems) expect(problem.line).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});

const texts = { en: 't', ru: 't', fi: 't', de: 't' };

describe('what a file leaves out', () => {
  test('is everybody, everything, nothing held back, paid by the operator', () => {
    expect(versionOf()).toMatchObject({
      trigger: 'receipt',
      questionnaireId: null,
      audience: everyone(),
      segment: null,
      notFor: [],
      counted: { perReceiptMaxMinor: null, goods: { only: [], except: [] }, withPointsPaid: false, stamps: null, firstReceipts: null },
      rollingDays: null,
      parts: [],
      reward: { kind: 'points', purse: 'everywhere', life: { kind: 'never' }, start: { kind: 'at-once' } },
      inviter: null,
      refunds: 'take-back',
      draw: null,
      legal: null,
      funding: [{ funder: 'operator', perMille: 1000 }],
      stackingGroup: null,
      stackingBy: 'best',
      receiptUse: null,
      rank: 0,
    });
  });

  const draw = {
    closes: '2027-01-02',
    drawn: '2027-01-10',
    publicValue: texts,
    prizes: [
      { prize: 'car', name: texts, units: 1 },
      { prize: 'lamp', name: texts, units: 4, value: 99.5 },
    ],
    claimWithin: '14 days',
  };

  test('a draw leaves out staff, children and jury, has as many reserves as prizes, and lets nobody register after it closes', () => {
    const version = versionOf({ give: { tickets: 2 }, quota: undefined, draw: { ...draw, closes: '2027-01-01 12:00' } });
    expect(version.notFor).toEqual(['mall-staff', 'under-age', 'jury']);
    expect(version.draw).toMatchObject({
      reserves: 5,
      onePrizeEach: true,
      claimDays: 14,
      closesAtMs: at('2027-01-01T12:00'),
      drawnAtMs: at('2027-01-10T12:00'),
    });
    expect(version.draw?.prizes.map((prize) => prize.valueMinor)).toEqual([0, 9950]);
    expect(version.when.registeredUntilMs).toBe(at('2027-01-01T12:00'));
    expect(versionOf({ give: { tickets: 2 }, quota: undefined, draw, notFor: [] }).notFor).toEqual([]);
  });

  test('points for each amount of a window are given for all its receipts, all else once', () => {
    const firstFive: FileChange = { every: 'day', reach: undefined, counts: { first: 5 }, give: { points: 1, per: 100 } };
    expect(versionOf(firstFive).quota.perAccountWindow).toBeNull();
    expect(versionOf({ ...firstFive, every: 'receipt', counts: undefined }).quota.perAccountWindow).toBe(1);
    expect(versionOf().quota.perAccountWindow).toBe(1);
  });
});

describe('the words of a file', () => {
  const life = (expires: string) => draftOfChange({ give: { points: 500, expires } }).reward;
  test.each([
    ['never', { kind: 'never' }],
    ['90 days', { kind: 'days', days: 90 }],
    ['1 day', { kind: 'days', days: 1 }],
    ['100 idle days', { kind: 'idle-days', days: 100 }],
    ['end of month', { kind: 'end-of-month' }],
    ['end of quarter', { kind: 'end-of-quarter' }],
    ['end of year', { kind: 'end-of-year' }],
    ['2027-12-31', { kind: 'fixed', atLocal: '2028-01-01T04:00:00' }],
  ])('expires: %s', (expires, expected) => {
    expect(life(expires)).toMatchObject({ life: expected });
  });

  test.each([
    ['next day', { kind: 'days', days: 1 }],
    ['14 days', { kind: 'days', days: 14 }],
    ['2027-02-01', { kind: 'fixed', atLocal: '2027-02-01T04:00:00' }],
  ])('spendFrom: %s', (spendFrom, expected) => {
    expect(draftOfChange({ give: { points: 500, spendFrom } }).reward).toMatchObject({ start: expected });
  });

  test.each([
    [undefined, { kind: 'end-of-year', years: 1 }],
    ['end of year', { kind: 'end-of-year', years: 0 }],
    ['end of next year', { kind: 'end-of-year', years: 1 }],
    ['180 days', { kind: 'days', days: 180 }],
  ])('tierUntil: %s', (tierUntil, until) => {
    expect(versionOf({ give: { tier: 'gold', tierUntil }, quota: undefined }).reward).toEqual({ kind: 'tier', tierId: 'gold', until });
  });

  test.each([
    ['joined', 'joined', null, 'campaign'],
    ['confirmed', 'confirmed', null, 'campaign'],
    ['birthday', 'birthday', null, 'year'],
    ['questionnaire first-steps', 'questionnaire', 'first-steps', 'campaign'],
  ])('on: %s', (on, trigger, questionnaireId, span) => {
    expect(versionOf({ on, every: undefined, reach: undefined })).toMatchObject({ trigger, questionnaireId, span });
    expect(versionOf({ on, every: span, reach: undefined })).toMatchObject({ span });
  });

  test.each([
    [undefined, null, '2027-01-02T04:00'],
    ['same day', 0, '2027-01-01T04:00'],
    ['next day', 1, '2027-01-02T04:00'],
    ['3 days', 3, '2027-01-04T04:00'],
  ])('register: %s', (register, registeredWithinDays, until) => {
    const version = versionOf({ when: { from: '2026-12-01', until: '2026-12-31', register } });
    expect(version.when).toMatchObject({ registeredWithinDays, registeredUntilMs: at(until) });
  });

  test('every: "30 days" is a rolling window', () => {
    expect(versionOf({ every: '30 days' })).toMatchObject({ span: 'rolling', rollingDays: 30 });
  });

  test('women 25-50 who spent 1,000 in cafés in 3 months are a segment of the campaign, told to kiosks as one bit', () => {
    const who = {
      women: true,
      age: '25-50',
      spent: [{ categories: ['cafe'], sum: 1000, within: '3 months' }],
      idle: '10 days',
      without: ['vip'],
    };
    expect(versionOf({ for: who })).toMatchObject({
      audience: everyone({ anyOf: ['in-plain'], noneOf: ['vip'] }),
      segment: {
        genders: ['female'],
        ageFrom: 25,
        ageTo: 50,
        spent: [{ tenants: [], categories: ['cafe'], sumMinor: 100_000, receipts: null, withinDays: 90 }],
        idleDays: 10,
      },
    });
    expect(versionOf({ for: { age: '60+', men: true } }).segment).toMatchObject({ genders: ['male'], ageFrom: 60, ageTo: null });
  });

  test('a share is drawn once for the campaign, by its name', () => {
    expect(versionOf({ for: { share: 12.5 } }).audience.share).toEqual({ perMille: 125, salt: 'plain' });
  });

  test('a choice of gifts, a factor, stacking by rank, a use of receipts', () => {
    expect(versionOf({ give: { gift: ['plush-hare', 'lamp'] }, quota: { total: 9 } }).reward).toEqual({
      kind: 'gift',
      giftId: 'plush-hare',
      choices: ['lamp'],
    });
    expect(versionOf({ every: 'receipt', reach: { sum: 5 }, firstOf: 'a', rank: 3 })).toMatchObject({
      stackingGroup: 'a',
      stackingBy: 'rank',
      rank: 3,
    });
    expect(versionOf({ useFor: 'a', rank: 3 })).toMatchObject({ receiptUse: 'a', rank: 3 });
  });

  test('terms are written from the legal fields where the file has none, and kept where it has', () => {
    const legal = {
      profile: 'generic',
      fields: { 'organiser-name': 'Galleria Lumen Ltd', 'organiser-address': 'Arcade street 1', information: texts },
    };
    const written = draftOfChange({ legal }).terms;
    expect(written.en).toContain('Galleria Lumen Ltd');
    expect(new Set([written.en, written.ru, written.fi, written.de]).size).toBe(4);
    expect(draftOfChange().terms).toEqual(texts);
  });
});

describe('the nearest name', () => {
  test.each([
    ['pionts', 'points'],
    ['Reach', 'reach'],
    ['tilia', 'cafe-tilia'],
    ['zzzzzz', null],
    ['x', null],
  ])('%s: %s', (word, name) => {
    expect(nearestName(word, ['points', 'reach', 'cafe-tilia'])).toBe(name);
  });
});
