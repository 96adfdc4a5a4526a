/** How many of a scarce thing a screen may say are left. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { ResourceDocument } from '../contract/document.ts';
import type { World } from '../decide/world.ts';
import { dayQuotaId, stockId, totalQuotaId } from '../allotment/allotment-id.ts';
import { mallDayAt } from '../time/mall-day.ts';
import type { RuleMall } from '../campaign/evaluation.ts';

/** Units nobody was promised yet, wherever they lie (leased ones are still to be had). */
function unpromised(resource: ResourceDocument): number {
  return Math.max(0, resource.total - resource.bound - resource.handedOut - resource.lost);
}

/** Units of a gift in stock; null: not counted here. */
export function giftLeft(world: World, giftId: string): number | null {
  const stock = world.get('resource', stockId(giftId));
  return stock === null ? null : unpromised(stock);
}

/** Units a campaign can still give today: the smallest of day quota, total quota and stock; null: no limit known here. */
export function campaignLeft(world: World, version: CampaignVersion, mall: RuleMall, atMs: number): number | null {
  const parts: number[] = [];
  if (version.quota.perDay !== null) {
    const today = world.get('resource', dayQuotaId(version.campaignId, mallDayAt(atMs, mall.offsets, mall.dayCutoffMinutes)));
    parts.push(today === null ? version.quota.perDay : unpromised(today));
  }
  if (version.quota.total !== null) {
    const all = world.get('resource', totalQuotaId(version.campaignId));
    parts.push(all === null ? version.quota.total : unpromised(all));
  }
  if (version.reward.kind === 'gift') {
    const stock = giftLeft(world, version.reward.giftId);
    if (stock !== null) parts.push(stock);
  }
  return parts.length === 0 ? null : Math.min(...parts);
}
