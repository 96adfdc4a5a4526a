/** Sample screens of what a member has: vouchers, tickets, promotions, terms. */
import type { CampaignView } from '../../domain/contract/screen-mine.ts';
import type { Frame, VoucherView } from '../../domain/contract/screen-parts.ts';
import { ticketNumber } from '../../domain/draw/ticket-number.ts';
import { uuidFromHash } from '../../domain/encoding/uuid.ts';
import type { Language } from '../../domain/text/language.ts';
import { phrase } from '../../domain/text/phrase.ts';
import { sentence } from '../../domain/text/wording.ts';
import type { Names } from './sample-names.ts';
import { balance, heroProgress, progress, voucher } from './sample-pieces.ts';
import type { Sample } from './samples.ts';

/** A title as a marketing department writes it. */
const longTitles: Readonly<Record<Language, string>> = {
  en: 'The grand autumn festival of shoes, umbrellas and warm coats for the whole family',
  ru: 'Большой осенний фестиваль обуви, зонтов и тёплой верхней одежды для всей семьи',
  fi: 'Suuri syksyn kenkä-, sateenvarjo- ja talvitakkijuhla koko perheelle ja ystäville',
  de: 'Das große Herbstfest der Schuhe, Regenschirme und Winterjacken für die ganze Familie',
};

const clauses: Readonly<Record<Language, string>> = {
  en: 'Purchases count from 14 November until 15 November. Each receipt is registered in the mall day of its purchase; receipts of several shops are added up, goods that are returned are taken out again.',
  ru: 'Учитываются покупки с 14 ноября по 15 ноября. Каждый чек регистрируется в день покупки; чеки разных магазинов складываются, возвращённые товары вычитаются из суммы.',
  fi: 'Ostokset lasketaan 14. marraskuuta alkaen 15. marraskuuta saakka. Jokainen kuitti rekisteröidään ostopäivänä; eri liikkeiden kuitit lasketaan yhteen, palautetut tavarat vähennetään.',
  de: 'Es zählen Einkäufe vom 14. November bis zum 15. November. Jeder Bon wird am Tag des Einkaufs eingereicht; Bons mehrerer Geschäfte werden addiert, zurückgegebene Waren wieder abgezogen.',
};

/** A promotion of the samples. */
export function campaign(say: Names, change: Partial<CampaignView> = {}): CampaignView {
  return {
    campaignId: 'hare-day',
    title: say.posterTitle,
    sentence: say.posterSentence,
    art: 'hare',
    forMe: false,
    progress: heroProgress(say, 245_000),
    fromLocal: '2026-11-14',
    untilLocal: '2026-11-15T21:00:00',
    shops: [],
    except: ['Pharmacy Linde'],
    left: 37,
    leftToday: true,
    place: say.desk,
    ...change,
  };
}

/** @see file comment */
export function mineScreens(frame: Frame, language: Language, say: Names): Sample[] {
  const plain = campaign(say, {
    campaignId: 'base',
    title: say.base,
    sentence: say.shoesSentence,
    progress: null,
    left: null,
    place: null,
    except: [],
  });
  const long = campaign(say, {
    campaignId: 'festival',
    title: longTitles[language],
    sentence: `${say.shoesSentence} ${say.posterSentence}`,
    forMe: true,
    progress: progress(say)[2] ?? null,
    shops: ['Corso Shoes', 'Nordico Home', 'Brandt Electronics', 'Columbine', 'Cobalt Optics', 'Vesta', 'Mira Toys'],
    except: ['Flora & Fern', 'Café Tilia'],
    left: null,
    place: null,
  });
  const granted = voucher(say, 'granted');
  const choose: VoucherView = { ...granted, giftName: say.parcel, art: null, choices: [say.mug, say.umbrella] };
  const coupon: VoucherView = {
    ...granted,
    giftName: say.coupon,
    art: null,
    place: 'Café Tilia',
    worth: sentence('coupon.percent-off', { offShare: 200, most: '_some', upToMinor: 40_000 }),
  };
  const many = Array.from({ length: 99 }, (_, at) => ({
    ...granted,
    voucherId: `v${at}`,
    reference: `K3-${4830 + at}`,
    giftName: at === 1 ? longTitles[language] : at % 2 === 0 ? say.hare : say.coupon,
    state: at < 40 ? (at % 5 === 3 ? ('to-be-confirmed' as const) : ('granted' as const)) : ('honoured' as const),
  }));
  const draw = { drawId: 'bicycle', title: say.draw, drawnLocal: '2026-12-02', isOver: false, tickets: 14 };
  const numbers = Array.from({ length: 14 }, (_, at) => ticketNumber(uuidFromHash(`sample ticket ${at}`))).sort();
  const offline = { ...frame, online: false };
  const hard = { ...balance(99_999), pendingPoints: 240, restricted: [{ points: 2000, spendAt: 'Corso Shoes' }] };
  const heads = ['legal.organiser', 'legal.period', 'legal.who', 'legal.what-to-do', 'legal.given', 'legal.collecting'] as const;
  const terms = {
    kind: 'terms' as const,
    frame,
    campaign: campaign(say),
    title: say.posterTitle,
    version: 2,
    clauses: heads.map((head, at) => `${at + 1}. ${phrase(language, head)}. ${clauses[language]}`),
  };
  return [
    {
      name: 'mine',
      screen: {
        kind: 'mine',
        frame,
        balance: balance(),
        openVouchers: 2,
        tickets: 14,
        campaigns: 6,
        forMe: 1,
        receipts: 12,
        questionnaire: null,
        invites: true,
      },
    },
    {
      name: 'mine-offline',
      screen: {
        kind: 'mine',
        frame: offline,
        balance: hard,
        openVouchers: 99,
        tickets: 1200,
        campaigns: 21,
        forMe: 0,
        receipts: 0,
        questionnaire: null,
        invites: true,
      },
    },
    {
      name: 'vouchers',
      screen: {
        kind: 'vouchers',
        frame,
        vouchers: [granted, { ...coupon, voucherId: 'v2' }, { ...voucher(say, 'honoured'), voucherId: 'v3' }],
        open: 2,
      },
    },
    { name: 'vouchers-many', screen: { kind: 'vouchers', frame: offline, vouchers: many, open: 40 } },
    { name: 'vouchers-none', screen: { kind: 'vouchers', frame, vouchers: [], open: 0 } },
    { name: 'voucher', screen: { kind: 'voucher', frame, voucher: granted, canUse: true, code: null, choices: [] } },
    {
      name: 'voucher-code',
      screen: { kind: 'voucher', frame, voucher: granted, canUse: true, code: 'PV1:K3-4830:0f1e2d3c4b5a69788796', choices: [] },
    },
    { name: 'voucher-coupon', screen: { kind: 'voucher', frame, voucher: coupon, canUse: true, code: null, choices: [] } },
    {
      name: 'voucher-choices',
      screen: {
        kind: 'voucher',
        frame: offline,
        voucher: { ...choose, state: 'to-be-confirmed' },
        canUse: true,
        code: null,
        choices: [
          { giftId: 'parcel', name: say.parcel, art: null },
          { giftId: 'mug', name: say.mug, art: 'mug' },
          { giftId: 'umbrella', name: say.umbrella, art: 'umbrella' },
        ],
      },
    },
    { name: 'voucher-past', screen: { kind: 'voucher', frame, voucher: voucher(say, 'expired'), canUse: false, code: null, choices: [] } },
    {
      name: 'tickets',
      screen: {
        kind: 'tickets',
        frame,
        draws: [
          draw,
          { ...draw, drawId: 'long', title: longTitles[language], drawnLocal: null, tickets: 1200 },
          { ...draw, drawId: 'past', isOver: true },
        ],
        tickets: 1214,
      },
    },
    { name: 'tickets-none', screen: { kind: 'tickets', frame, draws: [], tickets: 0 } },
    {
      name: 'draw',
      screen: {
        kind: 'draw',
        frame,
        draw,
        numbers,
        prizes: [say.draw, `5 × ${say.umbrella}`, `20 × ${say.mug}`],
        publicValue: 'MOEX 2026-12-01',
        address: 'https://passage.example/draw/bicycle',
      },
    },
    {
      name: 'draw-long',
      screen: {
        kind: 'draw',
        frame: offline,
        draw: { ...draw, title: longTitles[language], drawnLocal: null, tickets: 1 },
        numbers: numbers.slice(0, 1),
        prizes: [],
        publicValue: null,
        address: null,
      },
    },
    {
      name: 'campaigns',
      screen: {
        kind: 'campaigns',
        frame,
        campaigns: [
          long,
          campaign(say),
          plain,
          ...progress(say)
            .slice(1)
            .map((one) => campaign(say, { campaignId: one.campaignId, title: one.short, progress: one })),
        ],
        forMe: 1,
        onlyForMe: false,
      },
    },
    { name: 'campaigns-none', screen: { kind: 'campaigns', frame, campaigns: [], forMe: 0, onlyForMe: false } },
    { name: 'campaign', screen: { kind: 'campaign', frame, campaign: campaign(say), hasTerms: true, onMap: [] } },
    {
      name: 'campaign-plain',
      screen: {
        kind: 'campaign',
        frame,
        campaign: { ...plain, left: 12, place: say.desk },
        hasTerms: false,
        onMap: [
          { tenantId: 'vesta', name: 'Vesta' },
          { tenantId: 'brandt', name: 'Brandt Electronics' },
        ],
      },
    },
    { name: 'campaign-long', screen: { kind: 'campaign', frame: offline, campaign: long, hasTerms: true, onMap: [] } },
    { name: 'terms', screen: { ...terms, whole: false } },
    { name: 'terms-whole', screen: { ...terms, whole: true } },
    {
      name: 'terms-long',
      screen: {
        ...terms,
        whole: false,
        campaign: {
          ...long,
          shops: ['Vesta', 'Corso Shoes', 'Harbour Wool', 'Brandt Electronics', 'Nordlys Books', 'Summit Sport'],
          except: [],
          left: null,
        },
        title: longTitles[language],
      },
    },
    {
      name: 'terms-long-whole',
      screen: {
        ...terms,
        whole: true,
        title: longTitles[language],
        version: 12,
        clauses: [Array.from({ length: 12 }, () => clauses[language]).join(' ')],
      },
    },
    { name: 'no-paper', screen: { kind: 'no-paper', frame: { ...frame, printer: 'paper-out' }, why: sentence('no-slip.paper-out') } },
  ];
}

/** Steps of an open visit with FINISH. */
export const mineVisitSamples: readonly string[] = [
  'mine',
  'mine-offline',
  'vouchers',
  'vouchers-many',
  'vouchers-none',
  'voucher',
  'voucher-code',
  'voucher-coupon',
  'voucher-choices',
  'voucher-past',
  'tickets',
  'tickets-none',
  'draw',
  'draw-long',
  'campaigns',
  'campaigns-none',
  'campaign',
  'campaign-plain',
  'campaign-long',
  'terms',
  'terms-long',
  'no-paper',
];
