import * as z from 'zod/mini';

/** An intent that says everything by its name. */
export const plain = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind) });
