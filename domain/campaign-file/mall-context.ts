import { stockId } from '../allotment/allotment-id.ts';
import { freeUnits } from '../allotment/resource-count.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { GiftDocument, TenantDocument, TierDocument } from '../contract/catalogue-document.ts';
import type { DocumentOf, MallDocument, ResourceDocument } from '../contract/document.ts';
import type { LegalNames } from '../legal/legal-house.ts';
import { minorDigitsOf } from '../text/format.ts';
import type { CampaignContext } from './campaign-context.ts';

/** Documents of a mall that campaign files are checked against. `kiosks` and `segments` null: not known. */
export interface MallCatalogue {
  readonly mall: Pick<MallDocument, 'currency' | 'offsets' | 'dayCutoffMinutes' | 'opens' | 'closes'>;
  readonly tenants: readonly TenantDocument[];
  readonly categories: readonly DocumentOf<'category'>[];
  readonly gifts: readonly GiftDocument[];
  readonly stocks: readonly ResourceDocument[];
  readonly tiers: readonly TierDocument[];
  readonly kiosks: readonly string[] | null;
  readonly segments: readonly string[] | null;
  /** Newest version of each campaign. */
  readonly campaigns: readonly CampaignVersion[];
}

/** The context of a mall that is at hand. */
export function contextOfMall(catalogue: MallCatalogue, nowMs: number | null): CampaignContext {
  const { mall, tenants } = catalogue;
  const stocks = new Map(catalogue.stocks.map((stock) => [stock.id, freeUnits(stock)]));
  const goods = new Set(tenants.flatMap((tenant) => tenant.agreement.feeMinimums.map((each) => each.group)));
  return {
    currency: mall.currency,
    minorDigits: minorDigitsOf(mall.currency),
    offsets: mall.offsets,
    dayCutoffMinutes: mall.dayCutoffMinutes,
    nowMs,
    tenants: tenants.map(({ id, category, excluded }) => ({ id, category, excluded })),
    categories: catalogue.categories.map((category) => category.id),
    gifts: catalogue.gifts.map((gift) => ({
      id: gift.id,
      free: stocks.get(stockId(gift.id)) ?? 0,
      tenantId: gift.tenantId,
      collectDays: gift.collectDays,
      active: gift.active,
    })),
    tiers: catalogue.tiers.map((tier) => tier.id),
    // Tills may tell groups that no agreement names: without any agreement on goods nothing is known.
    goods: goods.size === 0 ? null : [...goods].sort(),
    kiosks: catalogue.kiosks,
    segments: catalogue.segments,
    arts: null,
    hours: { opens: mall.opens, closes: mall.closes },
    names: namesOf(catalogue),
    others: catalogue.campaigns,
    knowsAllCampaigns: true,
  };
}

function namesOf({ tenants, categories, gifts, tiers }: MallCatalogue): LegalNames {
  const shopNames = new Map(tenants.map((tenant) => [tenant.id, tenant.name]));
  const categoryNames = new Map(categories.map((category) => [category.id, category.name]));
  const tierNames = new Map(tiers.map((tier) => [tier.id, tier.name]));
  const byId = new Map(gifts.map((gift) => [gift.id, gift]));
  return {
    shop: (id) => shopNames.get(id) ?? id,
    category: (id, language) => categoryNames.get(id)?.[language] ?? id,
    gift: (id, language) => byId.get(id)?.name[language] ?? id,
    tier: (id, language) => tierNames.get(id)?.[language] ?? id,
    giftFacts: (id) => {
      const gift = byId.get(id);
      return gift === undefined ? null : { valueMinor: gift.valueMinor, collectDays: gift.collectDays };
    },
  };
}
