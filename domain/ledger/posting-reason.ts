/** Why money or points moved: a closed list, so that every statement knows each line it may meet. A reason decides the line, accounts decide whose. */
export const postingReasons = [
  /** Points of an award (receipt or event), funders to member. */
  'earned',
  'welcome',
  /** Points to the inviter of a member. */
  'invited',
  /** Points no longer due: member back to `voided`, their money back to the funders. */
  'taken-back',
  /** Points spent on a gift or coupon, with the money behind them. */
  'gift',
  /** A deed spent more than there was. */
  'overdraft',
  'gift-cancelled',
  /** Money of points that settled a debt. */
  'debt-repaid',
  /** What a handed out gift cost its funders. */
  'gift-handed-out',
  /** A coupon honoured at a shop: what clearing pays the shop. */
  'coupon-honoured',
  /** A gift promised by a deed that was not due. */
  'gift-not-due',
  'expired',
  /** Expired points' money at the close of a month. */
  'breakage',
  'points-given',
  'points-arrived',
  'points-gift-undone',
  'accounts-merged',
  /** Turnover of booked receipts less returns: what fees are charged from. */
  'turnover',
  'fee',
  'deposit',
  /** A tenant's points paid from its deposit at the close of a month. */
  'deposit-drawn',
  'correction',
] as const;

/** @see postingReasons */
export type PostingReason = (typeof postingReasons)[number];
