/** What the builders are given. Names, amounts and dates come worded in the slip's language; sentences are worded through `say`. */
import type { SlipLanguage } from './slip-document.ts';
import type { SaySlip } from './slip-phrases.ts';

/** What every slip needs. */
export type SlipFrame = {
  readonly language: SlipLanguage;
  readonly say: SaySlip;
  readonly mallName: string;
  /** Kiosk or desk, `K3`. */
  readonly kiosk: string;
  /** Printed at a desk: the foot names it so. */
  readonly atDesk: boolean;
  /** Local time of printing as it shall read, `14.11. 13:12`. */
  readonly when: string;
  /** Number of the journal row that this slip goes back to. */
  readonly journal: number;
  /** Last four digits of the card, or null without a card. */
  readonly last4: string | null;
  /** 0 = original; a reprint says COPY. */
  readonly copy: number;
  /** A test card: everything prints, nothing was posted, and the slip says so. */
  readonly test: boolean;
};

/** A voucher on paper. */
export type SlipVoucher = {
  readonly reference: string;
  /** Name of the gift, `plush hare`. */
  readonly gift: string;
  /** Name with its article or capital as it begins a sentence, `The hare`. */
  readonly giftTitle: string;
  /** Names of what may be taken instead; none: there is nothing to choose. */
  readonly choices: readonly string[];
  /** What a coupon is worth at the till of `place`, `20% off, at most 400`; null for a thing. */
  readonly worth: string | null;
  readonly place: string;
  /** `Sat 14 November, 21:00` */
  readonly until: string;
  /** The signed text that the desk scans. */
  readonly qr: string;
  readonly isConfirmed: boolean;
};

/** A receipt on paper; amounts and points as they shall read, null = unknown. */
export type SlipReceipt = {
  readonly state: 'booked' | 'held' | 'desk' | 'refused' | 'waiting';
  readonly shop: string | null;
  readonly amount: string | null;
  /** `+24` */
  readonly points: string;
  readonly reference: string;
};
