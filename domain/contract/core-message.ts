/** Core to page, over a WebSocket or an Electron message port; the same JSON. */
import * as z from 'zod/mini';
import { screen } from './screen.ts';

/** The next screen; `n` counts up by one per core start. */
export const coreMessage = z.strictObject({ type: z.literal('screen'), n: z.int(), screen });

/** @see coreMessage */
export type CoreMessage = z.infer<typeof coreMessage>;
