/**
 * The theme of a mall: a file without code. It may change the colours of what is touched and promised, the dark hall, two type families, the mosaic, the mark, and the palettes of
 * posters; sizes, places, shapes, the contrast scheme and motion are the house's (LOOK section 10).
 */
import * as z from 'zod/mini';

/** `#RRGGBB` */
export const colour = z.string().check(z.regex(/^#[0-9A-Fa-f]{6}$/, { error: 'must be a colour #RRGGBB' }));

const font = z.enum(['ysabeau-office', 'golos-text']);

/** Colours that a mall may change, in one scheme. */
export const schemeColours = z.strictObject({
  /** What can be touched, what is booked; text on it; its soft ground. */
  prim: colour,
  onPrim: colour,
  primSoft: colour,
  /** Promised and earned: a surface, never small text; text on it; as text; its soft ground. */
  brass: colour,
  onBrass: colour,
  brassText: colour,
  brassSoft: colour,
  /** The dark hall behind posters and promises, its second wall, text and explanation on it. */
  vault: colour,
  vault2: colour,
  onVault: colour,
  onVaultSoft: colour,
  mosaic: z.strictObject({ first: colour, second: colour, third: colour, base: colour, line: colour }),
});

/** Colours of one poster (LOOK section 9): `title` is the text on its dark wall. */
export const posterPalette = z.strictObject({
  dark: colour,
  wall: colour,
  wallFar: colour,
  rib: colour,
  /** From the crown's shade to its light. */
  glass: z.tuple([colour, colour, colour, colour]),
  end: colour,
  trim: colour,
  onTrim: colour,
  door: colour,
  tileLight: colour,
  tileDark: colour,
  tileEdge: colour,
});

/** A file below the folder of the theme; no way out of it. */
const pictureFile = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,60}(\/[A-Za-z0-9][A-Za-z0-9_-]{0,60}){0,3}\.(png|jpg|jpeg|webp)$/));
/** Pictures by the name of a campaign's or gift's art, or by shop. */
const pictureFiles = z.record(z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)), pictureFile);

/** Longest mark, characters. */
export const MARK_MAX = 20_000;

/** @see file comment */
export const theme = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  day: schemeColours,
  night: schemeColours,
  fonts: z.strictObject({ display: font, text: font }),
  /** The mark as SVG, 64 by 64, in `currentColor` and class `door` for its brass part; null: the arches of the house. */
  mark: z.nullable(z.string().check(z.maxLength(MARK_MAX))),
  /** Pictures of the mall's own: `art` in place of drawings, `logos` in place of initials. PNG, JPEG or WebP, files beside the theme. Missing: none. */
  pictures: z.optional(z.strictObject({ art: pictureFiles, logos: pictureFiles })),
  /** Palettes of posters that differ from the house's. */
  posters: z.partial(
    z.strictObject({ verdigris: posterPalette, oxide: posterPalette, slate: posterPalette, brass: posterPalette, moss: posterPalette }),
  ),
});

/** @see theme */
export type Theme = z.infer<typeof theme>;
/** @see schemeColours */
export type SchemeColours = z.infer<typeof schemeColours>;
/** @see posterPalette */
export type PosterPalette = z.infer<typeof posterPalette>;
