/** What stands on the home of a member beside balance and progress: doors with what is behind them, and the way to the next tier. */
import * as z from 'zod/mini';
import { count, say, slug } from './primitive.ts';

/** @see file comment. `nearest`: the gift that is nearly theirs. `tier`: the campaign that gives the next tier, and all that it still asks. */
export const homeView = z.strictObject({
  /** Promotions they can take part in, and how many of them are not for everybody. */
  campaigns: count,
  forMe: count,
  giftsNow: count,
  giftsNear: count,
  nearest: z.nullable(z.strictObject({ name: z.string(), missingPoints: count })),
  tier: z.nullable(z.strictObject({ campaignId: slug, name: z.string(), next: say })),
});

/** Where the code of a receipt stands on its paper, to draw it: kind of code, place, and the letters that the paper prints beside it. */
export const codePlace = z.strictObject({
  code: z.enum(['square', 'bars', 'block']),
  place: z.enum(['top', 'middle', 'bottom']),
  beside: z.string(),
});

/** @see homeView */
export type HomeView = z.infer<typeof homeView>;
/** @see codePlace */
export type CodePlace = z.infer<typeof codePlace>;
