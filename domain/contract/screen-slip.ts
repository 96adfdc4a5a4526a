/** The screen that says what a slip says, line by line, grown from the very document that the printer gets. */
import * as z from 'zod/mini';
import { one } from './screen-parts.ts';

/** One line, or one group, of a slip. */
export const slipPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('brand'), text: z.string() }),
  z.strictObject({ kind: z.literal('title'), text: z.string() }),
  z.strictObject({ kind: z.literal('line'), text: z.string() }),
  z.strictObject({ kind: z.literal('heading'), text: z.string() }),
  z.strictObject({ kind: z.literal('id'), text: z.string() }),
  z.strictObject({ kind: z.literal('fine'), text: z.string() }),
  /** White on black: reference or number, what it belongs to, and COPY or TEST. */
  z.strictObject({ kind: z.literal('band'), text: z.string(), label: z.string(), mark: z.nullable(z.string()) }),
  /** `lead` stands before a paragraph, or is empty. */
  z.strictObject({ kind: z.literal('paragraph'), lead: z.string(), text: z.string() }),
  /** One to three cells. */
  z.strictObject({ kind: z.literal('row'), cells: z.array(z.string()), bold: z.boolean() }),
  /** A code for a scanner stands here; `text` is what a bar code bears below it, null below a square one. What it hides is never told. */
  z.strictObject({ kind: z.literal('code'), text: z.nullable(z.string()) }),
  z.strictObject({ kind: z.literal('rule') }),
]);

/** Spread into the union of screens. */
export const slipScreens = [
  one('slip-words', {
    parts: z.array(slipPart),
    /** It can be printed from here. */
    canPrint: z.boolean(),
  }),
] as const;

/** @see slipPart */
export type SlipPart = z.infer<typeof slipPart>;
