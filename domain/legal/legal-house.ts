/** What legal checks and terms must know of the mall: money, calendar, names in each language. */
import type { Language } from '../contract/primitive.ts';
import type { Offsets } from '../time/zone.ts';

/** Names of catalogue things; whoever does not know one gives its id back. */
export interface LegalNames {
  shop(tenantId: string, language: Language): string;
  category(categoryId: string, language: Language): string;
  gift(giftId: string, language: Language): string;
  tier(tierId: string, language: Language): string;
  /** What one gift is worth, minor units, and how many days it waits; null where not known. */
  giftFacts(giftId: string): { readonly valueMinor: number; readonly collectDays: number } | null;
}

/** @see file comment */
export interface LegalHouse {
  readonly currency: string;
  readonly offsets: Offsets;
  readonly dayCutoffMinutes: number;
  readonly names: LegalNames;
}

/** For a file checked without a mall at hand: every thing goes by its id. */
export const bareNames: LegalNames = {
  shop: (id) => id,
  category: (id) => id,
  gift: (id) => id,
  tier: (id) => id,
  giftFacts: () => null,
};
