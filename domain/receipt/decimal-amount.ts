/** Sums of money written as decimal numbers, turned to minor units digit by digit: no floating point number ever holds one. */

/** Larger than any receipt; with two decimals still a safe integer. */
const maxWholeDigits = 12;
const pattern = /^(\d{1,24})(?:[.,](\d{1,8}))?$/;

/**
 * Minor units of a decimal number with a point or a comma: `13507.0` is 1350700. null for signs, exponents, separators of thousands, more than twelve digits before the point
 * (leading zeros do not count) and digits other than 0 below the minor unit.
 */
export function minorOfDecimal(text: string, fractionDigits = 2): number | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const whole = (match[1] ?? '').replace(/^0+(?=\d)/, '');
  const fraction = match[2] ?? '';
  if (whole.length > maxWholeDigits || /[1-9]/.test(fraction.slice(fractionDigits))) return null;
  return Number(whole + fraction.slice(0, fractionDigits).padEnd(fractionDigits, '0'));
}
