/** Touches around one-time codes. */
import { plain } from './plain-intent.ts';

/** Spread into the union of intents. */
export const codeIntents = [plain('enter-code'), plain('forgot-card'), plain('later'), plain('send-again')] as const;
