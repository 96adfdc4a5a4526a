/**
 * Coupons of the demo mall: gifts that a shop honours at its own till, single use. A `money-off` coupon with a price is points as money; 50 points of
 * 0.50 roubles each would buy 25 roubles, so a coupon gives a little more than its points cost.
 */
import type { Localized } from '../../../domain/contract/primitive.ts';
import type { DemoGift } from './gifts.ts';

const coupon = (
  id: string,
  tenantId: string,
  face: DemoGift['face'],
  pricePoints: number | null,
  stock: number,
  valueMinor: number,
  name: Localized,
  text: Localized,
): DemoGift => ({ id, name, text, art: 'ticket', pricePoints, stock, valueMinor, collectDays: 30, tenantId, face });

const moneyOff = (id: string, tenantId: string, shop: string, amountMinor: number, pricePoints: number, stock: number): DemoGift => {
  const sum = String(amountMinor / 100);
  return coupon(
    id,
    tenantId,
    { kind: 'money-off', amountMinor },
    pricePoints,
    stock,
    amountMinor,
    { en: `${sum} ₽ off at ${shop}`, ru: `${sum} ₽ в ${shop}`, fi: `${sum} ₽ alennusta, ${shop}`, de: `${sum} ₽ Nachlass bei ${shop}` },
    {
      en: 'Pay with points at this till, once.',
      ru: 'Оплата баллами на этой кассе, один раз.',
      fi: 'Maksa pisteillä tällä kassalla, kerran.',
      de: 'Mit Punkten an dieser Kasse bezahlen, einmal.',
    },
  );
};

/** Coupons. The last two have no price: only campaigns give them. */
export const demoCoupons: readonly DemoGift[] = [
  moneyOff('off-500-vesta', 'vesta', 'Vesta', 50_000, 950, 200),
  moneyOff('off-300-green-basket', 'green-basket', 'Green Basket', 30_000, 580, 500),
  moneyOff('off-1000-brandt', 'brandt-electronics', 'Brandt Electronics', 100_000, 1_900, 100),
  coupon(
    'tilia-20',
    'cafe-tilia',
    { kind: 'percent-off', perMille: 200, upToMinor: 40_000 },
    null,
    1_000,
    20_000,
    {
      en: '20% off at Café Tilia',
      ru: 'Скидка 20% в Café Tilia',
      fi: '20 % alennusta, Café Tilia',
      de: '20 % Nachlass im Café Tilia',
    },
    {
      en: 'Off one bill, at most 400 ₽.',
      ru: 'На один счёт, не больше 400 ₽.',
      fi: 'Yhdestä laskusta, enintään 400 ₽.',
      de: 'Auf eine Rechnung, höchstens 400 ₽.',
    },
  ),
  coupon(
    'copper-pot-dessert',
    'copper-pot',
    { kind: 'goods' },
    null,
    300,
    35_000,
    { en: 'Dessert at Copper Pot', ru: 'Десерт в Copper Pot', fi: 'Jälkiruoka, Copper Pot', de: 'Nachtisch bei Copper Pot' },
    {
      en: 'With any main dish.',
      ru: 'К любому горячему блюду.',
      fi: 'Minkä tahansa pääruoan kanssa.',
      de: 'Zu jedem Hauptgericht.',
    },
  ),
];
