/** Whether a receipt counts for a campaign at all, and if not, why: checked in the order in which a person would be told. */
import type { CampaignVersion } from '../contract/campaign.ts';
import { whyNotAudience } from './audience-match.ts';
import type { AudienceMiss } from './audience-match.ts';
import { countedAmount, isAt, partsServed } from './counted-amount.ts';
import type { RuleReceipt } from './evaluation.ts';
import type { Registration } from './registration.ts';
import type { Rule } from './rule.ts';

/**
 * Why a receipt does not count. `silent`: nobody would expect it to, or it is nobody's business (a control group, a segment), so nothing is said. `first-receipts`:
 * it counts, but is not among the first ones that matter.
 */
export type NotCounted =
  | 'silent'
  | 'category'
  | 'shop'
  | 'before'
  | 'after'
  | 'late'
  | 'same-day'
  | 'weekday'
  | 'hours'
  | 'minimum'
  | 'tier'
  | 'kiosk'
  | 'excluded'
  | 'goods'
  | 'paid-with-points'
  | 'first-receipts';

/** The amount that counts, in minor units, or why the receipt does not count. */
export function countReceipt(rule: Rule, registration: Registration): number | NotCounted {
  const { version } = rule;
  const { receipt } = registration;
  if (!rule.isKnown || version.trigger !== 'receipt' || !isInForce(version, receipt.registeredAtMs)) return 'silent';
  if (!isNamed(rule, receipt)) return 'silent';
  const why =
    whyNotMember(rule, registration) ??
    (rule.exceptTenants.has(receipt.tenantId) ? 'shop' : null) ??
    (rule.exceptCategories.has(receipt.category) ? 'category' : null) ??
    whyNotTime(rule, registration);
  if (why !== null) return why;
  const amountMinor = countedAmount(rule, receipt);
  if (typeof amountMinor !== 'number') return amountMinor;
  if (amountMinor < version.minimumMinor) return 'minimum';
  return servesNothing(rule, receipt, amountMinor) ? 'goods' : amountMinor;
}

/** At the place of a part, but without its goods, where the combination asks for nothing else. */
function servesNothing(rule: Rule, receipt: RuleReceipt, amountMinor: number): boolean {
  const { parts } = rule.version;
  return parts.length > 0 && !rule.asksReach && partsServed(parts, receipt, amountMinor).length === 0;
}

/** Whether the version has begun and still takes what happened then. Pauses are not retroactive: what was registered before stays. */
export function isInForce(version: CampaignVersion, atMs: number): boolean {
  return (
    version.effectiveFromMs <= atMs && version.when.boughtFromMs <= atMs && (version.stoppedAtMs === null || atMs < version.stoppedAtMs)
  );
}

/** Where a combination asks for nothing else, a receipt that is at no part's place is none of its business. */
function isNamed(rule: Rule, receipt: RuleReceipt): boolean {
  if (!rule.isEverywhere && !rule.tenants.has(receipt.tenantId) && !rule.categories.has(receipt.category)) return false;
  const { parts } = rule.version;
  return parts.length === 0 || rule.asksReach || parts.some((part) => isAt(part, receipt));
}

function whyNotMember(rule: Rule, { receipt, member, mall }: Registration): NotCounted | null {
  const miss = whyNotAudience(rule, member, receipt, mall);
  return miss === null ? null : toldOf(miss);
}

/** What a visitor hears of it. Segments, shares and the like are silent: who is not asked need not know that others are. */
function toldOf(miss: AudienceMiss): NotCounted {
  switch (miss) {
    case 'tier':
    case 'kiosk':
      return miss;
    case 'mall-staff':
    case 'own-shop-staff':
    case 'under-age':
    case 'jury':
      return 'excluded';
    default:
      return 'silent';
  }
}

function whyNotTime(rule: Rule, registration: Registration): NotCounted | null {
  const { when } = rule.version;
  const { receipt } = registration;
  if (receipt.purchasedAtMs < when.boughtFromMs) return 'before';
  if (receipt.purchasedAtMs >= when.boughtUntilMs) return 'after';
  if (receipt.registeredAtMs >= when.registeredUntilMs) return 'late';
  if (rule.weekdays !== 0 && (rule.weekdays & (1 << registration.bought.weekday)) === 0) return 'weekday';
  if (rule.hours !== null && !isWithin(rule.hours, registration.bought.minuteOfDay)) return 'hours';
  if (when.registeredWithinDays === null) return null;
  const days = registration.registered.dayNumber - registration.bought.dayNumber;
  if (days >= 0 && days <= when.registeredWithinDays) return null;
  return when.registeredWithinDays === 0 ? 'same-day' : 'late';
}

/** `from` counts, `until` does not; `until` before `from` runs past midnight; both equal is the whole day. */
export function isWithin({ fromMinute, untilMinute }: NonNullable<Rule['hours']>, minute: number): boolean {
  if (fromMinute === untilMinute) return true;
  return fromMinute < untilMinute ? minute >= fromMinute && minute < untilMinute : minute >= fromMinute || minute < untilMinute;
}
