import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedChange } from '../../../domain/campaign/allowed-change.ts';
import type { CampaignContext } from '../../../domain/campaign/campaign-context.ts';
import { campaignJsonSchemaText } from '../../../domain/campaign/campaign-json-schema.ts';
import { nearestName } from '../../../domain/campaign/nearest-name.ts';
import { parseCampaignFile } from '../../../domain/campaign/parse-campaign-file.ts';
import { contentHashOf, toVersion } from '../../../domain/campaign/to-version.ts';
import { campaignVersion } from '../../../domain/contract/campaign.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import { localOf } from '../../../domain/time/zone.ts';
import { at, makeVersion, mall } from './make-version.ts';

const context: CampaignContext = {
  currency: 'RUB',
  minorDigits: 2,
  offsets: mall.offsets,
  dayCutoffMinutes: 240,
  tenants: ['vesta', 'corso-shoes'],
  categories: ['cafe', 'fashion'],
  gifts: [
    { id: 'plush-hare', free: 10 },
    { id: 'mug', free: 0 },
  ],
  arts: ['hare'],
  nowMs: at('2026-11-21T12:00'),
  others: [],
};

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

const parse = (text: string, change: Partial<CampaignContext> = {}) => parseCampaignFile(text, 'hare.yaml', { ...context, ...change });
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
      reach: { sumMinor: 500_000, receipts: null, shops: null },
      quota: { perDay: 100, total: null, perAccountWindow: 1 },
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
    ['a wrong word of a closed list', 'every: day', 'every: dya', '8:8 every: must be one of: receipt, day, week, month, campaign (day)'],
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
    expect(problemsOf(bomb)[0]).toMatch(/cannot be read/);
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
      { numRuns: 300 },
    );
  });

  test.each<[string, string, string, Partial<CampaignContext>, string]>([
    ['a gift without stock', 'plush-hare }', 'mug }', {}, 'stock of this gift is 0'],
    ['a gift without quota', 'quota: { perDay: 100 }\n', '', {}, 'no quota: gifts go until the stock is empty'],
    ['a campaign that is over', '', '', { nowMs: at('2027-01-01T00:00') }, 'is over already'],
    ['a missing language', ', de: Hase }\nshort', ' }\nshort', {}, 'has no text in: de; another language stands in'],
    [
      'another campaign with the same gift',
      '',
      '',
      { others: [makeVersion({ campaignId: 'other', reward: { kind: 'gift', giftId: 'plush-hare' } })] },
      'the same receipts also earn this gift in other: intended?',
    ],
  ])('%s is legal and warned of', (_name, right, other, change, warning) => {
    const parsed = parse(hare.replace(right, other), change);
    expect(parsed.ok).toBe(true);
    expect(parsed.warnings.map((one) => one.what)).toContain(warning);
  });

  test('the published JSON Schema is the one of this schema', () => {
    expect(readFileSync(join(import.meta.dirname, '../../../schema/campaign.schema.json'), 'utf8')).toBe(campaignJsonSchemaText());
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

describe('a running campaign', () => {
  const running = makeVersion({ when: { ...makeVersion().when, collectedUntilMs: at('2026-12-10T04:00') } });
  const next = (change: Partial<CampaignVersion>): CampaignVersion => ({
    ...running,
    version: 2,
    effectiveFromMs: at('2026-11-21T12:00'),
    ...change,
  });
  const text = { en: 'y', ru: 'y', fi: 'y', de: 'y' };
  const earlier = { ...running.when, boughtUntilMs: at('2026-11-25T04:00'), registeredUntilMs: at('2026-11-26T04:00') };

  test.each<[string, Partial<CampaignVersion>]>([
    ['its texts and poster', { title: text, text, terms: text, short: text, poster: { art: 'hare', priority: 9, palette: 'moss' } }],
    ['its end, to earlier', { when: earlier }],
    ['to stop', { stoppedAtMs: at('2026-11-21T12:00') }],
    ['its quota, to more', { quota: { perDay: 150, total: null, perAccountWindow: 2 } }],
    ['its quota, to no limit', { quota: { perDay: null, total: null, perAccountWindow: null } }],
  ])('may change %s', (_name, change) => {
    expect(allowedChange(running, next(change))).toEqual({ ok: true });
  });

  test.each<[string, Partial<CampaignVersion>, string]>([
    ['ask for more', { reach: { sumMinor: 600_000, receipts: null, shops: null } }, 'reach'],
    ['give something else', { reward: { kind: 'gift', giftId: 'mug' } }, 'reward'],
    ['give less often', { quota: { perDay: 99, total: null, perAccountWindow: 1 } }, 'quota.perDay'],
    ['get a limit it had not', { quota: { perDay: 100, total: 5000, perAccountWindow: 1 } }, 'quota.total'],
    [
      'go on for longer',
      { when: { ...running.when, boughtUntilMs: at('2026-12-31T04:00'), registeredUntilMs: at('2027-01-01T04:00') } },
      'when.until',
    ],
    ['leave out a shop', { where: { ...running.where, except: { tenants: ['vesta'], categories: [] } } }, 'where'],
    ['leave less time to register', { when: { ...earlier, registeredUntilMs: at('2026-11-25T04:00') } }, 'when.registerUntil'],
    ['close the collection earlier', { when: { ...running.when, collectedUntilMs: at('2026-12-05T04:00') } }, 'when.collectUntil'],
    ['make someone else pay', { funding: [{ funder: 'receipt-tenant', perMille: 1000 }] }, 'funding'],
  ])('may not %s', (_name, change, field) => {
    expect(allowedChange(running, next(change))).toMatchObject({ ok: false, reasons: [{ field }] });
  });

  test('may change all before its first day', () => {
    expect(
      allowedChange(running, next({ effectiveFromMs: at('2026-10-20T12:00'), reach: { sumMinor: 1, receipts: null, shops: null } })),
    ).toEqual({ ok: true });
  });
});
