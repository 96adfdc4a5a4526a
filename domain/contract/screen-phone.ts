/** The code for the visitor's own phone. */
import * as z from 'zod/mini';
import { count, localDateTime } from './primitive.ts';
import { one } from './screen-parts.ts';

/** How a screen offers the phone: before everything else, as one way of several, or (null) not at all. */
export const phoneWay = z.nullable(z.enum(['first', 'offered']));

/** Spread into the union of screens. */
export const phoneScreens = [
  one('on-phone', {
    /** What the code says; null: the receipts are being handed over. */
    url: z.nullable(z.string()),
    receipts: count,
    /** Receipts that stay at this screen: their codes do not say all. */
    stayed: count,
    /** Last moment of the receipts that travel with the code; null: none do. */
    untilLocal: z.nullable(localDateTime),
    secondsLeft: count,
    secondsAll: count,
  }),
] as const;

/** @see phoneWay */
export type PhoneWay = z.infer<typeof phoneWay>;
