/** What an award costs and whom, with the arithmetic of the decider (domain/decide/grant-award.ts): cumulative floors over the funders. */
import type { CampaignVersion } from '../contract/campaign.ts';
import { funderOf } from '../decide/grant-points.ts';
import { sharesOf } from '../ledger/lot-money.ts';
import type { SimulationMall } from './catalogue.ts';
import type { FunderShare } from './simulated-member.ts';

/**
 * Points and their money by funder: a tenant pays its own price, the operator the price of the receipt's shop, and for an event
 * (`tenantId` null) the mall's usual price: the ledger has none for it, but a simulation that calls welcome points free would mislead.
 */
export function pointShares(
  mall: SimulationMall,
  version: CampaignVersion,
  points: number,
  tenantId: string | null,
): readonly FunderShare[] {
  return sharesOf(points, version.funding).map(({ part, share }) => {
    const funder = funderOf(part.funder, tenantId);
    const payer = funder.startsWith('tenant:') ? funder.slice('tenant:'.length) : tenantId;
    const rateMinor = (payer === null ? undefined : mall.pointRateMinorOf.get(payer)) ?? mall.pointRateMinor;
    return { funder, points: share, moneyMinor: Math.floor((share * rateMinor) / 1000) };
  });
}

/** Money of a gift by funder, minor units, when it is handed out. */
export function giftShares(
  version: CampaignVersion,
  valueMinor: number,
  tenantId: string | null,
): readonly { readonly funder: string; readonly moneyMinor: number }[] {
  return sharesOf(valueMinor, version.funding).map(({ part, share }) => ({ funder: funderOf(part.funder, tenantId), moneyMinor: share }));
}
