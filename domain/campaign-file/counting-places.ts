import type { CampaignDraft } from './draft.ts';
import type { CampaignContext, KnownTenant } from './campaign-context.ts';

/** How many different shops and categories can count; null: not known here. */
export interface CountingPlaces {
  readonly shops: number | null;
  readonly categories: number | null;
}

/** Places whose receipts count for a draft, as far as the mall is known. */
export function countingPlaces(draft: Pick<CampaignDraft, 'where'>, context: CampaignContext): CountingPlaces {
  const { where } = draft;
  if (context.tenants !== null) {
    // A name that the mall does not have is told by itself; what it would have let count is not known.
    if (where.tenants.some((id) => context.tenants?.every((tenant) => tenant.id !== id))) return { shops: null, categories: null };
    if (where.categories.some((id) => context.categories?.includes(id) === false)) return { shops: null, categories: null };
    const tenants = countingTenants(where, context.tenants);
    return { shops: tenants.length, categories: new Set(tenants.map((tenant) => tenant.category)).size };
  }
  const shops = [...new Set(where.tenants)].filter((id) => !where.except.tenants.includes(id));
  const categories = [...new Set(where.categories)].filter((id) => !where.except.categories.includes(id));
  if (where.tenants.length === 0 && where.categories.length === 0) return { shops: null, categories: null };
  return {
    shops: where.categories.length === 0 ? shops.length : categories.length === 0 && shops.length === 0 ? 0 : null,
    // A named shop has one category each.
    categories: categories.length + shops.length,
  };
}

/** The shops whose receipts count. */
export function countingTenants(where: CampaignDraft['where'], tenants: readonly KnownTenant[]): readonly KnownTenant[] {
  const isEverywhere = where.tenants.length === 0 && where.categories.length === 0;
  return tenants.filter(
    ({ id, category }) =>
      (isEverywhere || where.tenants.includes(id) || where.categories.includes(category)) &&
      !where.except.tenants.includes(id) &&
      !where.except.categories.includes(category),
  );
}
