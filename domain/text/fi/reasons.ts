import type { reasons as english } from '../en/reasons.ts';

/** Sentences that the core sends as data (`say`): awards, holds, refusals, notices, messages. */
export const reasons = {
  'resting.starting': 'Hetki. Laite valmistautuu.',
  'counts.quota-gone': '{short}: loppu tältä päivältä',
  'row.waiting': 'Tarkistetaan',
  'toast.booked': 'Kirjattu: +{points}',
  'notice.approved': '{shop}: tarkistettu ja kirjattu, +{points}',
  'notice.refused': '{shop}: jää ilman pisteitä, {reference}',
  'notice.differs': '{shop}: {points} eikä {predictedPoints} pistettä',
  'notice.voided': '{shop}: peruttu, −{points}',
  'notice.gift-cancelled': '{gift}: ei enää voimassa, koska tavaraa palautettiin',
  'notice.gift-gone': '{gift}: sitä ei voitu vahvistaa, {reference}',
  'notice.gift-granted': '{gift}: vahvistettu, se odottaa sinua',
  'notice.confirm-card': 'Vahvista kortti neuvonnassa, niin voit käyttää pisteet',
  'notice.debt': 'Palautuksesta jäi {points, plural, one {# piste} other {# pistettä}} kuitattavaa. Uudet pisteet kattavat sen ensin.',
  'notice.welcome': 'Tervetuloa: +{points}',
  'notice.moved': '{shop}: siirretty toiselle kortille',
  'gone.today': 'Loppu tältä päivältä. Huomenna tulee lisää.',
  'gone.all': 'Kaikki on jaettu.',
  'row.showAtDesk': 'Näytä tämä kuitti neuvonnassa:',
  'row.moved': 'Siirretty kortille ••{last4}',
  'toast.held': 'Odottaa, {reference}',
  'toast.refused': 'Ei pisteitä, {reference}',
  'gone.gift': '{gift}: juuri nyt loppu. Lisää on tulossa.',
  'near.honest': 'Eikö tänään? Pisteet säilyvät. {campaign}: niin kauan kuin riittää.',
} satisfies Record<keyof typeof english, string>;
