/** A campaign's rule read back in the office's language: the same sentences that stand under a poster, so that a slip of the pen is heard before it is loaded. */
import { readBack } from '../domain/campaign/read-back.ts';
import type { CampaignVersion } from '../domain/contract/campaign.ts';
import type { MallDocument } from '../domain/contract/document.ts';
import { localOf } from '../domain/time/zone.ts';
import { word } from '../domain/text/wording.ts';
import type { ReadTransaction } from './store/store.ts';

const LIST_MAX = 2_000;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A version in words: the rule as sentences, and its last local day and minute, `YYYY-MM-DD HH:MM`. */
export interface RuleWords {
  readonly rule: string;
  readonly untilLocal: string;
}

/** Reads the names of the mall once and gives a function that words any number of versions. */
export async function ruleWords(transaction: ReadTransaction, mall: MallDocument): Promise<(version: CampaignVersion) => RuleWords> {
  const named = async (kind: 'tenant' | 'category' | 'gift'): Promise<ReadonlyMap<string, string>> => {
    const documents = await transaction.documentsOf(kind, '', LIST_MAX);
    return new Map(documents.map((one) => [one.id, typeof one.name === 'string' ? one.name : one.name.en]));
  };
  const [shops, categories, gifts] = [await named('tenant'), await named('category'), await named('gift')];
  const names = {
    language: 'en',
    shop: (id: string) => shops.get(id) ?? id,
    category: (id: string) => categories.get(id) ?? id,
    gift: (id: string) => gifts.get(id) ?? id,
    weekday: (day: number) => weekdays[day - 1] ?? '',
  } as const;
  return (version) => ({
    rule: readBack(version, mall, names)
      .map((say) => word(say, { language: 'en', currency: mall.currency, todayLocal: '' }))
      .join(' '),
    untilLocal: localOf(version.when.boughtUntilMs, mall.offsets).slice(0, 16).replace('T', ' '),
  });
}
