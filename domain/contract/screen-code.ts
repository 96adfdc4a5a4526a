/** Screens of one-time codes: the number of a forgotten card, and the digits that were sent. */
import * as z from 'zod/mini';
import { count } from './primitive.ts';
import { one } from './screen-parts.ts';

/** Spread into the union of screens. */
export const codeScreens = [
  one('find-phone', { prefix: z.string(), digits: z.string(), complete: z.boolean() }),
  one('enter-code', {
    purpose: z.enum(['confirm-phone', 'forgot-card', 'confirm-act']),
    /** What the digits carry out; null: they prove a number. */
    act: z.nullable(
      z.union([
        z.strictObject({ kind: z.literal('leave') }),
        z.strictObject({ kind: z.literal('give-points'), points: count, last4: z.string() }),
        z.strictObject({ kind: z.literal('link-card'), last4: z.string() }),
      ]),
    ),
    digits: z.string(),
    length: count,
    /** `asking`, `checking`: the centre is asked; `open`: digits may be typed; `closed`: not with this code any more. */
    phase: z.enum(['asking', 'open', 'checking', 'closed']),
    note: z.nullable(z.enum(['wrong', 'over', 'expired', 'unreachable', 'too-many', 'no-phone', 'wait'])),
    complete: z.boolean(),
    /** LATER is what most want now. */
    laterPreset: z.boolean(),
    /** Seconds until another code may be asked for; 0: now; null: not at all. */
    againSeconds: z.nullable(count),
  }),
] as const;
