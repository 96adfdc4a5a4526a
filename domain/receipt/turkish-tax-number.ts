/** Check digits of Turkish tax numbers (VKN, ten digits) and identity numbers (TCKN, eleven digits); algorithms as published by the authorities for filing programmes. */

/** Whether the text is a VKN or a TCKN with fitting check digits. */
export function isTurkishTaxNumber(text: string): boolean {
  if (!/^\d{10,11}$/.test(text)) return false;
  const digits = [...text].map(Number);
  return digits.length === 10 ? isVkn(digits) : isTckn(digits);
}

function isVkn(digits: readonly number[]): boolean {
  let sum = 0;
  for (let at = 0; at < 9; at += 1) {
    const moved = ((digits[at] ?? 0) + 9 - at) % 10;
    const product = (moved * 2 ** (9 - at)) % 9;
    sum += moved !== 0 && product === 0 ? 9 : product;
  }
  return (10 - (sum % 10)) % 10 === digits[9];
}

function isTckn(digits: readonly number[]): boolean {
  const at = (...places: readonly number[]): number => places.reduce((sum, place) => sum + (digits[place] ?? 0), 0);
  const tenth = (((7 * at(0, 2, 4, 6, 8) - at(1, 3, 5, 7)) % 10) + 10) % 10;
  return digits[0] !== 0 && tenth === digits[9] && at(0, 1, 2, 3, 4, 5, 6, 7, 8, 9) % 10 === digits[10];
}
