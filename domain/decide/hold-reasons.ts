/** What two clocks, the till's and the kiosk's, say about a receipt. Suspicion of other kinds is in suspicion.ts. */
import type { HoldReason } from '../contract/refusal.ts';
import type { Scribe } from './scribe.ts';

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
