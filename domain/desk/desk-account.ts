/** What the desk knows of the account at hand: mirror and own open facts folded. */
import type { AccountDocument, ReceiptSummary, VoucherSummary } from '../contract/account-document.ts';
import type { Language, Localized, Say } from '../contract/primitive.ts';
import type { ProgressView } from '../contract/screen-parts.ts';
import type { ReceiptStory } from './receipt-story.ts';

/** A gift that points buy. `valueMinor`: what it is worth, minor units. */
export interface DeskGift {
  readonly giftId: string;
  readonly name: Localized;
  readonly pricePoints: number;
  readonly valueMinor: number;
}

/** A voucher with what the desk must know to hand it out. */
export interface DeskVoucherRecord {
  readonly voucherId: string;
  readonly reference: string;
  readonly giftId: string;
  /** The campaign that gave it; null: bought with points. */
  readonly campaignId: string | null;
  readonly giftName: Localized;
  /** Gifts that may be taken instead. */
  readonly choices: readonly { readonly giftId: string; readonly name: Localized }[];
  /** None left but what is promised: what the house gives instead; null: there are some, or it names none that is left. */
  readonly substitute: { readonly giftId: string; readonly name: Localized } | null;
  /** The shop that honours it, for coupons; null: the desk. */
  readonly shop: string | null;
  readonly art: string | null;
  readonly valueMinor: number;
  /** Age from which it may be handed over; null: any. */
  readonly fromAgeYears: number | null;
  readonly left: number | null;
  readonly deadlineLocal: string;
  readonly state: VoucherSummary['state'];
  readonly expired: boolean;
  readonly honoured: { readonly atLocal: string; readonly at: string } | null;
  /** May be handed out here although the server cannot be asked. */
  readonly offlineHere: boolean;
}

/** A ticket as somebody asks for it at the desk. */
export interface DeskTicket {
  readonly number: string;
  readonly draw: Localized;
  /** Day of the draw, local; null: not known here. */
  readonly drawnLocal: string | null;
}

/** The account as the desk knows it: mirror and own open facts folded. */
export interface DeskAccount {
  readonly accountId: string;
  readonly status: AccountDocument['status'];
  readonly initial: string;
  readonly language: Language;
  readonly points: number;
  /** The account belongs to somebody who works here: only a second person may serve it. */
  readonly houseStaff: boolean;
  /** Whose own account it is, where the house knows; only asked of accounts of the house. */
  readonly ownerStaffId: string | null;
  readonly vouchers: readonly DeskVoucherRecord[];
  readonly receipts: readonly ReceiptSummary[];
  readonly notices: readonly Say[];
  /** What became of the booked receipts, by receipt. */
  readonly stories: Readonly<Record<string, ReceiptStory>>;
  /** Wants to leave: gone after this; null: stays. */
  readonly leavingLocal: string | null;
  /** Opened with a number that nobody has confirmed. */
  readonly numberWaits: boolean;
  /** Tickets of draws by their numbers (`domain/draw/ticket-number.ts`): somebody asks for one by its number. */
  readonly tickets: readonly DeskTicket[];
  /** References under which a kiosk promised that a paper will be shown here. */
  readonly promisedPapers: readonly string[];
  /** The campaign that is nearest, in the visitor's language; null: none. */
  readonly progress: ProgressView | null;
}
