/** Why a receipt waits. Every reason is about the paper, the till or a plain count; none accuses. */
import type { AccountDocument, HoldReason } from '../contract/document.ts';
import { mallDayAt } from '../time/mall-day.ts';
import type { Scribe } from './scribe.ts';

/** What the suspicion rules look at. */
export interface Suspect {
  readonly account: AccountDocument;
  readonly tenantId: string | null;
  readonly amountMinor: number;
  readonly registeredAtMs: number;
}

/** Default suspicion holds of the house: too many today, too many from one shop, above the cap. Receipts registered by staff are not asked. */
export function suspicionOf(scribe: Scribe, suspect: Suspect): HoldReason[] {
  const { settings, mall } = scribe;
  const day = (ms: number): string => mallDayAt(ms, mall.offsets, mall.dayCutoffMinutes);
  const today = day(suspect.registeredAtMs);
  const others = suspect.account.receipts.filter(
    (one) => (one.state === 'booked' || one.state === 'held') && day(one.registeredAtMs) === today,
  );
  const sameShop = others.filter((one) => suspect.tenantId !== null && one.tenantId === suspect.tenantId);
  return [
    ...(others.length >= settings.receiptsPerDay ? (['many-today'] as const) : []),
    ...(sameShop.length >= settings.receiptsPerShopDay ? (['many-from-one-shop'] as const) : []),
    ...(settings.receiptCapMinor > 0 && suspect.amountMinor > settings.receiptCapMinor ? (['above-cap'] as const) : []),
  ];
}

const hourMs = 3_600_000;

/** What the two clocks, the till's and the kiosk's, say about a receipt. */
export type ClockVerdict =
  | { readonly kind: 'fine' }
  | { readonly kind: 'hold'; readonly hold: HoldReason }
  | { readonly kind: 'refuse'; readonly refusal: 'future-dated' | 'too-old' };

/** A till ahead of us by more than this is not a wrong clock but a wrong date. */
const wrongDateMs = 24 * hourMs;

/**
 * Till clocks: ahead within the tolerance is fine, beyond it a hold, by more than a day a refusal. Older than the limit is refused unless staff accept it.
 * Where the kiosk's clock is unsure and the true age could be either side of the limit, the receipt waits instead.
 */
export function judgeClocks(
  scribe: Scribe,
  times: { readonly purchasedAtMs: number; readonly registeredAtMs: number; readonly sure: boolean; readonly ageAccepted: boolean },
): ClockVerdict {
  const { settings } = scribe;
  const maxAgeMs = settings.receiptMaxAgeHours * hourMs;
  const aheadMs = times.purchasedAtMs - times.registeredAtMs;
  const toleranceMs = settings.tillClockToleranceMinutes * 60_000;
  const tooOld = -aheadMs > maxAgeMs && !times.ageAccepted;
  if (times.sure) {
    if (aheadMs > wrongDateMs) return { kind: 'refuse', refusal: 'future-dated' };
    if (tooOld) return { kind: 'refuse', refusal: 'too-old' };
    return aheadMs > toleranceMs ? { kind: 'hold', hold: 'till-clock' } : { kind: 'fine' };
  }
  // The fact cannot be younger than now: young enough by the decider's clock and not ahead of it is young enough in truth.
  const surelyYoung = scribe.context.decidedAtMs - times.purchasedAtMs <= maxAgeMs || times.ageAccepted;
  const surelyPast = aheadMs <= toleranceMs;
  return surelyYoung && surelyPast ? { kind: 'fine' } : { kind: 'hold', hold: 'clock-unsure' };
}
