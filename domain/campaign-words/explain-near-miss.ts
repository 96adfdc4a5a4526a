/** What is still missing, as an invitation: "1 more shop by Sunday and you get 500 points". Texts: domain/text/<language>/awards.ts. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Say } from '../contract/primitive.ts';
import type { Missing } from '../campaign/evaluation.ts';

type Args = Record<string, string | number>;

/** @param deadlineDay last mall day on which it can be reached, `YYYY-MM-DD` (near-deadline.ts) */
export function explainNearMiss(version: CampaignVersion, missing: Missing, deadlineDay: string): Say {
  const args = { campaignId: version.campaignId, byLocal: deadlineDay, ...winArgs(version) };
  if (version.span === 'receipt') return { key: 'near.receipt', args: { ...args, sumMinor: version.reach.sumMinor ?? 0 } };
  const said = toSay(missing);
  return { key: missing.missingParts.length > 0 ? 'near.parts' : 'near', args: { ...args, ...said } };
}

/**
 * What has to be said. A purchase in a new shop is a purchase too, so "3 more shops" says the three purchases with it; a shop of a new category is a new shop.
 */
function toSay(missing: Missing): Args {
  const { missingMinor, missingReceipts, missingShops, missingCategories, missingDays, missingStamps, missingParts } = missing;
  const categories = missingCategories ?? 0;
  const shops = (missingShops ?? 0) > categories ? (missingShops ?? 0) : 0;
  const implied = Math.max(shops, categories, missingDays ?? 0, missingParts.length);
  const receipts = (missingReceipts ?? 0) > implied ? (missingReceipts ?? 0) : 0;
  const figures = [
    ['missing.sum', 'missingMinor', missingMinor ?? 0],
    ['missing.receipts', 'missingReceipts', receipts],
    ['missing.shops', 'missingShops', shops],
    ['missing.categories', 'missingCategories', categories],
    ['missing.days', 'missingDays', missingDays ?? 0],
    ['missing.stamps', 'missingStamps', missingStamps ?? 0],
  ] as const;
  const args: Args = {};
  const keys: string[] = [];
  for (const [key, name, value] of figures) {
    if (value === 0) continue;
    keys.push(key);
    args[name] = value;
  }
  if (missingParts.length > 0) {
    keys.push('missing.parts');
    args['partNumbers'] = missingParts.join(' ');
  }
  return { ...args, missingClause: keys.join(' ') };
}

function winArgs({ reward }: CampaignVersion): Args {
  switch (reward.kind) {
    case 'points-per-amount':
      return { winClause: 'win.amount', points: reward.points, perMinor: reward.perMinor };
    case 'points':
      return {
        winClause: 'win.points',
        points: reward.points,
        ...(reward.purse === 'everywhere'
          ? { spend: '_anywhere' }
          : { spend: '_shop', spendAtTenantId: reward.purse.slice('tenant:'.length) }),
      };
    case 'multiply':
      return { winClause: 'win.times', timesFactor: reward.factorPerMille };
    case 'gift':
      return reward.choices.length === 0
        ? { winClause: 'win.gift' }
        : { winClause: 'win.choices', giftIds: [reward.giftId, ...reward.choices].join(' ') };
    case 'tickets':
      return { winClause: 'win.tickets', tickets: reward.tickets };
    case 'tier':
      return { winClause: 'win.tier', tierId: reward.tierId };
  }
}
