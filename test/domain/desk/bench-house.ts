import type { DeskHouse } from '../../../domain/desk/port.ts';

/** What the desk on the bench knows of its mall: five shops, everything working. */
export const benchHouse: DeskHouse = {
  ready: true,
  mallName: 'Galleria Lumen',
  deskId: 'D1',
  languages: ['en', 'ru', 'fi', 'de'],
  defaultLanguage: 'en',
  currency: 'RUB',
  minorDigits: 2,
  clockLocal: '2026-11-14T13:31:00',
  online: true,
  reader: 'ok',
  printer: 'ok',
  names: null,
  posters: [],
  night: false,
  shops: [
    { tenantId: 'vesta', name: 'Vesta', category: { en: 'fashion', ru: 'одежда', fi: 'muoti', de: 'Mode' } },
    { tenantId: 'mira-toys', name: 'Mira Toys', category: { en: 'toys', ru: 'игрушки', fi: 'lelut', de: 'Spielzeug' } },
    { tenantId: 'cafe-tilia', name: 'Café Tilia', category: { en: 'café', ru: 'кафе', fi: 'kahvila', de: 'Café' } },
    {
      tenantId: 'brandt-electronics',
      name: 'Brandt Electronics',
      category: { en: 'electronics', ru: 'электроника', fi: 'elektroniikka', de: 'Elektronik' },
    },
    { tenantId: 'milk-and-denim', name: 'Milk & Denim', category: { en: 'fashion', ru: 'одежда', fi: 'muoti', de: 'Mode' } },
  ],
  gifts: [
    { giftId: 'mug', name: { en: 'Mug', ru: 'Кружка', fi: 'Muki', de: 'Becher' }, pricePoints: 120, valueMinor: 10_000 },
    { giftId: 'umbrella', name: { en: 'Umbrella', ru: 'Зонт', fi: 'Sateenvarjo', de: 'Schirm' }, pricePoints: 900, valueMinor: 90_000 },
  ],
  resting: [],
  limits: {
    lockMs: 120_000,
    overridesPerShift: 3,
    honourWithoutCardMinor: 50_000,
    receiptMaxAgeHours: 24,
    leaveWaitDays: 14,
    dayCutoffMinutes: 240,
  },
};
