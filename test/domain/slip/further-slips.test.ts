import { expect, test } from 'vitest';
import { couponSlip, type SlipCoupon } from '../../../domain/slip/coupon-slip.ts';
import { deviceTestSlip } from '../../../domain/slip/device-test-slip.ts';
import { shiftSlip, type SlipShift } from '../../../domain/slip/shift-slip.ts';
import type { SlipBlock, SlipDocument, SlipLanguage } from '../../../domain/slip/slip-document.ts';
import type { SlipFrame } from '../../../domain/slip/slip-input.ts';
import { saySlip } from '../../../domain/slip/slip-phrases.ts';
import { type SlipStatement, statementSlip } from '../../../domain/slip/statement-slip.ts';
import { termsSlip } from '../../../domain/slip/terms-slip.ts';
import { groupedHash, ticketsSlip } from '../../../domain/slip/tickets-slip.ts';

const languages: readonly SlipLanguage[] = ['en', 'ru', 'fi', 'de'];
const frame = (change: Partial<SlipFrame> = {}): SlipFrame => ({
  language: 'en',
  say: saySlip(change.language ?? 'en'),
  mallName: 'Galleria Lumen',
  kiosk: 'K3',
  atDesk: false,
  when: '14 Nov 13:12',
  journal: 20617,
  last4: '4821',
  copy: 0,
  test: false,
  ...change,
});
const of = <K extends SlipBlock['kind']>(document: SlipDocument, kind: K): Extract<SlipBlock, { kind: K }>[] =>
  document.blocks.filter((block): block is Extract<SlipBlock, { kind: K }> => block.kind === kind);
const cells = (document: SlipDocument) => of(document, 'rows').flatMap((block) => block.rows.map((row) => row.cells));
const fine = (document: SlipDocument): readonly string[] => of(document, 'fine').at(-1)?.lines ?? [];

const coupon: SlipCoupon = {
  reference: 'K3-4831',
  worth: '20% off',
  conditions: ['at most 400 ₽', 'from 1,000 ₽ on'],
  shop: 'Café Tilia',
  place: 'floor 2',
  until: 'Sat 14 November, 21:00',
  qr: 'PV1:K3-4831:x',
  tillCode: 'K3-4831',
  isConfirmed: true,
};
const statement: SlipStatement = {
  points: 1298,
  lots: [{ points: '120', on: '30 November' }],
  atShops: [],
  later: [],
  pending: null,
  movements: [{ on: '14 Nov', what: 'Vesta', points: '+24' }],
  isConfirmed: true,
};
const terms = { title: 'A hare', version: 2, period: '14-15 November', text: '1. Period. Two days.', address: null };
const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const tickets = {
  reference: 'K3-4833',
  draw: 'Autumn draw',
  on: '2 December',
  prizes: ['1 × car'],
  numbers: ['4821-0573-9164', '5107-3311-0428'],
  publicValue: 'closing value of the index on 1 December',
  secretHash: hash,
  address: 'https://passage.example/draw/autumn',
};
const shift: SlipShift = {
  reference: 'D2-0417',
  staff: 'M. Lind',
  from: '09:45',
  until: '18:15',
  counts: { scanned: 412, typed: 9, 'too-old': 1, voided: 3, refunds: 2, disputes: 1, held: 4, copies: 2 },
  booked: { receipts: 421, sum: '1,286,400 ₽', points: '+12,864' },
  handedOut: [{ gift: 'plush hare', units: 63 }],
  differences: [],
  overrides: [],
  head: { seq: 20617, hash },
};
/** Every kind of this file, made with a frame. */
const makers: readonly ((frame: SlipFrame) => SlipDocument)[] = [
  (f) => couponSlip(f, coupon),
  (f) => statementSlip(f, statement),
  (f) => termsSlip(f, terms),
  (f) => ticketsSlip(f, tickets),
  (f) => shiftSlip(f, shift),
];

test('a copy says COPY and a paper of a test card TEST, in the black band, in every language; an original says neither', () => {
  for (const language of languages)
    for (const make of makers) {
      const say = saySlip(language);
      const marks = (change: Partial<SlipFrame>) => of(make(frame({ language, say, ...change })), 'band').map((band) => band.copy);
      expect(marks({})).toEqual([null]);
      expect(marks({ copy: 1 })).toEqual([say('slip.copy')]);
      expect(marks({ test: true })).toEqual([say('slip.test')]);
      expect(marks({ test: true, copy: 2 })).toEqual([`${say('slip.test')} · ${say('slip.copy')}`]);
    }
});

test('every slip ends with where and when it was made and the row of the journal, ungrouped', () => {
  for (const make of makers) expect(fine(make(frame())).at(-1)).toBe('Kiosk K3, 14 Nov 13:12, 20617');
});

test('a coupon says what it is worth, its bounds, at whose till, until when, that it counts once, and bears both codes', () => {
  const slip = couponSlip(frame(), coupon);
  expect(of(slip, 'message')[0]?.text).toBe('20% off');
  expect(of(slip, 'facts').map((block) => block.lines)).toEqual([
    ['at most 400\u00a0₽', 'from 1,000\u00a0₽ on'],
    ['at the till of Café Tilia', 'floor 2', 'until Sat 14 November, 21:00'],
  ]);
  expect(of(slip, 'facts').map((block) => block.qr)).toEqual([null, 'PV1:K3-4831:x']);
  expect(of(slip, 'bars')).toEqual([{ kind: 'bars', text: 'K3-4831' }]);
  expect(fine(slip)).toContain('Counts once. The shop keeps this paper.');
});

test('a coupon for a till that knows none has no bars, one without bounds no empty lines', () => {
  const slip = couponSlip(frame(), { ...coupon, tillCode: null, conditions: [], place: '', isConfirmed: false });
  expect(of(slip, 'bars')).toEqual([]);
  expect(of(slip, 'facts').map((block) => block.lines)).toEqual([
    ['at the till of Café Tilia', 'until Sat 14 November, 21:00', 'to be confirmed'],
  ]);
});

test('a statement says the balance in words, what runs out when, what waits, and the last movements', () => {
  const slip = statementSlip(frame(), {
    ...statement,
    lots: [...statement.lots, { points: '640', on: null }],
    atShops: [{ shop: 'Café Tilia', points: '150' }],
    later: [{ points: '48', from: '22 November' }],
    pending: '6',
  });
  expect(of(slip, 'message')[0]?.text).toBe('1,298 points');
  expect(cells(slip)).toEqual([
    ['until 30 November', '120'],
    ['Do not run out', '640'],
    ['Only at Café Tilia', '150'],
    ['From 22 November', '48'],
    ['Held, being checked', '6'],
    ['14 Nov Vesta', '+24'],
  ]);
});

test('a statement of an empty account says so, and points are counted as each language counts', () => {
  const empty = statementSlip(frame(), { ...statement, points: 1, lots: [], movements: [] });
  expect(of(empty, 'message')[0]?.text).toBe('1 point');
  expect(JSON.stringify(empty)).toContain('Nothing yet.');
  const said = (language: SlipLanguage, points: number) =>
    of(statementSlip(frame({ language, say: saySlip(language) }), { ...statement, points }), 'message')[0]?.text.replaceAll('\u00a0', ' ');
  expect([1, 3, 5, 21, 1298].map((points) => said('ru', points))).toEqual(['1 балл', '3 балла', '5 баллов', '21 балл', '1 298 баллов']);
  expect([1, 2].map((points) => said('fi', points))).toEqual(['1 piste', '2 pistettä']);
  expect([1, 1298].map((points) => said('de', points))).toEqual(['1 Punkt', '1.298 Punkte']);
});

test('terms stand whole: every word of the announced text, its numbered clauses with their titles, its version', () => {
  const text = '1. Period. From 14 November for 5 000 ₽.\n\n2. Who takes part. Members.\nA line without a number: with a colon.';
  const slip = termsSlip(frame(), { ...terms, text, address: 'https://passage.example/t' });
  const [prose] = of(slip, 'prose');
  expect(prose?.paragraphs.map((one) => one.lead)).toEqual(['1. Period', '2. Who takes part', '']);
  const words = (said: string): string[] => said.split(/[\s\u00a0]+/u).filter((one) => one !== '');
  expect(
    prose?.paragraphs.flatMap(({ lead, text: said }) => [...words(lead), ...words(said)]).map((one) => one.replace(/[.]$/, '')),
  ).toEqual(words(text).map((one) => one.replace(/[.]$/, '')));
  expect(prose?.paragraphs[0]?.text).toBe('From 14\u00a0November for 5\u00a0000\u00a0₽.');
  expect(of(slip, 'band')[0]?.text).toBe('Version 2');
  expect(of(slip, 'facts')[0]?.qr).toBe('https://passage.example/t');
});

test('tickets stand with their whole ids, the day of the draw, and all that anybody needs to check it', () => {
  const slip = ticketsSlip(frame(), tickets);
  expect(of(slip, 'message')[0]?.text).toBe('2 tickets');
  expect(of(slip, 'identifiers').map((block) => block.items)).toEqual([tickets.numbers, [groupedHash(hash)]]);
  expect(groupedHash(hash).replaceAll('-', '')).toBe(hash);
  const text = JSON.stringify(slip);
  for (const part of ['Draw on 2 December', '1 × car', tickets.publicValue, tickets.address]) expect(text).toContain(part);
});

test('a shift report counts by kind, names what was handed out, and is tied to the journal by number and hash', () => {
  const slip = shiftSlip(frame({ last4: null, kiosk: 'D2' }), shift);
  expect(cells(slip)).toEqual([
    ['421 receipts booked', '1,286,400 ₽'],
    ['New points', '+12,864'],
    ['scanned', '412'],
    ['typed in', '9'],
    ['too old, accepted', '1'],
    ['taken back', '3'],
    ['refund slips', '2'],
    ['disputes', '1'],
    ['still held', '4'],
    ['copies printed', '2'],
    ['plush hare', '63 ×'],
  ]);
  expect(of(slip, 'heading').map((block) => block.text)).toContain('Journal 20617, checksum');
  expect(of(slip, 'identifiers')[0]?.items).toEqual([groupedHash(hash)]);
  expect(of(slip, 'sign')).toEqual([{ kind: 'sign', label: 'Signature: M. Lind' }]);
});

test('a difference of stock or a decision with a second person asks for the second signature', () => {
  const difference = shiftSlip(frame(), { ...shift, differences: [{ gift: 'plush hare', expected: 37, counted: 36 }] });
  expect(cells(difference)).toContainEqual(['plush hare', '36 counted, 37 expected']);
  const override = { at: '14:05', what: 'Receipt K3-4812', reason: 'ill', second: 'O. Petrova' };
  const decided = shiftSlip(frame(), { ...shift, overrides: [override] });
  expect(cells(decided)).toContainEqual(['- ill; with O.\u00a0Petrova']);
  for (const slip of [difference, decided])
    expect(of(slip, 'sign').map((block) => block.label)).toEqual(['Signature: M. Lind', 'Second person']);
  expect(of(shiftSlip(frame(), { ...shift, overrides: [{ ...override, second: null }] }), 'sign')).toHaveLength(1);
});

test('the device test holds every letter beyond A to Z of the four languages, a ruler, a QR and a bar code', () => {
  const slip = deviceTestSlip(frame(), 'ESC/POS');
  const letters = of(slip, 'alphabets')
    .flatMap((block) => block.samples.map((sample) => sample.text))
    .join('');
  for (const letter of 'ÅÄÖŠŽåäöšžÜüß€АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя')
    expect(letters).toContain(letter);
  expect(of(slip, 'ruler')).toHaveLength(1);
  expect(of(slip, 'bars')[0]?.text).toBe('PASSAGE-K3');
  expect(of(slip, 'facts')[0]?.qr).toBe('PASSAGE TEST K3');
});
