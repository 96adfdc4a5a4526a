import { describe, expect, test } from 'vitest';
import type { CampaignContext } from '../../../domain/campaign-file/campaign-context.ts';
import { warningsOf } from './campaign-file-kit.ts';
import type { FileChange } from './campaign-file-kit.ts';
import {
  at,
  everyone,
  gift,
  makeVersion,
  multiply,
  part,
  perAmount,
  points,
  reach,
  tier,
  when as whenOf,
  where,
} from '../campaign/make-version.ts';

const when = (change: FileChange): FileChange => ({ when: { from: '2026-12-01', until: '2026-12-31', ...change } });
const hare = { give: { gift: 'plush-hare' }, quota: { perDay: 100 } };
const coffee = { give: { gift: 'tilia-20' }, quota: { perDay: 100 } };
const year = whenOf({ boughtFromMs: at('2026-01-01T04:00'), boughtUntilMs: at('2027-01-01T04:00') });
/** Another campaign of the whole year. */
const other = (change: Parameters<typeof makeVersion>[0]) => [makeVersion({ campaignId: 'other', when: year, ...change })];

describe('legal and warned of', () => {
  test('a plain file has nothing to look at', () => {
    expect(warningsOf({})).toEqual([]);
  });

  test.each<[string, FileChange, Partial<CampaignContext>, string]>([
    ['over already', {}, { nowMs: at('2027-02-01T00:00') }, 'when.until: is over already'],
    ['announced after it begins', when({ announced: '2026-12-05' }), {}, 'when.announced: is after the campaign begins'],
    [
      'begun before anybody was told',
      when({ from: '2026-11-10' }),
      {},
      'when.from: is past, and visitors were not told before: say "announced" if they were',
    ],
    [
      'same day and a last day',
      when({ register: 'same day', registerUntil: '2027-01-02' }),
      {},
      'when.registerUntil: says little beside "register: same day": receipts are registered in their own mall day',
    ],
    ['a collection of points', when({ collectUntil: '2027-01-10' }), {}, 'when.collectUntil: says nothing without a gift'],
    [
      'hours before the mall opens',
      when({ hours: '08:00-12:00' }),
      {},
      'when.hours: reaches beyond opening hours: the mall is open 10:00-22:00',
    ],
    ['hours when the mall is closed', when({ hours: '23:00-02:00' }), {}, 'when.hours: never comes: the mall is open 10:00-22:00'],
    [
      'an end before closing time',
      when({ until: '2026-12-31 20:00' }),
      {},
      'when.until: ends at 20:00, before the mall closes: the mall is open 10:00-22:00',
    ],
    [
      'a last registration before closing time',
      when({ registerUntil: '2027-01-02 18:00' }),
      {},
      'when.registerUntil: ends at 18:00, before the mall closes: the mall is open 10:00-22:00',
    ],
    ['points without a budget', { quota: undefined }, {}, 'quota: no budget: say points, total or perDay, or the cost has no end'],
    ['a day above the whole', { quota: { points: 1000, pointsPerDay: 2000 } }, {}, 'quota.pointsPerDay: is more than the budget in all'],
    ['awards a day above all', { quota: { total: 5, perDay: 6 } }, {}, 'quota.perDay: is more than the total'],
    [
      'awards of an account above all of it',
      { quota: { total: 5, perAccount: 3, perAccountInAll: 2 } },
      {},
      'quota.perAccount: is more than perAccountInAll',
    ],
    ['gifts without quota', { ...hare, quota: undefined }, {}, 'quota: no quota: gifts go until the stock is empty'],
    [
      'a gift for every multiple',
      { ...hare, quota: { perDay: 9, perAccount: 'all' } },
      {},
      'quota.perAccount: one account may take as many gifts as its receipts allow',
    ],
    ['an empty stock', { ...hare, give: { gift: 'mug' } }, {}, 'give.gift: stock of this gift is 0'],
    ['an empty stock of a choice', { ...hare, give: { gift: ['plush-hare', 'mug'] } }, {}, 'give.gift.1: stock of mug is 0'],
    ['a quota above the stock', { ...hare, quota: { total: 501 } }, {}, 'quota.total: is more than the stock of 500'],
    ['a day above the stock', { give: { gift: 'lamp' }, quota: { perDay: 21 } }, {}, 'quota.perDay: is more than the stock of 20'],
    ['a gift of the past', { ...hare, give: { gift: 'old-lamp' } }, {}, 'give.gift: old-lamp is not given out any more'],
    [
      'a goal that the first receipt reaches',
      { reach: { sum: 300 }, minimum: 300 },
      {},
      'minimum: is not below reach.sum: the first receipt that counts reaches it',
    ],
    [
      'shops that need more receipts',
      { reach: { receipts: 2, shops: 3 } },
      {},
      'reach.shops: 3 shops need at least 3 receipts, so receipts: 2 says nothing',
    ],
    [
      'a span that says nothing',
      { every: 'day', reach: undefined, give: { points: 1, per: 100 } },
      {},
      'every: says nothing: each receipt earns by itself without "counts: { first }" or a quota',
    ],
    [
      'a part that anything serves',
      { reach: undefined, together: [{ receipts: 2 }, { shops: ['vesta'] }] },
      {},
      'together.0: asks for no shop, category or goods: any receipt serves',
    ],
    ['a rank without use', { rank: 5 }, {}, 'rank: says nothing without "firstOf" or "useFor"'],
    [
      'a shop outside',
      { where: { shops: ['vesta', 'harbour-bank'] } },
      {},
      'where.shops.1: harbour-bank takes no part in the programme now: its receipts do not count',
    ],
    ['an unknown kiosk', { for: { kiosks: ['K1', 'K22'] } }, {}, 'for.kiosks.1: the mall has no kiosk or desk "K22" (K2)'],
    ['an unknown segment', { for: { segments: ['vips'] } }, {}, 'for.segments.0: the mall has no segment "vips" (vip)'],
    ['unknown goods', { counts: { goods: ['balloon'] } }, {}, 'counts.goods.0: the mall has no goods group "balloon" (balloons)'],
    ['a tier nobody has', { for: { tiers: ['gold'] } }, {}, 'for.tiers.0: no campaign gives the tier gold: nobody has it'],
    [
      'a tier for those who have it',
      { for: { tiers: ['gold'] }, give: { tier: 'gold' }, quota: undefined },
      {},
      'for.tiers: takes only members who have gold already, and no campaign gives it to anybody else',
    ],
    [
      'a bit asked for and left out',
      { for: { segments: ['vip'], without: ['vip'] } },
      {},
      'for.without: takes nobody: vip is asked for and left out',
    ],
    [
      'staff asked for and left out',
      { for: { segments: ['mall-staff'] }, notFor: ['mall-staff'] },
      { segments: null },
      'notFor: takes nobody: mall-staff is asked for and left out',
    ],
    [
      'women and men',
      { for: { women: true, men: true } },
      {},
      'for.men: together with women takes everybody whose sex is known: leave out both?',
    ],
    [
      'new and idle',
      { for: { joinedWithin: '30 days', idle: '60 days' } },
      {},
      'for.idle: takes nobody: a member of at most 30 days cannot be idle for 60 days',
    ],
    [
      'joined and bought before',
      { on: 'joined', every: undefined, reach: undefined, for: { spent: [{ sum: 5, within: '90 days' }] } },
      {},
      'for.spent: takes nobody: a new member has bought nothing yet',
    ],
    ['an age nobody reaches', { for: { age: '130+' } }, {}, 'for.age: takes nobody: nobody is that old'],
    ['a share of very few', { for: { share: 0.5 } }, {}, 'for.share: is 0.5 per cent of the members: fewer than one in a hundred'],
    ['invited for ever', { for: { invited: true } }, {}, 'for.invited: holds for ever: say joinedWithin, or quota.perAccountInAll'],
    [
      'points for a shop outside',
      { give: { points: 500, spendAt: 'harbour-bank' } },
      {},
      'give.spendAt: harbour-bank takes no part in the programme now: nobody can spend the points',
    ],
    [
      'a coupon of a shop outside',
      { ...hare, give: { gift: 'bank-coupon' } },
      {},
      'give.gift: is honoured at harbour-bank, which takes no part in the programme now',
    ],
    [
      'points that end before they begin',
      { give: { points: 500, expires: '2026-11-30' } },
      {},
      'give.expires: is before the campaign begins: nobody can spend the points',
    ],
    [
      'points that end within the campaign',
      { give: { points: 500, expires: '2026-12-15' } },
      {},
      'give.expires: points expire before the campaign ends',
    ],
    [
      'an end before the first day to spend',
      { give: { points: 500, expires: '14 days', spendFrom: '14 days' } },
      {},
      'give.expires: is before spendFrom: nobody can spend the points',
    ],
    [
      'an end before a fixed first day',
      { give: { points: 500, expires: '2027-01-31', spendFrom: '2027-02-01' } },
      {},
      'give.expires: is before spendFrom: nobody can spend the points',
    ],
    [
      'an end before the last points can be spent',
      { give: { points: 500, expires: '2027-01-05', spendFrom: '14 days' } },
      {},
      'give.expires: is before the last points can be spent (spendFrom)',
    ],
    [
      'days that are over on the first day to spend',
      { give: { points: 500, expires: '10 days', spendFrom: '2027-03-01' } },
      {},
      'give.expires: is before spendFrom: nobody can spend the points',
    ],
    [
      'a collection after the gift is gone',
      { give: { gift: 'lamp' }, quota: { perDay: 5 }, ...when({ collectUntil: '2027-02-01' }) },
      {},
      'when.collectUntil: is later than lamp is kept for anybody (3 days): the earlier deadline counts',
    ],
    [
      'rivals in a combination',
      { reach: undefined, together: [{ shops: ['cafe-tilia'] }, { shops: ['vesta', 'bakery-rye'] }] },
      {},
      'together.1.shops.1: cafe-tilia and bakery-rye compete: both are in cafe. Do they agree?',
    ],
    [
      'points from a shop for its rival',
      { where: { shops: ['vesta'] }, give: { points: 500, spendAt: 'otto-lind' } },
      {},
      'give.spendAt: vesta and otto-lind compete: both are in fashion. Do they agree?',
    ],
    [
      'a coupon from a shop for its rival',
      { ...coffee, where: { shops: ['bakery-rye'] } },
      {},
      'give.gift: bakery-rye and cafe-tilia compete: both are in cafe. Do they agree?',
    ],
  ])('%s', (_name, change, mallChange, warning) => {
    expect(warningsOf(change, mallChange)).toContain(warning);
  });

  test('no text in a language', () => {
    expect(warningsOf({ title: { en: 'x', ru: 'x' } })).toEqual(['title: has no text in: fi, de; another language stands in']);
  });

  test('a draw without reserves, once for each text that lacks languages', () => {
    const draw = {
      closes: '2027-01-05',
      drawn: '2027-01-10',
      publicValue: { en: 'index' },
      prizes: [{ prize: 'car', name: { en: 'car' }, units: 1 }],
      reserves: 0,
      claimWithin: '14 days',
    };
    const found = warningsOf({ give: { tickets: 1 }, quota: undefined, draw });
    expect(found).toContain('draw.reserves: is 0: a prize that nobody claims goes to nobody');
    expect(found.filter((one) => one.includes('has no text in'))).toHaveLength(2);
  });

  test.each<[string, FileChange, Partial<CampaignContext>]>([
    ['a tier that a campaign gives', { for: { tiers: ['gold'] } }, { others: other({ trigger: 'birthday', reward: tier('gold') }) }],
    [
      'a campaign that keeps a tier that another one gives',
      { for: { tiers: ['gold'] }, give: { tier: 'gold' }, quota: undefined },
      { others: other({ trigger: 'birthday', reward: tier('gold') }) },
    ],
    ['rivals that count without being offered to each other', { where: { categories: ['cafe'] } }, {}],
    ['points of a shop for itself', { where: { shops: ['vesta'] }, give: { points: 500, spendAt: 'vesta' } }, {}],
    [
      'a campaign that runs and was loaded before',
      when({ from: '2026-11-10' }),
      { others: [makeVersion({ campaignId: 'plain', when: year })] },
    ],
    ['hours past midnight of a mall that is open then', when({ hours: '20:00-01:00' }), { hours: { opens: '10:00', closes: '02:00' } }],
    ['an end at closing time', when({ until: '2026-12-31 22:00' }), {}],
  ])('%s is nothing to look at', (_name, change, mallChange) => {
    expect(warningsOf(change, mallChange)).toEqual([]);
  });
});

describe('receipts that also count for another campaign', () => {
  const both = 'where: the same receipts also count for other, and all are given: intended? ("useFor" lets a receipt count for one only)';

  test.each<[string, FileChange, Parameters<typeof makeVersion>[0], readonly string[]]>([
    ['both are given', {}, {}, [both]],
    ['the same gift', hare, {}, ['give.gift: the same receipts also earn this gift in other: intended?']],
    [
      'base points beside base points',
      { every: 'receipt', reach: undefined, give: { points: 1, per: 100 } },
      { span: 'receipt', reward: perAmount() },
      ['give: the same receipts also earn points in other, and all are given: intended? ("bestOf" gives only the best)'],
    ],
    ['one use of each receipt', { useFor: 'winter', rank: 2 }, { receiptUse: 'winter', rank: 1 }, []],
    [
      'one use of each receipt, same rank',
      { useFor: 'winter' },
      { receiptUse: 'winter' },
      ['useFor: shares its receipts with other at the same rank: the name decides, say "rank"'],
    ],
    ['the best of both', { every: 'receipt', reach: { sum: 5 }, bestOf: 'winter' }, { span: 'receipt', stackingGroup: 'winter' }, []],
    [
      'the first of both, same rank',
      { every: 'receipt', reach: { sum: 5 }, firstOf: 'winter' },
      { span: 'receipt', stackingGroup: 'winter', stackingBy: 'rank' },
      ['firstOf: has the same rank as other: the name decides, say "rank"'],
    ],
    [
      'the best of one, the first of the other',
      { every: 'receipt', reach: { sum: 5 }, bestOf: 'winter' },
      { span: 'receipt', stackingGroup: 'winter', stackingBy: 'rank' },
      ['bestOf: is the word of other too, which says it in "firstOf"'],
    ],
    ['base points beside a goal', {}, { span: 'receipt', reward: perAmount() }, []],
    ['other shops', { where: { shops: ['vesta'] } }, { where: where({ categories: ['cafe'] }) }, []],
    ['a shop and its category', { where: { shops: ['vesta'] } }, { where: where({ categories: ['fashion'] }) }, [both]],
    ['other weekdays', when({ weekdays: ['mon'] }), { when: { ...year, weekdays: [6, 7] } }, []],
    ['other hours', when({ hours: '10:00-12:00' }), { when: { ...year, hours: { from: '12:00', until: '22:00' } } }, []],
    ['another time', {}, { when: whenOf() }, []],
    ['a tier', {}, { reward: tier('gold') }, []],
    [
      'parts at other shops',
      { where: { shops: ['vesta'] } },
      { reach: reach(), parts: [part({ tenants: ['cafe-tilia'] }), part({ categories: ['bank'] })] },
      [],
    ],
    [
      'parts at these shops',
      { where: { shops: ['vesta'] } },
      { reach: reach(), parts: [part({ tenants: ['cafe-tilia'] }), part({ tenants: ['vesta'] })] },
      [both],
    ],
    ['stopped', {}, { stoppedAtMs: 1 }, []],
    ['an event', {}, { trigger: 'birthday', span: 'year' }, []],
    ['other people', { for: { languages: ['fi'] } }, { audience: everyone({ languages: ['ru'] }) }, []],
    ['people that the other leaves out', { for: { segments: ['vip'] } }, { audience: everyone({ noneOf: ['vip'] }) }, []],
    ['younger people', { for: { age: '18-25' } }, { segment: { genders: [], ageFrom: 60, ageTo: null, spent: [], idleDays: null } }, []],
  ])('%s', (_name, change, otherChange, warnings) => {
    expect(warningsOf(change, { others: other({ reward: gift('plush-hare'), ...otherChange }) })).toEqual(warnings);
  });

  test('two multipliers add their extras', () => {
    const change = { every: 'receipt', reach: undefined, quota: undefined, give: { times: 2 } };
    const others = [
      ...other({ span: 'receipt', reward: multiply(3000) }),
      makeVersion({ campaignId: 'base', when: year, span: 'receipt', reward: perAmount() }),
    ];
    expect(warningsOf(change, { others })).toEqual([
      'give.times: the same receipts are also multiplied by other, and all extras are given: intended?',
    ]);
  });

  test('five are named, the others counted', () => {
    const others = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((campaignId) => makeVersion({ campaignId, when: year, reward: points(5) }));
    expect(warningsOf({}, { others })[0]).toMatch(/^where: the same receipts also count for a, b, c, d, e and 2 more, /);
  });

  test('without the mall a shop may be of the category: rather told than missed', () => {
    const nothing = { tenants: null, categories: null, knowsAllCampaigns: false };
    const others = other({ where: where({ categories: ['fashion'] }), reward: points(5) });
    expect(warningsOf({ where: { shops: ['vesta'] } }, { ...nothing, others })).toEqual([both]);
  });
});
