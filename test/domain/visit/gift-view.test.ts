import { describe, expect, test } from 'vitest';
import type { VoucherSummary } from '../../../domain/contract/account-document.ts';
import type { GiftDocument } from '../../../domain/contract/catalogue-document.ts';
import type { Catalogue } from '../../../domain/visit/catalogue.ts';
import { voucherView } from '../../../domain/visit/gift-view.ts';

const all = (text: string) => ({ en: text, ru: text, fi: text, de: text });
const gift = (id: string, change: Partial<GiftDocument> = {}): GiftDocument => ({
  kind: 'gift',
  id,
  version: 1,
  name: all(id),
  text: all(''),
  art: null,
  pricePoints: null,
  valueMinor: 0,
  collectAt: all('Info desk'),
  collectDays: 3,
  active: true,
  tenantId: null,
  face: { kind: 'goods' },
  ...change,
});
const voucher = (giftId: string, choices: string[] = []): VoucherSummary => ({
  voucherId: '00000000-0000-8000-8000-000000000001',
  reference: 'K3-1',
  giftId,
  campaignId: null,
  pricePoints: 0,
  issuedAtMs: 0,
  deadlineMs: 86_400_000,
  state: 'open',
  honouredAtMs: null,
  honouredAt: null,
  choices,
});

/** Only what a voucher looks at. */
function catalogueOf(gifts: readonly GiftDocument[]): Catalogue {
  const mall = { offsets: [{ atMs: 0, offsetMinutes: 180 }], dayCutoffMinutes: 240, closes: '22:00' };
  return { mall, gifts, tenants: [{ id: 'tilia', name: 'Café Tilia' }], categories: [], tiers: [] } as unknown as Catalogue;
}

describe('a voucher on a screen', () => {
  test('names what may be taken instead, but not itself; what is not in the catalogue goes by its id', () => {
    const view = voucherView(voucher('hare', ['hare', 'cup', 'gone']), catalogueOf([gift('hare'), gift('cup')]), 'en');
    expect(view).toMatchObject({ giftName: 'hare', place: 'Info desk', choices: ['cup', 'gone'], worth: null });
  });

  test('a coupon says where it is honoured and what it is worth', () => {
    const money = gift('off', { tenantId: 'tilia', face: { kind: 'money-off', amountMinor: 30_000 } });
    const percent = gift('tenth', { tenantId: 'closed', face: { kind: 'percent-off', perMille: 100, upToMinor: null } });
    expect(voucherView(voucher('off'), catalogueOf([money]), 'en')).toMatchObject({
      place: 'Café Tilia',
      worth: { key: 'coupon.money-off', args: { amountMinor: 30_000 } },
    });
    expect(voucherView(voucher('tenth'), catalogueOf([percent]), 'en')).toMatchObject({
      place: 'Info desk',
      worth: { key: 'coupon.percent-off', args: { offShare: 100, most: '_none' } },
    });
  });
});
