/**
 * Kazakhstan: gifts, points and draws for purchases.
 * Sources: Law 495-V of 9 April 2016 "On lotteries and lottery activities", article 1 (4): a drawing of prizes aimed at stimulating sales by commercial organisations is
 * not a lottery. Practice (research/field-facts.md 59, Galmart): only the first five purchases of a day earn, one card a person, bonuses usable the next day, burnt
 * after 100 idle days, nothing on the part paid with bonuses; all of it written in the published rules.
 */
import {
  collectPlace,
  drawMethod,
  information,
  organiserAddress,
  organiserId,
  organiserName,
  personalData,
  registrationPlace,
  resultsPublished,
  unclaimedPrizes,
  winnersTold,
} from '../fields.ts';
import type { LegalProfile } from '../profile.ts';

/** @see file comment */
export const kzPromotion: LegalProfile = {
  id: 'kz-promotion',
  country: 'KZ',
  title: 'Kazakhstan: gifts, points and prize draws for purchases',
  notVerified:
    'Consumer law and advertising law were not read, nor the rule that terms stand in Kazakh too: write the Kazakh text outside this file. The age of 18 is carried over from lotteries.',
  fields: [
    organiserName,
    organiserId('the BIN of the organiser, 12 digits', '(?:БСН |БИН |BIN )?\\d{12}'),
    organiserAddress,
    registrationPlace,
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
    { fact: 'collected-until', occasion: 'gift' },
    { fact: 'draw-closes', occasion: 'draw' },
    { fact: 'draw-drawn', occasion: 'draw' },
    { fact: 'prize-units', occasion: 'draw' },
    { fact: 'claim-days', occasion: 'draw' },
  ],
  age: { years: 18, occasion: 'draw' },
  draw: { reservesNeeded: true, publicValueNeeded: true, insidersExcluded: true, claimDaysMinimum: 7 },
  nature: {
    en: 'The promotion stimulates sales and is not a lottery (Law of the Republic of Kazakhstan of 9 April 2016 No. 495-V).',
    ru: 'Акция направлена на стимулирование продаж и не является лотереей (Закон Республики Казахстан от 9 апреля 2016 года № 495-V).',
    fi: 'Kampanja edistää myyntiä eikä ole arpajainen (Kazakstanin tasavallan laki nro 495-V, 9. huhtikuuta 2016).',
    de: 'Die Aktion dient der Verkaufsförderung und ist keine Lotterie (Gesetz der Republik Kasachstan vom 9. April 2016 Nr. 495-V).',
  },
  tax: null,
};
