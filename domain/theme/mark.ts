/**
 * The mark of a mall as the page draws it: read from SVG into a short list of plain shapes, so that nothing of the file's own text ever becomes markup. Whatever is not on the
 * list (scripts, styles, links, pictures, text, handlers, references, foreign elements) refuses the mark; it is never quietly left out.
 */
import * as z from 'zod/mini';

const shapeNames = ['path', 'rect', 'circle', 'ellipse', 'line', 'polygon', 'polyline'] as const;
const numbers = /^[\d\s.,eE+-]{0,400}$/;
const pathData = /^[\d\s.,eE+\-MmLlHhVvCcSsQqTtAaZz]{1,4000}$/;
/** One colour and a brass part: nothing else may be painted. */
const paint = /^(none|currentColor)$/;
const attributeForms: Readonly<Record<string, RegExp>> = {
  d: pathData,
  points: numbers,
  ...Object.fromEntries(
    ['x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height', 'stroke-width', 'opacity'].map((name) => [
      name,
      numbers,
    ]),
  ),
  fill: paint,
  stroke: paint,
  'stroke-linecap': /^(butt|round|square)$/,
  'stroke-linejoin': /^(miter|round|bevel)$/,
  'fill-rule': /^(evenodd|nonzero)$/,
  transform: /^[a-z\d\s.,()+-]{1,200}$/,
  class: /^door$/,
};
const SHAPES_MAX = 40;

/** One shape of a mark; attributes are plain numbers, path data, and `none` or `currentColor`. */
export const markShape = z.strictObject({ name: z.enum(shapeNames), attributes: z.record(z.string(), z.string()) });
/** @see markShape */
export type MarkShape = z.infer<typeof markShape>;

/** The mark, or what is wrong with it. */
export type MarkReading = { readonly ok: true; readonly shapes: readonly MarkShape[] } | { readonly ok: false; readonly what: string };

const refuse = (what: string): MarkReading => ({ ok: false, what });

/** Reads the SVG of a mark. */
export function readMark(svg: string): MarkReading {
  const whole = /^\s*<svg((?:\s+[a-zA-Z:]+="[^"<>]*")*)\s*>([\s\S]*)<\/svg>\s*$/.exec(svg);
  if (whole === null) return refuse('must be one <svg> element with attributes in double quotes, without prologue or comments');
  const outer = readAttributes(whole[1] ?? '');
  for (const [name, value] of outer) {
    if (name === 'viewBox' && value === '0 0 64 64') continue;
    if (name === 'xmlns' && value === 'http://www.w3.org/2000/svg') continue;
    return refuse(`<svg ${name}="${value.slice(0, 40)}"> is not allowed; viewBox="0 0 64 64" and xmlns are`);
  }
  if (!outer.some(([name]) => name === 'viewBox')) return refuse('needs viewBox="0 0 64 64"');
  return readShapes(whole[2] ?? '');
}

function readShapes(inside: string): MarkReading {
  const shapes: MarkShape[] = [];
  const form = /\s*<([a-zA-Z]+)((?:\s+[a-zA-Z\d:-]+="[^"<>]*")*)\s*(?:\/>|><\/\1>)\s*/y;
  let at = 0;
  while (at < inside.length && inside.slice(at).trim() !== '') {
    form.lastIndex = at;
    const found = form.exec(inside);
    if (found === null) return refuse(`holds what is not a plain shape: ${inside.slice(at).trim().slice(0, 60)}`);
    const name = shapeNames.find((each) => each === found[1]);
    if (name === undefined) return refuse(`<${found[1] ?? ''}> is not allowed; ${shapeNames.join(', ')} are`);
    const attributes = readAttributes(found[2] ?? '');
    for (const [key, value] of attributes) {
      if (!Object.hasOwn(attributeForms, key) || attributeForms[key]?.test(value) !== true)
        return refuse(`<${name} ${key}="${value.slice(0, 40)}"> is not allowed`);
    }
    shapes.push({ name, attributes: Object.fromEntries(attributes) });
    if (shapes.length > SHAPES_MAX) return refuse(`has more than ${SHAPES_MAX} shapes`);
    at = form.lastIndex;
  }
  return shapes.length === 0 ? refuse('draws nothing') : { ok: true, shapes };
}

function readAttributes(text: string): [string, string][] {
  return [...text.matchAll(/([a-zA-Z\d:-]+)="([^"<>]*)"/g)].map(([, name = '', value = '']) => [name, value]);
}
