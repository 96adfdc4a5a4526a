/** Whether a receipt counts for a campaign at all, and if not, why: checked in the order in which a person would be told. */
import type { CampaignVersion } from '../contract/campaign.ts';
import { ENGINE_LEVEL } from '../contract/wire-version.ts';
import { minuteOfDay, weekdayOf } from '../time/local-time.ts';
import { mallDay, mallDayAt } from '../time/mall-day.ts';
import type { RuleMall, RuleReceipt } from './evaluation.ts';

/** Why a receipt does not count. `silent`: nobody would expect it to, so nothing is said. */
export type NotCounted = 'silent' | 'category' | 'shop' | 'before' | 'after' | 'late' | 'same-day' | 'weekday' | 'hours' | 'minimum';

/** null: it counts. */
export function whyNotCounted(version: CampaignVersion, receipt: RuleReceipt, mall: RuleMall): NotCounted | null {
  if (!isInForce(version, receipt.registeredAtMs)) return 'silent';
  return (
    whyNotPlace(version.where, receipt) ??
    whyNotTime(version, receipt, mall) ??
    (receipt.amountMinor < version.minimumMinor ? 'minimum' : null)
  );
}

/** Whether the version has begun and this engine may apply it to a receipt registered then. Pauses are not retroactive: what was registered before stays. */
function isInForce(version: CampaignVersion, registeredAtMs: number): boolean {
  return (
    version.engineLevel <= ENGINE_LEVEL &&
    version.effectiveFromMs <= registeredAtMs &&
    version.when.boughtFromMs <= registeredAtMs &&
    (version.stoppedAtMs === null || registeredAtMs < version.stoppedAtMs)
  );
}

function whyNotPlace(where: CampaignVersion['where'], receipt: RuleReceipt): NotCounted | null {
  const isEverywhere = where.tenants.length === 0 && where.categories.length === 0;
  const isNamed = where.tenants.includes(receipt.tenantId) || where.categories.includes(receipt.category);
  if (!isEverywhere && !isNamed) return 'silent';
  if (where.except.tenants.includes(receipt.tenantId)) return 'shop';
  return where.except.categories.includes(receipt.category) ? 'category' : null;
}

function whyNotTime(version: CampaignVersion, receipt: RuleReceipt, mall: RuleMall): NotCounted | null {
  const { when } = version;
  if (receipt.purchasedAtMs < when.boughtFromMs) return 'before';
  if (receipt.purchasedAtMs >= when.boughtUntilMs) return 'after';
  if (receipt.registeredAtMs >= when.registeredUntilMs) return 'late';
  const day = mallDay(receipt.purchasedAtLocal, mall.dayCutoffMinutes);
  if (when.weekdays.length > 0 && !when.weekdays.includes(weekdayOf(day))) return 'weekday';
  if (when.hours !== null && !isWithin(when.hours, minuteOfDay(receipt.purchasedAtLocal))) return 'hours';
  if (when.registeredSameDay && mallDayAt(receipt.registeredAtMs, mall.offsets, mall.dayCutoffMinutes) !== day) return 'same-day';
  return null;
}

/** `from` counts, `until` does not; `until` before `from` runs past midnight; both equal is the whole day. */
function isWithin(hours: { readonly from: string; readonly until: string }, minute: number): boolean {
  const from = minutesOf(hours.from);
  const until = minutesOf(hours.until);
  if (from === until) return true;
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}
