/** How far a stone of the arch is laid. */
export type StoneState = 'laid' | 'begun' | 'open';

/** One stone: its place in the order of laying (0 is the left foot) and its outline. */
export interface Stone {
  readonly index: number;
  readonly path: string;
  readonly state: StoneState;
}

/** What the arch measures, in units of its own drawing. */
export interface ArchSize {
  readonly width: number;
  readonly height: number;
  /** Depth of a stone, from the outer edge to the doorway. */
  readonly depth: number;
  /** Courses of each leg below the spring line. */
  readonly legs: number;
  /** Wedges of each half of the round part. */
  readonly wedges: number;
}

/** The drawing of an arch: stones in the order of laying, keystone, doorway and the box that holds all. */
export interface ArchDrawing {
  readonly stones: readonly Stone[];
  readonly keystone: string;
  readonly doorway: string;
  readonly viewBox: string;
}

/** Joint between two stones. */
const JOINT = 2.6;
/** Half the angle that the keystone takes, in radians. */
const KEY_HALF_ANGLE = 0.15;
/** Room around the arch for the keystone, which stands out. */
const PAD = 18;

const round = (value: number): number => Number(value.toFixed(1));

/**
 * Draws the arch of stones. Both feet rise in turn, the left first; stone n of 20 is laid at n/20.
 * `share` is progress as a part of the goal; anything outside 0 to 1 is clamped.
 */
export function drawArch(size: ArchSize, share: number): ArchDrawing {
  const { width, height, depth } = size;
  const outer = width / 2;
  const inner = outer - depth;
  const outlines = [...legOutlines(size), ...roundOutlines(size)];
  const laid = Math.max(0, Math.min(1, Number.isFinite(share) ? share : 0)) * outlines.length;
  const stones = outlines.map((path, index): Stone => ({ index, path, state: stateOf(laid - index) }));
  const rim = inner - 6;
  const doorway =
    `M${round(depth + 6)} ${height}V${round(outer)}A${round(rim)} ${round(rim)} 0 0 1 ` +
    `${round(width - depth - 6)} ${round(outer)}V${height}Z`;
  const keystone = wedge(size, Math.PI / 2 - KEY_HALF_ANGLE, Math.PI / 2 + KEY_HALF_ANGLE, outer + 14, inner - 10);
  return { stones, keystone, doorway, viewBox: `${-PAD} ${-PAD - 4} ${width + 2 * PAD} ${height + PAD + 4}` };
}

function stateOf(covered: number): StoneState {
  // 1e-9: a share such as 0.35 of 20 stones must lay the seventh stone although 0.35 has no exact binary form
  if (covered >= 1 - 1e-9) return 'laid';
  return covered > 0.04 ? 'begun' : 'open';
}

function legOutlines(size: ArchSize): string[] {
  const { width, height, depth, legs } = size;
  const course = (height - width / 2) / legs;
  const block = (x: number, y: number): string =>
    `M${round(x)} ${round(y + JOINT)}h${round(depth)}v${round(course - 2 * JOINT)}h${round(-depth)}z`;
  return Array.from({ length: legs }, (_, leg) => height - (leg + 1) * course).flatMap((y) => [block(0, y), block(width - depth, y)]);
}

function roundOutlines(size: ArchSize): string[] {
  const outer = size.width / 2;
  const inner = outer - size.depth;
  const span = (Math.PI / 2 - KEY_HALF_ANGLE) / size.wedges;
  return Array.from({ length: size.wedges }, (_, step) => step).flatMap((step) => [
    wedge(size, Math.PI - (step + 1) * span, Math.PI - step * span, outer, inner),
    wedge(size, step * span, (step + 1) * span, outer, inner),
  ]);
}

function wedge(size: ArchSize, from: number, to: number, outer: number, inner: number): string {
  const centre = size.width / 2;
  const at = (radius: number, angle: number): string =>
    `${round(centre + radius * Math.cos(angle))} ${round(centre - radius * Math.sin(angle))}`;
  const outerGap = JOINT / outer;
  const innerGap = JOINT / inner;
  return (
    `M${at(outer, from + outerGap)}A${round(outer)} ${round(outer)} 0 0 0 ${at(outer, to - outerGap)}` +
    `L${at(inner, to - innerGap)}A${round(inner)} ${round(inner)} 0 0 1 ${at(inner, from + innerGap)}Z`
  );
}
