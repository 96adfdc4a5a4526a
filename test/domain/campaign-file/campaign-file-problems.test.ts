import { describe, expect, test } from 'vitest';
import { problemsOf } from './campaign-file-kit.ts';
import type { FileChange } from './campaign-file-kit.ts';
import { makeVersion, perAmount } from '../campaign/make-version.ts';

const texts = { en: 't', ru: 't', fi: 't', de: 't' };
const prize = { prize: 'car', name: texts, units: 1 };
const draw = { closes: '2027-01-05', drawn: '2027-01-10', publicValue: texts, prizes: [prize], claimWithin: '14 days' };
const drawn = (change: FileChange = {}): FileChange => ({ give: { tickets: 1 }, quota: undefined, draw: { ...draw, ...change } });
const when = (change: FileChange): FileChange => ({ when: { from: '2026-12-01', until: '2026-12-31', ...change } });
const base = { campaignId: 'base-points', span: 'receipt', reward: perAmount() } as const;

describe('a file cannot be loaded', () => {
  test.each<[string, FileChange, string]>([
    ['a key that belongs elsewhere names its place', { perDay: 5 }, 'perDay: "perDay" is not known here (quota.perDay)'],
    ['a key of a list is looked at too', { together: [{ shop: ['vesta'] }, {}] }, 'together.0.shop: "shop" is not known here (shops)'],
    [
      'a slip in a fixed word',
      { every: 'mnoth' },
      'every: must be receipt, day, week, month, quarter, year, "30 days" or campaign (month)',
    ],
    [
      'a number where a date belongs',
      when({ from: 2026 }),
      'when.from: must be a date like 2026-11-21, or with a time like "2026-11-21 21:00"',
    ],
    ['a date of another century', when({ from: '1926-12-01' }), 'when.from: 1926-12-01 is not between 2000 and 2200'],
    ['yes for true', { for: { invited: 'yes' } }, 'for.invited: must be true, or left out'],
    ['a number where words belong', { every: 30 }, 'every: must be receipt, day, week, month, quarter, year, "30 days" or campaign'],
    ['a list that is too short', { together: [{ shops: ['vesta'] }] }, 'together: must have at least 2 entries'],
    ['nothing measured', { every: undefined }, 'every: is missing: say receipt, day, week, month, quarter, year, "30 days" or campaign'],
    ['no goal', { reach: undefined }, 'reach: is missing: say sum, receipts, shops, categories, days or stamps, or "together"'],
    ['no reward', { give: {}, quota: undefined }, 'give: gives nothing: say points, times, gift, tickets or tier'],
    ['two rewards', { give: { points: 5, tier: 'gold' } }, 'give.points: does not go with a tier: make two campaigns'],
    ['a word without its partner', { give: { points: 5, cap: 7 } }, 'give.cap: goes with "per" or "times" only'],
    [
      'a purse of a gift',
      { give: { gift: 'plush-hare', spendAt: 'vesta' }, quota: { total: 9 } },
      'give.spendAt: goes with "points" or "times" only',
    ],
    [
      'a cap below one step',
      { every: 'receipt', reach: undefined, give: { points: 5, per: 100, cap: 4 } },
      'give.cap: is less than the 5 points of one step: nobody would get any',
    ],
    [
      'a factor that is too fine',
      { every: 'receipt', reach: undefined, quota: undefined, give: { times: 1.0005 } },
      'give.times: must be more than 1, with at most three decimals',
    ],
    ['a multiplier of a month', { give: { times: 2 } }, 'every: must be receipt: "times" multiplies the base points of each receipt'],
    [
      'a gift named twice',
      { give: { gift: ['plush-hare', 'mug', 'plush-hare'] }, quota: { total: 9 } },
      'give.gift.2: names plush-hare twice',
    ],
    [
      'a consolation that is no thing',
      { give: { gift: 'plush-hare' }, quota: { total: 9 }, whenGone: {} },
      'whenGone: gives nothing: say points, gift or tickets',
    ],
    [
      'two consolations',
      { give: { gift: 'plush-hare' }, quota: { total: 9, points: 90 }, whenGone: { points: 5, gift: 'lamp' } },
      'whenGone.gift: does not go with points: say one of them',
    ],
    [
      'a consolation where nothing can run out',
      { every: 'receipt', reach: { sum: 500 }, quota: undefined, give: { tier: 'gold' }, whenGone: { gift: 'lamp' } },
      'whenGone: nothing can run out here: say a quota, or leave it out',
    ],
    [
      'a consolation that is what is gone',
      { give: { gift: ['plush-hare', 'lamp'] }, quota: { total: 9 }, whenGone: { gift: 'lamp' } },
      'whenGone.gift: lamp is what is gone: name another gift',
    ],
    [
      'a consolation that the mall has not',
      { give: { gift: 'plush-hare' }, quota: { total: 9 }, whenGone: { gift: 'lampp' } },
      'whenGone.gift: the mall has no gift "lampp" (lamp)',
    ],
    [
      'tickets of no draw',
      { give: { gift: 'plush-hare' }, quota: { total: 9 }, whenGone: { tickets: 2 } },
      'whenGone.tickets: needs "draw": the campaign whose draw they are for',
    ],
    [
      'a purse of a consolation that is no points',
      { give: { gift: 'plush-hare' }, quota: { total: 9 }, whenGone: { gift: 'lamp', spendAt: 'vesta' } },
      'whenGone.spendAt: goes with "points" only',
    ],
    ['tickets without a draw', { give: { tickets: 2 }, quota: undefined }, 'give.tickets: needs a draw: say "draw" with its prizes'],
    ['a draw without tickets', { draw }, 'draw: needs tickets: say "give: { tickets: 1 }"'],
    [
      'a draw that closes too early',
      drawn({ closes: '2026-12-30' }),
      'draw.closes: is before until: the last purchases would take no part',
    ],
    ['a draw before it closes', drawn({ drawn: '2027-01-04' }), 'draw.drawn: is not after closes'],
    ['a prize named twice', drawn({ prizes: [prize, prize] }), 'draw.prizes.1.prize: names car twice: say its units once'],
    [
      'a draw that closes before registration does',
      { ...drawn({ closes: '2027-01-01' }), ...when({ registerUntil: '2027-01-02' }) },
      'draw.closes: is before registerUntil: receipts registered last would take no part',
    ],
    [
      'windows the wrong way round',
      when({ registerUntil: '2026-12-24' }),
      'when.registerUntil: is before until: the last purchases could not be registered',
    ],
    [
      'a collection before the end',
      { ...when({ collectUntil: '2026-12-24' }) },
      'when.collectUntil: is before until: the last winners could not collect',
    ],
    ['no hour', when({ hours: '12:00-12:00' }), 'when.hours: ends when it begins: no hour is left'],
    ['a time of day that does not exist', when({ hours: '18:00-25:00' }), 'when.hours: 25:00 is no time of day'],
    [
      'a goal of several receipts for one receipt',
      { every: 'receipt' },
      'reach.receipts: cannot be asked of one receipt: every must be day, week, month or campaign',
    ],
    [
      'a combination within one receipt',
      { every: 'receipt', reach: undefined, together: [{ shops: ['vesta'] }, { shops: ['cafe-tilia'] }] },
      'together: needs a receipt for each part: every must be day, week, month or campaign',
    ],
    [
      'more shops than are named',
      { reach: { shops: 3 }, where: { shops: ['vesta', 'cafe-tilia'] } },
      'reach.shops: cannot be reached: only 2 shops count',
    ],
    [
      'more shops than the category has',
      { reach: { shops: 3 }, where: { categories: ['cafe'] } },
      'reach.shops: cannot be reached: only 2 shops count',
    ],
    [
      'more categories than count',
      { reach: { categories: 2 }, where: { categories: ['cafe'] } },
      'reach.categories: cannot be reached: only 1 category counts',
    ],
    ['no shop at all', { where: { shops: ['vesta'], except: { categories: ['fashion'] } } }, 'where: leaves no shop whose receipts count'],
    ['more days than the week has', { every: 'week', reach: { days: 8 } }, 'reach.days: cannot be reached: at most 7 days count'],
    [
      'more days than the campaign has',
      { every: 'campaign', reach: { days: 4 }, ...when({ until: '2026-12-03' }) },
      'reach.days: cannot be reached: at most 3 days count',
    ],
    [
      'more weekdays than a rolling window has',
      { every: '10 days', reach: { days: 5 }, ...when({ weekdays: ['sat', 'sun'] }) },
      'reach.days: cannot be reached: at most 4 days count',
    ],
    ['more receipts than count', { counts: { first: 4 } }, 'reach.receipts: cannot be reached: only the first 4 receipts count'],
    [
      'more stamps than the first receipts give',
      { counts: { first: 2, stampEvery: 100, stampsPerReceipt: 3 }, reach: { stamps: 7 } },
      'reach.stamps: cannot be reached: the first 2 receipts give at most 6',
    ],
    ['stamps nobody asks for', { counts: { stampEvery: 100 } }, 'counts.stampEvery: goes with "reach: { stamps }" only'],
    [
      'a sum above what counts',
      { every: 'receipt', reach: { sum: 500 }, counts: { atMost: 400 } },
      'reach.sum: cannot be reached: less than that counts of a receipt ("atMost")',
    ],
    [
      'a minimum above what counts',
      { minimum: 500, counts: { atMost: 400 } },
      'minimum: is more than what counts of a receipt ("atMost"): none would count',
    ],
    [
      'more parts than receipts',
      { reach: undefined, counts: { first: 2 }, together: [{ shops: ['vesta'], receipts: 2 }, { categories: ['cafe'] }] },
      'together: cannot be reached: it asks for 3 receipts, only the first 2 count',
    ],
    [
      'a part outside where',
      { reach: undefined, where: { shops: ['vesta'] }, together: [{ shops: ['vesta'] }, { shops: ['cafe-tilia'] }] },
      'together.1.shops.0: cafe-tilia does not count by "where": this part could not be served',
    ],
    [
      'a part whose goods do not count',
      { reach: undefined, counts: { goods: ['bakery'] }, together: [{ goods: ['balloons'] }, { goods: ['bakery'] }] },
      'together.0.goods: is not among counts.goods: this part could not be served',
    ],
    ['a budget below one award', { quota: { points: 499 } }, 'quota.points: is less than one award of 500 points'],
    [
      'a daily budget below award and inviter',
      { inviter: { points: 100 }, quota: { pointsPerDay: 599 } },
      'quota.pointsPerDay: is less than one award of 600 points',
    ],
    ['a budget of points for a gift', { give: { gift: 'plush-hare' } }, 'quota.points: is a budget of points, and no points are given'],
    ['payers of less than all', { pays: { operator: 40, vesta: 50 } }, 'pays: adds up to 90 per cent, not 100'],
    ['a share that is too fine', { for: { share: 0.05 } }, 'for.share: must be per cent with at most one decimal'],
    ['an age the wrong way round', { for: { age: '50-25' } }, 'for.age: 50-25 ends before it begins'],
    [
      'a look back of years',
      { for: { spent: [{ sum: 1, within: '900 months' }] } },
      'for.spent.0.within: looks back 27000 days: at most 1100 are kept at hand',
    ],
    [
      'a past spending that asks nothing',
      { for: { spent: [{ within: '90 days' }] } },
      'for.spent.0: asks for nothing: say sum or receipts',
    ],
    [
      'a segment of its own beside another',
      { for: { segments: ['vip'], age: '60+' } },
      'for.segments: does not go with "age": say all conditions here, or all in the segment',
    ],
    [
      'a name too long for its own segment',
      { campaign: 'a'.repeat(62), for: { age: '60+' } },
      'campaign: must have at most 61 letters, because "for" has a segment of its own',
    ],
    ['a window that is too long', { every: '400 days' }, 'every: 400 days is too long: at most 366 days'],
    [
      'best and first',
      { every: 'receipt', reach: { sum: 5 }, bestOf: 'a', firstOf: 'a' },
      'firstOf: does not go with bestOf: either the best or the first one stands',
    ],
    ['stacking of a month', { bestOf: 'a' }, 'bestOf: goes with "every: receipt" only'],
    [
      'an event that is measured',
      { on: 'joined', every: 'month', reach: undefined },
      'every: must be campaign with "on: joined", or left out',
    ],
    ['an event with a goal', { on: 'birthday', every: undefined }, 'reach: goes with receipts only, not with "on: birthday"'],
    [
      'an event with parts',
      { on: 'joined', every: undefined, reach: undefined, together: [{ shops: ['vesta'] }, { shops: ['cafe-tilia'] }] },
      'together: goes with receipts only, not with "on: joined"',
    ],
    [
      'an event that multiplies',
      { on: 'joined', every: undefined, reach: undefined, quota: undefined, give: { times: 2 } },
      'give.times: goes with receipts only, not with "on: joined"',
    ],
    [
      'an event paid by the shop of the receipt',
      { on: 'joined', every: undefined, reach: undefined, pays: { shop: 100 } },
      'pays.shop: goes with receipts only, not with "on: joined"',
    ],
    [
      'own shop staff at an event',
      { on: 'joined', every: undefined, reach: undefined, notFor: ['own-shop-staff'] },
      'notFor.0: goes with receipts only: an event has no shop',
    ],
  ])('%s', (_name, change, problem) => {
    expect(problemsOf(change)).toContain(problem);
  });

  test.each<[string, FileChange, string]>([
    ['shop', { where: { shops: ['vseta'] } }, 'where.shops.0: the mall has no shop "vseta" (vesta)'],
    ['category', { where: { except: { categories: ['cafes'] } } }, 'where.except.categories.0: the mall has no category "cafes" (cafe)'],
    [
      'shop of a part',
      { reach: undefined, together: [{ shops: ['tilia'] }, { shops: ['vesta'] }] },
      'together.0.shops.0: the mall has no shop "tilia" (cafe-tilia)',
    ],
    [
      'shop of past spending',
      { for: { spent: [{ shops: ['ota-lind'], sum: 5, within: '3 months' }] } },
      'for.spent.0.shops.0: the mall has no shop "ota-lind" (otto-lind)',
    ],
    ['purse', { give: { points: 500, spendAt: 'cafe-tila' } }, 'give.spendAt: the mall has no shop "cafe-tila" (cafe-tilia)'],
    ['gift of a list', { give: { gift: ['plush-hare', 'mugg'] }, quota: { total: 9 } }, 'give.gift.1: the mall has no gift "mugg" (mug)'],
    ['tier given', { give: { tier: 'golden' }, quota: undefined }, 'give.tier: the mall has no tier "golden" (gold)'],
    ['tier asked for', { for: { tiers: ['sliver'] } }, 'for.tiers.0: the mall has no tier "sliver" (silver)'],
    ['payer', { pays: { operatr: 100 } }, 'pays.operatr: the mall has no shop "operatr" (operator)'],
    ['drawing', { poster: { art: 'hara' } }, 'poster.art: the mall has no drawing "hara" (hare)'],
    ['legal profile', { legal: { profile: 'ru-gifts', fields: {} } }, 'legal.profile: there is no legal profile'],
  ])('an unknown %s names the nearest one', (_name, change, problem) => {
    expect(problemsOf(change).some((one) => one.startsWith(problem))).toBe(true);
  });

  test('names are not checked where the mall is not at hand', () => {
    const nothing = { tenants: null, categories: null, gifts: null, tiers: null, arts: null, knowsAllCampaigns: false };
    const change = { where: { shops: ['no-such-shop'] }, for: { tiers: ['brass'] }, poster: { art: 'cat' } };
    expect(problemsOf(change, nothing)).toEqual([]);
    expect(problemsOf(change)).toHaveLength(3);
  });

  test('times needs a base campaign to multiply, and names the one that was meant', () => {
    const times = (give: FileChange): FileChange => ({ every: 'receipt', reach: undefined, quota: undefined, give });
    const others = [makeVersion(base), makeVersion({ campaignId: 'five-shops' })];
    expect(problemsOf(times({ times: 2 }))).toEqual(['give.times: has nothing to multiply: no campaign gives points "per" amount']);
    expect(problemsOf(times({ times: 2 }), { others })).toEqual([]);
    expect(problemsOf(times({ times: 2 }), { knowsAllCampaigns: false })).toEqual([]);
    expect(problemsOf(times({ times: 2, of: 'base-point' }), { others })).toEqual([
      'give.of: the mall has no campaign "base-point" (base-points)',
    ]);
    expect(problemsOf(times({ times: 2, of: 'five-shops' }), { others })).toEqual(['give.of: five-shops gives no points for each amount']);
  });

  test('a gap in what the law wants said is a problem', () => {
    const legal = { profile: 'ru-gift', fields: {} };
    expect(problemsOf({ legal }).some((one) => one.startsWith('legal.fields'))).toBe(true);
  });
});
