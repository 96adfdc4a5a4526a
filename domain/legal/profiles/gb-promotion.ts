/**
 * United Kingdom: gifts, points and prize draws for purchases.
 * Source: CAP Code rule 8.17 (significant conditions): how to take part, start and closing date, proof of purchase, nature and number of prizes or gifts, restrictions such as age, the
 * promoter's name and address; closing dates are not changed. Rule 8.28 (as summed up by the ASA's advice page): further conditions before or at the time of entry.
 */
import {
  collectPlace,
  drawMethod,
  information,
  organiserAddress,
  organiserName,
  personalData,
  resultsPublished,
  winnersTold,
} from '../fields.ts';
import type { LegalProfile } from '../profile.ts';

/** @see file comment */
export const gbPromotion: LegalProfile = {
  id: 'gb-promotion',
  country: 'GB',
  title: 'United Kingdom: gifts, points and prize draws for purchases',
  notVerified:
    'The Gambling Act lets a draw ask for a purchase at the ordinary price; Northern Ireland was not looked at. The age of 18 is practice.',
  fields: [organiserName, organiserAddress, collectPlace, drawMethod, winnersTold, resultsPublished, personalData, information],
  tells: [
    { fact: 'bought-from', occasion: 'always' },
    { fact: 'bought-until', occasion: 'always' },
    { fact: 'units', occasion: 'gift' },
    { fact: 'draw-closes', occasion: 'draw' },
    { fact: 'draw-drawn', occasion: 'draw' },
    { fact: 'prize-units', occasion: 'draw' },
    { fact: 'age', occasion: 'draw' },
  ],
  age: { years: 18, occasion: 'draw' },
  draw: { reservesNeeded: false, publicValueNeeded: true, insidersExcluded: true, claimDaysMinimum: 14 },
  nature: null,
  tax: null,
};
