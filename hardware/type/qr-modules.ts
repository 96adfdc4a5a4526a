/** QR codes as modules, for raster printing and for pictures of slips. */
import { encode } from 'uqr';

export type QrLevel = 'L' | 'M' | 'Q' | 'H';

/** Rows of modules without quiet zone, true = black; the smallest version that holds the text (UTF-8) at the level. */
export const qrModules = (text: string, level: QrLevel): readonly (readonly boolean[])[] =>
  encode(text, { ecc: level, boostEcc: false, border: 0 }).data;

/** SVG path data of the modules at `dots` a module, upper left corner at (x, y). */
export const qrPath = (modules: readonly (readonly boolean[])[], dots: number, x: number, y: number): string =>
  modules.flatMap((row, r) => row.map((black, c) => (black ? `M${x + c * dots} ${y + r * dots}h${dots}v${dots}h-${dots}z` : ''))).join('');
