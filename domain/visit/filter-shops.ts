/** Finding a shop among forty with a few letters. */
import type { ShopView } from '../contract/screen-parts.ts';

/** Shops whose name, category or floor holds the filter, names first. */
export function filterShops(shops: readonly ShopView[], filter: string): ShopView[] {
  const wanted = filter.trim().toLowerCase();
  if (wanted === '') return [...shops];
  const starts = shops.filter((shop) => shop.name.toLowerCase().startsWith(wanted));
  const holds = shops.filter((shop) => !starts.includes(shop) && `${shop.name} ${shop.category}`.toLowerCase().includes(wanted));
  return [...starts, ...holds];
}
