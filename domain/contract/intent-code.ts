/** Touches around one-time codes. */
import * as z from 'zod/mini';

const plain = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind) });

/** Spread into the union of intents. */
export const codeIntents = [plain('enter-code'), plain('forgot-card'), plain('later'), plain('send-again')] as const;
