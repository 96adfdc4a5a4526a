/** What is wrong with a plan that the shape of its file does not tell: crossing walls, shops outside the building, doors that lead nowhere, names that nobody bears. */
import type { PlanArea, PlanDocument, PlanFloor, PlanPoint, PlanPolygon } from '../contract/plan-document.ts';
import type { TenantDocument } from '../contract/catalogue-document.ts';
import { isLocalDate } from '../time/local-time.ts';
import { distanceCm, edgesOf, isOverlapping, isSimple, isWithin, nearestOn, placeIn } from './polygon.ts';

/** A finding; `path` leads to the place in the document. */
export interface PlanFinding {
  readonly path: readonly (string | number)[];
  readonly what: string;
}

/** What was found. A problem stops loading; a warning looks unintended. */
export interface PlanFindings {
  readonly problems: readonly PlanFinding[];
  readonly warnings: readonly PlanFinding[];
}

/** A door may stand this far from the drawn wall: drawings are rounded. */
export const DOOR_OFF_WALL_MAX_CM = 30;

type Tenants = readonly Pick<TenantDocument, 'id' | 'floor'>[];

/** Everything that is wrong. `tenants` null: no mall at hand, so names are not looked up. */
export function checkPlan(plan: PlanDocument, tenants: Tenants | null): PlanFindings {
  const problems: PlanFinding[] = [];
  const warnings: PlanFinding[] = [];
  const floors = plan.floors;
  twice(
    floors.map((floor) => floor.id),
    (at) => problems.push({ path: ['floors', at, 'id'], what: 'is the name of another floor too' }),
  );
  twice(
    floors.map((floor) => floor.label),
    (at) => problems.push({ path: ['floors', at, 'label'], what: 'stands on the key of another floor too' }),
  );
  twice(
    floors.map((floor) => String(floor.order)),
    (at) => problems.push({ path: ['floors', at, 'order'], what: 'is the order of another floor too' }),
  );
  floors.forEach((floor, at) => problems.push(...floorProblems(floor).map((each) => ({ ...each, path: ['floors', at, ...each.path] }))));
  const named = floors.flatMap((floor, at) => floor.areas.map((area, index) => ({ area, floor, path: ['floors', at, 'areas', index] })));
  twice(
    named.map(({ area }) => area.tenantId),
    (at) => {
      const found = named[at];
      if (found !== undefined)
        problems.push({
          path: [...found.path, 'tenantId'],
          what: `${found.area.tenantId} is drawn already: give that area a second polygon`,
        });
    },
  );
  if (tenants !== null) {
    for (const { area, floor, path } of named) {
      const tenant = tenants.find((each) => each.id === area.tenantId);
      if (tenant === undefined) problems.push({ path: [...path, 'tenantId'], what: `no shop is called ${area.tenantId}` });
      else if (tenant.floor !== floor.label)
        warnings.push({
          path: [...path, 'tenantId'],
          what: `the shop's own entry says floor ${tenant.floor}, here it stands on ${floor.label}`,
        });
    }
    const drawn = new Set(named.map(({ area }) => area.tenantId));
    const missing = tenants.filter((tenant) => !drawn.has(tenant.id)).map((tenant) => tenant.id);
    if (missing.length > 0) warnings.push({ path: ['floors'], what: `these shops are not drawn: ${missing.join(', ')}` });
  }
  problems.push(...hoursProblems(plan, tenants));
  if (!floors.some((floor) => floor.marks.some((mark) => mark.kioskId !== null)))
    warnings.push({ path: ['floors'], what: 'no mark names a kiosk, so no screen can show where one stands' });
  return { problems, warnings };
}

function floorProblems(floor: PlanFloor): PlanFinding[] {
  const found: PlanFinding[] = [];
  if (!isSimple(floor.outline)) return [{ path: ['outline'], what: 'crosses itself, or has no area' }];
  const inside = (polygon: PlanPolygon, path: PlanFinding['path']): boolean => {
    if (!isSimple(polygon)) found.push({ path, what: 'crosses itself, or has no area' });
    else if (isWithin(polygon, floor.outline)) return true;
    else found.push({ path, what: `lies outside the outline of floor ${floor.label}` });
    return false;
  };
  floor.voids.forEach((polygon, at) => void inside(polygon, ['voids', at]));
  floor.areas.forEach((area, at) => {
    const sound = area.polygons.map((polygon, index) => inside(polygon, ['areas', at, 'polygons', index]));
    if (sound.every((each) => each) && !isDoorOn(area))
      found.push({ path: ['areas', at, 'door'], what: `the door of ${area.tenantId} is not on its wall` });
  });
  if (found.length === 0) found.push(...overlaps(floor));
  const within = (point: PlanPoint, path: PlanFinding['path']): void => {
    if (placeIn(floor.outline, point) === 'outside') found.push({ path, what: `lies outside the outline of floor ${floor.label}` });
  };
  floor.marks.forEach((mark, at) => within(mark.at, ['marks', at, 'at']));
  floor.walks.forEach((walk, at) => walk.forEach((point, index) => within(point, ['walks', at, index])));
  return found;
}

function overlaps({ areas }: PlanFloor): PlanFinding[] {
  return areas.flatMap((area, at) => {
    const other = areas
      .slice(0, at)
      .find((each) => each.polygons.some((one) => area.polygons.some((polygon) => isOverlapping(one, polygon))));
    return other === undefined ? [] : [{ path: ['areas', at, 'polygons'], what: `${area.tenantId} lies over ${other.tenantId}` }];
  });
}

function isDoorOn({ polygons, door }: PlanArea): boolean {
  return polygons.some((polygon) => edgesOf(polygon).some((edge) => distanceCm(nearestOn(edge, door), door) <= DOOR_OFF_WALL_MAX_CM));
}

function hoursProblems(plan: PlanDocument, tenants: Tenants | null): PlanFinding[] {
  const found: PlanFinding[] = [];
  const all = [
    ...(plan.hours === null ? [] : [{ hours: plan.hours, path: ['hours'] as (string | number)[] }]),
    ...plan.shopHours.map(({ hours }, at) => ({ hours, path: ['shopHours', at, 'hours'] as (string | number)[] })),
  ];
  for (const { hours, path } of all) {
    const days = [
      ...hours.week.map((spans, day) => ({ spans, path: [...path, 'week', day] })),
      ...hours.exceptions.map(({ spans }, at) => ({ spans, path: [...path, 'exceptions', at, 'spans'] })),
    ];
    for (const { spans, path: at } of days)
      spans.forEach((span, index) => {
        const before = spans[index - 1];
        if (span.toMinutes <= span.fromMinutes) found.push({ path: [...at, index], what: 'ends before it begins' });
        else if (before !== undefined && span.fromMinutes < before.toMinutes)
          found.push({ path: [...at, index], what: 'begins before the span before it has ended' });
      });
    hours.exceptions.forEach(({ date }, at) => {
      if (!isLocalDate(date)) found.push({ path: [...path, 'exceptions', at, 'date'], what: `${date} is no date` });
    });
    twice(
      hours.exceptions.map((each) => each.date),
      (at) => found.push({ path: [...path, 'exceptions', at, 'date'], what: 'is named twice' }),
    );
  }
  twice(
    plan.shopHours.map((each) => each.tenantId),
    (at) => found.push({ path: ['shopHours', at, 'tenantId'], what: 'has hours already' }),
  );
  if (tenants === null) return found;
  plan.shopHours.forEach(({ tenantId }, at) => {
    if (!tenants.some((tenant) => tenant.id === tenantId))
      found.push({ path: ['shopHours', at, 'tenantId'], what: `no shop is called ${tenantId}` });
  });
  return found;
}

function twice(names: readonly string[], tell: (at: number) => void): void {
  const seen = new Set<string>();
  names.forEach((name, at) => {
    if (seen.has(name)) tell(at);
    seen.add(name);
  });
}
