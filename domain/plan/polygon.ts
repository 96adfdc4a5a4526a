/** Polygons in whole numbers. Sides are at most PLAN_SIDE_MAX_CM, so every product is exact. */
import type { PlanPoint, PlanPolygon } from '../contract/plan-document.ts';

type Edge = readonly [PlanPoint, PlanPoint];

/** Twice the area of the triangle a, b, c; its sign says on which side of a→b the point c lies. */
function turn(a: PlanPoint, b: PlanPoint, c: PlanPoint): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** Edges in order, the last one back to the first corner. */
export function edgesOf(polygon: PlanPolygon): Edge[] {
  return polygon.flatMap((point, index): Edge[] => {
    const next = polygon[(index + 1) % polygon.length];
    return next === undefined ? [] : [[point, next]];
  });
}

/** Twice the area, without sign. */
export function doubleArea(polygon: PlanPolygon): number {
  return Math.abs(edgesOf(polygon).reduce((sum, [a, b]) => sum + a[0] * b[1] - b[0] * a[1], 0));
}

/** Whether a point lies on a line between two points, ends included. */
export function isOnEdge(point: PlanPoint, [a, b]: Edge): boolean {
  return (
    turn(a, b, point) === 0 &&
    point[0] >= Math.min(a[0], b[0]) &&
    point[0] <= Math.max(a[0], b[0]) &&
    point[1] >= Math.min(a[1], b[1]) &&
    point[1] <= Math.max(a[1], b[1])
  );
}

/** Whether two lines cross in a point that is inside both. */
export function isCrossing([a, b]: Edge, [c, d]: Edge): boolean {
  const one = Math.sign(turn(a, b, c)) * Math.sign(turn(a, b, d));
  const other = Math.sign(turn(c, d, a)) * Math.sign(turn(c, d, b));
  return one < 0 && other < 0;
}

/** Where a point lies, by the parity of the edges to its right. */
export function placeIn(polygon: PlanPolygon, point: PlanPoint): 'inside' | 'edge' | 'outside' {
  const edges = edgesOf(polygon);
  if (edges.some((edge) => isOnEdge(point, edge))) return 'edge';
  let inside = false;
  for (const [a, b] of edges) {
    if (a[1] > point[1] === b[1] > point[1]) continue;
    const side = turn(a, b, point);
    if (b[1] > a[1] ? side > 0 : side < 0) inside = !inside;
  }
  return inside ? 'inside' : 'outside';
}

/** Whether no two edges meet but neighbours in their corner, and it has an area at all. */
export function isSimple(polygon: PlanPolygon): boolean {
  if (doubleArea(polygon) === 0) return false;
  const edges = edgesOf(polygon);
  return edges.every((edge, at) =>
    edges.every((other, index) => {
      if (index <= at) return true;
      const isNext = index === at + 1;
      const isRound = at === 0 && index === edges.length - 1;
      if (isNext) return !isOnEdge(other[1], edge) && !isOnEdge(edge[0], other);
      if (isRound) return !isOnEdge(other[0], edge) && !isOnEdge(edge[1], other);
      return !isCrossing(edge, other) && ![...other].some((point) => isOnEdge(point, edge)) && ![...edge].some((p) => isOnEdge(p, other));
    }),
  );
}

/** Whether one polygon lies in another, edges may touch. Both must be simple. */
export function isWithin(inner: PlanPolygon, outer: PlanPolygon): boolean {
  if (inner.some((point) => placeIn(outer, point) === 'outside')) return false;
  if (outer.some((point) => placeIn(inner, point) === 'inside')) return false;
  return !edgesOf(inner).some((edge) => edgesOf(outer).some((other) => isCrossing(edge, other)));
}

/** Whether two simple polygons share some area. Walls that touch share none. */
export function isOverlapping(one: PlanPolygon, other: PlanPolygon): boolean {
  if (!isBoxMeeting(one, other)) return false;
  if (edgesOf(one).some((edge) => edgesOf(other).some((second) => isCrossing(edge, second)))) return true;
  return one.some((point) => placeIn(other, point) === 'inside') || other.some((point) => placeIn(one, point) === 'inside');
}

function isBoxMeeting(one: PlanPolygon, other: PlanPolygon): boolean {
  const [a, b] = [boxOf(one), boxOf(other)];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The upright box around points. */
export function boxOf(points: readonly PlanPoint[]): { left: number; top: number; right: number; bottom: number } {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** The point of a line nearest to a point, rounded to whole centimetres. */
export function nearestOn([a, b]: Edge, point: PlanPoint): PlanPoint {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  if (length === 0) return a;
  const along = Math.min(length, Math.max(0, (point[0] - a[0]) * dx + (point[1] - a[1]) * dy));
  return [a[0] + Math.round((dx * along) / length), a[1] + Math.round((dy * along) / length)];
}

/** Distance in whole centimetres, rounded. */
export function distanceCm(a: PlanPoint, b: PlanPoint): number {
  return Math.round(Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2));
}

/** A point inside a simple polygon where a sign can stand: of some points on a grid the one farthest from every edge. */
export function signPlace(polygon: PlanPolygon): PlanPoint {
  const { left, top, right, bottom } = boxOf(polygon);
  const edges = edgesOf(polygon);
  let best: PlanPoint = polygon[0] ?? [0, 0];
  let room = -1;
  for (let across = 1; across < GRID; across += 1)
    for (let down = 1; down < GRID; down += 1) {
      const point: PlanPoint = [left + Math.round(((right - left) * across) / GRID), top + Math.round(((bottom - top) * down) / GRID)];
      if (placeIn(polygon, point) !== 'inside') continue;
      const free = Math.min(...edges.map((edge) => distanceCm(nearestOn(edge, point), point)));
      if (free > room) [best, room] = [point, free];
    }
  return best;
}

const GRID = 16;
