/** Days of many visitors, and marks of shops: what the office puts into the mall's documents. Kiosks with a link have it within seconds, the others when they hear again. */
import * as z from 'zod/mini';
import { localDateTime, slug } from '../domain/contract/primitive.ts';
import { readMark } from '../domain/theme/mark.ts';
import { MARK_MAX } from '../domain/theme/theme.ts';
import { localOf, utcOf } from '../domain/time/zone.ts';
import { ActRefused } from './decider/entry.ts';
import { officeDid } from './office-did.ts';
import { mallsOf } from './open-programme.ts';
import type { Programme } from './open-programme.ts';

/** What the office sends and is shown: times of the mall's clock, idle times in ms, 20 s of warning before the end at least. */
export const promotionDayText = z
  .strictObject({
    periods: z.array(z.strictObject({ fromLocal: localDateTime, untilLocal: localDateTime })).check(z.maxLength(60)),
    campaigns: z.array(slug).check(z.maxLength(20)),
    visitsInTenMinutes: z.int().check(z.gte(0), z.lte(200)),
    idleWarningMs: z.int().check(z.gte(10_000), z.lte(120_000)),
    idleEndMs: z.int().check(z.gte(30_000), z.lte(180_000)),
  })
  .check(
    z.refine((set) => set.idleEndMs - set.idleWarningMs >= 20_000, { error: 'the warning stands for 20 s at least' }),
    z.refine((set) => set.periods.every((period) => period.fromLocal < period.untilLocal), { error: 'a period ends after it begins' }),
  );

/** The mark of a shop as SVG text; null takes it away. */
export const logoText = z.strictObject({ tenantId: slug, svg: z.nullable(z.string().check(z.maxLength(MARK_MAX))) });

/** @see promotionDayText */
export type PromotionDayText = z.infer<typeof promotionDayText>;

async function documentsOf({ store }: Programme) {
  const mall = (await mallsOf(store))[0];
  const settings = await store.read((transaction) => transaction.document('settings', 'settings'));
  if (mall === undefined || settings === null) throw new ActRefused('This programme has no mall yet.');
  return { mall, settings };
}

/** What is set now. Throws ActRefused where there is no mall yet. */
export async function readPromotionDay(programme: Programme): Promise<PromotionDayText> {
  const { mall, settings } = await documentsOf(programme);
  const { periods, ...rest } = settings.promotionDay;
  return {
    ...rest,
    periods: periods.map(({ fromMs, untilMs }) => ({
      fromLocal: localOf(fromMs, mall.offsets),
      untilLocal: localOf(untilMs, mall.offsets),
    })),
  };
}

/** Sets it. Throws ActRefused for a campaign that nobody has loaded: its name would never come true. */
export async function setPromotionDay(programme: Programme, set: PromotionDayText): Promise<{ feedSeq: number }> {
  const { mall, settings } = await documentsOf(programme);
  for (const campaignId of set.campaigns) {
    const known = await programme.store.read((transaction) => transaction.document('campaign', campaignId));
    if (known === null) throw new ActRefused(`There is no campaign ${campaignId}.`);
  }
  const periods = set.periods.map(({ fromLocal, untilLocal }) => ({
    fromMs: utcOf(fromLocal, mall.offsets),
    untilMs: utcOf(untilLocal, mall.offsets),
  }));
  const feedSeq = await programme.decider.act(
    [
      { kind: 'catalogue.put', items: [{ ...settings, promotionDay: { ...set, periods } }], stocks: [] },
      officeDid(programme, 'promotion-day-set', null, `periods ${periods.length}, campaigns ${set.campaigns.length}`),
    ],
    mall.id,
  );
  return { feedSeq };
}

/** Puts the mark of a shop, read from SVG: what is not a plain shape refuses it whole. Throws ActRefused. */
export async function setLogo(programme: Programme, tenantId: string, svg: string | null): Promise<{ feedSeq: number }> {
  const { mall } = await documentsOf(programme);
  const tenant = await programme.store.read((transaction) => transaction.document('tenant', tenantId));
  if (tenant === null) throw new ActRefused(`There is no shop ${tenantId}.`);
  const read = svg === null ? null : readMark(svg);
  if (read !== null && !read.ok) throw new ActRefused(`The mark ${read.what}.`);
  const logo = read === null ? null : [...read.shapes];
  const feedSeq = await programme.decider.act(
    [
      { kind: 'catalogue.put', items: [{ ...tenant, logo }], stocks: [] },
      officeDid(programme, 'shop-mark-set', tenantId, logo === null ? 'taken away' : null),
    ],
    mall.id,
  );
  return { feedSeq };
}
