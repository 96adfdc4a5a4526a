/** Sample screens of the kiosk, typed by the contract: every kind, and the cases that strain a layout. */
import type { BalanceView, Frame, GiftView, PosterView, ProgressView, ReceiptRow, Screen, ShopView, VoucherView } from '../../domain/contract/screen.ts';
import type { Language } from '../../domain/text/language.ts';
import { sentence } from '../../domain/text/wording.ts';
import { names } from './sample-names.ts';
import type { Names } from './sample-names.ts';

/** A sample and the name its picture bears. */
export interface Sample {
  readonly name: string;
  readonly screen: Screen;
}

/** Whether a sample is a step of an open visit, where FINISH must stand in its place. */
export const visitSamples: ReadonlySet<string> = new Set([
  'visit-home', 'visit-rows', 'visit-six', 'visit-typed', 'visit-offline', 'message-refusal', 'message-hold', 'change-card', 'code-help', 'gifts', 'gift-bound', 'gift-reserved', 'gift-gone', 'near-miss', 'result', 'history', 'pick-shop',
]);

/** All samples in one language and theme. */
export function samples(language: Language, theme: Frame['theme'] = 'day', lower = false): Sample[] {
  const say = names[language];
  const visit: Frame = { ...house(language, theme, lower), card: { initial: say.initial, last4: '4821' } };
  const nobody = house(language, theme, lower);
  return [...doorSamples(nobody, say), ...visitScreens(visit, say), ...giftScreens(visit, say), ...formScreens(visit, nobody, say), ...joinScreens(nobody)];
}

function house(language: Language, theme: Frame['theme'], lower: boolean): Frame {
  return {
    mallName: 'Galleria Lumen', kioskId: 'K3', language, languages: ['en', 'ru', 'fi', 'de'], clockLocal: '2026-11-14T13:10:00', currency: 'RUB', card: null, theme, lower,
    online: true, reader: 'ok', printer: 'ok', test: false,
  };
}

function doorSamples(frame: Frame, say: Names): Sample[] {
  const poster: PosterView = {
    campaignId: 'hare-day', title: say.posterTitle, sentence: say.posterSentence, art: 'hare', figure: null, palette: 'verdigris', left: 37, limited: false, place: say.desk, endsLocal: '2026-11-14T21:00:00',
  };
  const shoes: PosterView = { ...poster, campaignId: 'shoes', title: say.shoesTitle, sentence: say.shoesSentence, art: null, figure: '×3', palette: 'oxide', left: null, place: null, endsLocal: '2026-11-30T21:00:00' };
  const cinema: PosterView = { ...shoes, campaignId: 'cinema', title: say.cinemaTitle, sentence: say.shoesSentence, art: 'ticket', figure: null, palette: 'slate', limited: true, place: say.desk };
  return [
    { name: 'resting', screen: { kind: 'resting', frame, say: sentence('resting.no-mirror') } },
    { name: 'attract', screen: { kind: 'attract', frame, posters: [poster], phoneUrl: 'https://lumen.example/k3' } },
    { name: 'attract-figure', screen: { kind: 'attract', frame, posters: [shoes], phoneUrl: null } },
    { name: 'attract-limited', screen: { kind: 'attract', frame: { ...frame, online: false }, posters: [cinema], phoneUrl: null } },
    { name: 'attract-empty', screen: { kind: 'attract', frame: { ...frame, reader: 'gone' }, posters: [], phoneUrl: null } },
    { name: 'goodbye', screen: { kind: 'goodbye', frame, earnedPoints: 58, vouchers: [voucher(say, 'granted')] } },
    { name: 'goodbye-nothing', screen: { kind: 'goodbye', frame, earnedPoints: 0, vouchers: [] } },
  ];
}

function heroProgress(say: Names, doneMinor: number, state: ProgressView['state'] = 'open'): ProgressView {
  return {
    campaignId: 'hare-day', title: say.posterTitle, short: say.hare, sentence: say.posterSentence, figure: 'arch', sum: { doneMinor, ofMinor: 500_000 }, receipts: null, shops: null,
    reward: { kind: 'gift', giftId: 'hare', name: say.hare, art: 'hare', left: 37, place: say.desk }, endsLocal: '2026-11-14T21:00:00', state,
  };
}

function progress(say: Names, doneMinor = 0): ProgressView[] {
  return [
    heroProgress(say, doneMinor),
    { ...heroProgress(say, 0), campaignId: 'coffee', short: say.coffee, figure: 'stamps', sum: null, receipts: { done: 5, of: 8 }, reward: { kind: 'gift', giftId: 'cup', name: say.cup, art: 'mug', left: null, place: 'Café Tilia' }, endsLocal: null },
    { ...heroProgress(say, 0), campaignId: 'five', short: say.fiveShops, figure: 'doors', sum: null, shops: { done: 3, of: 5 }, reward: { kind: 'points', points: 500, spendAt: null }, endsLocal: '2026-11-30T23:59:00' },
  ];
}

function balance(points = 1240): BalanceView {
  return { points, pendingPoints: 0, debtPoints: 0, expiring: { points: 120, onLocal: '2026-11-30' }, restricted: [] };
}

function voucher(say: Names, state: VoucherView['state']): VoucherView {
  return { voucherId: 'v1', reference: 'K3-4830', giftName: say.hare, art: 'hare', place: say.desk, deadlineLocal: '2026-11-14T21:00:00', state };
}

function rows(say: Names): ReceiptRow[] {
  const base = { toBeConfirmed: false, points: 0 };
  return [
    { ...base, rowId: 'r1', reference: 'K3-4818', shop: 'Vesta', category: say.fashion, amountMinor: 245_000, state: 'booked', points: 24, lines: [sentence('counts.for', { short: say.hare })] },
    { ...base, rowId: 'r2', reference: 'K3-4819', shop: 'Café Tilia', category: null, amountMinor: 89_000, state: 'booked', points: 8, lines: [sentence('counts.not-category', { short: say.hare, category: say.cafes })] },
    { ...base, rowId: 'r3', reference: 'K3-4820', shop: 'Flora & Fern', category: null, amountMinor: 64_000, state: 'held', lines: [sentence('hold.unknown-till')] },
    { ...base, rowId: 'r4', reference: 'K3-4821', shop: null, category: null, amountMinor: null, state: 'desk', lines: [sentence('row.showAtDesk')] },
  ];
}

function sixRows(say: Names): ReceiptRow[] {
  const more: ReceiptRow[] = [
    { rowId: 'r5', reference: 'K3-4822', shop: 'Brandt Electronics', category: say.fashion, amountMinor: 100_000_000, state: 'booked', points: 10_000, toBeConfirmed: true, lines: [sentence('award.extra-at', { short: say.fiveShops, points: 500, spendAt: 'Corso Shoes' })] },
    { rowId: 'r6', reference: 'K3-4823', shop: 'Pharmacy Linde', category: null, amountMinor: 31_050, state: 'refused', points: 0, toBeConfirmed: false, lines: [sentence('refusal.tenant-excluded.why')] },
    { rowId: 'r7', reference: 'K3-4824', shop: 'Corso Shoes', category: say.fashion, amountMinor: 260_000, state: 'waiting', points: 0, toBeConfirmed: true, lines: [] },
  ];
  return [...rows(say), ...more];
}

const shops: ShopView[] = [
  { tenantId: 'corso', name: 'Corso Shoes', category: 'Shoes', floor: '1', initials: 'Co' },
  { tenantId: 'columbine', name: 'Columbine', category: 'Flowers', floor: '0', initials: 'Co' },
  { tenantId: 'cobalt', name: 'Cobalt Optics', category: 'Optics', floor: '2', initials: 'Co' },
  { tenantId: 'nordico', name: 'Nordico Home', category: 'Home', floor: '2', initials: 'No' },
  { tenantId: 'brandt', name: 'Brandt Electronics', category: 'Electronics', floor: '3', initials: 'Br' },
  { tenantId: 'vesta', name: 'Vesta', category: 'Fashion', floor: '1', initials: 'Ve' },
  { tenantId: 'mira', name: 'Mira Toys', category: 'Toys', floor: '2', initials: 'Mi' },
];

function visitScreens(frame: Frame, say: Names): Sample[] {
  const home = {
    kind: 'visit' as const, frame, typedIdentity: false, provisional: false, balance: balance(), progress: progress(say), moreProgress: 2, rows: [], earnedPoints: 0, vouchers: [], notices: [], toast: null, codeHelpGrown: false,
  };
  const hard = { ...home, balance: { points: 99_999, pendingPoints: 240, debtPoints: 0, expiring: { points: 12_400, onLocal: '2026-11-30' }, restricted: [{ points: 2000, spendAt: 'Corso Shoes' }] } };
  const refusedWhy = sentence('refusal.tenant-excluded.why');
  return [
    { name: 'visit-home', screen: home },
    { name: 'visit-offline', screen: { ...hard, frame: { ...frame, online: false }, provisional: true, moreProgress: 0, progress: [heroProgress(say, 100_000_000), ...progress(say).slice(1)] } },
    { name: 'visit-doors', screen: { ...home, progress: progress(say).toReversed(), moreProgress: 0, notices: [sentence('notice.approved', { shop: 'Flora & Fern', points: 6 })] } },
    { name: 'visit-plain', screen: { ...home, progress: [], moreProgress: 0 } },
    { name: 'visit-typed', screen: { ...home, frame: { ...frame, card: { initial: '', last4: '4821' } }, typedIdentity: true, balance: null, progress: [], moreProgress: 0 } },
    { name: 'visit-rows', screen: { ...home, progress: progress(say, 245_000), rows: rows(say), earnedPoints: 32 } },
    { name: 'visit-six', screen: { ...hard, frame: { ...frame, online: false }, progress: [heroProgress(say, 100_000_000)], rows: sixRows(say), earnedPoints: 10_032, vouchers: [voucher(say, 'to-be-confirmed')], toast: { tone: 'neutral', say: sentence('toast.already-yours-at', { atLocal: '2026-11-14T13:10:00' }) } } },
    {
      name: 'message-refusal',
      screen: { kind: 'message', frame, tone: 'refusal', title: sentence('refusal.tenant-excluded.title'), why: refusedWhy, what: sentence('refusal.tenant-excluded.what'), right: sentence('refusal.right'), reference: 'K3-4826', went: sentence('message.went', { booked: 2, points: 32 }), next: 'back' },
    },
    {
      name: 'message-hold',
      screen: { kind: 'message', frame, tone: 'hold', title: sentence('hold.on-another-account.title'), why: sentence('hold.on-another-account.why'), what: sentence('hold.on-another-account.what'), right: null, reference: 'K3-4826', went: null, next: 'back' },
    },
    {
      name: 'message-payment-card',
      screen: { kind: 'message', frame: { ...frame, card: null }, tone: 'neutral', title: sentence('message.payment-card.title'), why: sentence('message.payment-card.why'), what: sentence('message.payment-card.what'), right: null, reference: null, went: null, next: 'finish' },
    },
    { name: 'whose-receipt', screen: { kind: 'whose-receipt', frame, last4: '4821', shop: 'Vesta', amountMinor: 245_000 } },
    { name: 'another-card', screen: { kind: 'another-card', frame, currentLast4: '4821', newLast4: '7730' } },
    { name: 'change-card', screen: { kind: 'change-card', frame, rows: 3 } },
    { name: 'code-help', screen: { kind: 'code-help', frame, rows: rows(say).slice(0, 2) } },
    { name: 'result', screen: { kind: 'result', frame, booked: 3, held: 1, desk: 1, refused: 1, earnedPoints: 58, balance: balance(1298), vouchers: [voucher(say, 'granted')], slipPreset: true, printerReady: true } },
    { name: 'result-no-printer', screen: { kind: 'result', frame: { ...frame, printer: 'paper-out' }, booked: 0, held: 0, desk: 0, refused: 0, earnedPoints: 0, balance: null, vouchers: [], slipPreset: false, printerReady: false } },
    { name: 'printing', screen: { kind: 'printing', frame, voucherCount: 1 } },
    { name: 'no-slip', screen: { kind: 'no-slip', frame, reason: 'paper-out', references: ['K3-4830', 'K3-4831'] } },
    { name: 'history', screen: { kind: 'history', frame, receipts: sixRows(say), vouchers: [voucher(say, 'granted'), { ...voucher(say, 'honoured'), voucherId: 'v2' }], expiries: [{ points: 120, onLocal: '2026-11-30' }, { points: 61, onLocal: '2026-12-31' }] } },
    { name: 'idle-warning', screen: { kind: 'idle-warning', frame, secondsLeft: 14, under: 'visit' } },
    { name: 'idle-form', screen: { kind: 'idle-warning', frame: { ...frame, card: null }, secondsLeft: 5, under: 'form' } },
  ];
}

function gifts(say: Names): GiftView[] {
  const base = { text: say.giftText, place: say.desk, deadlineLocal: '2026-11-21T21:00:00' };
  return [
    { ...base, giftId: 'mug', name: say.mug, art: 'mug', pricePoints: 400, missingPoints: 0, left: 12, state: 'have' },
    { ...base, giftId: 'bag', name: say.bag, art: 'bag', pricePoints: 650, missingPoints: 0, left: 3, state: 'have' },
    { ...base, giftId: 'cinema', name: say.cinema, art: 'ticket', pricePoints: 1200, missingPoints: 0, left: null, state: 'have' },
    { ...base, giftId: 'umbrella', name: say.umbrella, art: 'umbrella', pricePoints: 1500, missingPoints: 260, left: 40, state: 'near' },
    { ...base, giftId: 'lantern', name: say.lantern, art: 'lantern', pricePoints: 2400, missingPoints: 1160, left: 8, state: 'near' },
    { ...base, giftId: 'ball', name: say.ball, art: 'ball', pricePoints: 900, missingPoints: 0, left: 0, state: 'gone' },
    { ...base, giftId: 'other', name: say.parcel, art: null, pricePoints: 99_999, missingPoints: 98_759, left: 1, state: 'near' },
  ];
}

function giftScreens(frame: Frame, say: Names): Sample[] {
  const gift: GiftView = { giftId: 'bag', name: say.bag, text: say.giftText, art: 'bag', pricePoints: 650, missingPoints: 0, left: 3, place: say.desk, deadlineLocal: '2026-11-21T21:00:00', state: 'have' };
  return [
    { name: 'gifts', screen: { kind: 'gifts', frame, points: 1240, gifts: gifts(say) } },
    { name: 'gift-confirm', screen: { kind: 'gift-confirm', frame, points: 1240, gift, deadlineLocal: '2026-11-21T21:00:00' } },
    { name: 'gift-bound', screen: { kind: 'gift-bound', frame, voucher: voucher(say, 'granted'), granted: true, title: say.hare, progress: heroProgress(say, 505_000, 'bound'), rows: rows(say) } },
    { name: 'gift-reserved', screen: { kind: 'gift-bound', frame: { ...frame, online: false }, voucher: voucher(say, 'to-be-confirmed'), granted: false, title: say.hare, progress: null, rows: [] } },
    { name: 'gift-gone', screen: { kind: 'gift-gone', frame, title: say.hare, progress: heroProgress(say, 505_000, 'gone'), what: sentence('gone.tomorrow', { count: 100, from: '10:00' }), consolation: sentence('gone.consolation-points', { points: 50 }) } },
    { name: 'near-miss', screen: { kind: 'near-miss', frame, progress: heroProgress(say, 476_000), missingMinor: 24_000, missingShops: null, missingReceipts: null, shops: shops.slice(0, 3), honest: sentence('honest.day') } },
    { name: 'near-miss-shops', screen: { kind: 'near-miss', frame, progress: progress(say)[2] ?? heroProgress(say, 0), missingMinor: null, missingShops: 2, missingReceipts: null, shops: [], honest: sentence('near.honest', { campaign: say.fiveShops }) } },
  ];
}

function formScreens(frame: Frame, nobody: Frame, say: Names): Sample[] {
  const typed = {
    kind: 'type-receipt' as const, frame, step: 'shop' as const, filter: 'co', shops: shops.slice(0, 4), shop: null, number: '', dateLocal: '2026-11-14', timeText: '', amountText: '', complete: false, todayLocal: '2026-11-14',
  };
  const corso = shops[0] ?? null;
  const filled = { ...typed, filter: '', shops, shop: corso, number: '004417', dateLocal: '2026-11-12', timeText: '1240' };
  const kept = rows(say).slice(0, 1);
  return [
    { name: 'unknown-card', screen: { kind: 'unknown-card', frame: nobody, last4: '0912', offlineEarns: false, keptReceipts: 1 } },
    { name: 'unknown-card-offline', screen: { kind: 'unknown-card', frame: { ...nobody, online: false }, last4: '0912', offlineEarns: true, keptReceipts: 0 } },
    { name: 'kept-receipts', screen: { kind: 'kept-receipts', frame: nobody, rows: kept, totalMinor: 245_000, secondsLeft: 75, secondsAll: 90 } },
    { name: 'type-card', screen: { kind: 'type-card', frame: nobody, digits: '2200481', complete: false, pausedSeconds: 0 } },
    { name: 'type-card-paused', screen: { kind: 'type-card', frame: nobody, digits: '', complete: false, pausedSeconds: 42 } },
    { name: 'type-receipt-shop', screen: typed },
    { name: 'type-receipt-number', screen: { ...filled, step: 'number', complete: true } },
    { name: 'type-receipt-date', screen: { ...filled, step: 'date', complete: true } },
    { name: 'type-receipt-amount', screen: { ...filled, step: 'amount', amountText: '1000000,50', complete: true } },
    { name: 'type-receipt-check', screen: { ...filled, step: 'check', amountText: '1780', complete: true } },
    { name: 'pick-shop', screen: { kind: 'pick-shop', frame, filter: '', shops, amountMinor: 64_000, purchasedAtLocal: '2026-11-14T12:48:00' } },
    { name: 'pick-shop-none', screen: { kind: 'pick-shop', frame, filter: 'xyz', shops: [], amountMinor: 64_000, purchasedAtLocal: '2026-11-13T12:48:00' } },
  ];
}

function joinScreens(frame: Frame): Sample[] {
  return [
    { name: 'join-age', screen: { kind: 'join-age', frame, keptReceipts: 1 } },
    { name: 'join-terms', screen: { kind: 'join-terms', frame, accepted: true, sms: false, email: false, fullText: false } },
    { name: 'join-terms-full', screen: { kind: 'join-terms', frame, accepted: false, sms: true, email: false, fullText: true } },
    { name: 'join-phone', screen: { kind: 'join-phone', frame, prefix: '+7', digits: '4012345', complete: true } },
    { name: 'join-card', screen: { kind: 'join-card', frame, printerReady: true } },
    { name: 'join-card-screen', screen: { kind: 'join-card', frame: { ...frame, printer: 'paper-out' }, printerReady: false } },
    { name: 'join-done', screen: { kind: 'join-done', frame, number: '2200481900004821', qrText: 'PSG1:2200481900004821', printed: false, welcomePoints: 100 } },
    { name: 'join-done-printed', screen: { kind: 'join-done', frame, number: null, qrText: null, printed: true, welcomePoints: 100 } },
  ];
}
