/**
 * Finland: gifts, points and prize draws for purchases.
 * Sources: Consumer Protection Act (38/1978) chapter 2 and decree 601/2008; the Consumer Ombudsman's line on marketing draws (kkv.fi, 2011, revised 2015): conditions of draws and
 * of extra benefits are clear, understandable and easy to get; the purchase may be required; the benefit must not rule the whole impression; much must be told of the benefit and
 * its value. Helsinki Region Chamber of Commerce: time and way of taking part, age limits, prizes and what they do not hold, when they are drawn, how winners are told, whether
 * names are published, lottery tax. Lotteries Act section 1: it does not cover a benefit by chance in marketing where nothing but a purchase is asked.
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
  winnersTold,
} from '../fields.ts';
import type { LegalProfile } from '../profile.ts';

/** @see file comment */
export const fiPromotion: LegalProfile = {
  id: 'fi-promotion',
  country: 'FI',
  title: 'Finland: gifts, points and prize draws for purchases',
  notVerified:
    'The age limit of 18 for draws is our choice; the Ombudsman only wants care with children. Rates of the lottery tax were not looked up: the organiser pays it.',
  fields: [
    organiserName,
    organiserId('the business id (Y-tunnus), for example 1234567-8', '\\d{7}-\\d'),
    organiserAddress,
    collectPlace,
    drawMethod,
    winnersTold,
    resultsPublished,
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
    { fact: 'prize-value', occasion: 'draw' },
    { fact: 'age', occasion: 'draw' },
  ],
  age: { years: 18, occasion: 'draw' },
  draw: { reservesNeeded: false, publicValueNeeded: true, insidersExcluded: true, claimDaysMinimum: 14 },
  nature: {
    en: 'The promotion is marketing under chapter 2 of the Consumer Protection Act. Nothing is asked for taking part but an ordinary purchase.',
    ru: 'Акция является рекламным мероприятием по главе 2 Закона Финляндии о защите потребителей. Для участия не требуется ничего, кроме обычной покупки.',
    fi: 'Kampanja on kuluttajansuojalain 2 luvun mukaista markkinointia. Osallistuminen ei edellytä muuta vastiketta kuin tavallisen ostoksen.',
    de: 'Die Aktion ist Werbung nach Kapitel 2 des finnischen Verbraucherschutzgesetzes. Außer einem gewöhnlichen Einkauf wird nichts verlangt.',
  },
  tax: {
    occasion: 'draw',
    text: {
      en: 'The organiser pays the lottery tax.',
      ru: 'Лотерейный налог уплачивает организатор.',
      fi: 'Järjestäjä maksaa arpajaisveron.',
      de: 'Die Lotteriesteuer zahlt der Veranstalter.',
    },
  },
};
