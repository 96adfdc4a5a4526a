/** The parts of the mirror that come as whole lists: what pages need to name things. */
import type { DocumentOf, MallDocument, SettingsDocument } from '../contract/document.ts';
import type { QuestionnaireDocument } from '../contract/questionnaire-document.ts';
import type { GiftDocument, TenantDocument, TierDocument } from '../contract/catalogue-document.ts';

/** @see file comment */
export interface Catalogue {
  readonly mall: MallDocument;
  readonly settings: SettingsDocument;
  readonly tenants: readonly TenantDocument[];
  readonly categories: readonly DocumentOf<'category'>[];
  readonly gifts: readonly GiftDocument[];
  readonly tiers: readonly TierDocument[];
  readonly questionnaires: readonly QuestionnaireDocument[];
}
