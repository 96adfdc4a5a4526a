/**
 * What the campaign engine takes and gives. `evaluate` is pure and the same on kiosk, server and office. Progress is a fold over the set of
 * counted receipts, so arrival order never changes what is due.
 */
import type { AudienceBit } from '../contract/account-document.ts';
import type { CampaignTrigger, CampaignVersion, ProgressEntry } from '../contract/campaign.ts';
import type { Language } from '../contract/primitive.ts';
import type { MallDocument } from '../contract/document.ts';
import type { Say } from '../contract/primitive.ts';
import type { CarriedWindow } from './carry.ts';
import type { Rule } from './rule.ts';

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
  /** Kiosk or desk of the registration. */
  readonly kioskId: string;
  /** Part paid with points, where told; else 0. */
  readonly paidWithPointsMinor: number;
  /** Goods where told, else null. */
  readonly goods: readonly { readonly group: string; readonly amountMinor: number }[] | null;
}

/** What the rules may know of the member: from the account document; what only the server can know comes as audience bits. */
export interface MemberFacts {
  readonly accountId: string;
  readonly openedAtMs: number;
  readonly language: Language;
  readonly media: readonly ('plastic' | 'slip' | 'phone')[];
  readonly invited: boolean;
  readonly audience: readonly AudienceBit[];
  /** Tier at the receipt's registration (domain/campaign/tier-at.ts); null: none. */
  readonly tierId: string | null;
}

/** Something that happened to a member and is no receipt: sets off campaigns with that trigger. */
export interface RuleEvent {
  readonly trigger: Exclude<CampaignTrigger, 'receipt'>;
  readonly questionnaireId: string | null;
  readonly atMs: number;
  readonly kioskId: string;
}

/** Parts of the mall that rules need. */
export type RuleMall = Pick<MallDocument, 'offsets' | 'dayCutoffMinutes' | 'currency'>;

/** One award that a window (or a single receipt) is due, whatever was granted before. */
export interface Due {
  /**
   * `<campaignId>/<windowKey>/<n>`, n from 1; for points per amount of a window that holds several receipts `<campaignId>/<windowKey>/<receiptId>`. Same set of
   * receipts, same keys and same rewards.
   */
  readonly awardKey: string;
  /** The receipt that completed it, in purchase order. */
  readonly receiptId: string;
  readonly reward:
    | { readonly kind: 'points'; readonly points: number; readonly purse: string }
    | { readonly kind: 'gift'; readonly giftId: string; readonly choices: readonly string[] }
    | { readonly kind: 'tickets'; readonly tickets: number }
    | { readonly kind: 'tier'; readonly tierId: string };
}

/** One campaign touched by this receipt. */
export interface Touched {
  readonly version: CampaignVersion;
  /**
   * Span `receipt`: the receipt id; else `2026-11-21` (mall day), `2026-W47`, `2026-11`, `2026-Q4`, `2026`, `rolling`, `campaign`. Events: `joined`, `confirmed`,
   * `questionnaire`, and the year for `birthday`.
   */
  readonly windowKey: string;
  /**
   * null for span `receipt` (such awards keep no progress, their grants stand on the receipt; with `perAccountCampaign` they do: each receipt is a window), for
   * events, and for another window of the same campaign whose due changed with this receipt (`perAccountCampaign`).
   */
  readonly entry: ProgressEntry | null;
  /** All that is due in this window with this receipt in the set. Posted = due - already granted, per award key. */
  readonly due: readonly Due[];
  /** Window after the receipt joined (grants unchanged); null for span `receipt`. */
  readonly after: CarriedWindow | null;
}

/** What is missing of a goal; null: it is not asked, or done. */
export interface Missing {
  readonly missingMinor: number | null;
  readonly missingReceipts: number | null;
  readonly missingShops: number | null;
  readonly missingCategories: number | null;
  readonly missingDays: number | null;
  readonly missingStamps: number | null;
  /** Parts of a combination still missing, by index. */
  readonly missingParts: readonly number[];
}

/** A goal not reached yet, as data for a screen and a sentence. */
export interface NearMiss extends Missing {
  readonly version: CampaignVersion;
  readonly windowKey: string;
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
  readonly candidates: readonly Rule[];
  readonly mall: RuleMall;
  readonly member: MemberFacts;
  readonly progress: readonly CarriedWindow[];
  readonly receipt: RuleReceipt;
}
