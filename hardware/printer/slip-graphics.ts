/** The parts of a slip that are drawn: brand, border, message, facts, band. Art direction: black and white, no line under 3 dots. */
import { type Bitmap, drawBitmap } from '../type/bitmap.ts';
import { qrModules, qrPath } from '../type/qr-modules.ts';
import { balanceText, textPath, textWidth, type Typeface, type Typefaces } from '../type/typeface.ts';

/** Measures of one paper width, in dots. */
export type SlipMeasures = {
  readonly widthDots: number;
  readonly brand: number;
  readonly mark: number;
  readonly message: number;
  readonly facts: number;
  readonly band: number;
  readonly bandPad: number;
  readonly label: number;
  readonly heading: number;
  readonly prose: number;
  readonly gap: number;
  /** Dots a QR module may have at most. */
  readonly module: number;
  /** Part of the width that the printer's own QR code may take. */
  readonly codeShare: number;
};

/** 80 mm (from 480 dots on) or 58 mm. */
export const measuresFor = (widthDots: number): SlipMeasures =>
  widthDots >= 480
    ? {
        widthDots,
        brand: 42,
        mark: 60,
        message: 88,
        facts: 34,
        band: 72,
        bandPad: 18,
        label: 30,
        heading: 34,
        prose: 31,
        gap: 20,
        module: 8,
        codeShare: 0.52,
      }
    : {
        widthDots,
        brand: 34,
        mark: 48,
        message: 62,
        facts: 27,
        band: 54,
        bandPad: 14,
        label: 23,
        heading: 29,
        prose: 28,
        gap: 16,
        module: 6,
        codeShare: 0.62,
      };

export const black = (path: string): string => `<path d="${path}" fill="#000"/>`;
const white = (path: string): string => `<path d="${path}" fill="#fff"/>`;

/** Largest size from `sizePx` down at which the lines of a balanced text are at most `maxLines` and none is too wide. */
export const fitText = (
  face: Typeface,
  text: string,
  sizePx: number,
  maxPx: number,
  maxLines: number,
): { lines: string[]; sizePx: number } => {
  let size = sizePx;
  for (;;) {
    const lines = balanceText(face, text, size, maxPx);
    const fits = lines.length <= maxLines && lines.every((line) => textWidth(face, line, size) <= maxPx);
    if (fits || size <= 24) return { lines, sizePx: size };
    size -= 2;
  }
};

/** The mark (three arches) and the mall's name. */
export const drawBrand = (name: string, faces: Typefaces, m: SlipMeasures): Bitmap => {
  const scale = m.mark / 64;
  const left = m.mark + 16;
  const fitted = fitText(faces.display, name, m.brand, m.widthDots - left, 2);
  const lineHeight = fitted.sizePx * 1.1;
  const height = Math.ceil(Math.max(m.mark, lineHeight * fitted.lines.length + 4));
  const top = (height - lineHeight * fitted.lines.length) / 2;
  const text = fitted.lines
    .map((line, i) => textPath(faces.display, line, fitted.sizePx, left, top + lineHeight * i + fitted.sizePx * 0.86))
    .join('');
  const mark = `<g transform="translate(0 ${(height - m.mark) / 2}) scale(${scale})"><path d="M5 61V32a27 27 0 0 1 54 0v29" fill="none" stroke="#000" stroke-width="5"/><path d="M16 61V36a16 16 0 0 1 32 0v25" fill="none" stroke="#000" stroke-width="4.5"/><path d="M25.5 61V41a6.5 6.5 0 0 1 13 0v20z" fill="#000"/></g>`;
  return drawBitmap(m.widthDots, height, mark + black(text));
};

/** The mosaic border: two lines, full and open tesserae in turn. */
export const drawBorder = (m: SlipMeasures): Bitmap => {
  const repeat = 32;
  const count = Math.floor(m.widthDots / repeat);
  const inset = (m.widthDots - count * repeat) / 2 + repeat / 2;
  let stones = '';
  for (let i = 0; i < count; i++) {
    const x = inset + i * repeat;
    stones +=
      i % 2 === 0
        ? `<path d="M${x - 9} 14l9-9 9 9-9 9z" fill="#000"/>`
        : `<path d="M${x - 8} 14l8-8 8 8-8 8z" fill="none" stroke="#000" stroke-width="3"/>`;
  }
  return drawBitmap(m.widthDots, 28, `<path d="M0 2h${m.widthDots}M0 26h${m.widthDots}" stroke="#000" stroke-width="4"/>${stones}`);
};

/** A message may shrink to this share of its size where that saves a line of paper. */
const slightly = 0.88;

/** Three lines at most, then smaller; a little smaller already where it makes a line less. */
const fitMessage = (text: string, faces: Typefaces, m: SlipMeasures): ReturnType<typeof fitText> => {
  const fitted = fitText(faces.heavy, text, m.message, m.widthDots, 3);
  if (fitted.lines.length === 1 || fitted.sizePx < m.message) return fitted;
  const shorter = fitText(faces.heavy, text, m.message, m.widthDots, fitted.lines.length - 1);
  return shorter.sizePx >= m.message * slightly ? shorter : fitted;
};

/** The message: three lines at most, then one step smaller. */
export const drawMessage = (text: string, faces: Typefaces, m: SlipMeasures): Bitmap => {
  const fitted = fitMessage(text, faces, m);
  const lineHeight = fitted.sizePx * 0.96;
  const first = fitted.sizePx * 0.82;
  const path = fitted.lines.map((line, i) => textPath(faces.heavy, line, fitted.sizePx, -2, first + i * lineHeight)).join('');
  return drawBitmap(m.widthDots, Math.ceil(first + (fitted.lines.length - 1) * lineHeight + fitted.sizePx * 0.24), black(path));
};

/** Dots a module for a code that must fit into `maxDots` with `quiet` modules of white beside it; at least 3. */
export const moduleDots = (modules: number, quiet: number, maxDots: number, m: SlipMeasures): number =>
  Math.max(3, Math.min(m.module, Math.floor(maxDots / (modules + quiet))));

/** What, where, until; with `qr` beside them, or below where a word would run into it. */
export const drawFacts = (lines: readonly string[], qr: string | null, faces: Typefaces, m: SlipMeasures): Bitmap => {
  const modules = qr === null ? [] : qrModules(qr, 'M');
  const dots = moduleDots(modules.length, 4, m.widthDots * 0.5, m);
  const qrSize = modules.length * dots;
  const beside = m.widthDots - (qr === null ? 0 : qrSize + 4 * dots);
  const broken = (maxPx: number): string[] => lines.flatMap((line) => balanceText(faces.display, line, m.facts, maxPx));
  const isBeside = broken(beside).every((line) => textWidth(faces.display, line, m.facts) <= beside);
  const fitted = broken(isBeside ? beside : m.widthDots);
  const lineHeight = Math.round(m.facts * 1.18);
  const textHeight = fitted.length * lineHeight;
  const codeHeight = qr === null ? 0 : qrSize + 2 * dots;
  const height = isBeside ? Math.max(textHeight, codeHeight) : textHeight + m.gap + codeHeight;
  const top = isBeside ? height - textHeight : 0;
  const text = fitted.map((line, i) => textPath(faces.display, line, m.facts, 0, top + i * lineHeight + m.facts * 0.84)).join('');
  const code = qr === null ? '' : qrPath(modules, dots, m.widthDots - qrSize - dots, height - qrSize - dots);
  return drawBitmap(m.widthDots, Math.max(1, height), black(text + code));
};

/** White on black: the reference, and the card that it belongs to; a copy says so first. */
export const drawBand = (text: string, label: string, copy: string | null, faces: Typefaces, m: SlipMeasures): Bitmap => {
  const inner = m.widthDots - 2 * m.bandPad;
  const labelWidth = label === '' ? 0 : textWidth(faces.display, label, m.label);
  const together = label !== '' && textWidth(faces.heavy, text, m.band) + labelWidth + m.gap <= inner;
  const fitted = fitText(faces.heavy, text, m.band, inner, 1);
  const copySize = Math.round(m.band * 0.62);
  const copyHeight = copy === null ? 0 : Math.round(copySize * 1.1);
  const baseline = m.bandPad + copyHeight + fitted.sizePx * 0.72;
  const labelBaseline = together || label === '' ? baseline : baseline + m.label * 1.65;
  // Capitals and figures stand on the baseline; what hangs below it needs its own room.
  const below = label === '' && /[gjpqyçДЦЩруфцщд,;]/.test(text) ? fitted.sizePx * 0.16 : 0;
  const height = Math.ceil(labelBaseline + below + m.bandPad + (together || label === '' ? 4 : 0));
  const labelX = together ? m.widthDots - m.bandPad - labelWidth : m.bandPad;
  const rule = copy === null ? '' : `<path d="M${m.bandPad} ${m.bandPad + copyHeight}h${inner}" stroke="#fff" stroke-width="3"/>`;
  const paths =
    textPath(faces.heavy, fitted.lines[0] ?? '', fitted.sizePx, m.bandPad, baseline + (copy === null ? 0 : 14)) +
    textPath(faces.display, label, m.label, labelX, labelBaseline + (copy === null ? 0 : 14)) +
    (copy === null ? '' : textPath(faces.heavy, copy, copySize, m.bandPad, m.bandPad + copySize * 0.72));
  const full = height + (copy === null ? 0 : 14);
  return drawBitmap(m.widthDots, full, `<rect width="${m.widthDots}" height="${full}" fill="#000"/>${white(paths)}${rule}`);
};

/** Dashed line of 3 dots. */
export const drawRule = (m: SlipMeasures): Bitmap =>
  drawBitmap(m.widthDots, 3, `<path d="M0 1.5h${m.widthDots}" stroke="#000" stroke-width="3" stroke-dasharray="6 3"/>`);

/** Lines of fixed-pitch text as a picture: what stands in for the printer's own font where its alphabet lacks a character. */
export const drawMonoLines = (
  lines: readonly { readonly text: string; readonly bold: boolean }[],
  spacing: number,
  faces: Typefaces,
  m: SlipMeasures,
): Bitmap => {
  const path = lines
    .map(({ text, bold }, i) =>
      // Cell by cell, so that columns stand where the printer's font would put them.
      [...text]
        .map((char, column) =>
          char === ' ' || char === '\u00a0' ? '' : textPath(bold ? faces.monoBold : faces.mono, char, 20, column * 12, i * spacing + 19),
        )
        .join(''),
    )
    .join('');
  return drawBitmap(m.widthDots, lines.length * spacing, black(path));
};
