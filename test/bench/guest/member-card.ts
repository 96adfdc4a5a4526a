import { cardNumber, demoCardRanges } from '../../../domain/card/card-range.ts';

/** Number of a member's card in the demo's ranges. */
export const memberCard = (serial: number): string => {
  const range = demoCardRanges.find(({ purpose }) => purpose === 'member');
  if (range === undefined) throw new Error('The demo has no range for members.');
  return cardNumber(range, serial);
};
