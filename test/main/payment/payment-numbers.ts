/** Payment card numbers made byte by byte from a seed, so that a process under test never holds one as a string. */

/** The digits of the `index`-th number of a seed: 16 of them, a Visa or Mastercard prefix, a right Luhn digit, ASCII, written into `into` at `at`. */
export const writePaymentNumber = (seed: number, index: number, into: Uint8Array, at: number): void => {
  let state = (seed * 2_654_435_761 + index * 40_503 + 12_345) >>> 0;
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917 + i) >>> 0;
    const digit = i === 0 ? 4 + (index % 2) : i === 1 ? 1 + (state % 5) : (state >>> 8) % 10;
    into[at + i] = 0x30 + digit;
    const doubled = i % 2 === 0 ? 2 * digit : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  into[at + 15] = 0x30 + ((10 - (sum % 10)) % 10);
};

/** The same number as text, for whoever looks for it afterwards. */
export const paymentNumber = (seed: number, index: number): string => {
  const bytes = new Uint8Array(16);
  writePaymentNumber(seed, index, bytes, 0);
  return String.fromCharCode(...bytes);
};
