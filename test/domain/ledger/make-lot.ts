import type { Lot } from '../../../domain/contract/account-document.ts';

/** Ten points from the operator that never end, worth 1.01. */
export const lot = (lotId: string, over: Partial<Lot> = {}): Lot => ({
  lotId,
  purse: 'everywhere',
  points: 10,
  earnedPoints: 10,
  earnedAtMs: 0,
  spendableFromMs: 0,
  expiresAtMs: null,
  funding: [{ funder: 'operator', moneyMinor: 101 }],
  currency: 'RUB',
  idleDays: null,
  frozenBy: null,
  ...over,
});
