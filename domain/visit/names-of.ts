/** Names out of the mirror, in one language. An id that nobody knows any more stays as it is: better a strange word than none. */
import type { RuleNames } from '../campaign-words/rule-names.ts';
import { bareNames } from '../campaign-words/rule-names.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Language } from '../contract/primitive.ts';
import type { Catalogue } from './catalogue.ts';

/** What names are taken from. */
export interface NameSource {
  readonly catalogue: Pick<Catalogue, 'tenants' | 'categories' | 'gifts' | 'tiers'> & {
    readonly mall: Pick<Catalogue['mall'], 'currency'>;
  };
  /** Newest version by campaign id. */
  readonly campaigns: ReadonlyMap<string, CampaignVersion>;
}

/** @see file comment. Groups of goods have no names but in the receipts; one that is called like a category goes by the category's name. */
export function namesOf({ catalogue, campaigns }: NameSource, language: Language): RuleNames {
  const category = (id: string) => catalogue.categories.find((each) => each.id === id)?.name[language];
  return {
    language,
    shop: (id) => catalogue.tenants.find((each) => each.id === id)?.name ?? id,
    category: (id) => category(id) ?? id,
    gift: (id) => catalogue.gifts.find((each) => each.id === id)?.name[language] ?? id,
    tier: (id) => catalogue.tiers.find((each) => each.id === id)?.name[language] ?? id,
    campaign: (id) => campaigns.get(id)?.title[language] ?? id,
    goods: (group) => category(group) ?? bareNames(language).goods(group),
    group: (bit) => bit,
  };
}
