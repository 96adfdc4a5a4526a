import type { TenantDocument } from '../../../domain/contract/catalogue-document.ts';
import { demoLogo } from './logos.ts';

/** A shop of the demo mall; `typicalMinor` is the middle of its receipts, kopecks. All names are invented. */
export interface DemoTenant {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly floor: string;
  readonly initials: string;
  readonly logo: TenantDocument['logo'];
  readonly printsCode: boolean;
  readonly typicalMinor: number;
}

const shop = (
  id: string,
  name: string,
  category: string,
  floor: string,
  initials: string,
  printsCode: boolean,
  typicalMinor: number,
): DemoTenant => ({
  id,
  name,
  category,
  floor,
  initials,
  logo: demoLogo(id),
  printsCode,
  typicalMinor,
});

/** The forty shops; ten print no code on their receipts. */
export const demoTenants: readonly DemoTenant[] = [
  shop('vesta', 'Vesta', 'fashion', '1', 'VE', true, 256000),
  shop('harbour-wool', 'Harbour Wool', 'fashion', '1', 'HW', true, 288000),
  shop('milk-and-denim', 'Milk & Denim', 'fashion', '2', 'MD', true, 320000),
  shop('otto-lind', 'Otto Lind', 'fashion', '2', 'OL', true, 352000),
  shop('little-north', 'Little North', 'fashion', '2', 'LN', false, 384000),
  shop('corso-shoes', 'Corso Shoes', 'shoes', '1', 'CS', true, 336000),
  shop('pilgrim-bags', 'Pilgrim Bags', 'shoes', '2', 'PB', true, 378000),
  shop('northstep', 'Northstep', 'shoes', '2', 'NS', false, 420000),
  shop('cafe-tilia', 'Café Tilia', 'cafe', '1', 'CT', true, 68200),
  shop('copper-pot', 'Copper Pot', 'cafe', '3', 'CP', true, 74400),
  shop('noodle-yard', 'Noodle Yard', 'cafe', '3', 'NY', true, 49600),
  shop('bakery-rye', 'Bakery Rye', 'cafe', '0', 'BR', false, 55800),
  shop('gelato-nube', 'Gelato Nube', 'cafe', '3', 'GN', false, 62000),
  shop('bistro-lumen', 'Bistro Lumen', 'cafe', '3', 'BL', true, 68200),
  shop('pharmacy-linde', 'Pharmacy Linde', 'pharmacy', '0', 'PL', true, 93600),
  shop('pharmacy-aurora', 'Pharmacy Aurora', 'pharmacy', '2', 'PA', true, 62400),
  shop('harbour-bank', 'Harbour Bank', 'bank', '0', 'HB', true, 450000),
  shop('meridian-exchange', 'Meridian Exchange', 'bank', '0', 'ME', false, 500000),
  shop('nordlys-books', 'Nordlys Books', 'books', '2', 'NB', true, 104500),
  shop('vinyl-attic', 'Vinyl Attic', 'books', '3', 'VA', false, 114000),
  shop('brandt-electronics', 'Brandt Electronics', 'electronics', '2', 'BE', true, 624000),
  shop('kilowatt', 'Kilowatt', 'electronics', '2', 'KW', true, 702000),
  shop('phone-dock', 'Phone Dock', 'electronics', '1', 'PD', false, 780000),
  shop('flora-and-fern', 'Flora & Fern', 'home', '1', 'FF', true, 231000),
  shop('linea-home', 'Linea Home', 'home', '2', 'LH', true, 252000),
  shop('columbine', 'Columbine', 'home', '1', 'CO', false, 168000),
  shop('lamp-and-loom', 'Lamp & Loom', 'home', '3', 'LL', true, 189000),
  shop('mira-toys', 'Mira Toys', 'toys', '2', 'MT', true, 170000),
  shop('kite-and-drum', 'Kite & Drum', 'toys', '2', 'KD', true, 187000),
  shop('tiny-steps', 'Tiny Steps', 'toys', '2', 'TS', true, 204000),
  shop('cobalt-optics', 'Cobalt Optics', 'beauty', '1', 'CB', true, 184000),
  shop('salon-verba', 'Salon Verba', 'beauty', '3', 'SV', false, 207000),
  shop('iris-parfum', 'Iris Parfum', 'beauty', '1', 'IP', true, 230000),
  shop('summit-sport', 'Summit Sport', 'sport', '3', 'SS', true, 396000),
  shop('velo-velo', 'Velo Velo', 'sport', '3', 'VV', true, 432000),
  shop('green-basket', 'Green Basket', 'grocery', '0', 'GB', true, 108000),
  shop('sea-counter', 'Sea Counter', 'grocery', '0', 'SC', true, 121500),
  shop('tea-caravan', 'Tea Caravan', 'grocery', '1', 'TC', true, 135000),
  shop('lumiere-cinema', 'Lumière Cinema', 'leisure', '4', 'LC', true, 99000),
  shop('glow-bowling', 'Glow Bowling', 'leisure', '4', 'GW', false, 108000),
];

/** Goods groups that receipts of the demo mall may tell. */
export const demoGoodsGroups = ['bakery', 'balloons', 'children', 'confectionery', 'medicine', 'tobacco', 'travel'] as const;

/**
 * What a shop of a category agreed: price of 1000 points, a fee on turnover with least rates for some goods, a fixed fee, an entry deposit of 50,000 roubles
 * of which 35,000 pay for points and 15,000 stay frozen (as coalition programmes have it).
 */
export function agreementOf(category: string): Pick<TenantDocument, 'pointRateMinor' | 'agreement'> {
  const deposit = { depositForPointsMinor: 3_500_000, depositFrozenMinor: 1_500_000 };
  switch (category) {
    case 'bank':
      return { pointRateMinor: 60_000, agreement: { feePerMille: 0, feeMinimums: [], feeFixedMinor: 500_000, ...deposit } };
    case 'grocery':
    case 'pharmacy':
      return {
        pointRateMinor: 40_000,
        agreement: { feePerMille: 5, feeMinimums: [{ group: 'medicine', perMille: 2 }], feeFixedMinor: 100_000, ...deposit },
      };
    case 'cafe':
      return {
        pointRateMinor: 50_000,
        agreement: { feePerMille: 15, feeMinimums: [{ group: 'confectionery', perMille: 20 }], feeFixedMinor: 50_000, ...deposit },
      };
    case 'electronics':
      return { pointRateMinor: 45_000, agreement: { feePerMille: 8, feeMinimums: [], feeFixedMinor: 150_000, ...deposit } };
    default:
      return { pointRateMinor: 50_000, agreement: { feePerMille: 12, feeMinimums: [], feeFixedMinor: 100_000, ...deposit } };
  }
}
