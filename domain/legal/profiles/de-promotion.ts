/**
 * Germany: gifts, points and prize draws for purchases.
 * Sources: § 5a UWG and § 6 (1) no. 3 and 4 DDG (before May 2024 TMG; before 2015 § 4 no. 4 and 5 UWG): sales promotions and prize draws are clearly recognisable as such,
 * conditions of use and of taking part are easy to find, clear and unambiguous, before anybody takes part (BGH, I ZR 50/09: organiser, time, who may take part, how winners are
 * found and told). Annex to § 3 (3) UWG no. 20: prizes announced must be given. Tying a draw to a purchase is allowed since the Plus judgment (ECJ C-304/08).
 * The Price Indication Ordinance (PAngV) wants total prices where prices stand beside the offer; that is a matter of posters, not of these terms.
 */
import {
  collectPlace,
  drawMethod,
  information,
  organiserAddress,
  organiserId,
  organiserName,
  personalData,
  unclaimedPrizes,
  winnersTold,
} from '../fields.ts';
import type { LegalProfile } from '../profile.ts';

/** @see file comment */
export const dePromotion: LegalProfile = {
  id: 'de-promotion',
  country: 'DE',
  title: 'Germany: gifts, points and prize draws for purchases',
  notVerified:
    'The exact wording in force was not read paragraph by paragraph; the age of 18 for draws is practice. State gambling law is not covered: prizes of very high value need a lawyer.',
  fields: [
    organiserName,
    organiserId('the register and number, for example "HRB 12345, Amtsgericht Köln"', null),
    organiserAddress,
    collectPlace,
    drawMethod,
    winnersTold,
    unclaimedPrizes,
    personalData,
    information,
  ],
  tells: [
    { fact: 'bought-from', occasion: 'always' },
    { fact: 'bought-until', occasion: 'always' },
    { fact: 'registered-until', occasion: 'always' },
    { fact: 'announced', occasion: 'always' },
    { fact: 'goal', occasion: 'gift' },
    { fact: 'units', occasion: 'gift' },
    { fact: 'draw-closes', occasion: 'draw' },
    { fact: 'draw-drawn', occasion: 'draw' },
    { fact: 'prize-units', occasion: 'draw' },
    { fact: 'age', occasion: 'draw' },
  ],
  age: { years: 18, occasion: 'draw' },
  draw: { reservesNeeded: false, publicValueNeeded: true, insidersExcluded: true, claimDaysMinimum: 14 },
  nature: {
    en: 'This is a sales promotion. Taking part costs nothing beyond the ordinary prices of the shops. There is no recourse to the courts for prizes of a draw.',
    ru: 'Это мероприятие по стимулированию продаж. Участие ничего не стоит сверх обычных цен магазинов. Призы розыгрыша не могут быть истребованы в судебном порядке.',
    fi: 'Tämä on myynninedistämiskampanja. Osallistuminen ei maksa mitään liikkeiden tavallisten hintojen lisäksi. Arvonnan palkintoa ei voi vaatia oikeusteitse.',
    de: 'Dies ist eine Maßnahme zur Verkaufsförderung. Die Teilnahme kostet nichts über die gewöhnlichen Preise der Geschäfte hinaus. Für Preise einer Verlosung ist der Rechtsweg ausgeschlossen.',
  },
  tax: null,
};
