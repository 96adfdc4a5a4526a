/**
 * What `decide` may look at, what it may change, and what it answers. The server's world is the read set of a batch, loaded under the
 * programme's lock; the kiosk's world is its mirror with the open journal rows folded in. Same code, so the kiosk predicts what the server decides.
 */
import type { CampaignVersion, ProgressEntry, ProgressGrant } from '../contract/campaign.ts';
import type {
  AccountDocument,
  AudienceBit,
  Lot,
  Notice,
  ReceiptSummary,
  TicketSummary,
  TierHeld,
  Transfer,
  VoucherSummary,
} from '../contract/account-document.ts';
import type { PostingReason } from '../ledger/posting-reason.ts';
import type { AnyDocument, DocumentKind, DocumentOf } from '../contract/document.ts';
import type { FactOutcome } from '../contract/sync.ts';

/** Read access to documents. A miss is `null`: on the server it does not exist, on a kiosk it may only be unknown here. */
export interface World {
  get<K extends DocumentKind>(kind: K, id: string): DocumentOf<K> | null;
  /** Receipt ids that hold this strong or weak key, oldest first; voided with `release` no longer hold theirs. */
  receiptsByKey(key: string): readonly string[];
  /** Held receipts that wait for this till, oldest first (server and desk that registered them). */
  receiptsByTill(tillKey: string): readonly string[];
  /** Ids of every ticket of a draw, valid or void, in order of id (server only; a kiosk knows none). */
  ticketsOf(drawId: string): readonly string[];
  /** Every campaign version whose windows could matter; an index for one receipt is built once per rules state (`campaign/rule-index.ts`). */
  campaigns(): readonly CampaignVersion[];
  /** Changes whenever campaigns() changes, so that indexes can be kept. */
  rulesStamp(): string;
}

/** Smallest steps of state. `applyChange` folds them; the log keeps them; replay of the log gives the same bytes. */
export type Change =
  | { readonly kind: 'document.put'; readonly document: Exclude<AnyDocument, AccountDocument> }
  | { readonly kind: 'account.opened'; readonly account: AccountDocument }
  | {
      readonly kind: 'account.statusSet';
      readonly accountId: string;
      readonly status: AccountDocument['status'];
      readonly aliasOf: string | null;
    }
  | { readonly kind: 'account.languageSet'; readonly accountId: string; readonly language: AccountDocument['language'] }
  | { readonly kind: 'account.noticesCleared'; readonly accountId: string; readonly noticeIds: readonly string[] }
  | { readonly kind: 'account.cardAdded'; readonly accountId: string; readonly card: AccountDocument['cards'][number] }
  | { readonly kind: 'account.lotAdded'; readonly accountId: string; readonly lot: Lot }
  | { readonly kind: 'account.lotReduced'; readonly accountId: string; readonly lotId: string; readonly points: number }
  /** Points given back to a lot that still exists (a cancelled voucher). */
  | { readonly kind: 'account.lotReturned'; readonly accountId: string; readonly lotId: string; readonly points: number }
  /** What was left of the lot expired: the lot keeps only its spent part, so that a later void asks for no expired points. */
  | { readonly kind: 'account.lotExpired'; readonly accountId: string; readonly lotId: string }
  /** The lot leaves the document: clawed back, or empty and beyond the time in which its receipt may be voided. */
  | { readonly kind: 'account.lotDropped'; readonly accountId: string; readonly lotId: string }
  /** The lot ends at another instant (life `idle-days`); never earlier than before. */
  | { readonly kind: 'account.lotEndMoved'; readonly accountId: string; readonly lotId: string; readonly expiresAtMs: number | null }
  /** A dispute keeps the lot from being spent and from expiring until it is reviewed. */
  | { readonly kind: 'account.lotFrozen'; readonly accountId: string; readonly lotId: string; readonly caseId: string }
  | { readonly kind: 'account.lotFreed'; readonly accountId: string; readonly lotId: string }
  | { readonly kind: 'account.debtChanged'; readonly accountId: string; readonly points: number }
  | {
      readonly kind: 'account.entryAdded';
      readonly accountId: string;
      readonly campaignId: string;
      readonly version: number;
      readonly windowKey: string;
      readonly entry: ProgressEntry;
    }
  | {
      readonly kind: 'account.entryRemoved';
      readonly accountId: string;
      readonly campaignId: string;
      readonly windowKey: string;
      readonly receiptId: string;
    }
  | {
      readonly kind: 'account.grantPut';
      readonly accountId: string;
      readonly campaignId: string;
      readonly version: number;
      readonly windowKey: string;
      readonly grant: ProgressGrant;
    }
  | {
      readonly kind: 'account.grantRemoved';
      readonly accountId: string;
      readonly campaignId: string;
      readonly windowKey: string;
      readonly awardKey: string;
    }
  | { readonly kind: 'account.windowDropped'; readonly accountId: string; readonly campaignId: string; readonly windowKey: string }
  | { readonly kind: 'account.receiptNoted'; readonly accountId: string; readonly receipt: ReceiptSummary }
  | { readonly kind: 'account.receiptForgotten'; readonly accountId: string; readonly receiptId: string }
  | { readonly kind: 'account.voucherPut'; readonly accountId: string; readonly voucher: VoucherSummary }
  | { readonly kind: 'account.voucherForgotten'; readonly accountId: string; readonly voucherId: string }
  | { readonly kind: 'account.noticeAdded'; readonly accountId: string; readonly notice: Notice }
  | { readonly kind: 'account.cardRemoved'; readonly accountId: string; readonly cardKey: string }
  /** By award key: the same award again replaces its tier. */
  | { readonly kind: 'account.tierPut'; readonly accountId: string; readonly tier: TierHeld }
  | { readonly kind: 'account.tierDropped'; readonly accountId: string; readonly awardKey: string }
  /** By award key. */
  | { readonly kind: 'account.ticketsPut'; readonly accountId: string; readonly summary: TicketSummary }
  | { readonly kind: 'account.ticketsDropped'; readonly accountId: string; readonly awardKey: string }
  | { readonly kind: 'account.transferPut'; readonly accountId: string; readonly transfer: Transfer }
  | { readonly kind: 'account.transferRemoved'; readonly accountId: string; readonly transferId: string }
  | { readonly kind: 'account.audienceSet'; readonly accountId: string; readonly bits: readonly AudienceBit[] }
  | { readonly kind: 'account.invitedBySet'; readonly accountId: string; readonly invitedBy: string | null }
  /** Registration of a booked receipt; the latest one stays. */
  | { readonly kind: 'account.lastReceiptSet'; readonly accountId: string; readonly atMs: number }
  | { readonly kind: 'account.answeredAdded'; readonly accountId: string; readonly questionnaireId: string }
  | { readonly kind: 'account.consentSet'; readonly accountId: string; readonly consent: AccountDocument['consent'] }
  | { readonly kind: 'account.leavingSet'; readonly accountId: string; readonly leaving: AccountDocument['leaving'] }
  | { readonly kind: 'account.confirmBySet'; readonly accountId: string; readonly atMs: number | null }
  /** The member is gone: what is left is an id that names nobody. */
  | { readonly kind: 'account.closed'; readonly accountId: string }
  | { readonly kind: 'account.ownSeqSet'; readonly accountId: string; readonly kioskId: string; readonly seq: number };

/** A change of an account document. */
export type AccountChange = Exclude<Change, { kind: 'document.put' }>;

/**
 * One leg of a ledger transaction. Legs of one decision sum to 0 per `txn` and unit. Which accounts there are and what their signs mean:
 * `ledger/accounts.ts`. Unit: `points` or a currency code (minor units).
 */
export interface Posting {
  readonly txn: string;
  readonly account: string;
  readonly unit: string;
  readonly amount: number;
  readonly reason: PostingReason;
  readonly tenantId: string | null;
  readonly receiptId: string | null;
  /** Month `YYYY-MM` of the mall day it is posted in: never a closed one. */
  readonly period: string;
  /** Month of the fact's registration where that month was closed already ("prior period"); null: the same month. */
  readonly belongsTo: string | null;
}

/** Everything the decider says about one fact. */
export interface Decision {
  readonly outcome: FactOutcome;
  readonly changes: readonly Change[];
  readonly postings: readonly Posting[];
}

/** What a decision may depend on besides the world: frozen with it in the log. */
export interface DecideContext {
  /** Server clock at decision (kiosk: its estimate). Only orders and stamps; never decides windows. */
  readonly decidedAtMs: number;
  /** `predict` on a kiosk: no stock or quota beyond its own allotments can be promised, unknown receipts stay unknown. */
  readonly role: 'decide' | 'predict';
  /** Kiosk that predicts (own allotments); on the server the kiosk of the fact. */
  readonly kioskId: string;
  /** The mall of that kiosk: its document gives zone offsets, mall day, currency. */
  readonly mallId: string;
}
