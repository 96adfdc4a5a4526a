/** A plan turned so that it fills the glass it is shown on: whole buildings lie askew on a surveyor's sheet, and a board is either high or wide. */
import type { FloorDrawing } from '../../domain/contract/screen-map.ts';

type Point = readonly [number, number];

/** A turn is worth it when the plan grows by so much; a smaller turn is taken when it does nearly as well. */
const GAIN = 1.06;
const NEARLY = 0.97;

/** By how much to turn, degrees, -90 to 90: some wall comes to lie level. `points`: corners of every floor, so that all floors turn alike. `aspect`: width by height. */
export function turnFor(points: readonly Point[], aspect: number): number {
  const hull = hullOf(points);
  const level = hull.map(([x, y], at) => {
    const [nextX, nextY] = hull[(at + 1) % hull.length] ?? [x, y];
    return Math.round((-Math.atan2(nextY - y, nextX - x) * 180) / Math.PI);
  });
  const angles = [...new Set(level.flatMap((angle) => [-180, -90, 0, 90, 180].map((by) => angle + by)))]
    .filter((angle) => Math.abs(angle) <= 90)
    .sort((a, b) => Math.abs(a) - Math.abs(b) || b - a);
  const best = Math.max(0, ...angles.map((angle) => sizeAt(hull, angle, aspect)));
  if (best < sizeAt(hull, 0, aspect) * GAIN) return 0;
  return angles.find((angle) => sizeAt(hull, angle, aspect) >= best * NEARLY) ?? 0;
}

/** How large the turned points may be drawn in a box of that form. */
function sizeAt(points: readonly Point[], degrees: number, aspect: number): number {
  const turn = turnBy(degrees);
  const [xs, ys] = [points.map((point) => turn(point)[0]), points.map((point) => turn(point)[1])];
  const width = Math.max(...xs) - Math.min(...xs);
  const height = Math.max(...ys) - Math.min(...ys);
  return Math.min(aspect / Math.max(1, width), 1 / Math.max(1, height));
}

function turnBy(degrees: number): (point: Point) => [number, number] {
  if (degrees === 0) return ([x, y]) => [x, y];
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  return ([x, y]) => [Math.round(x * cos - y * sin), Math.round(x * sin + y * cos)];
}

/** Corners of the smallest convex polygon around points (Andrew's monotone chain). */
function hullOf(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (from: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of from) {
      while (chain.length >= 2 && !isLeft(chain.at(-2), chain.at(-1), point)) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function isLeft(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  return a === undefined || b === undefined || (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0;
}

/** The drawing with every point turned; signs and marks stay upright. */
export function turned(drawing: FloorDrawing, degrees: number): FloorDrawing {
  const turn = turnBy(degrees);
  const all = (points: readonly Point[]): [number, number][] => points.map(turn);
  return {
    ...drawing,
    outline: all(drawing.outline),
    voids: drawing.voids.map(all),
    areas: drawing.areas.map((area) => ({ ...area, polygons: area.polygons.map(all), room: all(area.room), sign: turn(area.sign) })),
    marks: drawing.marks.map(({ kind, at }) => ({ kind, at: turn(at) })),
    here: drawing.here === null ? null : turn(drawing.here),
    walk: all(drawing.walk),
  };
}
