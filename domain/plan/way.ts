/** The shortest way on the drawn walks, on one floor or over a lift. A way that cannot be known is null: no line is better than a wrong one. */
import type { PlanDocument, PlanFloor, PlanMark, PlanPoint } from '../contract/plan-document.ts';
import { distanceCm, nearestOn } from './polygon.ts';

/** A line to walk on one floor. */
export interface Walk {
  readonly points: readonly PlanPoint[];
  readonly lengthCm: number;
}

/** From a kiosk to a door. `lift` is what is taken between the floors; null: one floor. */
export interface Way {
  readonly from: { readonly floorId: string; readonly walk: Walk };
  readonly to: { readonly floorId: string; readonly walk: Walk };
  readonly lift: PlanMark | null;
}

/** Whoever must go farther than this from the nearest walk is not led there. */
const OFF_WALK_MAX_CM = 6000;

/** The shortest line between two places of a floor; null: the floor has no walks, or none that join the two. */
export function walkOn(floor: PlanFloor, from: PlanPoint, to: PlanPoint): Walk | null {
  const edges: [PlanPoint, PlanPoint][] = floor.walks.flatMap((walk) =>
    walk.slice(1).flatMap((point, index): [PlanPoint, PlanPoint][] => {
      const before = walk[index];
      return before === undefined ? [] : [[before, point]];
    }),
  );
  const joined = [from, to].map((place) => joinTo(edges, place));
  const [begin, end] = joined;
  if (begin === null || end === null || begin === undefined || end === undefined) return null;
  const line = shortest(edges, begin, end);
  return line === null ? null : withLength([from, ...line, to]);
}

/** Cuts the nearest line where a place joins it; null: there is none near. */
function joinTo(edges: [PlanPoint, PlanPoint][], place: PlanPoint): PlanPoint | null {
  let best: { at: number; point: PlanPoint; far: number } | null = null;
  edges.forEach((edge, at) => {
    const point = nearestOn(edge, place);
    const far = distanceCm(point, place);
    if (best === null || far < best.far) best = { at, point, far };
  });
  const found = best as { at: number; point: PlanPoint; far: number } | null;
  if (found === null || found.far > OFF_WALK_MAX_CM) return null;
  const cut = edges[found.at];
  if (cut !== undefined) edges.splice(found.at, 1, [cut[0], found.point], [found.point, cut[1]]);
  return found.point;
}

/** Dijkstra over the points of all lines; every point is settled once. */
function shortest(edges: readonly (readonly [PlanPoint, PlanPoint])[], from: PlanPoint, to: PlanPoint): PlanPoint[] | null {
  const next = new Map<string, PlanPoint[]>();
  for (const [a, b] of edges) {
    next.set(keyOf(a), [...(next.get(keyOf(a)) ?? []), b]);
    next.set(keyOf(b), [...(next.get(keyOf(b)) ?? []), a]);
  }
  const open = new Map<string, { point: PlanPoint; far: number; before: string | null }>([
    [keyOf(from), { point: from, far: 0, before: null }],
  ]);
  const settled = new Map<string, { point: PlanPoint; before: string | null }>();
  while (open.size > 0) {
    const [key, nearest] = [...open].reduce((a, b) => (b[1].far < a[1].far ? b : a));
    open.delete(key);
    settled.set(key, nearest);
    if (key === keyOf(to)) return trace(settled, key);
    for (const point of next.get(key) ?? []) {
      const far = nearest.far + distanceCm(nearest.point, point);
      const known = open.get(keyOf(point));
      if (!settled.has(keyOf(point)) && (known === undefined || far < known.far)) open.set(keyOf(point), { point, far, before: key });
    }
  }
  return null;
}

function trace(settled: ReadonlyMap<string, { point: PlanPoint; before: string | null }>, last: string): PlanPoint[] {
  const points: PlanPoint[] = [];
  for (let key: string | null = last; key !== null; key = settled.get(key)?.before ?? null) {
    const place = settled.get(key);
    if (place !== undefined) points.unshift(place.point);
  }
  return points;
}

function keyOf([x, y]: PlanPoint): string {
  return `${x} ${y}`;
}

function withLength(line: readonly PlanPoint[]): Walk {
  const points = line.filter((point, at) => at === 0 || keyOf(point) !== keyOf(line[at - 1] ?? point));
  const lengthCm = points.slice(1).reduce((sum, point, index) => sum + distanceCm(points[index] ?? point, point), 0);
  return { points, lengthCm };
}

/** Where a kiosk stands; null: the plan does not say. */
export function placeOfKiosk(plan: PlanDocument, kioskId: string): { readonly floor: PlanFloor; readonly at: PlanPoint } | null {
  for (const floor of plan.floors) {
    const mark = floor.marks.find((each) => each.kioskId === kioskId);
    if (mark !== undefined) return { floor, at: mark.at };
  }
  return null;
}

/** Where a shop's door is; null: it is not drawn. */
export function placeOfShop(plan: PlanDocument, tenantId: string): { readonly floor: PlanFloor; readonly at: PlanPoint } | null {
  for (const floor of plan.floors) {
    const area = floor.areas.find((each) => each.tenantId === tenantId);
    if (area !== undefined) return { floor, at: area.door };
  }
  return null;
}

/** The way from a kiosk to a shop. Between floors by the lift that is nearest in all; by an escalator only where no lift joins the floors. */
export function wayTo(plan: PlanDocument, kioskId: string, tenantId: string): Way | null {
  const here = placeOfKiosk(plan, kioskId);
  const there = placeOfShop(plan, tenantId);
  if (here === null || there === null) return null;
  if (here.floor.id === there.floor.id) {
    const walk = walkOn(here.floor, here.at, there.at);
    return walk === null ? null : { from: { floorId: here.floor.id, walk }, to: { floorId: here.floor.id, walk }, lift: null };
  }
  const ways = (kind: PlanMark['kind']): Way[] =>
    here.floor.marks.flatMap((lift) => {
      const above = lift.id === null ? undefined : there.floor.marks.find((mark) => mark.kind === kind && mark.id === lift.id);
      if (lift.kind !== kind || above === undefined) return [];
      const [first, second] = [walkOn(here.floor, here.at, lift.at), walkOn(there.floor, above.at, there.at)];
      if (first === null || second === null) return [];
      return [{ from: { floorId: here.floor.id, walk: first }, to: { floorId: there.floor.id, walk: second }, lift }];
    });
  const length = ({ from, to }: Way): number => from.walk.lengthCm + to.walk.lengthCm;
  const lifts = ways('lift');
  return (lifts.length > 0 ? lifts : ways('escalator')).sort((a, b) => length(a) - length(b))[0] ?? null;
}
