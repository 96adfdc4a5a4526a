/**
 * No country in particular: what any careful house says. Use it where no profile exists yet; it knows no law.
 * Source: what the profiles beside it have in common, and the founding documents (research/field-facts.md 3): an offer is clear and announced beforehand, and everybody is told how much,
 * until when and where.
 */
import { collectPlace, drawMethod, information, organiserAddress, organiserName, winnersTold } from '../fields.ts';
import type { LegalProfile } from '../profile.ts';

/** @see file comment */
export const generic: LegalProfile = {
  id: 'generic',
  country: 'ZZ',
  title: 'No country: what any careful house says',
  notVerified: 'Knows no law of any country.',
  fields: [organiserName, organiserAddress, collectPlace, drawMethod, winnersTold, information],
  tells: [
    { fact: 'bought-from', occasion: 'always' },
    { fact: 'bought-until', occasion: 'always' },
    { fact: 'units', occasion: 'gift' },
    { fact: 'draw-closes', occasion: 'draw' },
    { fact: 'draw-drawn', occasion: 'draw' },
    { fact: 'prize-units', occasion: 'draw' },
  ],
  age: null,
  draw: { reservesNeeded: false, publicValueNeeded: true, insidersExcluded: true, claimDaysMinimum: 7 },
  nature: null,
  tax: null,
};
