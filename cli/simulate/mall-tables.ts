/** Shops and gifts of the mall from tables of their own, for simulations without a mall at hand, and where both are there the tables win. */
import { readMoney, readSlug } from '../../domain/simulate/read-value.ts';
import type { Read } from '../../domain/simulate/read-value.ts';
import type { CsvColumns, CsvRow } from '../../domain/simulate/csv-table.ts';

/** A shop: its category, and what 1000 points cost it (minor units); null: not told. */
export interface ShopRow {
  readonly shop: string;
  readonly category: string | null;
  readonly pointRateMinor: number | null;
}

/** Columns of the shops file; `point_price` is the price of one point in major units. */
export const shopColumns: CsvColumns<'shop' | 'category' | 'point_price'> = {
  known: ['shop', 'category', 'point_price'],
  required: ['shop'],
};

/** A gift: what it is worth (minor units), and how many there are; null: not told. */
export interface GiftRow {
  readonly gift: string;
  readonly valueMinor: number | null;
  readonly units: number | null;
}

/** Columns of the gifts file. */
export const giftColumns: CsvColumns<'gift' | 'value' | 'units'> = { known: ['gift', 'value', 'units'], required: ['gift'] };

/** Price of 1000 points, minor units, of a price of one point in major units with up to five decimals. */
export function readPointRate(text: string, minorDigits: number): Read<number> {
  if (text.startsWith('-')) return { ok: false, what: `point_price: "${text}" is negative` };
  const read = readMoney(text, minorDigits + 3);
  return read.ok ? read : { ok: false, what: `point_price: ${read.what}` };
}

/** Reads one line of the shops file. */
export function readShopRow(row: CsvRow<'shop' | 'category' | 'point_price'>, minorDigits: number): Read<ShopRow> {
  const shop = readSlug(row('shop'));
  if (!shop.ok) return shop;
  const category = row('category') === '' ? null : readSlug(row('category'));
  if (category !== null && !category.ok) return category;
  const rate = row('point_price') === '' ? null : readPointRate(row('point_price'), minorDigits);
  if (rate !== null && !rate.ok) return rate;
  const value = { shop: shop.value, category: category?.value ?? null, pointRateMinor: rate?.value ?? null };
  return { ok: true, value };
}

/** Reads one line of the gifts file. */
export function readGiftRow(row: CsvRow<'gift' | 'value' | 'units'>, minorDigits: number): Read<GiftRow> {
  const gift = readSlug(row('gift'));
  if (!gift.ok) return gift;
  const worth = row('value') === '' ? null : readMoney(row('value'), minorDigits);
  if (worth !== null && !worth.ok) return worth;
  const units = row('units');
  if (units !== '' && !/^\d{1,9}$/.test(units)) return { ok: false, what: `units: "${units}" is no whole number` };
  return { ok: true, value: { gift: gift.value, valueMinor: worth?.value ?? null, units: units === '' ? null : Number(units) } };
}
