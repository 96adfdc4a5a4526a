/** Parts of the desk's screens on which a shift begins and ends. */
import * as z from 'zod/mini';
import { count, localDateTime, reference, slug, whole } from './primitive.ts';
import { deviceCheck, shiftFigures } from './shift.ts';

/** One gift that is counted. `expected` is told when it has been counted: who counts does not copy. `story` stands at a shift's end: what the number is made of. */
export const countRow = z.strictObject({
  name: z.string(),
  art: z.nullable(slug),
  expected: z.nullable(whole),
  counted: z.nullable(count),
  typed: z.string(),
  current: z.boolean(),
  story: z.nullable(z.strictObject({ start: count, received: whole, here: count, elsewhere: whole })),
});

/** Screen `shift-start` without its frame. */
export const shiftStartShape = {
  rows: z.array(countRow),
  left: count,
  /** Gifts whose turn is another day; A counts them too. */
  others: count,
  differences: count,
  known: z.boolean(),
  scanner: deviceCheck,
  printer: deviceCheck,
  printing: z.boolean(),
} as const;

/** Screen `shift-end` without its frame and its line. */
export const shiftEndShape = {
  stage: z.enum(['ask', 'parked', 'count', 'done']),
  reference,
  startedLocal: localDateTime,
  rows: z.array(countRow),
  left: count,
  others: count,
  differences: count,
  figures: z.nullable(shiftFigures),
  turns: z.array(z.strictObject({ name: z.string(), fromLocal: localDateTime, untilLocal: z.nullable(localDateTime) })),
  overrides: z.array(
    z.strictObject({ atLocal: localDateTime, reference, reason: z.string(), name: z.string(), second: z.nullable(z.string()) }),
  ),
  parked: z.array(z.strictObject({ last4: z.string(), rows: count })),
  handedTo: z.nullable(z.string()),
  thenStart: z.boolean(),
  print: z.nullable(z.enum(['printing', 'printed', 'sent', 'none'])),
} as const;

/** @see countRow */
export type CountRow = z.infer<typeof countRow>;
