/**
 * Card numbers of the demo mall, in its own ranges: 9643 members, 9640 staff, 9649 test cards; 16 digits, the last one an EAN check digit.
 */
import { cardNumber, demoCardRanges, type CardPurpose } from '../../domain/card/card-range.ts';

/** The `serial`-th card of a range. Throws a RangeError where the range has no room. */
export function demoCardNumber(purpose: CardPurpose, serial: number): string {
  const range = demoCardRanges.find((each) => each.purpose === purpose);
  if (range === undefined) throw new RangeError(`the demo mall has no ${purpose} cards`);
  return cardNumber(range, serial);
}
