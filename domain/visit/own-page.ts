/** Pages of the member's own affairs. What they show is read off the account, so it is never older than that. */
import type { ReceiverWrong } from '../contract/screen-own.ts';
import type { GiftOnTheWay } from '../contract/screen-own.ts';

/** Whoever gets the points: known by the card that was shown, and to nobody by name. */
export interface Receiver {
  readonly accountId: string;
  readonly last4: string;
}

/** An act that waits for its code. */
export type OwnAct =
  | { readonly kind: 'give-points'; readonly to: Receiver; readonly points: number }
  | { readonly kind: 'leave' }
  /** One more card, which was shown before the member's own. */
  | { readonly kind: 'link-card'; readonly cardToken: string; readonly last4: string };

/** Why a card is not linked here and now. */
export type LinkLater = 'no-phone' | 'offline' | 'later';

/** @see file comment */
export type OwnPage =
  | { readonly kind: 'settings' }
  /** `whole`: all that the paper says. */
  | { readonly kind: 'who-sees'; readonly whole: boolean }
  /** `shown`: the card that is being looked up. */
  | { readonly kind: 'give-card'; readonly shown: string | null; readonly wrong: ReceiverWrong | null }
  | { readonly kind: 'give-amount'; readonly to: Receiver; readonly text: string }
  | { readonly kind: 'give-check'; readonly to: Receiver; readonly points: number }
  | { readonly kind: 'on-the-way' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'leaving' };

/** What the visit shows of a member's own affairs. */
export interface OwnView {
  /** Advertising: no unless it was said. */
  readonly consent: { readonly sms: boolean; readonly email: boolean };
  /** Wants to leave; null: stays. */
  readonly leaving: { readonly untilLocal: string; readonly reference: string } | null;
  readonly onTheWay: readonly GiftOnTheWay[];
  /** Days that things asked for now would take. */
  readonly giveArrivesLocal: string;
  readonly leaveUntilLocal: string;
}

const kinds: ReadonlySet<string> = new Set<OwnPage['kind']>([
  'settings',
  'who-sees',
  'give-card',
  'give-amount',
  'give-check',
  'on-the-way',
  'leave',
  'leaving',
]);

/** Whether a page is one of these. */
export function isOwnPage<P extends { readonly kind: string }>(page: P): page is Extract<P, OwnPage> {
  return kinds.has(page.kind);
}

/** Longest amount of points that can be typed. */
export const giveDigitsMax = 7;

/** Points typed; 0: none. */
export const pointsTyped = (text: string): number => (text === '' ? 0 : Number(text));
