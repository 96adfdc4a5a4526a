import { budgetId, dayBudgetId, dayQuotaId, stockId, totalQuotaId } from '../allotment/allotment-id.ts';
import { isInstead } from '../campaign/instead.ts';
import type { Due } from '../campaign/evaluation.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { SimulationMall } from './catalogue.ts';
import type { UnitNeed } from './unit-book.ts';

const none: readonly UnitNeed[] = [];

/**
 * Units that one award takes on a mall day of registration, in the order in which a lack is told: quotas, the thing itself, budgets. What is given instead of another takes
 * none of its quotas.
 */
export function unitNeeds(
  version: CampaignVersion,
  { awardKey, reward }: Pick<Due, 'awardKey' | 'reward'>,
  day: string,
  gifts: SimulationMall['gifts'],
): readonly UnitNeed[] {
  const { quota, campaignId } = version;
  if (
    reward.kind !== 'gift' &&
    quota.perDay === null &&
    quota.total === null &&
    quota.budgetPoints === null &&
    quota.budgetPointsPerDay === null
  )
    return none;
  const needs: UnitNeed[] = [];
  const need = (resourceId: string, lacking: UnitNeed['lacking'], total: number | null, units: number): void => {
    needs.push({ resourceId, lacking, total, units });
  };
  const isOwn = !isInstead(awardKey);
  if (isOwn && quota.perDay !== null) need(dayQuotaId(campaignId, day), 'quota', quota.perDay, 1);
  if (isOwn && quota.total !== null) need(totalQuotaId(campaignId), 'quota', quota.total, 1);
  if (reward.kind === 'gift') need(stockId(reward.giftId), 'stock', gifts.get(reward.giftId)?.units ?? null, 1);
  if (reward.kind !== 'points') return needs;
  if (quota.budgetPoints !== null) need(budgetId(campaignId), 'budget', quota.budgetPoints, reward.points);
  if (quota.budgetPointsPerDay !== null) need(dayBudgetId(campaignId, day), 'budget', quota.budgetPointsPerDay, reward.points);
  return needs;
}
