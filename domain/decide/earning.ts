/** What an award is granted for, and what comes of it: the words that all kinds of grants share. */
import type { CampaignVersion, ProgressGrant } from '../contract/campaign.ts';
import type { ReceiptDocument } from '../contract/document.ts';

/** What an award is granted for. */
export interface Earning {
  readonly version: CampaignVersion;
  readonly accountId: string;
  /** Receipt that earns it; empty: an event. */
  readonly receiptId: string;
  /** Shop of that receipt; null: an event. */
  readonly tenantId: string | null;
  /** Under which a person finds it. */
  readonly reference: string;
  readonly kioskId: string;
  /** Decides the day of quotas and budgets, and whether a ticket is in time. */
  readonly registeredAtMs: number;
  /** When points begin to age: registration, or for a held receipt the decision. */
  readonly earnedAtMs: number;
}

/** Units that an award of a receipt holds. */
export type AwardBinds = ReceiptDocument['binds'];

/** An award as recorded, and the units of quotas and budgets it took (a gift's stand on its voucher). */
export interface Granted {
  readonly grant: ProgressGrant;
  readonly binds: AwardBinds;
}

/** Record of an award that gave nothing yet. */
export function emptyGrant(awardKey: string, receiptId: string): ProgressGrant {
  return { awardKey, receiptId, points: 0, lotId: null, voucherId: null, tickets: 0, tierId: null, refused: null };
}
