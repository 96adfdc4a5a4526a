/** Screens of the member's own affairs: settings, who sees what, giving points, leaving. */
import * as z from 'zod/mini';
import { count, localDate, reference, uuid, whole } from './primitive.ts';
import { one } from './screen-parts.ts';

/** Points on their way to somebody, which can still be undone. */
export const giftOnTheWay = z.strictObject({ transferId: uuid, reference, points: count, arrivesLocal: localDate });

/** Why a card that was shown cannot receive. */
export const receiverWrong = z.enum(['unknown', 'own', 'provisional', 'leaving']);

/** Spread into the union of screens. */
export const ownScreens = [
  one('settings', {
    sms: z.boolean(),
    email: z.boolean(),
    /** Gifts of points on their way. */
    onTheWay: count,
    /** Only who was confirmed, has points and stays can give. */
    canGive: z.boolean(),
  }),
  /** `whole`: all that the paper says; else what matters first. */
  one('who-sees', { whole: z.boolean() }),
  /** The receiver's card is shown to the reader. */
  one('give-card', { points: whole, wrong: z.nullable(receiverWrong) }),
  one('give-amount', { last4: z.string(), points: whole, text: z.string(), complete: z.boolean() }),
  one('give-check', { last4: z.string(), points: count, left: whole, arrivesLocal: localDate }),
  one('on-the-way', { gifts: z.array(giftOnTheWay) }),
  one('leave', { points: whole, vouchers: count, tickets: count, untilLocal: localDate }),
  /** The wish stands; a touch undoes it. */
  one('leaving', { points: whole, vouchers: count, tickets: count, untilLocal: localDate, reference }),
] as const;

/** @see giftOnTheWay */
export type GiftOnTheWay = z.infer<typeof giftOnTheWay>;
/** @see receiverWrong */
export type ReceiverWrong = z.infer<typeof receiverWrong>;
