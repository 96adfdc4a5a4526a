/** Sample screens of what campaigns can give and ask besides points for a sum: combinations, stamps with a sum, tickets, tiers, choices, coupons, points with a later start. */
import type { BalanceView, Frame, ProgressView, ReceiptRow, VoucherView } from '../../domain/contract/screen-parts.ts';
import { sentence } from '../../domain/text/wording.ts';
import { awardRows, heldRows } from './award-rows.ts';
import type { Names } from './sample-names.ts';
import { gifts, heroProgress, progress, rows, shops, voucher } from './sample-pieces.ts';
import type { Sample } from './samples.ts';

function full(say: Names): BalanceView {
  return {
    points: 1240,
    pendingPoints: 0,
    debtPoints: 0,
    expiring: { points: 200, onLocal: '2026-12-31' },
    restricted: [{ points: 300, spendAt: 'Café Tilia' }],
    later: { points: 1200, fromLocal: '2026-12-05' },
    tier: { name: say.silver, lastDateLocal: '2027-12-31' },
    tickets: [{ campaign: say.draw, tickets: 21, drawnLocal: '2026-12-24' }],
  };
}

function combination(say: Names): ProgressView {
  return {
    ...heroProgress(say, 0),
    campaignId: 'party',
    today: false,
    title: say.combination,
    short: say.combination,
    figure: 'stamps',
    sum: null,
    parts: [
      { name: say.cake, done: true },
      { name: say.kite, done: false },
    ],
    next: {
      key: 'near.parts',
      args: { byLocal: '2026-11-22', missingClause: 'missing.parts', parts: say.kite, winClause: 'win.points', points: 300 },
    },
    reward: { kind: 'points', points: 300, spendAt: null },
    endsLocal: '2026-11-22T22:00:00',
  };
}

function severalGoals(say: Names): ProgressView {
  return {
    ...heroProgress(say, 321_050),
    campaignId: 'gala',
    today: false,
    short: say.draw,
    shops: { done: 1, of: 3 },
    days: { done: 2, of: 4 },
    reward: { kind: 'tickets', tickets: 2, drawnLocal: '2026-12-24' },
    next: {
      key: 'near',
      args: {
        byLocal: '2026-11-30',
        missingClause: 'missing.sum missing.shops missing.days',
        missingMinor: 178_950,
        missingShops: 2,
        missingDays: 2,
        winClause: 'win.tickets',
        tickets: 2,
      },
    },
    endsLocal: '2026-11-30T22:00:00',
  };
}

function tier(say: Names): ProgressView {
  return {
    ...heroProgress(say, 0),
    campaignId: 'silver',
    today: false,
    short: say.silverCard,
    sum: { doneMinor: 2_418_140, ofMinor: 3_000_000 },
    reward: { kind: 'tier', name: say.silver },
    next: {
      key: 'near',
      args: { byLocal: '2026-12-31', missingClause: 'missing.sum', missingMinor: 581_860, winClause: 'win.tier', tier: say.silver },
    },
    endsLocal: '2026-12-31T22:00:00',
  };
}

/** Vouchers of the new kinds: one to choose, one for a till of a shop. */
export function newVouchers(say: Names): readonly VoucherView[] {
  return [
    { ...voucher(say, 'granted'), choices: [say.mug, say.umbrella] },
    {
      ...voucher(say, 'granted'),
      voucherId: 'v2',
      reference: 'K3-4831',
      giftName: say.coupon,
      art: 'ticket',
      place: 'Café Tilia',
      deadlineLocal: '2026-12-21T22:00:00',
      worth: sentence('coupon.percent-off', { offShare: 200, most: '_some', upToMinor: 40_000 }),
    },
  ];
}

/** @see file comment */
export function awardScreens(frame: Frame, say: Names): Sample[] {
  const home = {
    kind: 'visit' as const,
    frame,
    typedIdentity: false,
    provisional: false,
    balance: full(say),
    progress: [combination(say), severalGoals(say), tier(say)],
    moreProgress: 0,
    rows: [] as ReceiptRow[],
    earnedPoints: 0,
    vouchers: [] as VoucherView[],
    notices: [],
    toast: null,
    codeHelpGrown: false,
    codePlaces: [],
    home: null,
    questionnaire: null,
  };
  const [chosen = voucher(say, 'granted'), coupon = voucher(say, 'granted')] = newVouchers(say);
  const near = {
    kind: 'near-miss' as const,
    frame,
    missingMinor: null,
    missingShops: null,
    missingReceipts: null,
    shops: shops.slice(0, 3),
    honest: sentence('near.honest', { campaign: say.draw, untilLocal: '2026-11-22T21:00:00' }),
  };
  const expiring = sentence('notice.expiring.at', { points: 300, shop: 'Café Tilia', onLocal: '2026-12-04' });
  return [
    { name: 'visit-combination', screen: home },
    { name: 'visit-several-goals', screen: { ...home, progress: [severalGoals(say), tier(say), combination(say)], vouchers: [chosen] } },
    {
      name: 'visit-tier-told',
      screen: {
        ...home,
        progress: [tier(say), ...progress(say).slice(1)],
        moreProgress: 3,
        notices: [expiring, sentence('notice.prize-won', { campaign: say.draw, gift: say.umbrella, reference: 'K3-4810' })],
      },
    },
    { name: 'visit-combination-rows', screen: { ...home, rows: rows(say), earnedPoints: 32 } },
    { name: 'visit-award-rows', screen: { ...home, progress: progress(say, 245_000), rows: awardRows(say), earnedPoints: 463 } },
    { name: 'visit-held-rows', screen: { ...home, progress: [tier(say)], rows: heldRows(), vouchers: [coupon] } },
    { name: 'near-miss-parts', screen: { ...near, progress: combination(say), shops: shops.slice(0, 1) } },
    { name: 'near-miss-tier', screen: { ...near, progress: tier(say), missingMinor: 581_860, honest: sentence('near.honest.today') } },
    { name: 'near-miss-several', screen: { ...near, progress: severalGoals(say) } },
    {
      name: 'gift-bound-choices',
      screen: {
        kind: 'gift-bound',
        frame,
        voucher: chosen,
        granted: true,
        title: say.hare,
        progress: heroProgress(say, 505_000, 'bound'),
        rows: rows(say),
      },
    },
    {
      name: 'gift-bound-coupon',
      screen: { kind: 'gift-bound', frame, voucher: coupon, granted: true, title: coupon.giftName, progress: null, rows: [] },
    },
    {
      name: 'gifts-coupons',
      screen: {
        kind: 'gifts',
        frame,
        points: 1240,
        gifts: gifts(say).map((gift, at) =>
          at % 2 === 0 ? gift : { ...gift, name: say.coupon, art: 'ticket', place: 'Café Tilia', worth: coupon.worth },
        ),
      },
    },
    { name: 'history-awards', screen: { kind: 'history', frame, receipts: awardRows(say), vouchers: [chosen, coupon], expiries: [] } },
    {
      name: 'result-awards',
      screen: {
        kind: 'result',
        frame,
        booked: 3,
        held: 2,
        desk: 1,
        refused: 0,
        earnedPoints: 463,
        balance: full(say),
        vouchers: [chosen, coupon],
        slipPreset: true,
        printerReady: true,
      },
    },
    { name: 'goodbye-awards', screen: { kind: 'goodbye', frame: { ...frame, card: null }, earnedPoints: 463, vouchers: [chosen, coupon] } },
  ];
}
