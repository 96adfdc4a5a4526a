/** A believable visit in each language, for tests of encoding and pictures. */
import { cardSlip, deviceTestSlip, visitSlip, voucherSlip } from '../../domain/slip/build-slip.ts';
import type { SlipDocument, SlipLanguage } from '../../domain/slip/slip-document.ts';
import type { SlipFrame, SlipReceipt, SlipVoucher } from '../../domain/slip/slip-input.ts';
import { saySlip } from '../../domain/slip/slip-phrases.ts';

type Words = {
  mall: string;
  gift: string;
  giftTitle: string;
  place: string;
  until: string;
  shops: readonly string[];
  thousands: string;
  on: string;
  choices: readonly string[];
  coupon: string;
  worth: string;
};

const words: Readonly<Record<SlipLanguage, Words>> = {
  en: {
    mall: 'Galleria Lumen',
    gift: 'plush hare',
    giftTitle: 'The hare',
    place: 'Info desk, floor 1',
    until: 'Sat 14 November, 21:00',
    shops: ['Vesta', 'Café Tilia', 'Flora & Fern'],
    thousands: ',',
    on: '30 November',
    choices: ['arcade mug', 'umbrella'],
    coupon: '20% off at Café Tilia',
    worth: '20% off, at most 400 ₽',
  },
  ru: {
    mall: 'Галерея Люмен',
    gift: 'плюшевый заяц',
    giftTitle: 'Плюшевый заяц',
    place: 'Инфостойка, 1 этаж',
    until: 'сб 14 ноября, 21:00',
    shops: ['Веста', 'Ёлки и иголки', 'Цветы и папоротники'],
    thousands: '\u00a0',
    on: '30 ноября',
    choices: ['кружка с аркой', 'зонт'],
    coupon: 'Скидка 20% в Café Tilia',
    worth: 'скидка 20 %, не больше 400 ₽',
  },
  fi: {
    mall: 'Galleria Lumen',
    gift: 'pehmojänis',
    giftTitle: 'Pehmojänis',
    place: 'Neuvonta, 1. kerros',
    until: 'la 14. marraskuuta klo 21:00',
    shops: ['Vesta', 'Kahvila Tähti', 'Kenkäkauppa Öljy & Ås'],
    thousands: '\u00a0',
    on: '30. marraskuuta',
    choices: ['kauppakujan muki', 'sateenvarjo'],
    coupon: '20 % alennusta, Café Tilia',
    worth: '20 % alennusta, enintään 400 ₽',
  },
  de: {
    mall: 'Galleria Lumen',
    gift: 'Plüschhase',
    giftTitle: 'Der Plüschhase',
    place: 'Infostand, Erdgeschoss',
    until: 'Sa. 14. November, 21:00 Uhr',
    shops: ['Vesta', 'Café Tilia', 'Großmanns Schuhe und Lederwaren'],
    thousands: '.',
    on: '30. November',
    choices: ['Passagenbecher', 'Regenschirm'],
    coupon: '20 % Nachlass im Café Tilia',
    worth: '20 % Rabatt, höchstens 400 ₽',
  },
};

/** A voucher's code as the kiosk core makes it. */
export const voucherQr = 'PV1:K3-4830:0f1e2d3c4b5a69788796';

export const sampleFrame = (language: SlipLanguage, change: Partial<SlipFrame> = {}): SlipFrame => ({
  language,
  say: saySlip(language),
  mallName: words[language].mall,
  kiosk: 'K3',
  when: '14.11. 13:12',
  journal: 20617,
  last4: '4821',
  copy: 0,
  test: false,
  ...change,
});

export const sampleVoucher = (language: SlipLanguage): SlipVoucher => {
  const { gift, giftTitle, place, until } = words[language];
  return { reference: 'K3-4830', gift, giftTitle, choices: [], worth: null, place, until, qr: voucherQr, isConfirmed: true };
};

/** Receipts of a visit; `currency` is the sign behind the amounts ('' for none, '₽' is in no printer's alphabet). */
export const sampleReceipts = (language: SlipLanguage, currency: string): SlipReceipt[] => {
  const { shops, thousands } = words[language];
  const amount = (value: string): string => (currency === '' ? value : `${value}\u00a0${currency}`);
  return [
    { state: 'booked', shop: shops[0] ?? '', amount: amount(`2${thousands}450`), points: '+24', reference: 'K3-4826' },
    { state: 'booked', shop: shops[1] ?? '', amount: amount('890'), points: '+8', reference: 'K3-4827' },
    { state: 'held', shop: shops[2] ?? '', amount: amount('640'), points: '', reference: 'K3-4828' },
    { state: 'desk', shop: null, amount: null, points: '', reference: 'K3-4821' },
  ];
};

export const sampleVisit = (language: SlipLanguage, currency = ''): SlipDocument =>
  visitSlip(sampleFrame(language), {
    vouchers: [sampleVoucher(language)],
    receipts: sampleReceipts(language, currency),
    earned: '+32',
    balance: `1${words[language].thousands}298`,
    expiring: { points: '120', on: words[language].on },
    later: null,
    tickets: [],
    isConfirmed: true,
  });

/** A gift to choose, a coupon of a shop, tickets for a draw and points that wait for their day. */
const sampleAwards = (language: SlipLanguage): SlipDocument => {
  const { choices, coupon, worth, until, on } = words[language];
  const chosen = { ...sampleVoucher(language), choices };
  return visitSlip(sampleFrame(language), {
    vouchers: [
      chosen,
      { ...chosen, reference: 'K3-4831', gift: coupon, giftTitle: coupon, choices: [], worth, place: 'Café Tilia', until },
    ],
    receipts: sampleReceipts(language, '₽').slice(0, 2),
    earned: '+332',
    balance: `1${words[language].thousands}598`,
    expiring: { points: '120', on },
    later: { points: `1${words[language].thousands}200`, on },
    tickets: [{ tickets: '21', on }],
    isConfirmed: true,
  });
};

/** One of each kind of slip. */
export const sampleSlips = (language: SlipLanguage, number: string): Readonly<Record<string, SlipDocument>> => ({
  visit: sampleVisit(language, '₽'),
  awards: sampleAwards(language),
  copy: voucherSlip(sampleFrame(language, { copy: 1 }), { ...sampleVoucher(language), isConfirmed: false }),
  card: cardSlip(sampleFrame(language), number),
  plain: visitSlip(sampleFrame(language), {
    vouchers: [],
    receipts: sampleReceipts(language, '€'),
    earned: '+32',
    balance: null,
    expiring: null,
    later: null,
    tickets: [],
    isConfirmed: false,
  }),
  test: deviceTestSlip(sampleFrame(language, { test: true }), 'ESC/POS'),
});
