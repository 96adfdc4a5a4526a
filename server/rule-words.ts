/** A campaign's rule read back in the office's language: the same sentences that stand under a poster, so that a slip of the pen is heard before it is loaded. */
import { readBackSections } from '../domain/campaign-words/read-back.ts';
import { bareNames, type RuleNames } from '../domain/campaign-words/rule-names.ts';
import type { CampaignVersion } from '../domain/contract/campaign.ts';
import type { MallDocument } from '../domain/contract/document.ts';
import type { Language, Say } from '../domain/contract/primitive.ts';
import { localOf } from '../domain/time/zone.ts';
import { word } from '../domain/text/wording.ts';
import type { ReadTransaction } from './store/store.ts';

const LIST_MAX = 2_000;

/** A version in words: the rule as sentences, a line for each of its sections; in brief, what is asked and given; its last local day and minute, `YYYY-MM-DD HH:MM`. */
export interface RuleWords {
  readonly rule: string;
  readonly brief: string;
  readonly untilLocal: string;
}

/** Reads the names of the mall once and gives a function that words any number of versions. */
export async function ruleWords(
  transaction: ReadTransaction,
  mall: MallDocument,
  language: Language = 'en',
): Promise<(version: CampaignVersion) => RuleWords> {
  const names = await ruleNamesOf(transaction, language);
  const worded = (says: readonly Say[]): string =>
    says.map((say) => word(say, { language, currency: mall.currency, todayLocal: '' })).join(' ');
  return (version) => {
    const { who, what, when, reach, give, limits, use, draw, money } = readBackSections(version, mall, names);
    const lines = [who, what, when, reach, give, limits, use, draw, money].map(worded);
    return {
      rule: lines.filter((line) => line !== '').join('\n'),
      brief: worded([...reach, ...give]),
      untilLocal: localOf(version.when.boughtUntilMs, mall.offsets).slice(0, 16).replace('T', ' '),
    };
  };
}

/** Names of the mall's catalogue in one language. */
export async function ruleNamesOf(transaction: ReadTransaction, language: Language): Promise<RuleNames> {
  const named = async (kind: 'tenant' | 'category' | 'gift' | 'tier'): Promise<(id: string) => string> => {
    const documents = await transaction.documentsOf(kind, '', LIST_MAX);
    const names = new Map(documents.map((one) => [one.id, typeof one.name === 'string' ? one.name : one.name[language]]));
    return (id) => names.get(id) ?? id;
  };
  const campaigns = new Map(
    (await transaction.documentsOf('campaign', '', LIST_MAX)).map((one) => [one.id, one.versions[0]?.title[language] ?? one.id]),
  );
  return {
    ...bareNames(language),
    shop: await named('tenant'),
    category: await named('category'),
    gift: await named('gift'),
    tier: await named('tier'),
    campaign: (id) => campaigns.get(id) ?? id,
  };
}
