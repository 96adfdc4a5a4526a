/**
 * Numbers of goods, not of cards: EAN and UPC symbols of the ranges that GS1 leaves to shops ("restricted circulation": 02, 04 and 20-29, UPC-A
 * number systems 2 and 4, EAN-8 beginning 0 or 2) are printed by scales and price printers, and any digits may stand in them.
 */

/** In such a symbol a card range must name at least this many leading digits; fewer would take a scale's labels for cards. */
const namedDigits = 4;

/** What the scanner said of the symbol: a retail one (EAN, UPC), one with an add-on, certainly another, or nothing. */
export type SymbolClass = 'retail' | 'retail-add-on' | 'other' | null;

const isRestricted = (digits: Uint8Array): boolean => {
  const [first, second] = digits;
  if (digits.length === 13) return first === 0x32 || (first === 0x30 && (second === 0x32 || second === 0x34));
  if (digits.length === 12) return first === 0x32 || first === 0x34;
  return digits.length === 8 && (first === 0x30 || first === 0x32);
};

/**
 * Whether a number out of a bar code may be a card of a range whose prefix has `prefixLength` digits. Without a word of the scanner about the symbol a number
 * of that form is taken for a retail one.
 */
export const mayBeCard = (digits: Uint8Array, symbol: SymbolClass, prefixLength: number): boolean => {
  if (symbol === 'retail-add-on') return false;
  return symbol === 'other' || prefixLength >= namedDigits || !isRestricted(digits);
};
