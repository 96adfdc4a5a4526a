/** Shops to pick from: those visited in this visit before the others, for whoever comes out of a shop has more than one paper of it. */
import type { ShopView } from '../contract/screen-parts.ts';
import { filterShops } from './filter-shops.ts';
import type { Stage } from './state.ts';

/** Most shops that are put before the alphabet: one row of keys. */
const LATELY_MAX = 2;

/** Shops of this visit's receipts, the last one first, each once. */
function latelyOf(stage: Stage): readonly string[] {
  const ids =
    stage.kind === 'visit'
      ? stage.rows.map((each) => each.tenantId)
      : stage.kind === 'kept'
        ? stage.drafts.map((each) => each.tenantId)
        : [];
  const known = ids.filter((id) => id !== null).toReversed();
  return [...new Set(known)].slice(0, LATELY_MAX);
}

/** The shops that fit what was typed, and how many of the first of them were visited in this visit. */
export function shopsToPick(
  shops: readonly ShopView[],
  filter: string,
  stage: Stage,
): { readonly shops: ShopView[]; readonly lately: number } {
  const found = filterShops(shops, filter);
  if (filter.trim() !== '') return { shops: found, lately: 0 };
  const lately = latelyOf(stage).flatMap((id) => found.filter((shop) => shop.tenantId === id));
  return { shops: [...lately, ...found.filter((shop) => !lately.includes(shop))], lately: lately.length };
}
