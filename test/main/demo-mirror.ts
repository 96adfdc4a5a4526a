import { serviceSettings } from '../domain/decide/service-settings.ts';
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { AnyDocument } from '../../domain/contract/document.ts';
import { plainAgreement } from '../plain-agreement.ts';

export const kioskId = 'K3';
export const accountA = '01990000-0000-7000-8000-00000000000a';
export const accountB = '01990000-0000-7000-8000-00000000000b';
export const cardA = 'a'.repeat(64);
export const cardB = 'b'.repeat(64);

const words = (text: string) => ({ en: text, ru: text, fi: text, de: text });

export function account(id: string, cardKey: string, patch: Partial<AccountDocument> = {}): AccountDocument {
  return {
    kind: 'account',
    id,
    version: 1,
    status: 'active',
    aliasOf: null,
    initial: 'A',
    language: 'en',
    openedAtMs: 1,
    cards: [{ cardKey, last4: '4821', medium: 'plastic' }],
    lots: [],
    debt: 0,
    progress: [],
    vouchers: [],
    receipts: [],
    notices: [],
    allowancePoints: 500,
    ownSeqs: {},
    audience: [],
    tiers: [],
    tickets: [],
    transfers: [],
    invitedBy: null,
    lastReceiptAtMs: null,
    consent: null,
    leaving: null,
    confirmByMs: null,
    answered: [],
    ...patch,
  };
}

/** A small mall: one café with a known till, two accounts, no campaign. */
export function smallMall(): AnyDocument[] {
  return [
    {
      kind: 'mall',
      id: 'lumen',
      version: 1,
      name: 'Lumen',
      currency: 'RUB',
      languages: ['en', 'ru', 'fi', 'de'],
      defaultLanguage: 'en',
      zone: 'Europe/Helsinki',
      offsets: [{ atMs: 0, offsetMinutes: 180 }],
      dayCutoffMinutes: 240,
      opens: '10:00',
      closes: '21:00',
      deskPlace: words('Info desk'),
      cardRanges: [
        { prefix: '9643', length: 16, use: 'member' },
        { prefix: '9640', length: 16, use: 'staff' },
        { prefix: '9649', length: 16, use: 'test' },
      ],
    },
    {
      kind: 'settings',
      id: 'settings',
      version: 1,
      receiptMaxAgeHours: 72,
      receiptMinimumMinor: 100,
      receiptCapMinor: 10_000_000,
      receiptsPerDay: 50,
      receiptsPerShopDay: 50,
      typedPerDay: 10,
      receiptProof: [],
      twoFloorsMinutes: 0,
      consecutiveNumbers: 0,
      staffCardDays: 0,
      expiryReminderDays: 0,
      transferWaitDays: 14,
      leaveWaitDays: 14,
      confirmPhoneDays: 30,
      tillClockToleranceMinutes: 70,
      offlineAllowancePoints: 500,
      decisionWaitMs: 2000,
      idleWarningMs: 40_000,
      idleEndMs: 60_000,
      keptReceiptsMs: 90_000,
      whoseReceiptAfterMs: 15_000,
      otherCardAfterMs: 5000,
      countFreshMs: 120_000,
      welcomePoints: 100,
      invitationDays: 30,
      phoneFirst: 'promotion-day',
      overridesPerShift: 3,
      deskLockMs: 120_000,
      honourWithoutCardMinor: 200_000,
      service: serviceSettings,
      kioskSounds: 0,
      promotionDay: { periods: [], campaigns: [], visitsInTenMinutes: 0, idleWarningMs: 20_000, idleEndMs: 40_000 },
      announcement: null,
    },
    { kind: 'category', id: 'cafe', version: 1, name: words('Café') },
    {
      kind: 'tenant',
      id: 'cafe-tilia',
      version: 1,
      name: 'Café Tilia',
      category: 'cafe',
      floor: '1',
      initials: 'CT',
      logo: null,
      printsCode: true,
      excluded: false,
      pointRateMinor: 1000,
      agreement: plainAgreement,
    },
    {
      kind: 'till',
      id: 'ru-fns:9289000100393237',
      version: 1,
      tenantId: 'cafe-tilia',
      fromMs: 0,
      toMs: null,
      heldReceipts: 0,
      signingKey: null,
    },
    account(accountA, cardA),
    account(accountB, cardB),
    { kind: 'card', id: cardA, version: 1, accountId: accountA, last4: '4821', medium: 'plastic', status: 'active' },
    { kind: 'card', id: cardB, version: 1, accountId: accountB, last4: '7733', medium: 'plastic', status: 'active' },
  ];
}

/** The code of a fiscal receipt of the café; `i` numbers it, the amount in minor units. */
export function receiptCode(number: number, amountMinor: number, atLocal = '20261121T1210'): string {
  const rubles = (amountMinor / 100).toFixed(2);
  return `t=${atLocal}&s=${rubles}&fn=9289000100393237&i=${number}&fp=${3_000_000_000 + number}&n=1`;
}
