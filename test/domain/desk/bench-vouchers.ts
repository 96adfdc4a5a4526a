/** Vouchers of the bench's members. */
import type { DeskVoucherRecord } from '../../../domain/desk/desk-account.ts';
import { uuid } from './bench-people.ts';

type BenchVoucher = DeskVoucherRecord & { readonly accountId: string };

const same = (text: string) => ({ en: text, ru: text, fi: text, de: text });
const gift = (name: string, giftId: string): DeskVoucherRecord['choices'][number] => ({ giftId, name: same(name) });

/** An open voucher for one gift; `valueMinor` minor units. */
export const voucher = (
  voucherId: string,
  accountId: string,
  reference: string,
  name: string,
  art: string,
  valueMinor: number,
): BenchVoucher => ({
  voucherId,
  accountId,
  reference,
  giftId: art,
  campaignId: 'hare',
  giftName: { ...same(name), ru: name === 'Plush hare' ? 'Плюшевый заяц' : name },
  art,
  valueMinor,
  fromAgeYears: null,
  left: 35,
  choices: [],
  substitute: null,
  shop: null,
  deadlineLocal: '2026-11-14T21:00:00',
  state: 'open',
  expired: false,
  honoured: null,
  offlineHere: true,
});

/** By id. */
export const benchVouchers = (): Map<string, BenchVoucher> =>
  new Map([
    ['v1', voucher('v1', uuid(1), 'K3-4821', 'Plush hare', 'hare', 30_000)],
    ['v2', voucher('v2', uuid(1), 'K3-5000', 'Umbrella', 'umbrella', 90_000)],
    ['v3', voucher('v3', uuid(2), 'K1-77', 'Mug', 'mug', 10_000)],
    [
      'v4',
      { ...voucher('v4', uuid(3), 'K3-4830', 'Plush hare', 'hare', 30_000), choices: [gift('Mug', 'mug'), gift('Umbrella', 'umbrella')] },
    ],
    ['v5', { ...voucher('v5', uuid(3), 'K3-4831', '20% off at Café Tilia', 'ticket', 20_000), shop: 'Café Tilia', left: null }],
    ['v6', { ...voucher('v6', uuid(8), 'K3-4840', 'Sparkling wine', 'bottle', 20_000), fromAgeYears: 18 }],
  ]);
