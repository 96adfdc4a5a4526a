/**
 * Rules and decisions are language-neutral: their sentences name things by id. This puts the names in, in one language, just before a screen or a
 * slip shows them. An id that nobody knows any more stays as it is: better a strange word than none.
 */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Language, Say } from '../contract/primitive.ts';
import type { Catalogue } from './catalogue.ts';

/** What names are taken from. */
export interface NameSource {
  readonly catalogue: Catalogue;
  /** Newest version by campaign id. */
  readonly campaigns: ReadonlyMap<string, CampaignVersion>;
}

/** The sentence with names in place of ids. */
export function localSay(say: Say, source: NameSource, language: Language): Say {
  const args: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(say.args)) {
    args[name] = value;
    if (typeof value === 'string') Object.assign(args, namesOf(name, value, source, language));
  }
  return { key: say.key, args };
}

function namesOf(name: string, id: string, source: NameSource, language: Language): Record<string, string> {
  const { catalogue } = source;
  const tenant = () => catalogue.tenants.find((each) => each.id === id)?.name ?? id;
  switch (name) {
    case 'campaignId': {
      const version = source.campaigns.get(id);
      return { short: version?.short[language] ?? id, campaign: version?.title[language] ?? id };
    }
    case 'campaign':
    case 'short':
    case 'better':
      return { [name]: source.campaigns.get(id)?.short[language] ?? id };
    case 'tenantId':
      return { shop: tenant() };
    case 'spendAtTenantId':
      return { spendAt: tenant() };
    case 'shop':
    case 'spendAt':
      return { [name]: tenant() };
    case 'giftId':
    case 'gift':
      return { gift: catalogue.gifts.find((each) => each.id === id)?.name[language] ?? id };
    case 'categoryId':
    case 'category':
      return { category: catalogue.categories.find((each) => each.id === id)?.name[language] ?? id };
    default:
      return {};
  }
}

/** Newest version of each campaign, whatever order they come in. */
export function newestVersions(versions: readonly CampaignVersion[]): ReadonlyMap<string, CampaignVersion> {
  const newest = new Map<string, CampaignVersion>();
  for (const version of versions) {
    const known = newest.get(version.campaignId);
    if (known === undefined || known.version < version.version) newest.set(version.campaignId, version);
  }
  return newest;
}
