/**
 * The shipped fonts as outlines. Text becomes paths here, so what renders them (resvg) needs no fonts of the machine and a slip looks
 * the same everywhere. The packages split each font by script; a face here is the pile of those files, asked in order.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';

/** One face: files of one family and weight, first one with the character wins. */
export type Typeface = {
  readonly fonts: readonly Font[];
  readonly ascent: number;
  readonly descent: number;
  readonly unitsPerEm: number;
};

/** The faces of paper: display speaks, mono stands in for the printer's own font. */
export type Typefaces = {
  /** Ysabeau Office 800: the message. */
  readonly heavy: Typeface;
  /** Ysabeau Office 700: brand, what-where-until. */
  readonly display: Typeface;
  /** Ysabeau Office 600: text to be read from beginning to end. */
  readonly reading: Typeface;
  /** IBM Plex Mono 500 and 700. */
  readonly mono: Typeface;
  readonly monoBold: Typeface;
};

const scripts = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'symbols', 'math'] as const;

const loadFace = (packageFolder: string, stem: string, weight: number): Typeface => {
  const fonts = scripts.flatMap((script) => {
    try {
      const font = create(readFileSync(join(packageFolder, 'files', `${stem}-${script}-${weight}-normal.woff2`)));
      return 'fonts' in font ? [] : [font];
    } catch {
      // A family without this script's file; latin itself is checked below.
      return [];
    }
  });
  const [first] = fonts;
  if (first === undefined) throw new Error(`The font ${stem} ${weight} is missing in ${packageFolder}. Run npm ci to restore it.`);
  return { fonts, ascent: first.ascent, descent: first.descent, unitsPerEm: first.unitsPerEm };
};

/** Loads the faces from the font packages (about 50 ms). Throws with the remedy when a package is not installed. */
export const loadTypefaces = (): Typefaces => {
  const require = createRequire(import.meta.url);
  const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`));
  const ysabeau = folderOf('@fontsource/ysabeau-office');
  const plex = folderOf('@fontsource/ibm-plex-mono');
  return {
    heavy: loadFace(ysabeau, 'ysabeau-office', 800),
    display: loadFace(ysabeau, 'ysabeau-office', 700),
    reading: loadFace(ysabeau, 'ysabeau-office', 600),
    mono: loadFace(plex, 'ibm-plex-mono', 500),
    monoBold: loadFace(plex, 'ibm-plex-mono', 700),
  };
};

/** A stretch of text that one file of the face can draw. */
type Run = { readonly font: Font; text: string };

const runsOf = (face: Typeface, text: string): Run[] => {
  const runs: Run[] = [];
  const [fallback] = face.fonts;
  if (fallback === undefined) return runs;
  for (const char of text) {
    const last = runs.at(-1);
    const code = char.codePointAt(0) ?? 0;
    const keeps = last !== undefined && last.font.hasGlyphForCodePoint(code);
    const font = keeps ? last.font : (face.fonts.find((candidate) => candidate.hasGlyphForCodePoint(code)) ?? fallback);
    if (last !== undefined && last.font === font) last.text += char;
    else runs.push({ font, text: char });
  }
  return runs;
};

/** Whether a face can draw every character of a text. */
export const canDraw = (face: Typeface, text: string): boolean =>
  [...text].every((char) => face.fonts.some((font) => font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0)));

/** Width of a text in pixels at a size in pixels per em, kerning included. */
export const textWidth = (face: Typeface, text: string, sizePx: number): number => {
  let width = 0;
  for (const run of runsOf(face, text)) width += (run.font.layout(run.text).advanceWidth * sizePx) / run.font.unitsPerEm;
  return width;
};

const fixed = (value: number): string => String(Math.round(value * 100) / 100);

/** SVG path data of a text whose baseline starts at (x, baseline). */
export const textPath = (face: Typeface, text: string, sizePx: number, x: number, baseline: number): string => {
  let path = '';
  let penX = x;
  for (const run of runsOf(face, text)) {
    const scale = sizePx / run.font.unitsPerEm;
    const layout = run.font.layout(run.text);
    for (const [i, glyph] of layout.glyphs.entries()) {
      const place = layout.positions[i];
      if (place === undefined) continue;
      const originX = penX + place.xOffset * scale;
      const originY = baseline - place.yOffset * scale;
      for (const { command, args } of glyph.path.commands) {
        const letter = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' }[command];
        path += letter + args.map((arg, at) => fixed(at % 2 === 0 ? originX + arg * scale : originY - arg * scale)).join(' ');
      }
      penX += place.xAdvance * scale;
    }
  }
  return path;
};

/** Breaks a text at spaces (never at U+00A0) into lines not wider than `maxPx`; a single longer word stays whole. */
export const wrapText = (face: Typeface, text: string, sizePx: number, maxPx: number): string[] => {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && textWidth(face, longer, sizePx) > maxPx) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines;
};

/** As `wrapText`, with the breaks where a reader would make them: no more lines, none wider than `maxPx`, all about as long, rather after a comma, never after a word as short as "by". */
export const balanceText = (face: Typeface, text: string, sizePx: number, maxPx: number): string[] =>
  text.split('\n').flatMap((paragraph) => {
    const widest = wrapText(face, paragraph, sizePx, maxPx);
    return widest.length < 2 ? widest : (evenLines(face, paragraph.split(' '), sizePx, maxPx, widest.length) ?? widest);
  });

/** More words are no title and no fact. */
const balancedWordsMax = 40;

/** What a break costs beside the room it leaves: a line that ends with a short word hangs in the air, a comma is a breath. */
const breakCost = (word: string): number => (/[,;:.—–]$/.test(word) ? -0.12 : /^[\p{L}«"„“]{1,2}$/u.test(word) ? 0.3 : 0);

/** The cheapest way to set words in exactly `count` lines; null where none fits or there are too many words. */
const evenLines = (face: Typeface, words: readonly string[], sizePx: number, maxPx: number, count: number): string[] | null => {
  if (words.length > balancedWordsMax) return null;
  const lineOf = (from: number, to: number): string => words.slice(from, to).join(' ');
  type Way = { readonly cost: number; readonly lines: readonly string[] };
  // ways[n]: how the first n words are best set in the lines so far
  let ways: readonly (Way | null)[] = words.map(() => null);
  ways = [{ cost: 0, lines: [] }, ...ways];
  for (let line = 1; line <= count; line++) {
    const before = ways;
    ways = before.map((_, to) => {
      let best: Way | null = null;
      for (let from = to - 1; from >= 0; from--) {
        const text = lineOf(from, to);
        const width = textWidth(face, text, sizePx);
        if (width > maxPx) break;
        const way = before[from];
        if (way === null || way === undefined) continue;
        const cost = way.cost + (1 - width / maxPx) ** 2 + (to === words.length ? 0 : breakCost(words[to - 1] ?? ''));
        if (best === null || cost < best.cost) best = { cost, lines: [...way.lines, text] };
      }
      return best;
    });
  }
  const lines = ways[words.length]?.lines;
  return lines === undefined ? null : [...lines];
};
