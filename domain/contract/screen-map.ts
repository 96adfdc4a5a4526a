/** The plan of the building: floors as keys, one floor drawn, its shops to choose, or one shop told. */
import * as z from 'zod/mini';
import { planMark, planPoint, planPolygon } from './plan-document.ts';
import { count, localDateTime, slug } from './primitive.ts';
import { one, progressView, shopView } from './screen-parts.ts';

/** Open until, or closed until; null: round the clock, or for long. */
export const openView = z.strictObject({ open: z.boolean(), changesLocal: z.nullable(localDateTime) });

/** A floor as a key. `offers`: shops with something for whoever stands here; 0 outside a visit. */
const floorKey = z.strictObject({ floorId: slug, label: z.string(), name: z.string(), shops: count, offers: count });

/**
 * One floor to draw, whole centimetres. `house`: corners of every floor, so that all floors are laid on the glass alike. `sign` is where the name stands, in the area's
 * largest polygon `room`, with so much room around it.
 */
export const floorDrawing = z.strictObject({
  house: z.array(planPoint),
  outline: planPolygon,
  voids: z.array(planPolygon),
  areas: z.array(
    z.strictObject({
      tenantId: slug,
      name: z.string(),
      initials: z.string(),
      polygons: z.array(planPolygon),
      room: planPolygon,
      sign: planPoint,
      roomCm: count,
      look: z.enum(['plain', 'offer', 'chosen']),
    }),
  ),
  marks: z.array(z.strictObject({ kind: planMark.shape.kind, at: planPoint })),
  here: z.nullable(planPoint),
  walk: z.array(planPoint),
});

/** A shop in the list of a floor. */
const shopOnMap = z.strictObject({ shop: shopView, offer: z.boolean(), open: openView });

/** One shop, told. `way` null: the plan does not know one. */
export const shopTold = z.strictObject({
  shop: shopView,
  floorName: z.string(),
  /** Today's hours, `HH:MM`; empty: closed today. */
  hours: z.array(z.strictObject({ from: z.string(), to: z.string() })),
  open: openView,
  clockLocal: localDateTime,
  offers: z.array(progressView),
  moreOffers: count,
  way: z.nullable(
    z.strictObject({
      by: z.enum(['walk', 'lift', 'escalator']),
      /** Metres to walk in all, rounded to tens; never 0. */
      metres: count,
      hereLabel: z.string(),
      thereLabel: z.string(),
    }),
  ),
});

/** Spread into the union of screens. */
export const mapScreens = [
  one('map', {
    floors: z.array(floorKey),
    floorId: slug,
    floorName: z.string(),
    drawing: floorDrawing,
    inVisit: z.boolean(),
    shops: z.array(shopOnMap),
    page: z.strictObject({ at: count, of: count }),
    told: z.nullable(shopTold),
  }),
  /** A shop by its name, kind or floor: the plan opens at it. */
  one('find-shop', { filter: z.string(), shops: z.array(shopView), lately: count }),
] as const;

/** @see floorDrawing */
export type FloorDrawing = z.infer<typeof floorDrawing>;
/** @see shopTold */
export type ShopTold = z.infer<typeof shopTold>;
/** @see openView */
export type OpenView = z.infer<typeof openView>;
