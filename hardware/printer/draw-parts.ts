/** Smaller drawn parts of slips: a line to sign on, a ruler, bars. */
import { code128Auto } from '../bar-code/code-128.ts';
import { type Bitmap, drawBitmap } from '../type/bitmap.ts';
import { textPath, textWidth, type Typefaces } from '../type/typeface.ts';
import { black, fitText, type SlipMeasures } from './slip-graphics.ts';

/** Room for a name written by hand: 14 mm. */
const signRoom = 112;

/** A line to sign on, with its label below. */
export const drawSign = (label: string, faces: Typefaces, m: SlipMeasures): Bitmap => {
  const size = Math.round(m.prose * 0.9);
  const fitted = fitText(faces.reading, label, size, m.widthDots, 1);
  const path = textPath(faces.reading, fitted.lines[0] ?? '', fitted.sizePx, 0, signRoom + 8 + size * 0.86);
  return drawBitmap(
    m.widthDots,
    signRoom + 8 + Math.ceil(size * 1.2),
    `${black(path)}<path d="M0 ${signRoom}h${m.widthDots}v3h-${m.widthDots}z"/>`,
  );
};

const dotsPerMm = 8;

/** Marks each millimetre, numbers each centimetre, and an edge at both ends: what is missing on paper is not printed. */
export const drawRuler = (faces: Typefaces, m: SlipMeasures): Bitmap => {
  const height = 72;
  const size = 24;
  let path = `M0 0h${m.widthDots}v3h-${m.widthDots}zM0 0h3v${height}h-3zM${m.widthDots - 3} 0h3v${height}h-3z`;
  for (let mm = 1; mm * dotsPerMm < m.widthDots - 3; mm++) {
    const tall = mm % 10 === 0 ? 36 : mm % 5 === 0 ? 26 : 16;
    // One dot would be lost on a worn head, three would run together.
    path += `M${mm * dotsPerMm} 0h2v${tall}h-2z`;
    const isNumbered = mm % 10 === 0 && mm * dotsPerMm < m.widthDots - 24;
    if (isNumbered)
      path += textPath(faces.display, String(mm), size, mm * dotsPerMm + 1 - textWidth(faces.display, String(mm), size) / 2, 64);
  }
  return drawBitmap(m.widthDots, height, black(path));
};

/** White modules that a code needs on both sides together. */
const quietModules = 20;
const barHeight = 88;

/** Bars of Code 128, at 2 or 3 dots a module; null: they would be finer than a till's scanner reads. */
export const barsFor = (text: string, m: SlipMeasures): { readonly modules: readonly boolean[]; readonly dots: 2 | 3 } | null => {
  const code = code128Auto(text, false);
  if (code === null) return null;
  const fits = (dots: number): boolean => (code.modules.length + quietModules) * dots <= m.widthDots;
  if (!fits(2)) return null;
  return { modules: code.modules, dots: fits(3) ? 3 : 2 };
};

/** The bars with their text below; the text alone where the bars do not fit. */
export const drawBars = (text: string, faces: Typefaces, m: SlipMeasures): Bitmap => {
  const bars = barsFor(text, m);
  const size = 28;
  const width = textWidth(faces.mono, text, size);
  const top = bars === null ? 0 : barHeight;
  const caption = textPath(faces.mono, text, size, Math.max(0, (m.widthDots - width) / 2), top + size);
  if (bars === null) return drawBitmap(m.widthDots, Math.ceil(size * 1.3), black(caption));
  const { modules, dots } = bars;
  const left = Math.floor((m.widthDots - modules.length * dots) / 2);
  const path = modules.map((bar, at) => (bar ? `M${left + at * dots} 0h${dots}v${barHeight}h-${dots}z` : '')).join('');
  return drawBitmap(m.widthDots, top + Math.ceil(size * 1.3), black(path + caption));
};

/** Height of native bars in dots. */
export const nativeBarHeight = barHeight;
