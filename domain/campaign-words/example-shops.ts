/** Shops for worked examples: of the mall where it is at hand, else made up from what the rule names. */
import type { CampaignVersion } from '../contract/campaign.ts';

/** A shop as rules see it. */
export interface ExampleShop {
  readonly tenantId: string;
  readonly category: string;
}

/** Made-up shops are as many as a goal may ask for different ones. */
const madeUp = 30;

/** Shops whose receipts count, one of each category first, so that "different categories" comes true with the fewest receipts. */
export function shopsThatCount({ where }: Pick<CampaignVersion, 'where'>, known: readonly ExampleShop[]): readonly ExampleShop[] {
  const shops = known.length > 0 ? known : madeUpShops(where);
  const counted = shops.filter(
    (shop) =>
      (where.tenants.length + where.categories.length === 0 ||
        where.tenants.includes(shop.tenantId) ||
        where.categories.includes(shop.category)) &&
      !where.except.tenants.includes(shop.tenantId) &&
      !where.except.categories.includes(shop.category),
  );
  const seen = new Set<string>();
  const first = counted.filter((shop) => !seen.has(shop.category) && seen.add(shop.category).has(shop.category));
  return [...first, ...counted.filter((shop) => !first.includes(shop))];
}

/** A shop of a place that is named, for a part of a combination; null: no such shop is known. */
export function shopAt(
  places: { readonly tenants: readonly string[]; readonly categories: readonly string[] },
  shops: readonly ExampleShop[],
): ExampleShop | null {
  const [tenantId] = places.tenants;
  const [category] = places.categories;
  if (tenantId === undefined && category === undefined) return shops[0] ?? null;
  const found = shops.find((shop) => places.tenants.includes(shop.tenantId) || places.categories.includes(shop.category));
  return found ?? { tenantId: tenantId ?? `shop-of-${category ?? ''}`, category: category ?? 'shop' };
}

function madeUpShops(where: CampaignVersion['where']): readonly ExampleShop[] {
  const named = where.tenants.map((tenantId) => ({ tenantId, category: `kind-of-${tenantId}` }));
  const ofCategories = where.categories.flatMap((category) => numbers(madeUp).map((n) => ({ tenantId: `${category}-${n}`, category })));
  if (named.length + ofCategories.length > 0) return [...named, ...ofCategories];
  return numbers(madeUp).map((n) => ({ tenantId: `shop-${n}`, category: `kind-${n}` }));
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
