import type { CampaignPart } from '../contract/campaign.ts';
import { enumeration } from '../text/enumeration.ts';
import { formatMoney } from '../text/format.ts';
import { phrase } from '../text/phrase.ts';
import type { RuleNames } from './rule-names.ts';

/** One part of a combination in words: "balloons from Party Corner", "2 × Café Tilia, 500 ₽ or more". `currency`: ISO 4217. */
export function wordPart(part: CampaignPart, names: RuleNames, currency: string): string {
  const { language } = names;
  const what = whatOf(part, names);
  const money =
    part.sumMinor === 0 ? what : phrase(language, 'part.sum', { part: what, partSumMinor: formatMoney(part.sumMinor, currency, language) });
  return part.receipts === 1 ? money : phrase(language, 'part.times', { count: part.receipts, part: money });
}

function whatOf(part: CampaignPart, names: RuleNames): string {
  const { language } = names;
  const either = (words: readonly string[]) => enumeration(words, language, 'or');
  const places = either([...part.tenants.map((id) => names.shop(id)), ...part.categories.map((id) => names.category(id))]);
  const goods = either(part.goods.map((id) => names.goods(id)));
  if (places === '') return goods === '' ? phrase(language, 'part.any') : phrase(language, 'part.goods', { goods });
  return goods === '' ? phrase(language, 'part.place', { places }) : phrase(language, 'part.both', { goods, places });
}
