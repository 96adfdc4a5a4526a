/** Sums that may carry a minus: money that went back. */
import { minorOfDecimal } from './decimal-amount.ts';

/** Minor units of a decimal number with or without a minus in front, never minus nothing; null as `minorOfDecimal` says. */
export function signedMinorOfDecimal(text: string, fractionDigits = 2): number | null {
  if (!text.startsWith('-')) return minorOfDecimal(text, fractionDigits);
  const minor = minorOfDecimal(text.slice(1), fractionDigits);
  return minor === null ? null : 0 - minor;
}
