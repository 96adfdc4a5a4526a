/** The parts of the mirror that come as whole lists: what pages need to name things. */
import type { DocumentOf, GiftDocument, MallDocument, SettingsDocument, TenantDocument } from '../contract/document.ts';

/** @see file comment */
export interface Catalogue {
  readonly mall: MallDocument;
  readonly settings: SettingsDocument;
  readonly tenants: readonly TenantDocument[];
  readonly categories: readonly DocumentOf<'category'>[];
  readonly gifts: readonly GiftDocument[];
}
