/** The visitor's state machine as data. Everything the core knows of a visitor in a visit stands here and is dropped as a whole at its end. */
import type { BirthdayEntry, ToldBirthday } from '../audience/birthday-entry.ts';
import type { Language, Say } from '../contract/primitive.ts';
import type { BalanceView, GiftView, InsteadView, ProgressView, ReceiptRow, ShopView, VoucherView } from '../contract/screen-parts.ts';
import { freshAccess } from './access-state.ts';
import type { AccessState } from './access-state.ts';
import type { CodePage, FindPhonePage } from './code-page.ts';
import type { MinePage, PaperPage } from './mine-page.ts';
import type { Answering, PeoplePage } from './people-page.ts';
import type { PhonePage } from './phone-page.ts';
import type { OwnPage } from './own-page.ts';
import type { PosterPage } from './poster-page.ts';
import type { SlipWordsPage } from './slip-page.ts';
import type { AccountView, HouseState, Identity } from './port.ts';

/** A receipt that is waiting to be registered: no account yet, or the shop or the owner is still asked. */
export interface Draft {
  readonly draftId: string;
  readonly raw: string | null;
  /** Strong identity of a scanned code; keeps the same paper from being kept twice. */
  readonly identity: string | null;
  readonly tenantId: string | null;
  readonly shopName: string | null;
  readonly category: string | null;
  /** The shop was named by the visitor, not by the till. */
  readonly shopPicked: boolean;
  /** null: the code does not say. */
  readonly amountMinor: number | null;
  /** Date and time, or a date alone where the code says no more; null: not even that. */
  readonly purchasedAtLocal: string | null;
  /** What the paper says and its code does not: asked before it is registered. */
  readonly asks: readonly ('date' | 'amount')[];
  readonly typed: { readonly number: string | null; readonly amountMinor: number; readonly purchasedAtLocal: string } | null;
  readonly test: boolean;
  /** When it was read or typed, monotonic milliseconds of the core. */
  readonly readAtMs: number;
}

/** One row of the visit; `draftId` ties outcomes to it. */
export interface VisitRow {
  readonly draftId: string;
  readonly row: ReceiptRow;
  /** The shop, where it is known: whoever picks one next is offered it first. */
  readonly tenantId: string | null;
}

/** A card that was read and not yet looked up or accepted. */
export interface ReadCard {
  readonly cardToken: string;
  readonly last4: string;
  readonly identity: Identity;
  readonly test: boolean;
}

/** What the machine is in the middle of, under any page. */
export type Stage =
  | { readonly kind: 'attract' }
  | { readonly kind: 'kept'; readonly drafts: readonly Draft[]; readonly sinceMs: number }
  | {
      readonly kind: 'unknown';
      readonly card: ReadCard;
      readonly ownRange: boolean;
      readonly online: boolean;
      readonly drafts: readonly Draft[];
      readonly linking: boolean;
    }
  | VisitStage
  | { readonly kind: 'goodbye'; readonly untilMs: number; readonly earnedPoints: number; readonly vouchers: readonly VoucherView[] };

/** A visit with an account. */
export interface VisitStage {
  readonly kind: 'visit';
  readonly card: ReadCard;
  readonly account: AccountView;
  readonly rows: readonly VisitRow[];
  /** Vouchers granted in this visit. */
  readonly vouchers: readonly VoucherView[];
  readonly toast: { readonly tone: 'good' | 'hold' | 'neutral'; readonly say: Say; readonly untilMs: number } | null;
  /** Campaigns whose near miss was shown already, and vouchers already celebrated. */
  readonly shown: readonly string[];
  readonly refusalSeen: boolean;
  readonly lastScanAtMs: number;
  /** Slip printed in this visit already. */
  readonly slipPrinted: boolean;
  /** Scanned codes that do not say all: asked for one after the other, whenever no other page is open. */
  readonly incomplete: readonly Draft[];
  /** Joined with a number in this visit: its code is still to be asked for. */
  readonly codeDue: boolean;
  /** A questionnaire that was begun and not sent; null: none. */
  readonly answering: Answering | null;
}

/** Typed receipt, step by step. */
export interface ReceiptForm {
  readonly step: 'shop' | 'number' | 'date' | 'amount' | 'check';
  readonly filter: string;
  readonly shop: ShopView | null;
  readonly number: string;
  readonly dateLocal: string;
  readonly timeText: string;
  readonly amountText: string;
  /** The scanned code whose gaps are filled in here; null: a receipt typed as a whole. */
  readonly draft: Draft | null;
}

/** Joining, step by step. Typed things live only here. */
export interface JoinForm {
  readonly step: 'age' | 'terms' | 'phone' | 'birthday' | 'card';
  readonly accepted: boolean;
  readonly sms: boolean;
  readonly email: boolean;
  readonly fullText: boolean;
  readonly digits: string;
  /** What is entered of the birthday; told when `birthday` is set. */
  readonly birthdayEntry: BirthdayEntry;
  readonly birthday: ToldBirthday | null;
  readonly waiting: boolean;
  /** The plastic just shown cannot become this person's card: said over the form, which stays as it is. */ readonly wrongCard: {
    readonly why: 'card-taken' | 'card-rests';
    readonly last4: string;
  } | null;
}

/** The plan at a floor; `at`: page of its list; `tenantId`: the shop told. */
export interface MapPage {
  readonly kind: 'map';
  readonly floorId: string;
  readonly at: number;
  readonly tenantId: string | null;
}

/** A page over the stage. */
export type Page =
  | MinePage
  | PaperPage
  | SlipWordsPage
  | {
      readonly kind: 'message';
      readonly tone: 'neutral' | 'refusal' | 'hold';
      readonly title: Say;
      readonly why: Say;
      readonly what: Say;
      readonly right: Say | null;
      readonly reference: string | null;
      readonly went: Say | null;
    }
  | { readonly kind: 'type-card'; readonly digits: string; readonly pausedUntilMs: number; readonly checking: boolean }
  | { readonly kind: 'type-receipt'; readonly form: ReceiptForm }
  | { readonly kind: 'pick-shop'; readonly draft: Draft; readonly filter: string }
  | { readonly kind: 'whose-receipt'; readonly draft: Draft }
  /** `under`: what STAY leads back to; what was typed or asked there is not lost. */
  | { readonly kind: 'another-card'; readonly card: ReadCard; readonly under: Page | null }
  | { readonly kind: 'change-card' }
  | { readonly kind: 'code-help' }
  | PeoplePage
  | PhonePage
  | PosterPage
  /** Looking for a shop; BACK leads to the plan as it was. */
  | { readonly kind: 'find-shop'; readonly filter: string; readonly under: MapPage }
  | MapPage
  | { readonly kind: 'gifts' }
  | { readonly kind: 'gift-confirm'; readonly gift: GiftView; readonly asked: boolean }
  | { readonly kind: 'gift-bound'; readonly voucher: VoucherView; readonly granted: boolean; readonly progress: ProgressView | null }
  | {
      readonly kind: 'gift-gone';
      readonly title: string;
      readonly progress: ProgressView | null;
      readonly what: Say;
      /** What the campaign gave in its place. */
      readonly instead: InsteadView | null;
    }
  | { readonly kind: 'near-miss'; readonly progress: ProgressView; readonly shops: readonly ShopView[] }
  | { readonly kind: 'history' }
  | { readonly kind: 'result' }
  | { readonly kind: 'printing'; readonly jobId: string; readonly then: 'goodbye' | 'join-done' }
  | { readonly kind: 'no-slip'; readonly reason: 'paper-out' | 'cover-open' | 'offline' | 'gone' | 'timeout' | 'cancelled' }
  | { readonly kind: 'join'; readonly form: JoinForm }
  | CodePage
  | OwnPage
  | FindPhonePage
  | {
      readonly kind: 'join-done';
      readonly number: string | null;
      readonly qrText: string | null;
      readonly printed: boolean;
      /** What the kept receipts brought, shown when the card has been taken; null: nothing to celebrate or to tell. */
      readonly then: Page | null;
    };

/** The whole machine. */
export interface VisitState {
  readonly house: HouseState;
  readonly language: Language;
  readonly lower: boolean;
  readonly contrast: boolean;
  readonly large: boolean;
  readonly access: AccessState;
  readonly stage: Stage;
  readonly page: Page | null;
  /** Cards sent to be looked up; the answer says which. */
  readonly lookup: ReadCard | null;
  /** Whose invitation whoever stands here scanned; goes with joining. null: nobody's. */
  readonly invitedBy: string | null;
  readonly idleWarning: boolean;
  /** Until then the screen that nobody uses turns to whoever came near. */
  readonly nearUntilMs: number;
  readonly lastActiveAtMs: number;
  readonly nowMs: number;
  /** Counts drafts and print jobs of this visit, so their ids are made without random. */
  readonly serial: number;
}

/** Balance for a stage, hidden for a typed number. */
export function shownBalance(stage: VisitStage): BalanceView | null {
  return stage.card.identity === 'typed' ? null : stage.account.balance;
}

/** The machine at start, before anything was said about the house. */
export function initialState(house: HouseState): VisitState {
  return {
    house,
    language: house.defaultLanguage,
    lower: false,
    contrast: false,
    large: false,
    access: freshAccess(house, false),
    stage: { kind: 'attract' },
    page: null,
    lookup: null,
    invitedBy: null,
    idleWarning: false,
    nearUntilMs: 0,
    lastActiveAtMs: 0,
    nowMs: 0,
    serial: 1,
  };
}
