/** Names of the things a rule speaks of, in one language. */
import type { Language } from '../contract/primitive.ts';

/** Whoever does not know a name gives the id back. */
export interface RuleNames {
  readonly language: Language;
  shop(tenantId: string): string;
  category(categoryId: string): string;
  gift(giftId: string): string;
  tier(tierId: string): string;
  campaign(campaignId: string): string;
  /** Group of goods; there is no catalogue of them, receipts tell them by slug. */
  goods(group: string): string;
  /** Group of members: an audience bit. */
  group(bit: string): string;
}

/** Ids as words: for a file read without a mall at hand. */
export function bareNames(language: Language): RuleNames {
  const spaced = (id: string) => id.replaceAll('-', ' ');
  return { language, shop: spaced, category: spaced, gift: spaced, tier: spaced, campaign: spaced, goods: spaced, group: spaced };
}
