/** The file a plan is written in: like the document, with hours as people write them. */
import * as z from 'zod/mini';
import { kioskId, localized, slug } from '../contract/primitive.ts';
import { PLAN_AREAS_MAX, PLAN_FLOORS_MAX, planFloor, planMark, planPoint, planPolygon } from '../contract/plan-document.ts';
import type { OpeningHours, OpenSpan, PlanDocument } from '../contract/plan-document.ts';
import { minutesOf } from '../time/opening-hours.ts';

const spans = z.string().check(z.regex(/^(closed|\d{2}:\d{2}-\d{2}:\d{2}(, ?\d{2}:\d{2}-\d{2}:\d{2}){0,3})$/));
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const hours = z.strictObject({
  daily: z.optional(spans),
  mon: z.optional(spans),
  tue: z.optional(spans),
  wed: z.optional(spans),
  thu: z.optional(spans),
  fri: z.optional(spans),
  sat: z.optional(spans),
  sun: z.optional(spans),
  dates: z.optional(z.record(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)), spans)),
});
const area = z.strictObject({
  tenant: slug,
  polygon: z.optional(planPolygon),
  polygons: z.optional(z.array(planPolygon).check(z.minLength(1), z.maxLength(4))),
  door: planPoint,
});
const mark = z.strictObject({ kind: planMark.shape.kind, id: z.optional(slug), kiosk: z.optional(kioskId), at: planPoint });
const floor = z.strictObject({
  id: slug,
  label: planFloor.shape.label,
  name: localized,
  order: planFloor.shape.order,
  outline: planPolygon,
  voids: z.optional(planFloor.shape.voids),
  areas: z.array(area).check(z.maxLength(PLAN_AREAS_MAX)),
  marks: z.optional(z.array(mark).check(z.maxLength(80))),
  walks: z.optional(planFloor.shape.walks),
});

/** A plan file. */
export const planFile = z.strictObject({
  plan: slug,
  floors: z.array(floor).check(z.minLength(1), z.maxLength(PLAN_FLOORS_MAX)),
  hours: z.optional(hours),
  shopHours: z.optional(z.record(slug, hours)),
});
type PlanFile = z.infer<typeof planFile>;

/** What a file says, as a document. Hours that are no hours (26:00) are told by `wrongHours`. */
export function planOf(file: PlanFile): PlanDocument {
  return {
    kind: 'plan',
    id: file.plan,
    version: 1,
    floors: file.floors.map((each) => ({
      id: each.id,
      label: each.label,
      name: each.name,
      order: each.order,
      outline: each.outline,
      voids: each.voids ?? [],
      areas: each.areas.map((one) => ({
        tenantId: one.tenant,
        polygons: [...(one.polygon === undefined ? [] : [one.polygon]), ...(one.polygons ?? [])],
        door: one.door,
      })),
      marks: (each.marks ?? []).map((one) => ({ kind: one.kind, id: one.id ?? null, kioskId: one.kiosk ?? null, at: one.at })),
      walks: each.walks ?? [],
    })),
    hours: file.hours === undefined ? null : hoursOf(file.hours),
    shopHours: Object.entries(file.shopHours ?? {}).map(([tenantId, each]) => ({ tenantId, hours: hoursOf(each) })),
  };
}

/** What the shape alone does not say: times that no clock shows, and shops without a polygon. */
export function wrongInFile(file: PlanFile): { path: (string | number)[]; what: string }[] {
  const wrong: { path: (string | number)[]; what: string }[] = [];
  const look = (each: z.infer<typeof hours>, path: (string | number)[]): void => {
    const { dates, ...week } = each;
    for (const [key, text] of [...Object.entries(week), ...Object.entries(dates ?? {})])
      if (text !== undefined && (text.match(/\d{2}:\d{2}/g) ?? []).some((time) => minutesOf(time) > 1440 || Number(time.slice(3)) > 59))
        wrong.push({ path: key in week ? [...path, key] : [...path, 'dates', key], what: 'names a time that no clock shows' });
  };
  if (file.hours !== undefined) look(file.hours, ['hours']);
  for (const [tenant, each] of Object.entries(file.shopHours ?? {})) look(each, ['shopHours', tenant]);
  file.floors.forEach((each, at) =>
    each.areas.forEach((one, index) => {
      if (one.polygon === undefined && one.polygons === undefined)
        wrong.push({ path: ['floors', at, 'areas', index], what: 'has no polygon' });
    }),
  );
  return wrong;
}

function hoursOf(file: z.infer<typeof hours>): OpeningHours {
  const day = (name: (typeof days)[number]): OpenSpan[] => spansOf(file[name] ?? file.daily ?? 'closed');
  return {
    week: [day('mon'), day('tue'), day('wed'), day('thu'), day('fri'), day('sat'), day('sun')],
    exceptions: Object.entries(file.dates ?? {})
      .map(([date, text]) => ({ date, spans: spansOf(text) }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

function spansOf(text: string): OpenSpan[] {
  if (text === 'closed') return [];
  return text.split(',').map((span) => {
    const [from = '', to = ''] = span.trim().split('-');
    const [fromMinutes, toMinutes] = [minutesOf(from), minutesOf(to)];
    return { fromMinutes: Math.min(1439, fromMinutes), toMinutes: toMinutes > fromMinutes ? toMinutes : toMinutes + 1440 };
  });
}
