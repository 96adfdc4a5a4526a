/** Pieces that sample screens are made of. */
import type { BalanceView, GiftView, ProgressView, ReceiptRow, ShopView, VoucherView } from '../../domain/contract/screen-parts.ts';
import { sentence } from '../../domain/text/wording.ts';
import type { Sentence } from '../../domain/text/wording.ts';
import type { Names } from './sample-names.ts';

/** An award as the engine words it: composed of clauses. */
function awarded(key: string, args: Sentence['args']): Sentence {
  return { key, args: { gainClause: 'gain.points', start: '_now', life: '_none', ...args } };
}

/** The hare of the day, with this much bought. */
export function heroProgress(say: Names, doneMinor: number, state: ProgressView['state'] = 'open'): ProgressView {
  return {
    campaignId: 'hare-day',
    title: say.posterTitle,
    short: say.hare,
    sentence: say.posterSentence,
    figure: 'arch',
    sum: { doneMinor, ofMinor: 500_000 },
    receipts: null,
    shops: null,
    categories: null,
    days: null,
    stamps: null,
    parts: [],
    today: true,
    next: {
      key: 'near',
      args: {
        byLocal: '2026-11-14',
        missingClause: 'missing.sum',
        missingMinor: Math.max(0, 500_000 - doneMinor),
        winClause: 'win.gift',
        short: say.hare,
      },
    },
    reward: { kind: 'gift', giftId: 'hare', name: say.hare, art: 'hare', left: 37, place: say.desk, choices: [] },
    endsLocal: '2026-11-14T21:00:00',
    state,
  };
}

/** Three campaigns: a sum, stamps, distinct shops. */
export function progress(say: Names, doneMinor = 0): ProgressView[] {
  return [
    heroProgress(say, doneMinor),
    {
      ...heroProgress(say, 0),
      campaignId: 'coffee',
      today: false,
      short: say.coffee,
      figure: 'stamps',
      sum: null,
      receipts: { done: 5, of: 8 },
      next: {
        key: 'near',
        args: { byLocal: '2027-03-02', missingClause: 'missing.receipts', missingReceipts: 3, winClause: 'win.gift', short: say.cup },
      },
      reward: { kind: 'gift', giftId: 'cup', name: say.cup, art: 'mug', left: null, place: 'Café Tilia', choices: [] },
      endsLocal: null,
    },
    {
      ...heroProgress(say, 0),
      campaignId: 'five',
      today: false,
      short: say.fiveShops,
      figure: 'doors',
      sum: null,
      shops: { done: 3, of: 5 },
      next: {
        key: 'near',
        args: { byLocal: '2026-11-30', missingClause: 'missing.shops', missingShops: 2, winClause: 'win.points', points: 500 },
      },
      reward: { kind: 'points', points: 500, spendAt: null },
      endsLocal: '2026-11-30T23:59:00',
    },
  ];
}

/** A balance with points that run out. */
export function balance(points = 1240): BalanceView {
  return {
    points,
    pendingPoints: 0,
    debtPoints: 0,
    expiring: { points: 120, onLocal: '2026-11-30' },
    restricted: [],
    later: null,
    tier: null,
    tickets: [],
  };
}

/** The hare, promised. */
export function voucher(say: Names, state: VoucherView['state']): VoucherView {
  return {
    voucherId: 'v1',
    reference: 'K3-4830',
    giftName: say.hare,
    art: 'hare',
    place: say.desk,
    deadlineLocal: '2026-11-14T21:00:00',
    state,
    choices: [],
    worth: null,
  };
}

/** Four receipts: booked, booked without the gift, held, for the desk. */
export function rows(say: Names): ReceiptRow[] {
  const base = { toBeConfirmed: false, points: 0 };
  return [
    {
      ...base,
      rowId: 'r1',
      reference: 'K3-4818',
      shop: 'Vesta',
      category: say.fashion,
      amountMinor: 245_000,
      state: 'booked',
      points: 24,
      lines: [awarded('award.base', { campaign: say.base, points: 24, spend: '_unsaid' })],
    },
    {
      ...base,
      rowId: 'r2',
      reference: 'K3-4819',
      shop: 'Café Tilia',
      category: null,
      amountMinor: 89_000,
      state: 'booked',
      points: 8,
      lines: [sentence('not.category', { short: say.hare, category: say.cafes })],
    },
    {
      ...base,
      rowId: 'r3',
      reference: 'K3-4820',
      shop: 'Flora & Fern',
      category: null,
      amountMinor: 64_000,
      state: 'held',
      lines: [sentence('hold.unknown-till')],
    },
    {
      ...base,
      rowId: 'r4',
      reference: 'K3-4821',
      shop: null,
      category: null,
      amountMinor: null,
      state: 'desk',
      lines: [sentence('row.showAtDesk')],
    },
  ];
}

/** Seven receipts with the extremes: a million, a refusal, one that is still looked up. */
export function sixRows(say: Names): ReceiptRow[] {
  const more: ReceiptRow[] = [
    {
      rowId: 'r5',
      reference: 'K3-4822',
      shop: 'Brandt Electronics',
      category: say.fashion,
      amountMinor: 100_000_000,
      state: 'booked',
      points: 10_000,
      toBeConfirmed: true,
      lines: [
        awarded('award.window', {
          whatClause: 'what.shops',
          shops: 5,
          span: '_month',
          points: 500,
          spend: '_shop',
          spendAt: 'Corso Shoes',
        }),
      ],
    },
    {
      rowId: 'r6',
      reference: 'K3-4823',
      shop: 'Pharmacy Linde',
      category: null,
      amountMinor: 31_050,
      state: 'refused',
      points: 0,
      toBeConfirmed: false,
      lines: [sentence('refusal.tenant-excluded.why')],
    },
    {
      rowId: 'r7',
      reference: 'K3-4824',
      shop: 'Corso Shoes',
      category: say.fashion,
      amountMinor: 260_000,
      state: 'waiting',
      points: 0,
      toBeConfirmed: true,
      lines: [],
    },
  ];
  return [...rows(say), ...more];
}

/** Seven gifts in all states. */
export function gifts(say: Names): GiftView[] {
  const base = { text: say.giftText, place: say.desk, deadlineLocal: '2026-11-21T21:00:00', worth: null };
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

/** Shops to pick. */
export const shops: ShopView[] = [
  { tenantId: 'corso', name: 'Corso Shoes', category: 'Shoes', floor: '1', initials: 'Co', logo: null },
  { tenantId: 'columbine', name: 'Columbine', category: 'Flowers', floor: '0', initials: 'Co', logo: null },
  { tenantId: 'cobalt', name: 'Cobalt Optics', category: 'Optics', floor: '2', initials: 'Co', logo: null },
  { tenantId: 'nordico', name: 'Nordico Home', category: 'Home', floor: '2', initials: 'No', logo: null },
  { tenantId: 'brandt', name: 'Brandt Electronics', category: 'Electronics', floor: '3', initials: 'Br', logo: null },
  { tenantId: 'vesta', name: 'Vesta', category: 'Fashion', floor: '1', initials: 'Ve', logo: null },
  { tenantId: 'mira', name: 'Mira Toys', category: 'Toys', floor: '2', initials: 'Mi', logo: null },
];
