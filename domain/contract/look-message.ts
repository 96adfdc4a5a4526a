/** Core to page beside the screens: how the mall looks, and what is heard. */
import * as z from 'zod/mini';
import { markShape } from '../theme/mark.ts';
import { theme } from '../theme/theme.ts';

/** A picture as data, of a kind that was read off its bytes. */
const picture = z.string().check(z.regex(/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/));
/** Pictures of the mall's own: by name of the art, by shop. */
const themePictures = z.strictObject({ art: z.record(z.string(), picture), logos: z.record(z.string(), picture) });

/** The mall's theme, checked; sent once to each page that connects, before its first screen. */
export const themeMessage = z.strictObject({
  type: z.literal('theme'),
  theme,
  mark: z.nullable(z.array(markShape)),
  pictures: themePictures,
});

/** A sound for what has just happened; `volume` 1 to 3. */
export const cueMessage = z.strictObject({
  type: z.literal('cue'),
  cue: z.enum(['laid', 'held', 'bound']),
  volume: z.int().check(z.minimum(1), z.maximum(3)),
});

/** @see file comment */
export const lookMessage = z.discriminatedUnion('type', [themeMessage, cueMessage]);

/** @see themeMessage */
export type ThemeMessage = z.infer<typeof themeMessage>;
/** @see cueMessage */
export type CueMessage = z.infer<typeof cueMessage>;
/** @see lookMessage */
export type LookMessage = z.infer<typeof lookMessage>;
