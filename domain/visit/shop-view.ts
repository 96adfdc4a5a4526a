/** Shops as a visitor picks them. */
import type { TenantDocument } from '../contract/catalogue-document.ts';
import type { Language } from '../contract/primitive.ts';
import type { ShopView } from '../contract/screen-parts.ts';
import type { Catalogue } from './catalogue.ts';

/** One shop in a language. */
export function shopView(tenant: TenantDocument, catalogue: Catalogue, language: Language): ShopView {
  const category = catalogue.categories.find((each) => each.id === tenant.category);
  return {
    tenantId: tenant.id,
    name: tenant.name,
    category: category?.name[language] ?? tenant.category,
    floor: tenant.floor,
    initials: tenant.initials,
    logo: tenant.logo,
  };
}

/** All shops by name. Compared by code unit, so that every machine sorts alike. */
export function shopViews(catalogue: Catalogue, language: Language): ShopView[] {
  return [...catalogue.tenants]
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map((tenant) => shopView(tenant, catalogue, language));
}
