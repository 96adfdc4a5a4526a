/**
 * Singapore: gifts, points and prize draws for purchases.
 * Source: Gambling Control (Trade and Other Promotional Games and Lotteries - Class Licence) Order 2022, regulations 8, 10 and 11 (laws.sg): a trade promotion lottery is licensed as
 * a class if its publicity names the licensee, the date, place and time of the draw, the rules and how winners are found, the prizes and what becomes of unclaimed ones, how winners are
 * told and where results are published; all of it before the first ticket; with prizes up to $10,000 the draw happens before an audience (also over a network) or an independent
 * scrutineer, and records are kept 5 years. CapitaStar's published terms (research/field-facts.md 31-38) show the practice for gifts.
 */
import {
  collectPlace,
  drawMethod,
  information,
  organiserAddress,
  organiserId,
  organiserName,
  personalData,
  resultsPublished,
  unclaimedPrizes,
  winnersTold,
} from '../fields.ts';
import type { LegalProfile } from '../profile.ts';

/** @see file comment */
export const sgPromotion: LegalProfile = {
  id: 'sg-promotion',
  country: 'SG',
  title: 'Singapore: gifts, points and prize draws for purchases',
  notVerified:
    'Regulation 11 asks more of draws above $10,000; it was not read to the end. Age limits of the Order concern goods that the young may not buy, so none is set here.',
  fields: [
    organiserName,
    organiserId('the UEN, for example 201912345A', '[0-9A-Z]{9,10}'),
    organiserAddress,
    collectPlace,
    drawMethod,
    winnersTold,
    resultsPublished,
    unclaimedPrizes,
    personalData,
    information,
  ],
  tells: [
    { fact: 'bought-from', occasion: 'always' },
    { fact: 'bought-until', occasion: 'always' },
    { fact: 'units', occasion: 'gift' },
    { fact: 'announced', occasion: 'draw' },
    { fact: 'draw-closes', occasion: 'draw' },
    { fact: 'draw-drawn', occasion: 'draw' },
    { fact: 'prize-units', occasion: 'draw' },
    { fact: 'claim-days', occasion: 'draw' },
  ],
  age: null,
  draw: { reservesNeeded: false, publicValueNeeded: true, insidersExcluded: true, claimDaysMinimum: 7 },
  nature: null,
  tax: null,
};
