/** The touch that takes everything to the visitor's own phone. */
import * as z from 'zod/mini';

/** Spread into the union of intents. */
export const phoneIntents = [z.strictObject({ kind: z.literal('on-phone') })] as const;
