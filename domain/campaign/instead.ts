/**
 * What a campaign gives whoever reached it and found nothing left. Each such consolation is an award of its own beside the one that was refused: its key follows from
 * that one's, so a receipt decided again, or at another place, names the same. It is due exactly while the refused award would be.
 */
import type { CampaignVersion, ProgressGrant } from '../contract/campaign.ts';
import type { Due } from './evaluation.ts';

const ending = '/instead';

/** Key of what is given instead of an award. */
export const insteadKey = (awardKey: string): string => `${awardKey}${ending}`;

/** Whether an award is one that is given instead of another. */
export const isInstead = (awardKey: string): boolean => awardKey.endsWith(ending);

/** Key of the award that such a one stands in for; any other key is its own. */
export const insteadOf = (awardKey: string): string => (isInstead(awardKey) ? awardKey.slice(0, -ending.length) : awardKey);

/** What the campaign gives instead, as an award has it; null: nothing. */
export function insteadReward({ whenGone }: Pick<CampaignVersion, 'whenGone'>): Due['reward'] | null {
  switch (whenGone?.kind) {
    case undefined:
      return null;
    case 'points':
      return { kind: 'points', points: whenGone.points, purse: whenGone.purse };
    case 'gift':
      return { kind: 'gift', giftId: whenGone.giftId, choices: [] };
    case 'tickets':
      return { kind: 'tickets', tickets: whenGone.tickets };
  }
}

/** What stands in for one due award. */
export function insteadDue(version: CampaignVersion, { awardKey, receiptId }: Due): Due | null {
  const reward = insteadReward(version);
  return reward === null ? null : { awardKey: insteadKey(awardKey), receiptId, reward };
}

/** All that is due where some of it was refused already: behind each refused award what is given instead. */
export function withInstead(
  version: CampaignVersion,
  due: readonly Due[],
  grants: readonly Pick<ProgressGrant, 'awardKey' | 'refused'>[],
): readonly Due[] {
  if (version.whenGone === null) return due;
  const refused = new Set(grants.filter((grant) => grant.refused !== null && !isInstead(grant.awardKey)).map((grant) => grant.awardKey));
  return due.flatMap((one) => {
    const instead = refused.has(one.awardKey) ? insteadDue(version, one) : null;
    return instead === null ? [one] : [one, instead];
  });
}

/** Draw whose tickets an award gives: the campaign's own, or the one that its consolation names. */
export function drawOfAward({ campaignId, whenGone }: Pick<CampaignVersion, 'campaignId' | 'whenGone'>, awardKey: string): string {
  return isInstead(awardKey) && whenGone?.kind === 'tickets' ? whenGone.drawId : campaignId;
}

/** Where the rule says how long points of an award live; null: it gives none. */
export function pointsRuleOf({ reward, whenGone }: Pick<CampaignVersion, 'reward' | 'whenGone'>, awardKey: string) {
  const rule = isInstead(awardKey) ? whenGone : reward;
  return rule !== null && 'life' in rule ? rule : null;
}
