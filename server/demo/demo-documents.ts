/** The catalogue of the demo mall as documents: mall, settings, categories, shops, tills, gifts with stock, staff. */
import { scryptSync } from 'node:crypto';
import { demoCardRanges } from '../../domain/card/card-range.ts';
import type { ActOf } from '../../domain/contract/act.ts';
import type { SettingsDocument } from '../../domain/contract/document.ts';
import type { Localized } from '../../domain/contract/primitive.ts';
import { hmacHex } from '../../domain/encoding/hash.ts';
import { offsetsOfZone } from '../zone/offsets-of-zone.ts';
import { demoCategories } from './catalogue/categories.ts';
import { demoGifts } from './catalogue/gifts.ts';
import { agreementOf, demoTenants } from './catalogue/tenants.ts';
import { demoAnnouncements } from './demo-announcements.ts';
import { demoPlan } from './demo-plan.ts';
import { demoQuestionnaires } from './demo-questionnaires.ts';
import { demoTiers } from './catalogue/tiers.ts';
import { demoCardNumber } from './demo-cards.ts';
import { demoTills } from './demo-tills.ts';

/** PIN of every member of the demo's staff; printed at the start. */
export const DEMO_PIN = '2468';

/** Id of the demo mall. */
export const DEMO_MALL_ID = 'galleria-lumen';

const staffList = [
  { id: 'm-lind', name: 'M. Lind', serial: 11, roles: ['desk', 'lead', 'service'] },
  { id: 'o-berg', name: 'O. Berg', serial: 12, roles: ['desk'] },
] as const;

/** Limits as JOURNEYS sets them by default. */
export const demoSettings: SettingsDocument = {
  kind: 'settings',
  id: 'settings',
  version: 1,
  receiptMaxAgeHours: 24,
  receiptMinimumMinor: 10_000,
  receiptCapMinor: 30_000_000,
  receiptsPerDay: 6,
  receiptsPerShopDay: 3,
  typedPerDay: 2,
  receiptProof: [],
  twoFloorsMinutes: 2,
  consecutiveNumbers: 3,
  staffCardDays: 3,
  expiryReminderDays: 14,
  transferWaitDays: 14,
  leaveWaitDays: 14,
  confirmPhoneDays: 30,
  tillClockToleranceMinutes: 70,
  offlineAllowancePoints: 2_000,
  decisionWaitMs: 2_000,
  idleWarningMs: 40_000,
  idleEndMs: 60_000,
  keptReceiptsMs: 90_000,
  whoseReceiptAfterMs: 15_000,
  otherCardAfterMs: 5_000,
  countFreshMs: 120_000,
  welcomePoints: 100,
  invitationDays: 30,
  phoneFirst: 'promotion-day',
  overridesPerShift: 3,
  deskLockMs: 120_000,
  honourWithoutCardMinor: 50_000,
  service: {
    pinTries: 5,
    pinPausesMs: [30_000, 120_000, 600_000, 1_800_000],
    serviceEndMs: 60_000,
    cleaningMs: 60_000,
    trainingHours: 4,
    texts: demoAnnouncements,
    rollMm: 80_000,
    slipMm: 160,
    slipsLow: 40,
  },
  kioskSounds: 0,
  promotionDay: { periods: [], campaigns: [], visitsInTenMinutes: 0, idleWarningMs: 20_000, idleEndMs: 40_000 },
  announcement: null,
};

/** What a catalogue is made of. */
type CatalogueItem = ActOf<'catalogue.put'>['items'][number];

/** The act that puts the whole catalogue; `nowMs` only sets how many years of clock changes the mall carries. `cardSecret` is base64. */
export function demoCatalogue(nowMs: number, cardSecret: string): ActOf<'catalogue.put'> {
  return {
    kind: 'catalogue.put',
    items: [
      mall(nowMs),
      demoSettings,
      ...shops(),
      ...tills(),
      ...gifts(),
      ...demoTiers,
      demoPlan(),
      ...demoQuestionnaires(new Date(nowMs).toISOString().slice(0, 10)),
      ...staff(cardSecret),
    ],
    stocks: demoGifts.map((gift) => ({ giftId: gift.id, total: gift.stock })),
  };
}

function mall(nowMs: number): CatalogueItem {
  const year = new Date(nowMs).getUTCFullYear();
  return {
    kind: 'mall',
    id: DEMO_MALL_ID,
    version: 1,
    name: 'Galleria Lumen',
    currency: 'RUB',
    languages: ['en', 'ru', 'fi', 'de'],
    defaultLanguage: 'en',
    zone: 'Europe/Moscow',
    offsets: offsetsOfZone('Europe/Moscow', year - 3, year + 3),
    dayCutoffMinutes: 240,
    opens: '10:00',
    closes: '22:00',
    deskPlace: { en: 'Info desk, floor 1', ru: 'Инфостойка, 1 этаж', fi: 'Neuvonta, 1. kerros', de: 'Infotheke, Ebene 1' },
    cardRanges: demoCardRanges.map((range) => ({ prefix: range.prefix, length: range.length, use: range.purpose })),
  };
}

function shops(): readonly CatalogueItem[] {
  return [
    ...demoCategories.map((category) => ({ kind: 'category' as const, version: 1, ...category })),
    ...demoTenants.map(({ typicalMinor: _typical, ...tenant }) => ({
      kind: 'tenant' as const,
      version: 1,
      ...tenant,
      excluded: false,
      ...agreementOf(tenant.category),
    })),
  ];
}

function tills(): readonly CatalogueItem[] {
  return demoTills()
    .filter((till) => till.listed)
    .map((till) => ({
      kind: 'till' as const,
      id: `ru-fns:${till.fn}`,
      version: 1,
      tenantId: till.tenantId,
      fromMs: 0,
      toMs: null,
      heldReceipts: 0,
      signingKey: null,
    }));
}

function gifts(): readonly CatalogueItem[] {
  const place = { en: 'Info desk, floor 1', ru: 'Инфостойка, 1 этаж', fi: 'Neuvonta, 1. kerros', de: 'Infotheke, Ebene 1' };
  return demoGifts.map(({ stock: _stock, ...gift }) => ({
    kind: 'gift' as const,
    version: 1,
    ...gift,
    collectAt: gift.tenantId === null ? place : atTill(gift.tenantId),
    active: true,
  }));
}

/** A coupon is honoured where it is worth something. */
function atTill(tenantId: string): Localized {
  const shop = demoTenants.find((tenant) => tenant.id === tenantId);
  const place = `${shop?.name ?? tenantId}, ${shop?.floor ?? ''}`;
  return { en: place, ru: place, fi: place, de: place };
}

function staff(cardSecret: string): readonly CatalogueItem[] {
  return staffList.map((person) => ({
    kind: 'staff' as const,
    id: person.id,
    version: 1,
    name: person.name,
    cardKey: hmacHex(cardSecret, demoCardNumber('staff', person.serial)),
    pinHash: pinHash(DEMO_PIN, person.id),
    pinRound: 0,
    roles: [...person.roles],
    validFromMs: null,
    untilMs: null,
    campaigns: [],
    ownAccountId: null,
    active: true,
  }));
}

/** scrypt as `N:r:p:salt:hash` (base64). The demo's salt is fixed so that the demo is the same everywhere; real PINs get a random one. */
function pinHash(pin: string, staffId: string): string {
  const salt = Buffer.from(`demo-salt-${staffId}`.padEnd(16, '.'));
  return `16384:8:1:${salt.toString('base64')}:${scryptSync(pin, salt, 32, { N: 16_384, r: 8, p: 1 }).toString('base64')}`;
}
