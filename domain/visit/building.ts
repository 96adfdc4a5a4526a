/** The building as a visit needs it: the plan, its hours, and which shops a running campaign is about. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { TenantDocument } from '../contract/catalogue-document.ts';
import type { MallDocument } from '../contract/document.ts';
import type { ShopView } from '../contract/screen-parts.ts';
import type { OpeningHours, PlanDocument } from '../contract/plan-document.ts';
import { everyDay } from '../time/opening-hours.ts';

/** @see file comment */
export interface Building {
  readonly plan: PlanDocument;
  /** Hours of the house; shops may have their own. */
  readonly hours: OpeningHours;
  /** Shops of campaigns that name some, by campaign. A campaign that takes every receipt marks no shop. */
  readonly campaignShops: ReadonlyMap<string, readonly string[]>;
}

/** Makes it. `running` are the campaigns that take receipts now. */
export function buildingOf(
  plan: PlanDocument,
  mall: MallDocument,
  tenants: readonly TenantDocument[],
  running: readonly CampaignVersion[],
): Building {
  const named = running.flatMap((version): [string, readonly string[]][] => {
    const shops = shopsNamedBy(version, tenants);
    return shops === null ? [] : [[version.campaignId, shops]];
  });
  return { plan, hours: plan.hours ?? everyDay(mall.opens, mall.closes), campaignShops: new Map(named) };
}

/** Shops that a campaign is about; null: about all of them. */
export function shopsNamedBy({ where, parts }: CampaignVersion, tenants: readonly TenantDocument[]): readonly string[] | null {
  const named = [
    { tenants: where.tenants, categories: where.categories },
    ...parts.map(({ tenants: t, categories }) => ({ tenants: t, categories })),
  ];
  const places = named.filter((each) => each.tenants.length + each.categories.length > 0);
  if (places.length === 0) return null;
  return tenants
    .filter(
      (tenant) =>
        !tenant.excluded &&
        !where.except.tenants.includes(tenant.id) &&
        !where.except.categories.includes(tenant.category) &&
        places.some((place) => place.tenants.includes(tenant.id) || place.categories.includes(tenant.category)),
    )
    .map((tenant) => tenant.id);
}

/** Hours of one shop: its own, or those of the house. */
export function hoursOfShop({ plan, hours }: Building, tenantId: string): OpeningHours {
  return plan.shopHours.find((each) => each.tenantId === tenantId)?.hours ?? hours;
}

/** Doors to the plan that a page of a campaign offers. */
const ON_MAP_MAX = 3;

/** Shops that a campaign names and the plan knows; none where it takes every shop. */
export function shopsOnMap(
  building: Building | null,
  campaignId: string,
  shops: readonly ShopView[],
): { readonly tenantId: string; readonly name: string }[] {
  if (building === null) return [];
  const drawn = new Set(building.plan.floors.flatMap((floor) => floor.areas.map((area) => area.tenantId)));
  return (building.campaignShops.get(campaignId) ?? [])
    .flatMap((id) => shops.filter((shop) => shop.tenantId === id && drawn.has(id)))
    .slice(0, ON_MAP_MAX)
    .map(({ tenantId, name }) => ({ tenantId, name }));
}
