/** Text to be read: headings and paragraphs, set in the display family as generously as the roll allows. */
import { type Bitmap, drawBitmap } from '../type/bitmap.ts';
import { balanceText, textPath, textWidth, type Typeface, type Typefaces } from '../type/typeface.ts';
import { black, type SlipMeasures } from './slip-graphics.ts';

/** No line of any paper holds more letters. */
const lettersOfLine = 200;

/** Parts of a word that is wider than the paper (an address): cut after a slash, dot or hyphen where there is one, else anywhere. Time grows with the length of the word, no faster. */
const partsOf = (face: Typeface, word: string, sizePx: number, maxPx: number): string[] => {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const rest = word.slice(from, from + lettersOfLine);
    const isLast = from + rest.length === word.length;
    if (rest.length <= 1 || (isLast && textWidth(face, rest, sizePx) <= maxPx)) return [...parts, rest];
    let end = 1;
    while (end < rest.length - 1 && textWidth(face, rest.slice(0, end + 1), sizePx) <= maxPx) end++;
    const soft = Math.max(...['/', '.', '-', '_'].map((sign) => rest.lastIndexOf(sign, end - 1))) + 1;
    const at = soft > end / 2 ? soft : end;
    parts.push(rest.slice(0, at));
    from += at;
  }
};

/** Lines no wider than `maxPx`, whatever the words are. */
const linesOf = (face: Typeface, text: string, sizePx: number, maxPx: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(face, longer, sizePx) <= maxPx) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = partsOf(face, word, sizePx, maxPx);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return withoutOrphan(face, [...lines, line], sizePx, maxPx);
};

/** A last line of one short word takes the word before it along. */
const withoutOrphan = (face: Typeface, lines: readonly string[], sizePx: number, maxPx: number): string[] => {
  const last = lines.at(-1) ?? '';
  const before = lines.at(-2);
  const cut = before?.lastIndexOf(' ') ?? -1;
  if (before === undefined || cut < 0 || last.includes(' ') || textWidth(face, last, sizePx) > maxPx / 4) return [...lines];
  const longer = `${before.slice(cut + 1)} ${last}`;
  return textWidth(face, longer, sizePx) > maxPx ? [...lines] : [...lines.slice(0, -2), before.slice(0, cut), longer];
};

/** A title over what follows. */
export const drawHeading = (text: string, faces: Typefaces, m: SlipMeasures): Bitmap => {
  const lines = balanceText(faces.heavy, text, m.heading, m.widthDots).flatMap((line) =>
    linesOf(faces.heavy, line, m.heading, m.widthDots),
  );
  const lineHeight = Math.round(m.heading * 1.12);
  const path = lines.map((line, i) => textPath(faces.heavy, line, m.heading, 0, i * lineHeight + m.heading * 0.84)).join('');
  return drawBitmap(m.widthDots, lines.length * lineHeight, black(path));
};

/** One paragraph: a short lead ("1.") hangs in the margin, a long one ("1. Period") stands above as a line of its own. */
export const drawParagraph = (paragraph: { readonly lead: string; readonly text: string }, faces: Typefaces, m: SlipMeasures): Bitmap => {
  const { lead, text } = paragraph;
  const size = m.prose;
  const lineHeight = Math.round(size * 1.2);
  const isHanging = lead !== '' && textWidth(faces.heavy, lead, size) < size * 1.5;
  const indent = isHanging ? Math.round(size * 1.3) : 0;
  const above = lead === '' || isHanging ? [] : linesOf(faces.heavy, lead, size, m.widthDots);
  const lines = linesOf(faces.reading, text, size, m.widthDots - indent);
  const baseline = (line: number): number => line * lineHeight + size * 0.86;
  const path =
    (isHanging ? textPath(faces.heavy, lead, size, 0, baseline(0)) : '') +
    above.map((line, i) => textPath(faces.heavy, line, size, 0, baseline(i))).join('') +
    lines.map((line, i) => textPath(faces.reading, line, size, indent, baseline(above.length + i))).join('');
  return drawBitmap(m.widthDots, (above.length + lines.length) * lineHeight, black(path));
};
