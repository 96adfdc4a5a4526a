/**
 * The visit's two closed unions: events that come in (facts about the world, past tense) and effects that go out (commands as data).
 * `step(state, event) -> { state, effects }` and `view(state) -> Screen` are pure. Time comes with events only.
 */
import type { AccountDocument, VoucherSummary } from '../contract/account-document.ts';
import type { ChoiceView } from '../contract/screen-mine.ts';
import type { HoldReason, Refusal } from '../contract/refusal.ts';
import type { AnnouncementView, HouseHours } from '../contract/screen-attract.ts';
import type { KeypadKeys } from '../contract/access.ts';
import type { Intent } from '../contract/intent.ts';
import type { CodeCheckAnswer } from '../contract/one-time-code.ts';
import type { ReceiverWrong } from '../contract/screen-own.ts';
import type { SlipPart } from '../contract/screen-slip.ts';
import type { LinkLater, OwnView } from './own-page.ts';
import type { Language, Say } from '../contract/primitive.ts';
import type { CodePlace, HomeView } from '../contract/screen-home.ts';
import type {
  BalanceView,
  GiftView,
  InsteadView,
  PosterView,
  ProgressView,
  ReceiptRow,
  ShopView,
  VoucherView,
} from '../contract/screen-parts.ts';
import type { Building } from './building.ts';
import type { CampaignOffer } from './campaign-view.ts';
import type { DrawTickets } from './draw-view.ts';
import type { CodeVerdict } from '../outreach/one-time-code.ts';
import type { ToldBirthday } from '../audience/birthday-entry.ts';
import type { Answers } from '../questionnaire/answers.ts';
import type { AgeRule, PeopleView } from './people-view.ts';
import type { QuestionnaireOffer } from './questionnaire-offer.ts';
import type { PaperWanted, PrintWanted, SlipWanted } from './slip-wanted.ts';
import type { Draft } from './state.ts';
import type { ReceiptReading } from '../receipt/reading.ts';

/** How the visitor showed who they are. A typed number sees and spends nothing. */
export type Identity = 'card' | 'slip' | 'phone-code' | 'typed';

/** Why an act behind a right code cannot be. */
export type ActRefused = NonNullable<CodeCheckAnswer['refusal']>;

/** The account as the visit shows it, in one language: worked out by `accountView` from mirror + open journal rows. */
export interface AccountView {
  readonly accountId: string;
  readonly status: AccountDocument['status'];
  readonly initial: string;
  readonly last4: string;
  readonly language: Language;
  readonly balance: BalanceView;
  /** Points that can be spent right now on gifts (offline: within the bounds). */
  readonly spendablePoints: number;
  /** Nearest to its goal first. */
  readonly progress: readonly ProgressView[];
  readonly gifts: readonly GiftView[];
  readonly vouchers: readonly VoucherView[];
  readonly receipts: readonly ReceiptRow[];
  readonly expiries: readonly { readonly points: number; readonly onLocal: string }[];
  readonly notices: readonly Say[];
  /** Promotions this member can take part in; what is not for everybody first. */
  readonly campaigns: readonly CampaignOffer[];
  /** The way to the next tier; null: none is open. */
  readonly tierWay: HomeView['tier'];
  /** Draw tickets, draws to come first. */
  readonly draws: readonly DrawTickets[];
  /** By voucher: the gifts it may be taken for, the one it stands for first. Only vouchers with something to choose. */
  readonly choices: Readonly<Record<string, readonly ChoiceView[]>>;
  readonly own: OwnView;
  /** Questionnaires that are open for this member, what brings something first. */
  readonly questionnaires: readonly QuestionnaireOffer[];
}

/** What became of one registered receipt; comes once predicted and once more when the server decided. */
export interface ReceiptOutcome {
  readonly row: ReceiptRow;
  readonly fate: 'booked' | 'held' | 'refused';
  readonly refusal: Refusal | null;
  readonly holds: readonly HoldReason[];
  /** Gifts of campaigns that this receipt bound, or would have bound had there been one left. */
  readonly bound: readonly {
    readonly voucher: VoucherView;
    readonly summary: VoucherSummary;
    readonly granted: boolean;
    readonly campaignId: string;
  }[];
  /** Gifts that were due by this receipt and had run out, with what the campaign gave instead. */
  readonly gone: readonly {
    readonly campaignId: string;
    readonly title: string;
    readonly what: Say;
    readonly instead: InsteadView | null;
  }[];
  readonly nearMisses: readonly { readonly progress: ProgressView; readonly shops: readonly ShopView[] }[];
  readonly decided: boolean;
}

/** State of the house, sent whenever it changes. */
export interface HouseState {
  readonly mallName: string;
  readonly kioskId: string;
  readonly languages: readonly Language[];
  readonly defaultLanguage: Language;
  readonly currency: string;
  readonly clockLocal: string;
  readonly online: boolean;
  readonly reader: 'ok' | 'gone';
  readonly printer: 'ok' | 'paper-near-end' | 'paper-out' | 'gone';
  readonly night: boolean;
  readonly hours: HouseHours;
  readonly announcement: Readonly<Record<Language, AnnouncementView | null>>;
  /** Nothing is posted: staff practise. */
  readonly training: boolean;
  /** Sounds, 0 (off) to 3. */
  readonly sounds: number;
  /** false: the kiosk takes nothing; `resting` says why. */
  readonly ready: boolean;
  readonly resting: 'starting' | 'no-mirror' | 'out-of-service';
  readonly posters: Readonly<Record<Language, readonly PosterView[]>>;
  readonly shops: Readonly<Record<Language, readonly ShopView[]>>;
  /** Where the codes stand on the papers of this mall. */
  readonly codePlaces: readonly CodePlace[];
  /** A crowd stands here: scan, result, finish only. */
  readonly promotionDay: boolean;
  /** The visitor's own phone: where it opens the server, and whether it stands before all other ways; null: the server has no public address. */
  readonly phone: { readonly url: string; readonly first: boolean } | null;
  /** null: no plan of the building is known. */
  readonly building: Building | null;
  /** Invitations and birthdays, in each language. */
  readonly people: Readonly<Record<Language, PeopleView>>;
  readonly ages: AgeRule;
  /** Digits of every member's card; null: they differ, or nobody knows. */
  readonly cardDigits: number | null;
  readonly access: {
    readonly keys: KeypadKeys;
    /** Volume that a visit begins with, 0 to VOLUME_MAX: at most 65 dBA where this machine stands. */
    readonly startVolume: number;
    /** A second strike of one key of the keypad within this time counts for nothing, 0 to 500. */
    readonly doubleStrikeMs: number;
    /** How many times longer accessible modes wait. */
    readonly patience: number;
    /** Languages that the core can speak. */
    readonly coreVoices: readonly Language[];
  };
  readonly limits: {
    readonly idleWarningMs: number;
    readonly idleEndMs: number;
    readonly keptReceiptsMs: number;
    readonly whoseReceiptAfterMs: number;
    readonly otherCardAfterMs: number;
    readonly welcomePoints: number;
  };
}

/** What happened. `atMs` is monotonic milliseconds of the core. */
export type VisitEvent = { readonly atMs: number } & (
  | { readonly kind: 'touched'; readonly intent: Intent }
  | { readonly kind: 'ticked' }
  /** Staff are at work on this kiosk, or have gone: whoever comes next finds everything as for everybody. */
  | { readonly kind: 'staff.here'; readonly here: boolean }
  | { readonly kind: 'house.changed'; readonly house: HouseState }
  /** A member or test card, by whatever reader. `cardToken` is the card key; the number never comes here. */
  | { readonly kind: 'card.read'; readonly cardToken: string; readonly last4: string; readonly identity: Identity; readonly test: boolean }
  | { readonly kind: 'payment-card.refused' }
  | { readonly kind: 'staff-card.read'; readonly cardToken: string }
  /** A code of a voucher slip or another thing of ours that is not for this screen. */
  | { readonly kind: 'voucher-code.read'; readonly reference: string }
  /** A receipt's code. `shop` null: unknown till. */
  | {
      readonly kind: 'receipt.read';
      readonly raw: string;
      readonly reading: ReceiptReading;
      readonly tenantId: string | null;
      readonly shopName: string | null;
      readonly category: string | null;
      readonly test: boolean;
    }
  | { readonly kind: 'code.not-a-receipt' }
  | { readonly kind: 'code.unreadable' }
  | { readonly kind: 'account.found'; readonly cardToken: string; readonly view: AccountView }
  /** `ownRange`: a card of the mall's own numbers, so offline it may earn provisionally. */
  | {
      readonly kind: 'account.not-found';
      readonly cardToken: string;
      readonly last4: string;
      readonly ownRange: boolean;
      readonly online: boolean;
    }
  | { readonly kind: 'account.changed'; readonly view: AccountView }
  | { readonly kind: 'account.opened'; readonly view: AccountView; readonly cardNumber: string | null; readonly qrText: string | null }
  /** The account on the screen went into another one, which has everything of both. */
  | { readonly kind: 'account.joined'; readonly fromAccountId: string; readonly view: AccountView }
  /** `againMs`: pause before another code may be asked for. */
  | { readonly kind: 'code.asked'; readonly result: 'sent' | 'too-many' | 'no-phone' | 'no-answer'; readonly againMs: number }
  /** `found`: whose number it is, where a forgotten card was looked for and this kiosk has it. */
  | {
      readonly kind: 'code.checked';
      readonly verdict: CodeVerdict | 'no-answer';
      /** The digits were right and the act cannot be. */
      readonly refusal: ActRefused | null;
      /** Names of the act that was carried out; null: none was. */
      readonly ids: { readonly transferId: string; readonly reference: string } | null;
      readonly found: { readonly cardToken: string; readonly view: AccountView } | null;
    }
  /** Whether points can go to the account of this card; `accountId` null: `wrong` says why not. */
  | {
      readonly kind: 'receiver.found';
      readonly cardToken: string;
      readonly last4: string;
      readonly accountId: string | null;
      readonly wrong: ReceiverWrong | null;
    }
  /** The wish to link a card stands for the desk under its reference. */
  | { readonly kind: 'link.noted'; readonly accountId: string; readonly why: LinkLater; readonly reference: string }
  /** A wish about the member's own affairs could not be written down (disk full): nothing has changed. */
  | { readonly kind: 'own.not-recorded' }
  | { readonly kind: 'account.not-opened'; readonly reason: 'card-taken' | 'failed' }
  | { readonly kind: 'receipt.outcome'; readonly draftId: string; readonly outcome: ReceiptOutcome; readonly view: AccountView }
  | { readonly kind: 'paper.promised'; readonly draftId: string; readonly reference: string }
  | { readonly kind: 'receipt.moved'; readonly draftId: string }
  | {
      readonly kind: 'gift.outcome';
      readonly giftId: string;
      readonly result:
        { readonly ok: true; readonly voucher: VoucherView; readonly granted: boolean } | { readonly ok: false; readonly refusal: Refusal };
      readonly view: AccountView;
    }
  /** The wish could not be recorded (disk full): nothing was taken, nothing was promised. */
  | { readonly kind: 'gift.not-recorded'; readonly giftId: string }
  | {
      readonly kind: 'slip.outcome';
      readonly jobId: string;
      readonly outcome: 'printed' | 'sent' | 'paper-out' | 'cover-open' | 'cutter' | 'offline' | 'gone' | 'timeout' | 'cancelled';
    }
  /** What a slip says; `name` as `wantedName` of what was asked. `parts` null: what it is about is gone meanwhile. */
  | { readonly kind: 'slip.read'; readonly name: string; readonly parts: readonly SlipPart[] | null }
  /** The signed code of a voucher, for the page that asked for it. */
  | { readonly kind: 'voucher-code.made'; readonly voucherId: string; readonly qrText: string }
  /** What an answer gave; comes once predicted and once more when the server decided. */
  | {
      readonly kind: 'questionnaire.outcome';
      readonly questionnaireId: string;
      readonly result:
        { readonly ok: true; readonly points: number; readonly lines: readonly Say[]; readonly decided: boolean } | { readonly ok: false };
      readonly view: AccountView;
    }
  /** The answers could not be recorded (disk full): nothing of them has left. */
  | { readonly kind: 'questionnaire.not-recorded'; readonly questionnaireId: string }
  /** The code of the member's own invitation, for the page that asked for it. */
  | { readonly kind: 'invitation.made'; readonly qrText: string; readonly untilLocal: string }
  /** An invitation of this programme. `isOver`: its last day is past. */
  | { readonly kind: 'invitation.read'; readonly inviterId: string; readonly untilLocal: string; readonly isOver: boolean }
  | { readonly kind: 'birthday.told'; readonly ok: boolean }
  | { readonly kind: 'typed-card.checked'; readonly ok: boolean; readonly pausedMs: number }
  /** The receipts stand on the server under the code that `url` holds; they are no longer this screen's. */
  | { readonly kind: 'claim.kept'; readonly draftIds: readonly string[]; readonly url: string; readonly untilLocal: string }
  /** They do not, or nobody knows: they are still this screen's. */
  | { readonly kind: 'claim.not-kept' }
  /** The sensor saw somebody come. Nobody has touched anything. */
  | { readonly kind: 'somebody.near' }
  /** The page lacks the texts of the language that was shown; it speaks this one. Nobody's choice: no account hears of it. */
  | { readonly kind: 'texts.missing'; readonly spoken: Language }
  /** What a poster is about; null: it no longer hangs. */
  | { readonly kind: 'poster.found'; readonly campaignId: string; readonly offer: CampaignOffer | null }
);

/** What to do. Each has exactly one carrier in main/core; outcomes come back as events. Ids are made by the core. */
export type VisitEffect =
  /** Begins a visit: the core makes a visit id; everything printed or asked belongs to it. */
  | { readonly kind: 'begin-visit' }
  /** Ends it: unprinted jobs are cancelled, memory of the visitor dropped. */
  | { readonly kind: 'end-visit' }
  | {
      readonly kind: 'find-account';
      readonly cardToken: string;
      readonly last4: string;
      readonly identity: Identity;
      readonly language: Language | null;
    }
  /** A whole typed number: checked against the range, hashed in the core; answers typed-card.checked and then card.read with identity 'typed'. */
  | { readonly kind: 'check-typed-card'; readonly digits: string }
  | {
      readonly kind: 'register-receipt';
      readonly draftId: string;
      readonly accountId: string;
      readonly raw: string | null;
      readonly tenantId: string | null;
      readonly typed: { readonly number: string | null; readonly amountMinor: number; readonly purchasedAtLocal: string } | null;
      readonly test: boolean;
      readonly language: Language;
    }
  | { readonly kind: 'move-receipts'; readonly draftIds: readonly string[]; readonly toAccountId: string }
  /** "Show it at the desk": fact paper.promised; answers paper.promised with the reference for the row. */
  | { readonly kind: 'promise-paper'; readonly draftId: string; readonly accountId: string; readonly test: boolean }
  | { readonly kind: 'ask-gift'; readonly giftId: string; readonly accountId: string; readonly language: Language; readonly test: boolean }
  | {
      readonly kind: 'open-account';
      readonly origin: 'joined' | 'met';
      readonly card: { readonly kind: 'slip' } | { readonly kind: 'plastic'; readonly cardToken: string; readonly last4: string };
      readonly language: Language;
      readonly phone: string | null;
      readonly consent: { readonly sms: boolean; readonly email: boolean } | null;
      /** Whose invitation brought them; null: nobody's. */
      readonly invitedBy: string | null;
      readonly birthday: ToldBirthday | null;
    }
  /** Asks for a one-time code; answers code.asked, within bounds. `phone`: digits as typed; null: the account's own number. `isAgain`: not the one that is open still. */
  | {
      readonly kind: 'ask-code';
      readonly purpose: 'confirm-phone' | 'forgot-card' | 'confirm-act';
      /** What the code shall carry out: this and nothing else. */
      readonly act:
        | { readonly kind: 'give-points'; readonly toAccountId: string; readonly points: number }
        | { readonly kind: 'leave' }
        | { readonly kind: 'link-card'; readonly cardToken: string; readonly last4: string }
        | null;
      readonly accountId: string | null;
      readonly phone: string | null;
      readonly isAgain: boolean;
      readonly language: Language;
    }
  /** Checks the digits of the code of this visit; answers code.checked, within bounds. */
  | {
      readonly kind: 'check-code';
      readonly purpose: 'confirm-phone' | 'forgot-card' | 'confirm-act';
      readonly digits: string;
      readonly language: Language;
    }
  /** No code for it now: fact link.wished, for the desk; answers link.noted. `why` is told with the reference. */
  | {
      readonly kind: 'note-link';
      readonly accountId: string;
      readonly cardToken: string;
      readonly last4: string;
      readonly why: LinkLater;
      readonly language: Language;
    }
  | ({ readonly kind: 'print-slip'; readonly jobId: string } & SlipWanted)
  /** Answers slip.outcome. */
  | ({ readonly kind: 'print-paper'; readonly jobId: string } & PaperWanted)
  /** The words of what would be printed, or was; answers slip.read. Nothing is printed and nothing recorded. */
  | { readonly kind: 'read-slip'; readonly of: PrintWanted }
  /** Hands kept receipts over to the visitor's own phone; answers claim.kept or claim.not-kept, within bounds. */
  /** `stayed`: receipts that cannot go along. */
  | {
      readonly kind: 'send-to-phone';
      readonly drafts: readonly Draft[];
      readonly stayed: number;
      readonly invitedBy: string | null;
      readonly language: Language;
    }
  /** What a poster is about, for anybody. Answers poster.found. */
  | { readonly kind: 'find-poster'; readonly campaignId: string; readonly language: Language }
  /** Answers voucher-code.made. */
  | { readonly kind: 'make-voucher-code'; readonly voucherId: string; readonly reference: string }
  /** Fact voucher.chosen; answers account.changed. */
  | {
      readonly kind: 'choose-gift';
      readonly voucherId: string;
      readonly giftId: string;
      readonly accountId: string;
      readonly language: Language;
    }
  /** Fact questionnaire.answered with the answers sealed; answers questionnaire.outcome, or questionnaire.not-recorded. */
  | {
      readonly kind: 'answer-questionnaire';
      readonly questionnaireId: string;
      readonly accountId: string;
      readonly answers: Answers;
      readonly language: Language;
    }
  /** Answers invitation.made. */
  | { readonly kind: 'make-invitation'; readonly accountId: string }
  /** Fact profile.told, sealed; answers birthday.told. */
  | { readonly kind: 'tell-birthday'; readonly accountId: string; readonly birthday: ToldBirthday }
  /** Facts consent.chosen, points.gift-undone, leave.undone; each answers account.changed. */
  | {
      readonly kind: 'set-consent';
      readonly accountId: string;
      readonly sms: boolean;
      readonly email: boolean;
      readonly language: Language;
    }
  | { readonly kind: 'undo-gift'; readonly accountId: string; readonly transferId: string; readonly language: Language }
  | { readonly kind: 'stay-member'; readonly accountId: string; readonly language: Language }
  /** Whose card was shown to receive points; answers receiver.found. */
  | { readonly kind: 'find-receiver'; readonly cardToken: string; readonly last4: string; readonly accountId: string }
  | { readonly kind: 'change-language'; readonly language: Language; readonly accountId: string | null }
  | { readonly kind: 'cue'; readonly cue: 'laid' | 'held' | 'problem' | 'bound' }
  /** An intent that carries no screen change but is worth the operator's notice. */
  | { readonly kind: 'tell-it'; readonly what: 'reader-gone' | 'printer-failed' };
