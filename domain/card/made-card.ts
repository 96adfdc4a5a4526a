import type { CardRange } from './card-range.ts';
import { cardNumber } from './card-range.ts';

/** Serials of cards made on the spot (slip, phone) stand in the upper half of the room; plastic cards are pressed from the lower. */
const MADE_HALF = 0.5;

/** The number that six random bytes make in a range. */
export function madeCardNumber(range: CardRange, random6: Uint8Array): string {
  const room = 10 ** Math.min(15, range.length - range.prefix.length - 1);
  const fraction = random6.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 48;
  return cardNumber(range, Math.floor(room * (MADE_HALF + (1 - MADE_HALF) * fraction)));
}
