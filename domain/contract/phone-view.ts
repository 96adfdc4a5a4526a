/** What the page on a visitor's own phone shows: plain data, worded by the server in one language. The page is a function of it. */
import type { Language } from './primitive.ts';

/** One receipt, as it was kept or as it was booked. */
export interface PhoneRow {
  readonly shop: string;
  readonly amount: string;
  /** Where it stands; `kept`: nothing decided. */
  readonly state: 'kept' | 'booked' | 'held' | 'refused';
  /** '+24', or the word of its state. */
  readonly word: string;
  readonly lines: readonly string[];
}

/** A campaign on its way. */
export interface PhoneProgress {
  readonly title: string;
  /** '2,450 of 5,000 ₽', one for each thing that counts. */
  readonly figures: readonly string[];
  readonly donePerMille: number;
  /** What is missing and what it brings; null: nothing more can be had. */
  readonly next: string | null;
}

/** Something that waits to be collected. */
export interface PhoneVoucher {
  readonly title: string;
  readonly where: string;
  readonly reference: string;
  /** Its signed code; null: shown only to an owner who proved it. */
  readonly qrText: string | null;
}

/** The birthday as a newcomer is asked for it. */
export interface PhoneBirthday {
  /** What it is for, in sentences. */
  readonly why: string;
  readonly months: readonly string[];
  /** A rule asks for ages, so the year is asked too; it may be left out. */
  readonly asksYear: boolean;
}

/** What became of the last thing that was asked for. `trouble` names a text; null: all is well. */
export interface PhoneAnswer {
  readonly trouble:
    | 'card-wrong'
    | 'tries-over'
    | 'code-wrong'
    | 'code-over'
    | 'code-expired'
    | 'code-wait'
    | 'code-too-many'
    | 'code-no-phone'
    | 'busy'
    | 'birthday-wrong'
    | 'young'
    | null;
  /** A code is out, and another one may be asked for after so long. */
  readonly code: { readonly againMs: number } | null;
}

/** @see file comment */
export interface PhoneView {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** What the mall speaks, each by its own name. */
  readonly languages: readonly { readonly code: Language; readonly name: string }[];
  readonly mallName: string;
  /** Country prefix of phone numbers. */
  readonly prefix: string;
  /** The receipts of the code that brought the visitor here. */
  readonly claim: 'none' | 'kept' | 'taken' | 'ended';
  readonly kept: { readonly title: string; readonly until: string; readonly rows: readonly PhoneRow[] } | null;
  /** Told of receipts that stayed at the kiosk; null: none did. */
  readonly stayed: string | null;
  /** An invitation came along with the code. */
  readonly invited: boolean;
  /** Who this phone is: nobody yet, joined here, earning for a typed number, or an owner who proved it. */
  readonly standing: 'nobody' | 'joined' | 'card' | 'owner';
  /** Joined here: the number, in groups, and the text of its code. */
  readonly card: { readonly number: string; readonly qrText: string } | null;
  /** How a newcomer is asked for the birthday; null: nobody joins here now. */
  readonly birthday: PhoneBirthday | null;
  readonly welcome: string | null;
  readonly rows: readonly PhoneRow[];
  /** The account's last receipts; only for an owner who proved it. */
  readonly history: readonly PhoneRow[];
  readonly progress: readonly PhoneProgress[];
  readonly vouchers: readonly PhoneVoucher[];
  readonly balance: { readonly points: string; readonly lines: readonly string[] } | null;
  /** A number was given and its code would let this account spend. */
  readonly codeDue: boolean;
  readonly answer: PhoneAnswer;
  /** Words of the page, by their key, when they were asked for. */
  readonly texts: Readonly<Record<string, string>> | null;
}
