/** Finding a shop among forty with a few letters, of whatever alphabet. */
import type { ShopView } from '../contract/screen-parts.ts';
import { foldLetters } from './fold-letters.ts';

/** Shops that begin with the letters as written, then those that begin with their sound, then those whose name or category holds either. */
export function filterShops(shops: readonly ShopView[], filter: string): ShopView[] {
  const wanted = filter.trim().toLowerCase();
  if (wanted === '') return [...shops];
  const sound = foldLetters(wanted);
  const ranks = [
    (shop: ShopView) => shop.name.toLowerCase().startsWith(wanted),
    (shop: ShopView) => sound !== '' && foldLetters(shop.name).startsWith(sound),
    (shop: ShopView) => `${shop.name} ${shop.category}`.toLowerCase().includes(wanted),
    (shop: ShopView) => sound !== '' && foldLetters(`${shop.name} ${shop.category}`).includes(sound),
  ];
  const found = new Set(ranks.flatMap((is) => shops.filter(is)));
  return [...found];
}
