/**
 * Rules and decisions are language-neutral: their sentences name things by id. This puts the names in, in one language, just before a screen or a
 * slip shows them. An id that nobody knows any more stays as it is: better a strange word than none.
 */
import { wordPart } from '../campaign-words/word-part.ts';
import type { RuleNames } from '../campaign-words/rule-names.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Language, Say } from '../contract/primitive.ts';
import { enumeration } from '../text/enumeration.ts';
import { namesOf, type NameSource } from './names-of.ts';

/** The sentence with names in place of ids. */
export function localSay(say: Say, source: NameSource, language: Language): Say {
  const args: Record<string, string | number> = { ...say.args };
  const names = namesOf(source, language);
  for (const [name, value] of Object.entries(say.args)) {
    if (typeof value === 'string') Object.assign(args, namedBy(name, value, source, names));
  }
  const { campaignId, partNumbers } = say.args;
  if (typeof campaignId === 'string' && typeof partNumbers === 'string') args['parts'] = partsOf(campaignId, partNumbers, source, names);
  return { key: say.key, args };
}

function namedBy(name: string, id: string, source: NameSource, names: RuleNames): Record<string, string> {
  switch (name) {
    case 'campaignId':
      return { short: source.campaigns.get(id)?.short[names.language] ?? id, campaign: names.campaign(id) };
    case 'betterCampaignId':
      return { better: names.campaign(id) };
    case 'campaign':
    case 'short':
    case 'better':
      return { [name]: source.campaigns.get(id)?.short[names.language] ?? id };
    case 'tenantId':
      return { shop: names.shop(id) };
    case 'spendAtTenantId':
      return { spendAt: names.shop(id) };
    case 'shop':
    case 'spendAt':
      return { [name]: names.shop(id) };
    case 'giftId':
    case 'gift':
      return { gift: names.gift(id) };
    case 'giftIds':
      return { gifts: anyOf(id, (each) => names.gift(each), names.language) };
    case 'categoryId':
    case 'category':
      return { category: names.category(id) };
    case 'tierId':
      return { tier: names.tier(id) };
    case 'tierIds':
      return { tiers: anyOf(id, (each) => names.tier(each), names.language) };
    default:
      return {};
  }
}

/** Several ids with spaces between them as "A, B or C". */
function anyOf(ids: string, named: (id: string) => string, language: Language): string {
  return enumeration(
    ids
      .split(' ')
      .filter((id) => id !== '')
      .map(named),
    language,
    'or',
  );
}

/** Parts of a combination by their place in the rule, from 0. A rule whose campaign is not known here says their numbers. */
function partsOf(campaignId: string, numbers: string, source: NameSource, names: RuleNames): string {
  const parts = source.campaigns.get(campaignId)?.parts ?? [];
  const words = numbers.split(' ').map((number) => {
    const part = parts[Number(number)];
    return part === undefined ? String(Number(number) + 1) : wordPart(part, names, source.catalogue.mall.currency);
  });
  return enumeration(words, names.language);
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
