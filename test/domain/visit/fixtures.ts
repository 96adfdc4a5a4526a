import { defaultAccess } from '../../../main/speech/access-setting.ts';
import type { AccountView, HouseState, ReceiptOutcome, VisitEvent } from '../../../domain/visit/port.ts';
import type { ReceiptReading } from '../../../domain/receipt/reading.ts';
import type { VoucherView } from '../../../domain/contract/screen-parts.ts';

const nobody = { invitation: null, birthdayGift: null };

/** A mall with two shops and one poster. */
export const house: HouseState = {
  mallName: 'Galleria Lumen',
  kioskId: 'K3',
  languages: ['en', 'ru', 'fi', 'de'],
  defaultLanguage: 'ru',
  currency: 'RUB',
  clockLocal: '2026-11-14T13:10:00',
  online: true,
  reader: 'ok',
  printer: 'ok',
  night: false,
  training: false,
  hours: { state: 'open' },
  announcement: { en: null, ru: null, fi: null, de: null },
  sounds: 0,
  ready: true,
  resting: 'starting',
  posters: { en: [], ru: [], fi: [], de: [] },
  codePlaces: [],
  promotionDay: false,
  phone: null,
  building: null,
  shops: {
    en: [shop('vesta', 'Vesta')],
    ru: [shop('vesta', 'Vesta')],
    fi: [shop('vesta', 'Vesta')],
    de: [shop('vesta', 'Vesta')],
  },
  people: { en: nobody, ru: nobody, fi: nobody, de: nobody },
  ages: { asksYear: false, ofAgeYears: 18 },
  cardDigits: 16,
  access: defaultAccess,
  limits: {
    idleWarningMs: 40_000,
    idleEndMs: 60_000,
    keptReceiptsMs: 90_000,
    whoseReceiptAfterMs: 15_000,
    otherCardAfterMs: 5_000,
    welcomePoints: 100,
  },
};

function shop(tenantId: string, name: string) {
  return { tenantId, name, category: 'fashion', floor: '1', initials: 'VE', logo: null };
}

/** A card key that looks like one. */
export const token = (n: number): string => n.toString(16).padStart(64, '0');

/** An active account as the core would show it. */
export function account(n: number, change: Partial<AccountView> = {}): AccountView {
  return {
    accountId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    status: 'active',
    initial: 'A.',
    last4: String(4820 + n),
    language: 'en',
    balance: { points: 1240, pendingPoints: 0, debtPoints: 0, expiring: null, restricted: [], later: null, tier: null, tickets: [] },
    spendablePoints: 1240,
    progress: [],
    gifts: [],
    vouchers: [],
    receipts: [],
    expiries: [],
    notices: [],
    campaigns: [],
    tierWay: null,
    draws: [],
    choices: {},
    questionnaires: [],
    own: {
      consent: { sms: false, email: false },
      leaving: null,
      onTheWay: [],
      giveArrivesLocal: '2026-11-28',
      leaveUntilLocal: '2026-11-28',
    },
    ...change,
  };
}

/** A readable purchase; `n` is its identity. */
export function reading(n: number): ReceiptReading {
  return {
    ok: true,
    country: 'RU',
    format: 'ru-fns',
    issuer: '9289000100393237',
    tillKey: 'ru-fns:9289000100393237',
    identity: `ru-fns:9289000100393237:${n}:77`,
    issuedAtLocal: '2026-11-14T12:02:00',
    timeKnown: true,
    zone: null,
    number: String(n),
    totalMinor: 245_000,
    currency: 'RUB',
    kind: 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: [],
  };
}

/** The event of scanning receipt `n`. */
export function scanned(n: number, atMs: number, known = true): VisitEvent {
  return {
    kind: 'receipt.read',
    atMs,
    raw: `t=20261114T1202&s=2450.00&fn=9289000100393237&i=${n}&fp=77&n=1`,
    reading: reading(n),
    tenantId: known ? 'vesta' : null,
    shopName: known ? 'Vesta' : null,
    category: known ? 'fashion' : null,
    test: false,
  };
}

/** The event of a member card. */
export function card(n: number, atMs: number): VisitEvent {
  return { kind: 'card.read', atMs, cardToken: token(n), last4: String(4820 + n), identity: 'card', test: false };
}

/** A voucher for the hare. */
export function voucher(n: number): VoucherView {
  return {
    voucherId: `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`,
    reference: `K3-${n}`,
    giftName: 'Plush hare',
    art: 'hare',
    place: 'Info desk, floor 1',
    deadlineLocal: '2026-11-14T21:00:00',
    state: 'granted',
    choices: [],
    worth: null,
  };
}

/** What the core answers for a booked receipt. */
export function booked(draftId: string, change: Partial<ReceiptOutcome> = {}): ReceiptOutcome {
  return {
    row: {
      rowId: draftId,
      reference: 'K3-4821',
      shop: 'Vesta',
      category: 'fashion',
      amountMinor: 245_000,
      state: 'booked',
      points: 24,
      lines: [],
      toBeConfirmed: false,
    },
    fate: 'booked',
    refusal: null,
    holds: [],
    bound: [],
    gone: [],
    nearMisses: [],
    decided: true,
    ...change,
  };
}
