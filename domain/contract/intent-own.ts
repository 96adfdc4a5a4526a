/** Touches on the member's own affairs. Consent has the words of joining: `toggle-sms`, `toggle-email`. */
import * as z from 'zod/mini';
import { uuid } from './primitive.ts';
import { plain } from './plain-intent.ts';

/** Spread into the union of intents. */
export const ownIntents = [
  plain('settings'),
  plain('who-sees'),
  plain('give-points'),
  plain('on-the-way'),
  z.strictObject({ kind: z.literal('undo-gift'), transferId: uuid }),
  plain('leave'),
  /** The code for what is on the screen: points to give, or leaving. */
  plain('send-code'),
  plain('stay-member'),
] as const;
