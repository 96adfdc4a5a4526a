/** A believable slip of each kind and language, so that people can see and print every one; tests use the same. */
import { cardSlip } from '../../domain/slip/card-slip.ts';
import { couponSlip } from '../../domain/slip/coupon-slip.ts';
import { deviceTestSlip } from '../../domain/slip/device-test-slip.ts';
import { invitationSlip } from '../../domain/slip/invitation-slip.ts';
import { shiftSlip } from '../../domain/slip/shift-slip.ts';
import type { SlipDocument, SlipLanguage } from '../../domain/slip/slip-document.ts';
import type { SlipFrame, SlipReceipt, SlipVoucher } from '../../domain/slip/slip-input.ts';
import { saySlip } from '../../domain/slip/slip-phrases.ts';
import { statementSlip } from '../../domain/slip/statement-slip.ts';
import { termsSlip } from '../../domain/slip/terms-slip.ts';
import { ticketsSlip } from '../../domain/slip/tickets-slip.ts';
import { visitSlip } from '../../domain/slip/visit-slip.ts';
import { voucherSlip } from '../../domain/slip/voucher-slip.ts';
import type { SlipKind } from '../../domain/contract/fact.ts';
import { ticketNumber } from '../../domain/draw/ticket-number.ts';
import { formatClock, formatDay, formatShortDay, formatTime, formatWeekday } from '../../domain/text/format-date.ts';
import { phrase } from '../../domain/text/phrase.ts';
import { formatCount, formatGain, formatMoney } from '../../domain/text/format.ts';
import { sampleWords } from './sample-words.ts';

/** A voucher's code as the kiosk core makes it. */
export const voucherQr = 'PV1:K3-4830:0f1e2d3c4b5a69788796';
/** No real card: the demo mall's range. */
export const sampleCardNumber = '9643000000048217';

const printedLocal = '2026-11-14T13:12:00';
const deadlineLocal = '2026-11-14T21:00:00';
const runsOutLocal = '2026-11-30';

/** Head and foot of a sample. */
export const sampleFrame = (language: SlipLanguage, change: Partial<SlipFrame> = {}): SlipFrame => ({
  language,
  say: saySlip(language),
  mallName: sampleWords[language].mall,
  kiosk: 'K3',
  atDesk: false,
  when: `${formatShortDay(printedLocal, language)} ${formatClock(printedLocal)}`,
  journal: 20617,
  last4: '4821',
  copy: 0,
  test: false,
  ...change,
});

const untilOf = (language: SlipLanguage): string =>
  `${formatWeekday(deadlineLocal, language).replace('\u00a0', ' ')}, ${formatTime(deadlineLocal, language)}`;

/** A gift that is the visitor's. */
export const sampleVoucher = (language: SlipLanguage): SlipVoucher => {
  const { gift, giftTitle, place } = sampleWords[language];
  return {
    reference: 'K3-4830',
    gift,
    giftTitle,
    choices: [],
    worth: null,
    place,
    until: untilOf(language),
    qr: voucherQr,
    isConfirmed: true,
  };
};

/** Receipts of a visit; amounts of a currency whose sign no printer's alphabet has (RUB), or one that many have (EUR). */
export const sampleReceipts = (language: SlipLanguage, currency: 'RUB' | 'EUR'): SlipReceipt[] => {
  const [first, second, third, fourth] = sampleWords[language].shops;
  const booked = (shop: string, amountMinor: number, points: number, reference: string): SlipReceipt => ({
    state: 'booked',
    shop,
    amount: formatMoney(amountMinor, currency, language),
    points: formatGain(points, language),
    reference,
  });
  return [
    booked(first, 245_000, 24, 'K3-4826'),
    booked(second, 89_000, 8, 'K3-4827'),
    booked(third, 260_000, 26, 'K3-4829'),
    { state: 'held', shop: fourth, amount: formatMoney(64_000, currency, language), points: '', reference: 'K3-4828' },
    { state: 'desk', shop: null, amount: null, points: '', reference: 'K3-4821' },
  ];
};

/** The visit of J1: a gift, three receipts, two that wait. */
export const sampleVisit = (language: SlipLanguage, currency: 'RUB' | 'EUR'): SlipDocument =>
  visitSlip(sampleFrame(language), {
    vouchers: [sampleVoucher(language)],
    instead: [],
    receipts: sampleReceipts(language, currency),
    earned: formatGain(58, language),
    balance: formatCount(1298, language),
    expiring: { points: '120', on: formatDay(runsOutLocal, language) },
    later: null,
    tickets: [],
    isConfirmed: true,
  });

/** A gift to choose, a coupon of a shop, tickets for a draw and points that wait for their day. */
const awards = (language: SlipLanguage): SlipDocument => {
  const { choices, coupon, worth, shops } = sampleWords[language];
  const chosen = { ...sampleVoucher(language), choices };
  const on = formatDay(runsOutLocal, language);
  return visitSlip(sampleFrame(language), {
    vouchers: [chosen, { ...chosen, reference: 'K3-4831', gift: coupon, giftTitle: coupon, choices: [], worth, place: shops[1] }],
    instead: [],
    receipts: sampleReceipts(language, 'RUB').slice(0, 2),
    earned: formatGain(332, language),
    balance: formatCount(1598, language),
    expiring: { points: '120', on },
    later: { points: formatCount(1200, language), on },
    tickets: [{ tickets: '21', on }],
    isConfirmed: true,
  });
};

const plain = (language: SlipLanguage): SlipDocument =>
  visitSlip(sampleFrame(language), {
    vouchers: [],
    instead: [],
    receipts: sampleReceipts(language, 'EUR'),
    earned: formatGain(58, language),
    balance: null,
    expiring: null,
    later: null,
    tickets: [],
    isConfirmed: false,
  });

const coupon = (language: SlipLanguage): SlipDocument => {
  const { shortWorth, conditions, shops, shopPlace } = sampleWords[language];
  return couponSlip(sampleFrame(language), {
    reference: 'K3-4831',
    worth: shortWorth,
    conditions,
    shop: shops[1],
    place: shopPlace,
    until: untilOf(language),
    qr: 'PV1:K3-4831:96887a695b4c3d2e1f00',
    tillCode: 'K3-4831',
    isConfirmed: true,
  });
};

const statement = (language: SlipLanguage): SlipDocument => {
  const { shops, movement } = sampleWords[language];
  const on = (local: string): string => formatShortDay(local, language);
  const day = (local: string): string => formatDay(local, language);
  return statementSlip(sampleFrame(language), {
    points: 1298,
    lots: [
      { points: '120', on: day(runsOutLocal) },
      { points: '640', on: day('2027-03-31') },
      { points: '538', on: null },
    ],
    atShops: [{ shop: shops[1], points: '150' }],
    later: [{ points: '48', from: day('2026-11-22') }],
    pending: '6',
    movements: [
      { on: on('2026-11-14'), what: shops[0], points: formatGain(24, language) },
      { on: on('2026-11-14'), what: shops[2], points: formatGain(26, language) },
      { on: on('2026-11-08'), what: movement[0], points: '−500' },
      { on: on('2026-11-03'), what: shops[3], points: formatGain(1040, language) },
      { on: on('2026-10-30'), what: movement[1], points: '−12' },
    ],
    isConfirmed: true,
  });
};

const terms = (language: SlipLanguage): SlipDocument => {
  const words = sampleWords[language];
  return termsSlip(sampleFrame(language), {
    title: words.campaign,
    version: 2,
    period: `${formatDay('2026-11-14', language)} – ${formatDay('2026-11-15', language)}`,
    text: words.terms.join('\n'),
    address: 'https://passage.example/terms/hare-2',
  });
};

const sampleTickets = [
  '0f1e2d3c-4b5a-7978-8796-a5b4c3d2e1f0',
  '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d',
  '7c9e6679-7425-70de-944b-e07fc1f90ae7',
].map(ticketNumber);
const sampleHash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const tickets = (language: SlipLanguage): SlipDocument => {
  const words = sampleWords[language];
  return ticketsSlip(sampleFrame(language), {
    reference: 'K3-4833',
    draw: words.draw,
    on: formatDay('2026-12-02', language),
    prizes: words.prizes,
    numbers: sampleTickets,
    publicValue: words.publicValue,
    secretHash: sampleHash,
    address: 'https://passage.example/draw/autumn',
  });
};

const shift = (language: SlipLanguage): SlipDocument => {
  const words = sampleWords[language];
  return shiftSlip(sampleFrame(language, { kiosk: 'D2', atDesk: true, last4: null }), {
    reference: 'D2-0417',
    staff: words.staff,
    from: `${formatDay(printedLocal, language)}, 09:45`,
    until: '18:15',
    counts: { scanned: 412, typed: 9, 'too-old': 1, voided: 3, refunds: 2, disputes: 1, held: 4, copies: 2 },
    booked: { receipts: 421, sum: formatMoney(128_640_000, 'RUB', language), points: formatGain(12_864, language) },
    handedOut: [
      { gift: words.gift, units: 63 },
      { gift: words.choices[0] ?? '', units: 12 },
    ],
    differences: [{ gift: words.gift, expected: 37, counted: 36 }],
    overrides: [{ at: '14:05', what: words.override[0], reason: words.override[1], second: words.second }],
    head: { seq: 20617, hash: sampleHash },
  });
};

const invitation = (language: SlipLanguage): SlipDocument =>
  invitationSlip(sampleFrame(language), {
    reward: phrase(language, 'reward.points', { points: 300 }),
    after: phrase(language, 'slip.invited-confirmed'),
    until: formatDay('2026-12-14', language),
    qr: 'PI1:MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43UOV3HO6DZPJ',
  });

/** Each kind of slip that the journal knows. */
export const sampleSlip: Readonly<Record<SlipKind, (language: SlipLanguage) => SlipDocument>> = {
  visit: (language) => sampleVisit(language, 'RUB'),
  voucher: (language) => voucherSlip(sampleFrame(language), sampleVoucher(language)),
  coupon,
  statement,
  terms,
  tickets,
  card: (language) => cardSlip(sampleFrame(language), sampleCardNumber),
  shift,
  test: (language) => deviceTestSlip(sampleFrame(language), 'ESC/POS'),
  invitation,
};

/** Further looks of some kinds: many awards, an unconfirmed copy, a typed card, a test card. */
export const sampleVariants: Readonly<Record<string, (language: SlipLanguage) => SlipDocument>> = {
  awards,
  plain,
  copy: (language) => voucherSlip(sampleFrame(language, { copy: 1 }), { ...sampleVoucher(language), isConfirmed: false }),
  'test-card': (language) => voucherSlip(sampleFrame(language, { test: true, copy: 1 }), sampleVoucher(language)),
};
