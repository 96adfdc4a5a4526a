/** What the devices page can swipe and scan in the demo mall, as a file beside the demo's data. */
import type { DemoKit } from '../../domain/contract/devices.ts';
import { demoTenants } from './catalogue/tenants.ts';
import { demoCardNumber } from './demo-cards.ts';
import { demoSettings } from './demo-documents.ts';
import { demoTills } from './demo-tills.ts';
import { offsetsOfZone } from '../zone/offsets-of-zone.ts';

/** Serials of the n-th member's cards are 10 n + 1, 10 n + 2, ... (demo-history.ts). */
const memberCard = (member: number, card: number): string => demoCardNumber('member', member * 10 + card);

const hint = (about: string, number: string): string => `${about} ••${number.slice(-4)}`;

/** @see file comment */
export function demoKit(nowMs: number): DemoKit {
  const cards: DemoKit['cards'] = [
    card('A., English', memberCard(1, 1), 'member'),
    card('B., русский', memberCard(2, 1), 'member'),
    card('C., suomi', memberCard(3, 1), 'member'),
    card('D., Deutsch', memberCard(4, 1), 'member'),
    card('A., second card', memberCard(1, 2), 'family'),
    ...[1, 2].map((n) => card(`Plastic no. ${n}`, demoCardNumber('member', 9_000_000 + n), 'blank')),
    card('Of another list', demoCardNumber('member', 9_100_001), 'unknown'),
    card('M. Lind', demoCardNumber('staff', 11), 'staff'),
    card('O. Berg', demoCardNumber('staff', 12), 'staff'),
    card('Cleaning card', demoCardNumber('cleaning', 1), 'staff'),
    card('Test card', demoCardNumber('test', 1), 'test'),
    card('4111 ...', '4111111111111111', 'payment'),
  ];
  const tills = demoTills();
  const year = new Date(nowMs).getUTCFullYear();
  return {
    kit: 1,
    mallName: 'Galleria Lumen',
    currency: 'RUB',
    cards,
    tenants: demoTenants.map((tenant) => ({
      tenantId: tenant.id,
      name: tenant.name,
      category: tenant.category,
      tillFn: tills.find((till) => till.listed && till.tenantId === tenant.id)?.fn ?? null,
    })),
    unknownTills: tills.filter((till) => !till.listed).map((till) => ({ tillFn: till.fn, clockErrorMinutes: till.clockErrorMinutes })),
    receiptMinimumMinor: demoSettings.receiptMinimumMinor,
    receiptMaxAgeHours: demoSettings.receiptMaxAgeHours,
    clock: { offsets: offsetsOfZone('Europe/Moscow', year - 1, year + 2) },
  };
}

function card(about: string, number: string, use: DemoKit['cards'][number]['use']): DemoKit['cards'][number] {
  return { label: hint(about, number), number, use };
}
