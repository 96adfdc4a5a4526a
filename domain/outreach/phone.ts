/** Phone numbers as people type them, and as messages are sent to them. */

/** Country prefix shown before the digits that a visitor types. */
export const phonePrefix = '+7';

/** Digits that may be typed after the prefix, at most. */
export const phoneDigitsMax = 13;
/** Shortest that can be a number. */
const digitsMin = 7;

/** Is what was typed long enough to be a number? */
export function phoneComplete(digits: string): boolean {
  return digits.length >= digitsMin;
}

/** One key of the page's keyboard on a number. */
export function editPhone(digits: string, key: string): string {
  if (key === 'clear') return '';
  if (key === 'delete') return digits.slice(0, -1);
  return /^\d$/.test(key) && digits.length < phoneDigitsMax ? digits + key : digits;
}

/** The whole number, `+` and digits. Who types the trunk digit or the country again (8 916…, 7 916…) means the same number. */
export function fullPhone(digits: string): string {
  const bare =
    phonePrefix === '+7' && digits.length === 11 && (digits.startsWith('8') || digits.startsWith('7')) ? digits.slice(1) : digits;
  return `${phonePrefix}${bare}`;
}

/** The number in a sealed text of a kiosk, or null when it is none. */
export function phoneIn(text: string): string | null {
  const value: unknown = parsed(text);
  const phone = typeof value === 'object' && value !== null && 'phone' in value ? value.phone : null;
  return typeof phone === 'string' && /^\+\d{7,15}$/.test(phone) ? phone : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
