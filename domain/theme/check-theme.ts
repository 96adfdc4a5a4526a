/** Whether a mall's theme can be read by everybody: every pair of LOOK section 3 that it touches, in both schemes. Refused whole, never applied by half. */
import { contrast } from './contrast.ts';
import { readMark } from './mark.ts';
import type { MarkShape } from './mark.ts';
import { theme } from './theme.ts';
import type { PosterPalette, SchemeColours, Theme } from './theme.ts';

/** What is wrong: where in the file, and what. A pair names both colours, what it has and what it needs. */
export interface ThemeFault {
  readonly path: string;
  readonly what: string;
}

/** A theme that may be shown, or everything that is wrong with it. */
export type CheckedTheme =
  | { readonly ok: true; readonly theme: Theme; readonly mark: readonly MarkShape[] | null }
  | { readonly ok: false; readonly faults: readonly ThemeFault[] };

/** Colours of the house that a theme stands on (tokens.css); a test compares. */
export const houseColours = {
  day: { ground: '#e6ecea', panel: '#ffffff', ink: '#0f2a2e' },
  night: { ground: '#0a1d20', panel: '#12292d', ink: '#edf4f1' },
} as const;

/** Least contrast: words of any size; words under 44 px; borders and surfaces that mean something. */
const LEAST = { text: 4.5, small: 6, shape: 3 } as const;

type Pair = readonly [first: string, firstName: string, second: string, secondName: string, least: number];

function schemePairs(colours: SchemeColours, house: (typeof houseColours)[keyof typeof houseColours]): readonly Pair[] {
  const { ground, panel, ink } = house;
  return [
    [colours.onPrim, 'onPrim', colours.prim, 'prim', LEAST.text],
    [colours.prim, 'prim', panel, 'panel', LEAST.text],
    [colours.prim, 'prim', ground, 'ground', LEAST.text],
    [ink, 'ink', colours.primSoft, 'primSoft', LEAST.small],
    [colours.onBrass, 'onBrass', colours.brass, 'brass', LEAST.small],
    [colours.brassText, 'brassText', panel, 'panel', LEAST.small],
    [colours.brassText, 'brassText', ground, 'ground', LEAST.small],
    [ink, 'ink', colours.brassSoft, 'brassSoft', LEAST.small],
    [colours.onVault, 'onVault', colours.vault, 'vault', LEAST.small],
    [colours.onVault, 'onVault', colours.vault2, 'vault2', LEAST.small],
    [colours.onVaultSoft, 'onVaultSoft', colours.vault, 'vault', LEAST.small],
    [colours.brass, 'brass', colours.vault, 'vault', LEAST.shape],
    [colours.mosaic.first, 'mosaic.first', colours.mosaic.base, 'mosaic.base', LEAST.shape],
  ];
}

/** Title and sentence of a poster, on any wall that they may stand before, and its strip. */
const ON_POSTER = '#f5f4ea';

function posterPairs(palette: PosterPalette): readonly Pair[] {
  return [
    [ON_POSTER, 'the title', palette.dark, 'dark', LEAST.small],
    [ON_POSTER, 'the title', palette.wall, 'wall', LEAST.text],
    [palette.onTrim, 'onTrim', palette.trim, 'trim', LEAST.text],
    [palette.trim, 'trim', palette.dark, 'dark', LEAST.shape],
  ];
}

function failing(path: string, pairs: readonly Pair[]): ThemeFault[] {
  return pairs.flatMap(([first, firstName, second, secondName, least]) => {
    const has = contrast(first, second);
    if (has >= least) return [];
    // Cut, not rounded: 4.499 is not 4.5.
    return [
      { path, what: `${firstName} ${first} on ${secondName} ${second} is ${(Math.floor(has * 100) / 100).toFixed(2)}; it needs ${least}` },
    ];
  });
}

/** Checks what came out of a file. */
export function checkTheme(input: unknown): CheckedTheme {
  const parsed = theme.safeParse(input);
  if (!parsed.success)
    return { ok: false, faults: parsed.error.issues.map((issue) => ({ path: issue.path.join('.') || 'the file', what: issue.message })) };
  const mark = parsed.data.mark === null ? null : readMark(parsed.data.mark);
  const faults = [
    ...failing('day', schemePairs(parsed.data.day, houseColours.day)),
    ...failing('night', schemePairs(parsed.data.night, houseColours.night)),
    ...Object.entries(parsed.data.posters).flatMap(([name, palette]) =>
      palette === undefined ? [] : failing(`posters.${name}`, posterPairs(palette)),
    ),
    ...(mark === null || mark.ok ? [] : [{ path: 'mark', what: mark.what }]),
  ];
  return faults.length > 0 || (mark !== null && !mark.ok)
    ? { ok: false, faults }
    : { ok: true, theme: parsed.data, mark: mark === null ? null : mark.shapes };
}
