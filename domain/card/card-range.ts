/** The mall's own card numbers as data: which prefix, how long, which check digit. */

/** How the last digit of a number is made. `ean` is the mod-10 rule of GS1 bar codes (weights 3, 1 from the right). */
export type CheckDigitRule = 'ean' | 'luhn' | 'none';

/** What cards of a range are for: members earn, staff sign in, test cards run everything and post nothing, a cleaning card stops the touch for a while. */
export type CardPurpose = 'member' | 'staff' | 'test' | 'cleaning';

/** One range of numbers that the programme issues or honours. */
export type CardRange = {
  readonly id: string;
  readonly purpose: CardPurpose;
  /** Leading digits. */
  readonly prefix: string;
  /** Count of digits of the whole number, check digit included. */
  readonly length: number;
  readonly check: CheckDigitRule;
};

/**
 * The demo mall's ranges. ISO/IEC 7812 leaves numbers that begin with 9 to national use (9 + country number; 643 is
 * Russia), so no bank issues them. The EAN rule instead of Luhn keeps most of them from passing a till's Luhn test too.
 */
export const demoCardRanges: readonly CardRange[] = [
  { id: 'lumen-member', purpose: 'member', prefix: '9643', length: 16, check: 'ean' },
  { id: 'lumen-staff', purpose: 'staff', prefix: '9640', length: 16, check: 'ean' },
  { id: 'lumen-test', purpose: 'test', prefix: '9649', length: 16, check: 'ean' },
  { id: 'lumen-cleaning', purpose: 'cleaning', prefix: '9641', length: 16, check: 'ean' },
];

const weightedSum = (digits: string, weightAt: (fromRight: number, digit: number) => number): number => {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += weightAt(digits.length - 1 - i, digits.charCodeAt(i) - 48);
  return sum;
};

/** The GS1 check digit (0-9) of a string of digits that does not hold it yet. */
export const eanCheckDigit = (payload: string): number =>
  (10 - (weightedSum(payload, (fromRight, digit) => (fromRight % 2 === 0 ? 3 * digit : digit)) % 10)) % 10;

/** The Luhn check digit (ISO/IEC 7812-1 annex B) of a string of digits that does not hold it yet. */
export const luhnCheckDigit = (payload: string): number =>
  (10 -
    (weightedSum(payload, (fromRight, digit) => {
      const doubled = fromRight % 2 === 0 ? 2 * digit : digit;
      return doubled > 9 ? doubled - 9 : doubled;
    }) %
      10)) %
  10;

const checkDigit = (rule: CheckDigitRule, payload: string): string =>
  rule === 'ean' ? String(eanCheckDigit(payload)) : rule === 'luhn' ? String(luhnCheckDigit(payload)) : '';

/**
 * The full number of the `serial`-th card of a range (0 based), check digit included.
 * Throws a RangeError when the serial does not fit: a card that cannot exist must not be printed.
 */
export const cardNumber = (range: CardRange, serial: number): string => {
  const room = range.length - range.prefix.length - (range.check === 'none' ? 0 : 1);
  const text = String(serial);
  if (!Number.isSafeInteger(serial) || serial < 0 || text.length > room)
    throw new RangeError(`Card range ${range.id} has room for ${room} digits; serial ${text} does not fit.`);
  const payload = range.prefix + text.padStart(room, '0');
  return payload + checkDigit(range.check, payload);
};

/** The range that a number belongs to, or null: prefix, length and check digit must all agree. */
export const rangeOfNumber = (number: string, ranges: readonly CardRange[]): CardRange | null => {
  if (!/^\d+$/.test(number)) return null;
  for (const range of ranges) {
    if (number.length !== range.length || !number.startsWith(range.prefix)) continue;
    if (range.check === 'none') return range;
    if (checkDigit(range.check, number.slice(0, -1)) === number.slice(-1)) return range;
  }
  return null;
};
