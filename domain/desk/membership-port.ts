/** The part of the desk's events and effects that is about a membership: leaving, staying, and "not me". */
import type { Refusal } from '../contract/refusal.ts';
import type { DeskAccount } from './desk-account.ts';

/** A wish was recorded and answered, or why not. */
export type MembershipEvent = {
  readonly kind: 'membership.told';
  readonly accountId: string;
  readonly wish: 'leave' | 'stay' | 'not-mine';
  readonly refusal: Refusal | 'not-now' | null;
  readonly account: DeskAccount | null;
};

/** What a wish wants done. */
export type MembershipEffect =
  /** The member leaves, or stays after all. */
  | { readonly kind: 'part'; readonly accountId: string; readonly wish: 'leave' | 'stay'; readonly staffId: string }
  /** The owner of the number says that somebody else opened this account with it. */
  | { readonly kind: 'not-mine'; readonly accountId: string; readonly staffId: string; readonly secondStaffId: string };
