/** What the page on a visitor's own phone may be told, and how one gets to each of its steps. Worded by the server's own code, so a picture shows real sentences. */
import type { Language } from '../../domain/contract/primitive.ts';
import type { PhoneAnswer, PhoneView } from '../../domain/contract/phone-view.ts';
import { languageNames, languages } from '../../domain/text/language.ts';
import { phrase } from '../../domain/text/phrase.ts';
import { sentence } from '../../domain/text/wording.ts';
import type { Ear } from '../../domain/text/wording.ts';
import type { ProgressView, ReceiptRow, VoucherView } from '../../domain/contract/screen-parts.ts';
import { balanceWords, progressWords, rowWords, textsOf, voucherWords } from '../../server/phone/phone-words.ts';

/** A touch, a text typed into the one field there is, or a list that is opened. */
export type PhoneStep = { readonly act: string } | { readonly type: string } | { readonly open: string };

/** One sample: what the server says to each question, and what the visitor does. */
export interface PhoneSample {
  readonly name: string;
  /** Answers in the order of the questions; the last one again and again. null: no answer. */
  readonly answers: readonly (PhoneView | null)[];
  readonly steps: readonly PhoneStep[];
}

const money = (language: Language): Ear => ({ language, currency: 'RUB', todayLocal: '2026-11-14' });

const row = (shop: string, amountMinor: number, state: ReceiptRow['state'], points: number, lines: ReceiptRow['lines']): ReceiptRow => ({
  rowId: shop,
  reference: 'K3-4821',
  shop,
  category: null,
  amountMinor,
  state,
  points,
  lines,
  toBeConfirmed: false,
});

const progress: ProgressView = {
  campaignId: 'hare',
  title: 'The hare of the passage',
  short: '',
  sentence: '',
  figure: 'arch',
  sum: { doneMinor: 376_000, ofMinor: 500_000 },
  receipts: null,
  shops: { done: 2, of: 3 },
  categories: null,
  days: null,
  stamps: null,
  parts: [],
  today: false,
  next: sentence('hold.typed'),
  reward: { kind: 'points', points: 500, spendAt: null },
  endsLocal: null,
  state: 'open',
};

const voucher: VoucherView = {
  voucherId: 'v',
  reference: 'K3-4822',
  giftName: 'Plush hare of the Galleria',
  art: 'hare',
  place: 'Info desk, floor 1',
  deadlineLocal: '2026-11-17T21:00:00',
  state: 'granted',
  choices: [],
  worth: null,
};

/** Every step of the page in one language. */
export function phonePageSamples(language: Language): PhoneSample[] {
  const ear = money(language);
  const answer: PhoneAnswer = { trouble: null, code: null };
  const birthday = {
    why: [phrase(language, 'birthday.why'), phrase(language, 'birthday.sealed'), phrase(language, 'birthday.why-year')].join(' '),
    months: phrase(language, 'birthday.months').split(' '),
    asksYear: true,
  };
  const nobody: PhoneView = {
    language,
    direction: 'ltr',
    languages: languages.map((code) => ({ code, name: languageNames[code] })),
    mallName: 'Galleria Lumen',
    prefix: '+7',
    claim: 'none',
    kept: null,
    stayed: null,
    invited: false,
    standing: 'nobody',
    card: null,
    birthday,
    welcome: null,
    rows: [],
    history: [],
    progress: [],
    vouchers: [],
    balance: null,
    codeDue: false,
    answer,
    texts: textsOf(language, 'Galleria Lumen'),
  };
  const stayed = phrase(language, 'phone.stayed', { count: 2 });
  const until = phrase(language, 'phone.kept-until', { untilLocal: '15:10' });
  const keptRow = (shop: string, amountMinor: number) => rowWords({ ...row(shop, amountMinor, 'waiting', 0, []) }, ear);
  const one: PhoneView = {
    ...nobody,
    claim: 'kept',
    kept: { title: phrase(language, 'kept.from', { amountMinor: '2 450 ₽', shop: 'Linea' }), until, rows: [keptRow('Linea', 245_000)] },
  };
  const many: PhoneView = {
    ...one,
    kept: {
      title: phrase(language, 'phone.kept-many', { count: 4, totalMinor: '1 007 620 ₽' }),
      until,
      rows: [
        keptRow('Linea', 245_000),
        keptRow('Brandt Electronics', 99_999_900),
        keptRow('Café Corso', 89_000),
        keptRow('Vesta', 428_100),
      ],
    },
  };
  const booked = [
    row('Linea', 245_000, 'booked', 24, []),
    row('Brandt Electronics', 131_000, 'held', 0, [sentence('hold.unknown-till')]),
    row('Café Corso', 89_000, 'refused', 0, [sentence('refusal.too-old.why')]),
  ].map((each) => rowWords(each, ear));
  const joined: PhoneView = {
    ...nobody,
    standing: 'joined',
    card: { number: '9643 5512 0048 2140', qrText: 'PC1:9643551200482140' },
    welcome: phrase(language, 'join.done-welcome', { points: '100' }),
    rows: booked,
    progress: [progressWords(progress, ear)],
    balance: balanceWords(
      { points: 124, pendingPoints: 13, debtPoints: 0, expiring: null, restricted: [], later: null, tier: null, tickets: [] },
      ear,
    ),
    codeDue: true,
  };
  const toy: PhoneView = { ...joined, vouchers: [voucherWords(voucher, null, ear)] };
  const out: PhoneView = { ...joined, answer: { trouble: null, code: { againMs: 30_000 } } };
  const owner: PhoneView = {
    ...nobody,
    standing: 'owner',
    progress: [
      progressWords(progress, ear),
      progressWords({ ...progress, title: 'Five shops', sum: null, shops: { done: 4, of: 5 } }, ear),
    ],
    vouchers: [voucherWords(voucher, 'PV1:K3-4822:0123456789abcdef0123', ear)],
    balance: balanceWords(
      {
        points: 99_999,
        pendingPoints: 130,
        debtPoints: 0,
        expiring: { points: 340, onLocal: '2026-12-31' },
        restricted: [],
        later: null,
        tier: { name: 'Gold', lastDateLocal: '2027-01-01' },
        tickets: [],
      },
      ear,
    ),
  };
  const toTerms: PhoneStep[] = [{ act: 'join' }, { act: 'of-age' }];
  const toNumber: PhoneStep[] = [...toTerms, { act: 'rules' }, { act: 'next' }];
  const wrong = (view: PhoneView, trouble: PhoneAnswer['trouble']): PhoneView => ({ ...view, answer: { trouble, code: { againMs: 0 } } });
  return [
    { name: 'begin', answers: [nobody], steps: [] },
    { name: 'begin-kept', answers: [one], steps: [] },
    { name: 'begin-many', answers: [many], steps: [] },
    { name: 'begin-stayed', answers: [{ ...one, stayed }], steps: [] },
    { name: 'begin-invited', answers: [{ ...nobody, claim: 'kept', invited: true }], steps: [] },
    { name: 'taken', answers: [{ ...nobody, claim: 'taken' }], steps: [] },
    { name: 'ended', answers: [{ ...nobody, claim: 'ended' }], steps: [] },
    { name: 'age', answers: [one], steps: [{ act: 'join' }] },
    { name: 'young', answers: [one], steps: [{ act: 'join' }, { act: 'under-age' }] },
    { name: 'terms', answers: [one], steps: toTerms },
    { name: 'terms-full', answers: [one], steps: [...toTerms, { act: 'full-terms' }, { act: 'rules' }] },
    { name: 'number', answers: [one], steps: [...toNumber, { type: '916 123-45-67' }] },
    { name: 'number-short', answers: [one], steps: [...toNumber, { type: '916' }, { act: 'go' }] },
    { name: 'birthday', answers: [one], steps: [...toNumber, { type: '916 123-45-67' }, { act: 'go' }, { type: '1990' }] },
    { name: 'card', answers: [one], steps: [{ act: 'card' }, { type: '9643 5512 0048 2140' }] },
    { name: 'card-wrong', answers: [one, wrong(one, 'card-wrong')], steps: [{ act: 'card' }, { type: '9643551200482140' }, { act: 'go' }] },
    { name: 'card-over', answers: [one, wrong(one, 'tries-over')], steps: [{ act: 'card' }, { type: '9643551200482140' }, { act: 'go' }] },
    { name: 'open', answers: [nobody], steps: [{ act: 'open' }] },
    { name: 'code', answers: [nobody], steps: [{ act: 'open' }, { type: '9161234567' }, { act: 'go' }] },
    {
      name: 'code-wrong',
      answers: [nobody, nobody, wrong(nobody, 'code-wrong')],
      steps: [{ act: 'open' }, { type: '9161234567' }, { act: 'go' }, { type: '123456' }, { act: 'check' }],
    },
    { name: 'joined', answers: [joined], steps: [] },
    { name: 'joined-toy', answers: [toy], steps: [] },
    { name: 'joined-code', answers: [joined, out], steps: [{ act: 'send-code' }] },
    { name: 'joined-later', answers: [joined], steps: [{ act: 'later' }] },
    { name: 'earned', answers: [{ ...nobody, standing: 'card', rows: booked }], steps: [] },
    { name: 'owner', answers: [owner], steps: [] },
    { name: 'owner-history', answers: [{ ...owner, history: booked }], steps: [{ open: 'history' }] },
    { name: 'joined-stayed', answers: [{ ...joined, stayed }], steps: [] },
    { name: 'closed', answers: [joined, nobody], steps: [{ act: 'close' }] },
    { name: 'over', answers: [joined, nobody], steps: [{ act: 'later' }, { act: 'language-' + (language === 'en' ? 'fi' : 'en') }] },
    {
      name: 'no-line',
      answers: [one, null],
      steps: [{ act: 'join' }, { act: 'of-age' }, { act: 'rules' }, { act: 'next' }, { act: 'without' }],
    },
  ];
}
