import { cardNumber, demoCardRanges } from '../../../domain/card/card-range.ts';
import type { CardPurpose } from '../../../domain/card/card-range.ts';
import type { DemoKit } from '../../../domain/contract/devices.ts';

const number = (purpose: CardPurpose, serial: number): string => {
  const range = demoCardRanges.find((each) => each.purpose === purpose);
  if (range === undefined) throw new Error(`no ${purpose} range`);
  return cardNumber(range, serial);
};

/** A small kit with one card of each use. */
export const sampleKit: DemoKit = {
  kit: 1,
  mallName: 'Galleria Lumen',
  currency: 'RUB',
  cards: [
    { label: 'A. Anna', number: number('member', 1), use: 'member' },
    { label: 'Bank', number: '4111111111111111', use: 'payment' },
    { label: 'A. Anna', number: number('member', 2), use: 'family' },
    { label: 'New', number: number('member', 900_001), use: 'unknown' },
    { label: 'Plastic', number: number('member', 900_002), use: 'blank' },
    { label: 'M. Lind', number: number('staff', 1), use: 'staff' },
    { label: 'Test', number: number('test', 1), use: 'test' },
  ],
  tenants: [
    { tenantId: 'vesta', name: 'Vesta', category: 'fashion', tillFn: '9289000100393001' },
    { tenantId: 'cafe-tilia', name: 'Café Tilia', category: 'cafe', tillFn: '9289000100393011' },
    { tenantId: 'little-north', name: 'Little North', category: 'fashion', tillFn: null },
  ],
  unknownTills: [
    { tillFn: '9289000100393801', clockErrorMinutes: 0 },
    { tillFn: '9289000100393802', clockErrorMinutes: 60 },
  ],
  receiptMinimumMinor: 5000,
  receiptMaxAgeHours: 24,
  clock: { offsets: [{ atMs: 0, offsetMinutes: 180 }] },
};
