/** The building as people find their way in it: floors with their shops, what else stands there, where one can walk, and when it is open. Whole centimetres, y downwards. */
import * as z from 'zod/mini';
import { boundedText, count, kioskId, localDate, localized, slug } from './primitive.ts';

/** Longest side of a building: two kilometres. Products of two such numbers stay exact. */
export const PLAN_SIDE_MAX_CM = 200_000;
/** Floors of one building: each is a key of at least 88 px, all in one row. */
export const PLAN_FLOORS_MAX = 8;
/** Shops on one floor. */
export const PLAN_AREAS_MAX = 400;

const side = z.int().check(z.gte(0), z.lte(PLAN_SIDE_MAX_CM));

/** A place: `[x, y]`. */
export const planPoint = z.tuple([side, side]);
/** Corners in order, the last one joined to the first. */
export const planPolygon = z.array(planPoint).check(z.minLength(3), z.maxLength(64));

/** One shop on a floor. A shop of two rooms has two polygons; the door lies on the edge of one of them. */
export const planArea = z.strictObject({
  tenantId: slug,
  polygons: z.array(planPolygon).check(z.minLength(1), z.maxLength(4)),
  door: planPoint,
});

/** What else stands there. `id`: a lift or escalator that bears one name on several floors joins them; `kioskId`: which kiosk or desk it is. */
export const planMark = z.strictObject({
  kind: z.enum(['desk', 'kiosk', 'lift', 'escalator', 'toilet', 'entrance', 'parking']),
  id: z.nullable(slug),
  kioskId: z.nullable(kioskId),
  at: planPoint,
});

/** One floor. `label` stands on its key and is what tenants name as their floor; the lowest `order` is the lowest floor. */
export const planFloor = z.strictObject({
  id: slug,
  label: boundedText(4).check(z.minLength(1)),
  name: localized,
  order: z.int().check(z.gte(-20), z.lte(200)),
  outline: planPolygon,
  /** Open to the floor below: nobody stands there. */
  voids: z.array(planPolygon).check(z.maxLength(12)),
  areas: z.array(planArea).check(z.maxLength(PLAN_AREAS_MAX)),
  marks: z.array(planMark).check(z.maxLength(80)),
  /** Middle lines of the ways; lines that share a point are joined there. */
  walks: z.array(z.array(planPoint).check(z.minLength(2), z.maxLength(32))).check(z.maxLength(60)),
});

/** Open from, to: minutes after the midnight with which the day begins. Past midnight the end is over 1440. */
export const openSpan = z.strictObject({
  fromMinutes: z.int().check(z.gte(0), z.lte(1439)),
  toMinutes: z.int().check(z.gte(1), z.lte(2880)),
});
const openDay = z.array(openSpan).check(z.maxLength(4));

/** Hours of a week, Monday first, and days that differ. An empty day is closed. */
export const openingHours = z.strictObject({
  week: z.tuple([openDay, openDay, openDay, openDay, openDay, openDay, openDay]),
  exceptions: z.array(z.strictObject({ date: localDate, spans: openDay })).check(z.maxLength(120)),
});

/** The plan of the mall with this id. `hours` null: the mall's usual hours; shops that are not named keep those of the building. */
export const planDocument = z.strictObject({
  kind: z.literal('plan'),
  id: slug,
  version: count,
  floors: z.array(planFloor).check(z.minLength(1), z.maxLength(PLAN_FLOORS_MAX)),
  hours: z.nullable(openingHours),
  shopHours: z.array(z.strictObject({ tenantId: slug, hours: openingHours })).check(z.maxLength(1000)),
});

/** @see planDocument */
export type PlanDocument = z.infer<typeof planDocument>;
/** @see planFloor */
export type PlanFloor = z.infer<typeof planFloor>;
/** @see planArea */
export type PlanArea = z.infer<typeof planArea>;
/** @see planMark */
export type PlanMark = z.infer<typeof planMark>;
/** @see planPoint */
export type PlanPoint = z.infer<typeof planPoint>;
/** @see planPolygon */
export type PlanPolygon = z.infer<typeof planPolygon>;
/** @see openSpan */
export type OpenSpan = z.infer<typeof openSpan>;
/** @see openingHours */
export type OpeningHours = z.infer<typeof openingHours>;
