/** Touches on the screen that nobody is using, and the sensor that says that somebody comes. */
import * as z from 'zod/mini';
import { slug } from './primitive.ts';

/** Spread into the union of intents. */
export const attractIntents = [
  /** A poster: what it is about, and its terms, for anybody. */
  z.strictObject({ kind: z.literal('open-poster'), campaignId: slug }),
  /** The approach sensor of this machine sent its key; nobody has touched anything. */
  z.strictObject({ kind: z.literal('somebody-near') }),
] as const;
