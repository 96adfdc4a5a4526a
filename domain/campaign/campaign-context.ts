import type { Offsets } from '../time/zone.ts';
import type { CampaignVersion } from '../contract/campaign.ts';

/** What a campaign file is read against. Lists are null where the mall is not at hand (a file checked on a laptop): names are then not checked. */
export interface CampaignContext {
  readonly currency: string;
  /** Decimals of the currency: 2 for roubles. */
  readonly minorDigits: number;
  readonly offsets: Offsets;
  readonly dayCutoffMinutes: number;
  readonly tenants: readonly string[] | null;
  readonly categories: readonly string[] | null;
  /** Free stock where it is known. */
  readonly gifts: readonly { readonly id: string; readonly free: number | null }[] | null;
  /** Drawings that posters may name. */
  readonly arts: readonly string[] | null;
  /** null: no comparison with the present. */
  readonly nowMs: number | null;
  /** Campaigns the mall has, newest version each; for "same receipts also count for". */
  readonly others: readonly CampaignVersion[];
}
