import type { CampaignVersion } from '../contract/campaign.ts';
import { bareNames } from '../legal/legal-house.ts';
import type { LegalNames } from '../legal/legal-house.ts';
import type { Offsets } from '../time/zone.ts';

/** A shop as far as campaign files are checked against it. */
export interface KnownTenant {
  readonly id: string;
  readonly category: string;
  /** Takes no part in the programme now: its receipts earn nothing, points cannot be spent there. */
  readonly excluded: boolean;
}

/** A gift or coupon as far as campaign files are checked against it. */
export interface KnownGift {
  readonly id: string;
  /** Free stock where it is known. */
  readonly free: number | null;
  /** The shop that honours it; null: the info desk. */
  readonly tenantId: string | null;
  /** Days it is kept for whoever won it. */
  readonly collectDays: number;
  readonly active: boolean;
}

/** What a campaign file is read against. A list is null where it is not known here (a file checked on a laptop): such names are then not checked. */
export interface CampaignContext {
  readonly currency: string;
  /** Decimals of the currency: 2 for roubles. */
  readonly minorDigits: number;
  readonly offsets: Offsets;
  readonly dayCutoffMinutes: number;
  readonly tenants: readonly KnownTenant[] | null;
  readonly categories: readonly string[] | null;
  readonly gifts: readonly KnownGift[] | null;
  readonly tiers: readonly string[] | null;
  /** Goods groups that tills or agreements tell of. */
  readonly goods: readonly string[] | null;
  readonly kiosks: readonly string[] | null;
  /** Audience bits that are set for members. */
  readonly segments: readonly string[] | null;
  /** Drawings that posters may name. */
  readonly arts: readonly string[] | null;
  /** Opening hours of the mall, `HH:MM`; `closes` may be past midnight. */
  readonly hours: { readonly opens: string; readonly closes: string } | null;
  /** null: no comparison with the present. */
  readonly nowMs: number | null;
  /** Names for terms that are written from the legal fields. */
  readonly names: LegalNames;
  /** Campaigns to compare with, newest version each; for "same receipts also count for". */
  readonly others: readonly CampaignVersion[];
  /** `others` are all the campaigns there are: what is not among them does not exist. */
  readonly knowsAllCampaigns: boolean;
}

/** The little that must be known of any mall. */
export type PlainMall = Pick<CampaignContext, 'currency' | 'minorDigits' | 'offsets' | 'dayCutoffMinutes' | 'nowMs'>;

/** A context in which no mall is at hand: dates and sums are checked, names are not. */
export function contextWithoutMall(mall: PlainMall): CampaignContext {
  const { currency, minorDigits, offsets, dayCutoffMinutes, nowMs } = mall;
  return {
    currency,
    minorDigits,
    offsets,
    dayCutoffMinutes,
    nowMs,
    tenants: null,
    categories: null,
    gifts: null,
    tiers: null,
    goods: null,
    kiosks: null,
    segments: null,
    arts: null,
    hours: null,
    names: bareNames,
    others: [],
    knowsAllCampaigns: false,
  };
}
