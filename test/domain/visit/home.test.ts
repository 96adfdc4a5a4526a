/** Laws of home and of promotion days: what is shown to whom, when the help grows, and which touch leads where. */
import { describe, expect, test } from 'vitest';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { SettingsDocument } from '../../../domain/contract/document.ts';
import type { ProgressView } from '../../../domain/contract/screen-parts.ts';
import { screen } from '../../../domain/contract/screen.ts';
import { homeView } from '../../../domain/visit/home-view.ts';
import { isPromotionDay, promotionPosters } from '../../../domain/visit/promotion-day.ts';
import { tierWay } from '../../../domain/visit/tier-way.ts';
import { gifts, heroProgress } from '../../renderer/sample-pieces.ts';
import { names } from '../../renderer/sample-names.ts';
import { demoSettings } from '../../../server/demo/demo-documents.ts';
import { Driver } from './driver.ts';
import { account, booked, card, house, scanned, token } from './fixtures.ts';

function shown(d: Driver) {
  const now = d.screen;
  if (now.kind !== 'visit') throw new Error(`shows ${now.kind}`);
  expect(screen.safeParse(now).error).toBeUndefined();
  return now;
}

describe('the doors of a home', () => {
  test('count what is behind them, and the gift that is nearly theirs is the one that misses least', () => {
    const home = homeView({ ...account(1), gifts: gifts(names.en) });
    expect(home).toEqual({
      campaigns: 0,
      forMe: 0,
      giftsNow: 3,
      giftsNear: 3,
      nearest: { name: names.en.umbrella, missingPoints: 260 },
      tier: null,
    });
  });

  test('are not there for a typed number, nor on a promotion day', () => {
    const typed = new Driver();
    typed
      .feed({ ...card(1, 0), identity: 'typed' })
      .feed({ kind: 'account.found', cardToken: token(1), view: account(1, { gifts: gifts(names.en) }) });
    expect(shown(typed)).toMatchObject({ home: null, balance: null, progress: [] });
    const crowd = new Driver({ ...house, promotionDay: true });
    crowd.member(1);
    expect(shown(crowd)).toMatchObject({ home: null, frame: { promotionDay: true } });
  });

  test('"for you" shows those alone that are not for everybody, and BACK leads home again', () => {
    const view = {
      campaignId: 'silver',
      title: 'S',
      sentence: 's',
      art: null,
      forMe: true,
      progress: null,
      fromLocal: '2026-11-14',
      untilLocal: '2026-11-15T21:00:00',
      shops: [],
      except: [],
      left: null,
      leftToday: false,
      place: null,
    };
    const campaigns = [
      { view, version: 1, terms: '' },
      { view: { ...view, campaignId: 'all', forMe: false }, version: 1, terms: '' },
    ];
    const d = new Driver();
    d.feed(card(1, 0)).feed({ kind: 'account.found', cardToken: token(1), view: account(1, { campaigns }) });
    expect(shown(d).home).toMatchObject({ campaigns: 2, forMe: 1 });
    d.touch({ kind: 'offers' });
    expect(d.screen).toMatchObject({ kind: 'campaigns', onlyForMe: true, campaigns: [{ campaignId: 'silver' }] });
    expect(d.touch({ kind: 'back' }).screen.kind).toBe('visit');
    expect(d.touch({ kind: 'campaigns' }).screen).toMatchObject({ kind: 'campaigns', onlyForMe: false, forMe: 1 });
    d.touch({ kind: 'back' }).touch({ kind: 'mine' }).touch({ kind: 'campaigns' });
    expect(d.touch({ kind: 'back' }).screen.kind).toBe('mine');
  });
});

describe('the way to the next tier', () => {
  const tiers = ['bronze', 'silver', 'gold'].map((id, rank) => ({
    kind: 'tier' as const,
    id,
    version: 1,
    name: { en: id, ru: id, fi: id, de: id },
    rank,
  }));
  const progress = (campaignId: string, tier: string, change: Partial<ProgressView> = {}): ProgressView => ({
    ...heroProgress(names.en, 0),
    campaignId,
    reward: { kind: 'tier', name: tier },
    ...change,
  });
  const campaigns = new Map(
    ['silver', 'gold', 'bronze'].map((tierId): [string, CampaignVersion] => [
      `to-${tierId}`,
      // only the reward is looked at
      { reward: { kind: 'tier', tierId, until: { kind: 'days', days: 30 } } } as unknown as CampaignVersion,
    ]),
  );

  test('is the lowest tier above the one held, in the words of the campaign that gives it', () => {
    const all = [progress('to-gold', 'Gold'), progress('to-silver', 'Silver'), progress('to-bronze', 'Bronze')];
    expect(tierWay(all, campaigns, tiers, null)).toMatchObject({ campaignId: 'to-bronze', name: 'Bronze', next: all[2]?.next });
    expect(tierWay(all, campaigns, tiers, 0)?.campaignId).toBe('to-silver');
    expect(tierWay(all, campaigns, tiers, 1)?.campaignId).toBe('to-gold');
    expect(tierWay(all, campaigns, tiers, 2)).toBeNull();
  });

  test('is not told of a campaign that is full, reached, or gives no tier', () => {
    const none = [
      progress('to-silver', 'Silver', { state: 'bound', next: null }),
      progress('to-gold', 'Gold', { state: 'gone' }),
      heroProgress(names.en, 0),
    ];
    expect(tierWay(none, campaigns, tiers, 0)).toBeNull();
    expect(tierWay([progress('unknown', 'Silver')], campaigns, tiers, 0)).toBeNull();
  });
});

describe('"code does not scan?"', () => {
  test('grows into a picture after eight seconds among receipts, and a touch or scan makes it small again', () => {
    const d = new Driver();
    d.member(1);
    d.wait(20_000);
    expect(shown(d).codeHelpGrown).toBe(false);
    d.feed(scanned(1, 0)).feed({ kind: 'receipt.outcome', draftId: 'd1', outcome: booked('d1'), view: account(1) });
    d.touch({ kind: 'receipt-is-mine' });
    if (d.screen.kind !== 'visit') d.touch({ kind: 'back' });
    d.atMs += 7_750;
    expect(shown(d.feed({ kind: 'ticked' })).codeHelpGrown).toBe(false);
    d.wait(250);
    expect(shown(d).codeHelpGrown).toBe(true);
    expect(shown(d.touch({ kind: 'here' })).codeHelpGrown).toBe(false);
  });

  test('on a promotion day grows from the first receipt on, and one touch puts the paper at the desk', () => {
    const d = new Driver({ ...house, promotionDay: true });
    d.member(1);
    expect(shown(d.wait(8_000)).codeHelpGrown).toBe(true);
    d.touch({ kind: 'show-at-desk' });
    d.feed({ kind: 'paper.promised', draftId: 'd1', reference: 'K3-4830' });
    expect(shown(d)).toMatchObject({ codeHelpGrown: false, rows: [{ state: 'desk', reference: 'K3-4830' }] });
  });
});

describe('a promotion day', () => {
  const setting = (change: Partial<SettingsDocument['promotionDay']>): SettingsDocument['promotionDay'] => ({
    ...demoSettings.promotionDay,
    ...change,
  });
  const running = [{ campaignId: 'hare' } as CampaignVersion];

  test('is one in its periods, while its campaigns run, or while the queue is long, and else none', () => {
    const weekend = setting({ periods: [{ fromMs: 100, untilMs: 200 }] });
    expect([99, 100, 199, 200].map((atMs) => isPromotionDay(weekend, running, atMs, 0))).toEqual([false, true, true, false]);
    expect(isPromotionDay(setting({ campaigns: ['hare'] }), running, 0, 0)).toBe(true);
    expect(isPromotionDay(setting({ campaigns: ['hare'] }), [], 0, 0)).toBe(false);
    expect([4, 5].map((visits) => isPromotionDay(setting({ visitsInTenMinutes: 5 }), running, 0, visits))).toEqual([false, true]);
    expect(isPromotionDay(setting({}), running, 0, 500)).toBe(false);
  });

  test("hangs its campaigns' posters alone; where none is named, the mall's first", () => {
    const poster = { campaignId: 'hare', beginsLocal: null };
    const others = [{ campaignId: 'shoes', beginsLocal: null }, poster, { campaignId: 'draw', beginsLocal: '2026-11-17T10:00:00' }];
    const all = others as unknown as Parameters<typeof promotionPosters>[1];
    expect(promotionPosters(setting({ campaigns: ['hare', 'draw'] }), all)).toEqual([poster]);
    expect(promotionPosters(setting({}), all)).toEqual([others[0]]);
    expect(promotionPosters(setting({}), [])).toEqual([]);
  });
});

test('on a promotion day an invitation to more shops takes no screen; a gift that is bound still does', () => {
  const near = { nearMisses: [{ progress: heroProgress(names.en, 476_000), shops: [] }] };
  for (const promotionDay of [false, true]) {
    const d = new Driver({ ...house, promotionDay });
    d.member(1).feed(scanned(1, 0));
    d.feed({ kind: 'receipt.outcome', draftId: 'd1', outcome: booked('d1', near), view: account(1) });
    expect(d.screen.kind).toBe(promotionDay ? 'visit' : 'near-miss');
  }
});

test('what a receipt does not count for is said aloud where its row has no room for it', () => {
  const not = { key: 'not.category', args: { short: 'Hare', category: 'cafe' } };
  const base = { key: 'award.base', args: {} };
  for (const lines of [
    [base, not],
    [base, base, not],
  ]) {
    const d = new Driver();
    d.member(1).feed(scanned(1, 0));
    const outcome = booked('d1');
    d.feed({ kind: 'receipt.outcome', draftId: 'd1', outcome: { ...outcome, row: { ...outcome.row, lines } }, view: account(1) });
    expect(shown(d).toast?.say.key).toBe(lines.length > 2 ? 'not.category' : 'toast.booked');
  }
});
