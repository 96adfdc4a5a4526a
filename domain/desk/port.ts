/**
 * The desk's two closed unions: events that come in (facts about the world, past tense) and effects that go out (commands as data).
 * `step(state, event) -> { state, effects }` and `view(state) -> DeskScreen` are pure. Time comes with events only.
 */
import type { PosterView } from '../contract/screen-parts.ts';
import type { RestingKiosk } from '../contract/sync.ts';
import type { HoldReason, Refusal } from '../contract/refusal.ts';
import type { StaffRefusal } from '../service/port.ts';
import type { DeskIntent } from '../contract/desk-intent.ts';
import type { Language, Localized, Say } from '../contract/primitive.ts';
import type { ReceiptReading } from '../receipt/reading.ts';
import type { NameSource } from '../visit/names-of.ts';
import type { IdentifiedBy, Notebook } from './stack-record.ts';
import type { MembershipEffect, MembershipEvent } from './membership-port.ts';
import type { ShiftEffect, ShiftEvent } from './shift-port.ts';
import type { DeskGift, DeskAccount } from './desk-account.ts';

/** A shop as the desk picks it. */
export interface DeskShop {
  readonly tenantId: string;
  readonly name: string;
  readonly category: Localized;
}

/** What became of one registered or decided receipt; comes once predicted and once more when the server decided. */
export interface DeskOutcome {
  readonly receiptId: string;
  readonly reference: string;
  readonly tenantId: string | null;
  readonly amountMinor: number;
  readonly purchasedAtLocal: string;
  readonly tillKey: string | null;
  readonly fate: 'booked' | 'held' | 'refused';
  readonly refusal: Refusal | null;
  readonly holds: readonly HoldReason[];
  /** Of a `weak-clash`: where and when the other paper was registered; null: not known here. */
  readonly clash: { readonly at: string; readonly local: string } | null;
  readonly points: number;
  readonly lines: readonly Say[];
  readonly bound: boolean;
  readonly decided: boolean;
}

/** State of the house, sent whenever it changes. */
export interface DeskHouse {
  readonly ready: boolean;
  readonly mallName: string;
  readonly deskId: string;
  readonly languages: readonly Language[];
  readonly defaultLanguage: Language;
  readonly currency: string;
  readonly minorDigits: number;
  readonly clockLocal: string;
  readonly online: boolean;
  readonly reader: 'ok' | 'gone';
  readonly printer: 'ok' | 'paper-near-end' | 'paper-out' | 'gone';
  readonly shops: readonly DeskShop[];
  /** Gifts that points buy. */
  readonly gifts: readonly DeskGift[];
  /** Names for the sentences of rules and decisions, which name things by id. */
  readonly names: NameSource | null;
  /** Posters in the mall's language, for the visitor's screen. */
  readonly posters: readonly PosterView[];
  /** Kiosks that want a hand: paper, a reader. */
  readonly resting: readonly RestingKiosk[];
  /** The doors are closed: night theme. */
  readonly night: boolean;
  readonly limits: {
    readonly lockMs: number;
    readonly overridesPerShift: number;
    readonly honourWithoutCardMinor: number;
    readonly receiptMaxAgeHours: number;
    /** Days until a wish to leave is carried out. */
    readonly leaveWaitDays: number;
    /** Mall days end so many minutes after midnight. */
    readonly dayCutoffMinutes: number;
  };
}

/** Who may sign in. */
export interface DeskStaff {
  readonly staffId: string;
  readonly name: string;
  /** A promoter registers receipts and hands out cheap gifts, no more. */
  readonly role: 'lead' | 'desk' | 'promoter';
  /** Campaigns whose gifts a promoter hands out; none: any. */
  readonly campaigns: readonly string[];
}

/** What happened. `atMs` is monotonic milliseconds of the core. */
export type DeskEvent = { readonly atMs: number } & (
  | { readonly kind: 'key.pressed'; readonly key: string; readonly code: string }
  | { readonly kind: 'pointed'; readonly intent: Exclude<DeskIntent, { kind: 'key' }> }
  | { readonly kind: 'ticked' }
  | { readonly kind: 'house.changed'; readonly house: DeskHouse }
  | { readonly kind: 'notebook.read'; readonly notebook: Notebook }
  | {
      readonly kind: 'card.read';
      readonly cardToken: string;
      readonly last4: string;
      readonly identifiedBy: IdentifiedBy;
      readonly test: boolean;
    }
  | { readonly kind: 'staff-card.read'; readonly cardToken: string }
  | { readonly kind: 'payment-card.refused' }
  | { readonly kind: 'voucher-code.read'; readonly reference: string }
  | {
      readonly kind: 'receipt.read';
      readonly raw: string;
      readonly reading: ReceiptReading;
      readonly tenantId: string | null;
      readonly test: boolean;
    }
  | { readonly kind: 'code.not-a-receipt' }
  | { readonly kind: 'code.unreadable' }
  /** `pausedMs`: wrong PINs before; entry waits. */
  | { readonly kind: 'staff.found'; readonly staff: DeskStaff; readonly pausedMs: number }
  | { readonly kind: 'staff.refused'; readonly why: StaffRefusal; readonly onLocal: string | null }
  /** Who is signed in may not work here any more. */
  | { readonly kind: 'staff.gone'; readonly staffId: string; readonly why: StaffRefusal; readonly onLocal: string | null }
  | { readonly kind: 'pin.checked'; readonly staffId: string; readonly ok: boolean; readonly left: number; readonly pausedMs: number }
  /** `nowMs` is server time by the core's estimate, `visitId` a fresh id for a stack that this may open. */
  | {
      readonly kind: 'account.found';
      readonly account: DeskAccount;
      readonly last4: string;
      readonly identifiedBy: IdentifiedBy;
      readonly test: boolean;
      readonly visitId: string;
      readonly nowMs: number;
      readonly open: { readonly kind: 'voucher' | 'receipt' | 'notice'; readonly id: string } | null;
    }
  | { readonly kind: 'account.not-found'; readonly cardToken: string; readonly last4: string; readonly ownRange: boolean }
  /** `recover`: after a stack was taken up again, rows that became durable in the moment of a power cut come back. */
  | { readonly kind: 'account.changed'; readonly account: DeskAccount; readonly recover: boolean }
  | { readonly kind: 'reference.not-found'; readonly reference: string }
  /** `raw` is the code that was registered, null for a typed paper; `first` tells the first word about it from the server's later one. */
  | {
      readonly kind: 'receipt.outcome';
      readonly jobId: string;
      readonly visitId: string;
      readonly first: boolean;
      readonly raw: string | null;
      readonly outcome: DeskOutcome;
      readonly account: DeskAccount;
    }
  | {
      readonly kind: 'problem.done';
      readonly problemId: string;
      readonly accountId: string;
      readonly outcome: DeskOutcome | null;
      readonly account: DeskAccount | null;
    }
  /** Nothing was recorded (disk full, journal broken): the paper may be scanned again. */
  | { readonly kind: 'registration.failed'; readonly jobId: string }
  | { readonly kind: 'problem.refused'; readonly problemId: string; readonly refusal: Refusal | 'not-now' }
  | {
      readonly kind: 'row.moved';
      readonly rowId: string;
      readonly toAccountId: string;
      readonly last4: string;
      readonly points: number;
      readonly accounts: readonly DeskAccount[];
    }
  | { readonly kind: 'row.voided'; readonly rowId: string; readonly mode: 'release' | 'burn'; readonly account: DeskAccount }
  | { readonly kind: 'row.refused'; readonly rowId: string; readonly refusal: Refusal | 'not-now' }
  | ShiftEvent
  /** Nobody's account, or it could not be asked. */
  | { readonly kind: 'account.not-sought'; readonly why: 'none' | 'too-many' | 'no-answer'; readonly by: 'phone' | 'receipt' }
  /** The account that was found just now goes by a number that nobody has confirmed. */
  | { readonly kind: 'number.not-confirmed' }
  | MembershipEvent
  | { readonly kind: 'card.linked'; readonly last4: string; readonly account: DeskAccount }
  | { readonly kind: 'card.not-linked'; readonly refusal: Refusal }
  | { readonly kind: 'gift.chosen'; readonly voucherId: string; readonly account: DeskAccount }
  /** A gift was bought with points. `granted` false: the server has not said so yet. */
  | { readonly kind: 'gift.sold'; readonly voucherId: string; readonly granted: boolean; readonly account: DeskAccount }
  | { readonly kind: 'gift.not-sold'; readonly refusal: Refusal | 'not-now' }
  | { readonly kind: 'voucher.handed-out'; readonly voucherId: string; readonly account: DeskAccount }
  | {
      readonly kind: 'voucher.refused';
      readonly voucherId: string;
      readonly refusal: Refusal | 'not-now';
      readonly account: DeskAccount | null;
    }
  | {
      readonly kind: 'slip.outcome';
      readonly copy: boolean;
      readonly outcome: 'printed' | 'sent' | 'paper-out' | 'cover-open' | 'cutter' | 'offline' | 'gone' | 'timeout' | 'cancelled';
    }
);

/** Sounds of the desk: good, waiting, problem, a gift was bound. */
export type DeskCue = 'good' | 'held' | 'problem' | 'bound';

/** What to do. Each has exactly one carrier in main/desk; outcomes come back as events. Ids of facts are made there. */
export type DeskEffect =
  | { readonly kind: 'find-staff'; readonly cardToken: string | null; readonly code: string | null }
  | { readonly kind: 'verify-pin'; readonly staffId: string; readonly pin: string }
  | { readonly kind: 'staff-session'; readonly staffId: string; readonly act: 'signed-in' | 'signed-out' | 'locked' | 'unlocked' }
  | {
      readonly kind: 'find-account';
      readonly cardToken: string;
      readonly last4: string;
      readonly identifiedBy: IdentifiedBy;
      readonly test: boolean;
    }
  | { readonly kind: 'refresh-accounts'; readonly accountIds: readonly string[] }
  | { readonly kind: 'find-reference'; readonly reference: string; readonly identifiedBy: IdentifiedBy }
  | { readonly kind: 'open-account'; readonly cardToken: string; readonly last4: string; readonly language: Language }
  | { readonly kind: 'confirm-account'; readonly accountId: string; readonly staffId: string }
  /** Registers one receipt; `jobId` is a row id or a problem id and comes back with the outcome. */
  | {
      readonly kind: 'register-receipt';
      readonly jobId: string;
      readonly accountId: string;
      readonly visitId: string;
      readonly staffId: string;
      readonly raw: string | null;
      readonly tenantId: string | null;
      readonly typed: { readonly number: string | null; readonly amountMinor: number; readonly purchasedAtLocal: string } | null;
      readonly overrideReason: string | null;
      /** Who stands for it as a second person; null: nobody was needed. */
      readonly secondStaffId: string | null;
      readonly test: boolean;
    }
  | {
      readonly kind: 'decide-receipt';
      readonly problemId: string;
      readonly accountId: string;
      readonly receiptId: string;
      readonly verdict: 'approve' | 'refuse';
      readonly tenantId: string | null;
      readonly reason: string | null;
      readonly staffId: string;
    }
  | {
      readonly kind: 'map-till';
      readonly problemId: string;
      readonly accountId: string;
      readonly receiptId: string | null;
      readonly tillKey: string;
      readonly tenantId: string;
      readonly staffId: string;
    }
  | {
      readonly kind: 'burn-original';
      readonly problemId: string;
      readonly accountId: string;
      readonly receiptId: string;
      readonly staffId: string;
    }
  /** Goods of a purchase that is not known here went back: the server takes them off it, or keeps the slip until it comes. */
  | {
      readonly kind: 'return-goods';
      readonly problemId: string;
      readonly accountId: string;
      readonly identity: string;
      readonly amountMinor: number;
      readonly reference: string;
      readonly staffId: string;
      /** What tells the refund from another one of the same purchase, as its own code says; null: its code cannot be read. */
      readonly slip: { readonly identity: string; readonly issuedAtLocal: string | null; readonly number: string | null } | null;
    }
  /** Whose account is it? By a phone number, or by the code of a receipt; only the server knows. */
  | { readonly kind: 'seek-account'; readonly by: 'phone' | 'receipt'; readonly text: string; readonly staffId: string }
  | { readonly kind: 'link-card'; readonly accountId: string; readonly cardToken: string; readonly last4: string; readonly staffId: string }
  /** A gift for the visitor's points. */
  | {
      readonly kind: 'sell-gift';
      readonly accountId: string;
      readonly giftId: string;
      readonly visitId: string;
      readonly staffId: string;
      readonly test: boolean;
    }
  | MembershipEffect
  | ShiftEffect
  | {
      readonly kind: 'void-row';
      readonly rowId: string;
      readonly receiptId: string;
      readonly accountId: string;
      readonly mode: 'release' | 'burn';
      readonly reason: string;
      readonly staffId: string;
    }
  | {
      readonly kind: 'move-row';
      readonly rowId: string;
      readonly receiptId: string;
      readonly fromAccountId: string;
      readonly toAccountId: string;
      readonly last4: string;
      readonly staffId: string;
    }
  | {
      readonly kind: 'hand-out';
      readonly voucherId: string;
      readonly accountId: string;
      readonly identifiedBy: IdentifiedBy;
      readonly staffId: string;
      readonly test: boolean;
    }
  /** Of the gifts to choose from, this one. */
  | {
      readonly kind: 'choose-gift';
      readonly voucherId: string;
      readonly accountId: string;
      readonly giftId: string;
      /** Who gives the house's substitute; null: one of the campaign's own choices. */
      readonly staffId: string | null;
      readonly test: boolean;
    }
  /** The visitor's slip at the end, in the visitor's language; `voucherIds`: those that this stack made. Older ones are printed by `print-copy` only. */
  | {
      readonly kind: 'print-slip';
      readonly voucherIds: readonly string[];
      readonly visitId: string;
      readonly accountId: string;
      readonly last4: string;
      readonly language: Language;
      readonly rows: readonly {
        readonly receiptId: string;
        readonly reference: string;
        readonly tenantId: string | null;
        readonly amountMinor: number;
        readonly points: number;
        readonly toBeConfirmed: boolean;
        /** What it brought, with ids instead of names. */
        readonly lines: readonly Say[];
      }[];
    }
  /** A voucher again, marked COPY. */
  | {
      readonly kind: 'print-copy';
      readonly visitId: string;
      readonly accountId: string;
      readonly voucherId: string;
      readonly language: Language;
    }
  /** A paper that a kiosk promised was dealt with: the account may forget it. */
  | { readonly kind: 'forget-paper'; readonly accountId: string; readonly reference: string }
  | { readonly kind: 'end-stack'; readonly visitId: string }
  | { readonly kind: 'cue'; readonly cue: DeskCue };
