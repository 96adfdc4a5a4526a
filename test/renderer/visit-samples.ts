/** Sample screens of an open visit. */
import type { Frame, GiftView } from '../../domain/contract/screen-parts.ts';
import { sentence } from '../../domain/text/wording.ts';
import type { Names } from './sample-names.ts';
import { balance, gifts, heroProgress, progress, rows, shops, sixRows, voucher } from './sample-pieces.ts';
import type { Sample } from './samples.ts';

/** Home, rows, messages, questions, result, history. */
export function visitScreens(frame: Frame, say: Names): Sample[] {
  const home = {
    kind: 'visit' as const,
    frame,
    typedIdentity: false,
    provisional: false,
    balance: balance(),
    progress: progress(say),
    moreProgress: 2,
    rows: [],
    earnedPoints: 0,
    vouchers: [],
    notices: [],
    toast: null,
    codeHelpGrown: false,
    codePlaces: [],
    home: null,
    questionnaire: null,
  };
  const hard = {
    ...home,
    balance: {
      points: 99_999,
      pendingPoints: 240,
      debtPoints: 0,
      expiring: { points: 12_400, onLocal: '2026-11-30' },
      restricted: [{ points: 2000, spendAt: 'Corso Shoes' }],
      later: null,
      tier: null,
      tickets: [],
    },
  };
  const refusedWhy = sentence('refusal.tenant-excluded.why');
  return [
    { name: 'visit-home', screen: home },
    {
      name: 'visit-offline',
      screen: {
        ...hard,
        frame: { ...frame, online: false },
        provisional: true,
        moreProgress: 0,
        progress: [heroProgress(say, 100_000_000), ...progress(say).slice(1)],
      },
    },
    {
      name: 'visit-doors',
      screen: {
        ...home,
        progress: progress(say).toReversed(),
        moreProgress: 0,
        notices: [sentence('notice.approved', { shop: 'Flora & Fern', points: 6 })],
      },
    },
    { name: 'visit-plain', screen: { ...home, progress: [], moreProgress: 0 } },
    {
      name: 'visit-typed',
      screen: {
        ...home,
        frame: { ...frame, card: { initial: '', last4: '4821' } },
        typedIdentity: true,
        balance: null,
        progress: [],
        moreProgress: 0,
      },
    },
    { name: 'visit-rows', screen: { ...home, progress: progress(say, 245_000), rows: rows(say), earnedPoints: 32 } },
    {
      name: 'visit-six',
      screen: {
        ...hard,
        frame: { ...frame, online: false },
        progress: [heroProgress(say, 100_000_000)],
        rows: sixRows(say),
        earnedPoints: 10_032,
        vouchers: [voucher(say, 'to-be-confirmed')],
        toast: { tone: 'neutral', say: sentence('toast.refused', { reference: 'K3-4823' }) },
      },
    },
    {
      name: 'message-refusal',
      screen: {
        kind: 'message',
        frame,
        tone: 'refusal',
        title: sentence('refusal.tenant-excluded.title'),
        why: refusedWhy,
        what: sentence('refusal.tenant-excluded.what'),
        right: sentence('refusal.right'),
        reference: 'K3-4826',
        went: sentence('message.went', { booked: 2, points: 32 }),
        next: 'back',
      },
    },
    {
      name: 'message-hold',
      screen: {
        kind: 'message',
        frame,
        tone: 'hold',
        title: sentence('hold.on-another-account.title'),
        why: sentence('hold.on-another-account.why'),
        what: sentence('hold.on-another-account.what'),
        right: null,
        reference: 'K3-4826',
        went: null,
        next: 'back',
      },
    },
    {
      name: 'message-payment-card',
      screen: {
        kind: 'message',
        frame: { ...frame, card: null },
        tone: 'neutral',
        title: sentence('message.payment-card.title'),
        why: sentence('message.payment-card.why'),
        what: sentence('message.payment-card.what'),
        right: null,
        reference: null,
        went: null,
        next: 'finish',
      },
    },
    {
      name: 'message-kept-full',
      screen: {
        kind: 'message',
        frame: { ...frame, card: null },
        tone: 'neutral',
        title: sentence('message.kept-full.title', { count: 10 }),
        why: sentence('message.kept-full.why'),
        what: sentence('message.kept-full.what'),
        right: null,
        reference: null,
        went: null,
        next: 'back',
      },
    },
    { name: 'whose-receipt', screen: { kind: 'whose-receipt', frame, last4: '4821', shop: 'Vesta', amountMinor: 245_000 } },
    { name: 'another-card', screen: { kind: 'another-card', frame, currentLast4: '4821', newLast4: '7730' } },
    { name: 'change-card', screen: { kind: 'change-card', frame, rows: 3 } },
    {
      name: 'code-help',
      screen: {
        kind: 'code-help',
        frame,
        rows: rows(say).slice(0, 2),
        codePlaces: [{ code: 'square', place: 'bottom', beside: 'ФН ФД ФП' }],
      },
    },
    {
      name: 'result',
      screen: {
        kind: 'result',
        frame,
        booked: 3,
        held: 1,
        desk: 1,
        refused: 1,
        earnedPoints: 58,
        balance: balance(1298),
        vouchers: [voucher(say, 'granted')],
        slipPreset: true,
        printerReady: true,
      },
    },
    {
      name: 'result-no-printer',
      screen: {
        kind: 'result',
        frame: { ...frame, printer: 'paper-out' },
        booked: 0,
        held: 0,
        desk: 0,
        refused: 0,
        earnedPoints: 0,
        balance: null,
        vouchers: [],
        slipPreset: false,
        printerReady: false,
      },
    },
    { name: 'printing', screen: { kind: 'printing', frame, voucherCount: 1 } },
    { name: 'no-slip', screen: { kind: 'no-slip', frame, reason: 'paper-out', references: ['K3-4830', 'K3-4831'], canRead: true } },
    {
      name: 'history',
      screen: {
        kind: 'history',
        frame,
        receipts: sixRows(say),
        vouchers: [voucher(say, 'granted'), { ...voucher(say, 'honoured'), voucherId: 'v2' }],
        expiries: [
          { points: 120, onLocal: '2026-11-30' },
          { points: 61, onLocal: '2026-12-31' },
        ],
      },
    },
    { name: 'idle-warning', screen: { kind: 'idle-warning', frame, secondsLeft: 14, under: 'visit' } },
    { name: 'idle-form', screen: { kind: 'idle-warning', frame: { ...frame, card: null }, secondsLeft: 5, under: 'form' } },
  ];
}

/** Gifts, from the catalogue to the promise. */
export function giftScreens(frame: Frame, say: Names): Sample[] {
  const gift: GiftView = {
    giftId: 'bag',
    name: say.bag,
    text: say.giftText,
    art: 'bag',
    pricePoints: 650,
    missingPoints: 0,
    left: 3,
    place: say.desk,
    deadlineLocal: '2026-11-21T21:00:00',
    worth: null,
    state: 'have',
  };
  return [
    { name: 'gifts', screen: { kind: 'gifts', frame, points: 1240, gifts: gifts(say) } },
    { name: 'gift-confirm', screen: { kind: 'gift-confirm', frame, points: 1240, gift, deadlineLocal: '2026-11-21T21:00:00' } },
    {
      name: 'gift-bound',
      screen: {
        kind: 'gift-bound',
        frame,
        voucher: voucher(say, 'granted'),
        granted: true,
        title: say.hare,
        progress: heroProgress(say, 505_000, 'bound'),
        rows: rows(say),
      },
    },
    {
      name: 'gift-reserved',
      screen: {
        kind: 'gift-bound',
        frame: { ...frame, online: false },
        voucher: voucher(say, 'to-be-confirmed'),
        granted: false,
        title: say.hare,
        progress: null,
        rows: [],
      },
    },
    {
      name: 'gift-gone',
      screen: {
        kind: 'gift-gone',
        frame,
        title: say.hare,
        progress: heroProgress(say, 505_000, 'gone'),
        what: sentence('gone.gift', { gift: say.hare }),
        instead: null,
      },
    },
    {
      name: 'gift-gone-instead',
      screen: {
        kind: 'gift-gone',
        frame,
        title: say.hare,
        progress: heroProgress(say, 505_000, 'gone'),
        what: sentence('gone.tomorrow', { count: 100, from: '10:00' }),
        instead: {
          what: { key: 'award.instead', args: { campaignId: 'hare', gainClause: 'gain.gift', gift: say.bag } },
          voucher: { ...voucher(say, 'granted'), giftName: say.bag, art: 'bag' },
        },
      },
    },
    {
      name: 'gift-gone-points',
      screen: {
        kind: 'gift-gone',
        frame,
        title: say.hare,
        progress: heroProgress(say, 505_000, 'gone'),
        what: sentence('gone.tomorrow', { count: 100, from: '10:00' }),
        instead: {
          what: {
            key: 'award.instead',
            args: {
              campaignId: 'hare',
              gainClause: 'gain.points',
              points: 50,
              spend: '_anywhere',
              start: '_now',
              life: '_until',
              onLocal: '2026-12-24',
            },
          },
          voucher: null,
        },
      },
    },
    {
      name: 'near-miss',
      screen: {
        kind: 'near-miss',
        frame,
        progress: heroProgress(say, 476_000),
        missingMinor: 24_000,
        missingShops: null,
        missingReceipts: null,
        shops: shops.slice(0, 3),
        honest: sentence('near.honest', { campaign: say.posterTitle, untilLocal: '2026-11-14T21:00:00' }),
      },
    },
    {
      name: 'near-miss-shops',
      screen: {
        kind: 'near-miss',
        frame,
        progress: progress(say)[2] ?? heroProgress(say, 0),
        missingMinor: null,
        missingShops: 2,
        missingReceipts: null,
        shops: [],
        honest: sentence('near.honest', { campaign: say.fiveShops, untilLocal: '2026-11-30T21:00:00' }),
      },
    },
  ];
}
