/**
 * Russia: prizes drawn among buyers without any fee for taking part.
 * Sources: Federal Law 138-FZ "On Lotteries": a lottery is played for a fee, and "stimulating lotteries" went out of the law in 2014 (Federal Law 416-FZ of
 * 28.12.2013), so a draw must be free of charge and say that it is no lottery. 38-FZ article 9: period, source of information about the organiser, the rules, the number of
 * prizes, time, place and order of getting them. Malls' rules (research/field-facts.md 56-58): the administration and its relatives and buyers who returned the
 * goods are excluded; the draw is public. Tax Code article 217 (28): prizes up to 4,000 roubles a year are free of tax, above that 35 per cent.
 */
import {
  drawMethod,
  information,
  organiserAddress,
  organiserId,
  organiserName,
  personalData,
  prizePlace,
  registrationPlace,
  resultsPublished,
  unclaimedPrizes,
  winnersTold,
} from '../fields.ts';
import type { LegalProfile } from '../profile.ts';
import { innPattern } from './ru-gift.ts';

/** @see file comment */
export const ruFreeDraw: LegalProfile = {
  id: 'ru-free-draw',
  country: 'RU',
  title: 'Russia: free prize draw among buyers',
  notVerified:
    'Whether a purchase counts as a fee is argued about; the usual answer is no when the price is the ordinary one. The age of 18 is practice, not a rule of the law. Rate and free sum of the tax as quoted in 2026.',
  fields: [
    organiserName,
    organiserId('the INN of the organiser, 10 or 12 digits', innPattern),
    organiserAddress,
    registrationPlace,
    prizePlace,
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
    { fact: 'registered-until', occasion: 'always' },
    { fact: 'goal', occasion: 'draw' },
    { fact: 'draw-closes', occasion: 'draw' },
    { fact: 'draw-drawn', occasion: 'draw' },
    { fact: 'prize-units', occasion: 'draw' },
    { fact: 'claim-days', occasion: 'draw' },
    { fact: 'age', occasion: 'draw' },
  ],
  age: { years: 18, occasion: 'draw' },
  draw: { reservesNeeded: true, publicValueNeeded: true, insidersExcluded: true, claimDaysMinimum: 7 },
  nature: {
    en: 'The promotion is a stimulating event. It is not a lottery under Federal Law 138-FZ: no fee is charged for taking part, and prices of goods do not include one.',
    ru: 'Акция является стимулирующим мероприятием. Она не является лотереей в смысле Федерального закона № 138-ФЗ: плата за участие не взимается и в цену товаров не включена.',
    fi: 'Kampanja on myynninedistämistapahtuma. Se ei ole liittovaltion lain 138-FZ mukainen arpajainen: osallistumisesta ei peritä maksua, eikä se sisälly tuotteiden hintoihin.',
    de: 'Die Aktion dient der Verkaufsförderung. Sie ist keine Lotterie nach dem föderalen Gesetz 138-FZ: Für die Teilnahme wird nichts verlangt, auch nicht über den Warenpreis.',
  },
  tax: {
    occasion: 'draw',
    text: {
      en: 'Prizes worth more than 4,000 ₽ in a calendar year are taxed at 35% of what is above; the organiser tells the winner and the tax office.',
      ru: 'Призы стоимостью более 4 000 ₽ за календарный год облагаются налогом по ставке 35% с суммы превышения; организатор сообщает об этом победителю и налоговому органу.',
      fi: 'Kalenterivuoden palkinnoista, joiden arvo ylittää 4 000 ₽, peritään 35 %:n vero ylittävästä osasta; järjestäjä ilmoittaa siitä voittajalle ja verottajalle.',
      de: 'Preise im Wert von mehr als 4.000 ₽ im Kalenderjahr werden mit 35 % des übersteigenden Teils besteuert; der Veranstalter unterrichtet Gewinner und Finanzamt.',
    },
  },
};
