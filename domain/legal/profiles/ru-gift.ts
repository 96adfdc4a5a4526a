/**
 * Russia: a gift, points or coupon for purchases. No chance decides, so it is a stimulating event (стимулирующее мероприятие) and no lottery.
 * Sources: Federal Law 38-FZ "On Advertising", article 9: an advertisement of such an event names its period, and a source of information about the organiser,
 * the rules, the number of prizes, and the time, place and order of getting them. Practice of malls (research/field-facts.md 56-59): the rules say that the event is
 * neither a public contest nor a lottery under 138-FZ, give the period to the hour, the stock of gifts, and the place and last day of collection.
 */
import { collectPlace, information, organiserAddress, organiserId, organiserName, registrationPlace } from '../fields.ts';
import type { LegalProfile } from '../profile.ts';

/** INN of a company (10 digits) or a person in business (12). */
export const innPattern = '(?:ИНН |INN )?(?:\\d{10}|\\d{12})';

/** @see file comment */
export const ruGift: LegalProfile = {
  id: 'ru-gift',
  country: 'RU',
  title: 'Russia: gifts and points for purchases',
  notVerified:
    'The tax sentence follows articles 217 (28) and 226 of the Tax Code as commonly quoted in 2026; ask your accountant whether the free sum still stands.',
  fields: [
    organiserName,
    organiserId('the INN of the organiser, 10 or 12 digits', innPattern),
    organiserAddress,
    registrationPlace,
    collectPlace,
    information,
  ],
  tells: [
    { fact: 'bought-from', occasion: 'always' },
    { fact: 'bought-until', occasion: 'always' },
    { fact: 'registered-until', occasion: 'always' },
    { fact: 'goal', occasion: 'gift' },
    { fact: 'units', occasion: 'gift' },
    { fact: 'collected-until', occasion: 'gift' },
  ],
  age: null,
  draw: null,
  nature: {
    en: 'The promotion is a stimulating event. It is neither a public contest nor a lottery under Federal Law 138-FZ; no fee is charged for taking part.',
    ru: 'Акция является стимулирующим мероприятием. Она не является публичным конкурсом или лотереей в смысле Федерального закона № 138-ФЗ; плата за участие не взимается.',
    fi: 'Kampanja on myynninedistämistapahtuma. Se ei ole julkinen kilpailu eikä liittovaltion lain 138-FZ mukainen arpajainen; osallistuminen on maksutonta.',
    de: 'Die Aktion dient der Verkaufsförderung. Sie ist weder ein öffentlicher Wettbewerb noch eine Lotterie nach dem föderalen Gesetz 138-FZ; die Teilnahme kostet nichts.',
  },
  tax: {
    occasion: 'gift',
    text: {
      en: 'Gifts worth more than 4,000 ₽ in a calendar year are taxable income of whoever receives them.',
      ru: 'Подарки стоимостью более 4 000 ₽ за календарный год облагаются налогом на доходы получателя.',
      fi: 'Yli 4 000 ₽:n arvoiset lahjat kalenterivuodessa ovat saajan veronalaista tuloa.',
      de: 'Geschenke im Wert von mehr als 4.000 ₽ im Kalenderjahr sind steuerpflichtiges Einkommen des Empfängers.',
    },
  },
};
