/**
 * What the campaign engine takes and gives. `evaluate` is pure and the same on kiosk, server and office. Progress is a fold over the set of
 * counted receipts, so arrival order never changes what is due.
 */
import type { CampaignVersion, ProgressEntry, ProgressWindow } from '../contract/campaign.ts';
import type { MallDocument } from '../contract/document.ts';
import type { Say } from '../contract/primitive.ts';

/** The receipt as rules see it. */
export interface RuleReceipt {
  readonly receiptId: string;
  readonly tenantId: string;
  readonly category: string;
  readonly amountMinor: number;
  /** Local wall clock on the paper; decides windows and mall days. */
  readonly purchasedAtLocal: string;
  readonly purchasedAtMs: number;
  /** Decides which version is in force and registration deadlines. */
  readonly registeredAtMs: number;
}

/** What the rules may know of the member: computed by the server, carried in the account document. */
export interface MemberFacts {
  readonly audience: readonly string[];
}

/** Parts of the mall that rules need. */
export type RuleMall = Pick<MallDocument, 'offsets' | 'dayCutoffMinutes' | 'currency'>;

/** One award that a window (or a single receipt) is due, whatever was granted before. */
export interface Due {
  /** `<campaignId>/<windowKey>/<n>`, n from 1. Same set of receipts, same keys. */
  readonly awardKey: string;
  /** The receipt that completed it, in purchase order. */
  readonly receiptId: string;
  readonly reward:
    { readonly kind: 'points'; readonly points: number; readonly purse: string } | { readonly kind: 'gift'; readonly giftId: string };
}

/** One campaign touched by this receipt. */
export interface Touched {
  readonly version: CampaignVersion;
  /** Span `receipt`: the receipt id; else `2026-11-21` (mall day), `2026-W47`, `2026-11`, `campaign`. */
  readonly windowKey: string;
  /** null for span `receipt`: such awards keep no progress (their grants stand on the receipt). */
  readonly entry: ProgressEntry | null;
  /** All that is due in this window with this receipt in the set. Posted = due - already granted, per award key. */
  readonly due: readonly Due[];
  /** Window after the receipt joined (grants unchanged); null for span `receipt`. */
  readonly after: ProgressWindow | null;
}

/** A goal not reached yet, as data for a screen and a sentence. */
export interface NearMiss {
  readonly version: CampaignVersion;
  readonly windowKey: string;
  readonly missingMinor: number | null;
  readonly missingReceipts: number | null;
  readonly missingShops: number | null;
  /** Per thousand of the way (smallest of the parts). */
  readonly donePerMille: number;
  readonly explanation: Say;
}

/** Result for one receipt: awards, progress, explanation. */
export interface Evaluation {
  readonly touched: readonly Touched[];
  readonly nearMisses: readonly NearMiss[];
  /** Campaigns of the mall that this receipt does not count for although a visitor would expect it (excluded category, below minimum): one line each. */
  readonly notCounted: readonly { readonly version: CampaignVersion; readonly explanation: Say }[];
}

/** Input of `evaluate`. `progress` are the account's windows; those not concerned are ignored. */
export interface EvaluateInput {
  readonly candidates: readonly CampaignVersion[];
  readonly mall: RuleMall;
  readonly member: MemberFacts;
  readonly progress: readonly ProgressWindow[];
  readonly receipt: RuleReceipt;
}
