/** Receipts that come just short of a campaign's goal and then reach it. Amounts go in steps of one unit of money, times through the hours that count. */
import type { CampaignVersion } from '../contract/campaign.ts';
import { addDays, localOfWallMs, wallMsOf, weekdayOf } from '../time/local-time.ts';
import { mallDayAt, startOfMallDayMs } from '../time/mall-day.ts';
import { localOf, utcOf } from '../time/zone.ts';
import type { RuleMall, RuleReceipt } from '../campaign/evaluation.ts';
import { shopAt, type ExampleShop } from './example-shops.ts';

/** What receipts are made from. */
export interface ExampleStage {
  readonly version: CampaignVersion;
  readonly mall: RuleMall;
  /** Shops that count. */
  readonly shops: readonly ExampleShop[];
  /** One unit of money in minor units: 100 for roubles. */
  readonly unitMinor: number;
}

/** A purchase without its time. */
interface Purchase {
  readonly shop: ExampleShop;
  readonly amountMinor: number;
  readonly goods: RuleReceipt['goods'];
}

/** No example is longer: whoever asks for more is told so. */
export const maxExampleReceipts = 60;
/** Days searched for one on which receipts count. */
const daysSearched = 400;
const minutesBetween = 10;

/** Purchases in order: parts of a combination first, then what the other goals ask for, with some to spare. */
export function purchasesTowards(stage: ExampleStage): readonly Purchase[] {
  const { version, shops, unitMinor } = stage;
  const ofParts = version.parts.flatMap((part) => {
    const shop = shopAt(part, shops);
    const amountMinor = atLeast(stage, Math.ceil(part.sumMinor / part.receipts));
    const goods = part.goods[0] === undefined ? goodsOf(version, amountMinor) : [{ group: part.goods[0], amountMinor }];
    return shop === null ? [] : Array.from({ length: part.receipts }, () => ({ shop, amountMinor, goods }));
  });
  const shop = (index: number) => shops[index % Math.max(1, shops.length)];
  return [
    ...ofParts,
    ...amountsTowards(stage, unitMinor).flatMap((amountMinor, index) => {
      const at = shop(index);
      return at === undefined ? [] : [{ shop: at, amountMinor, goods: goodsOf(version, amountMinor) }];
    }),
  ].slice(0, maxExampleReceipts);
}

function goodsOf({ counted }: CampaignVersion, amountMinor: number): RuleReceipt['goods'] {
  const [group] = counted.goods.only;
  return group === undefined ? null : [{ group, amountMinor }];
}

/** A sum alone: one receipt a unit short of it, and one more. With other goals: even parts, so that the last receipt is the one that matters. */
function amountsTowards(stage: ExampleStage, unitMinor: number): readonly number[] {
  const { reach, counted, span } = stage.version;
  const most = counted.perReceiptMaxMinor ?? Number.MAX_SAFE_INTEGER;
  const sum = reach.sumMinor ?? 0;
  const others = Math.max(reach.receipts ?? 0, reach.shops ?? 0, reach.categories ?? 0, reach.days ?? 0, reach.stamps ?? 0);
  if (sum > 0 && others === 0 && most >= sum)
    return [Math.max(atLeast(stage, 0), sum - unitMinor), span === 'receipt' ? sum : atLeast(stage, unitMinor)];
  const count = Math.max(others, Math.ceil(sum / most), sum > 0 ? 2 : 1);
  const each = atLeast(stage, Math.max(Math.ceil(sum / count / unitMinor) * unitMinor, counted.stamps?.everyMinor ?? 0));
  return Array.from({ length: count + 2 }, () => each);
}

/** At least what makes a receipt count and gives a base point. */
function atLeast({ version, unitMinor }: ExampleStage, amountMinor: number): number {
  const { reward } = version;
  const usual = version.reach.sumMinor === null ? unitMinor * 1000 : unitMinor;
  const step = reward.kind === 'points-per-amount' ? reward.perMinor : 0;
  return Math.max(amountMinor, version.minimumMinor, amountMinor === 0 || version.reach.sumMinor === null ? Math.max(usual, step) : 0);
}

/**
 * The purchases as receipts, from `day` on; null: no time is left in the campaign for all of them. Different days where days are asked for, else one day.
 */
export function receiptsFrom(stage: ExampleStage, day: string, purchases: readonly Purchase[]): readonly RuleReceipt[] {
  const { version, mall } = stage;
  const isDaily = (version.reach.days ?? 0) > 1;
  const receipts: RuleReceipt[] = [];
  let at = day;
  let minutes = 0;
  for (const [index, { shop, amountMinor, goods }] of purchases.entries()) {
    if (index > 0 && isDaily) {
      at = nextDay(stage, addDays(at, 1)) ?? at;
      minutes = 0;
    }
    const purchasedAtLocal = timeOn(stage, at, minutes);
    const purchasedAtMs = utcOf(purchasedAtLocal, mall.offsets);
    if (purchasedAtMs >= version.when.boughtUntilMs) break;
    minutes += minutesBetween;
    receipts.push({
      receiptId: `00000000-0000-7000-8000-${String(index + 1).padStart(12, '0')}`,
      tenantId: shop.tenantId,
      category: shop.category,
      amountMinor,
      purchasedAtLocal,
      purchasedAtMs,
      registeredAtMs: purchasedAtMs + 60_000,
      kioskId: version.audience.kiosks[0] ?? 'K1',
      paidWithPointsMinor: 0,
      goods,
    });
  }
  return receipts;
}

/** The first mall day from `day` on whose receipts count; null: there is none. */
export function nextDay({ version, mall }: ExampleStage, day: string): string | null {
  const { weekdays, boughtUntilMs } = version.when;
  for (let ahead = 0, at = day; ahead < daysSearched; ahead += 1, at = addDays(at, 1)) {
    if (startOfMallDayMs(at, mall.dayCutoffMinutes, mall.offsets) >= boughtUntilMs) return null;
    if (weekdays.length === 0 || weekdays.includes(weekdayOf(at))) return at;
  }
  return null;
}

/** The first mall day of the campaign. */
export function firstDay({ version, mall }: ExampleStage): string {
  return mallDayAt(version.when.boughtFromMs, mall.offsets, mall.dayCutoffMinutes);
}

/** A wall clock on a mall day: from noon or the first hour that counts on, and not before the campaign begins. */
function timeOn({ version, mall }: ExampleStage, day: string, minutes: number): string {
  const from = version.when.hours?.from ?? '12:00';
  const fromMinute = Number(from.slice(0, 2)) * 60 + Number(from.slice(3, 5));
  const date = fromMinute < mall.dayCutoffMinutes ? addDays(day, 1) : day;
  const planned = localOfWallMs(wallMsOf(`${date}T00:00:00`) + (fromMinute + minutes) * 60_000);
  const begins = localOf(version.when.boughtFromMs, mall.offsets);
  return planned < begins ? localOfWallMs(wallMsOf(begins.slice(0, 16) + ':00') + minutes * 60_000) : planned;
}
