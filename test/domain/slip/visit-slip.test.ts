import { expect, test } from 'vitest';
import { cardSlip } from '../../../domain/slip/card-slip.ts';
import { deviceTestSlip } from '../../../domain/slip/device-test-slip.ts';
import type { SlipBlock, SlipDocument, SlipLanguage } from '../../../domain/slip/slip-document.ts';
import type { SlipFrame, SlipVoucher } from '../../../domain/slip/slip-input.ts';
import { saySlip } from '../../../domain/slip/slip-phrases.ts';
import { visitSlip } from '../../../domain/slip/visit-slip.ts';
import { voucherSlip } from '../../../domain/slip/voucher-slip.ts';

const languages: readonly SlipLanguage[] = ['en', 'ru', 'fi', 'de'];
const frame = (change: Partial<SlipFrame> = {}): SlipFrame => ({
  language: 'en',
  say: saySlip('en'),
  mallName: 'Galleria Lumen',
  kiosk: 'K3',
  atDesk: false,
  when: '14.11. 13:12',
  journal: 7,
  last4: '4821',
  copy: 0,
  test: false,
  ...change,
});
const voucher: SlipVoucher = {
  reference: 'K3-4830',
  gift: 'plush hare',
  giftTitle: 'The hare',
  choices: [],
  worth: null,
  place: 'Info desk',
  until: '21:00',
  qr: 'PV1:x',
  isConfirmed: true,
};
const of = <K extends SlipBlock['kind']>(document: SlipDocument, kind: K): Extract<SlipBlock, { kind: K }>[] =>
  document.blocks.filter((block): block is Extract<SlipBlock, { kind: K }> => block.kind === kind);
const visit = {
  vouchers: [],
  instead: [],
  receipts: [],
  earned: '+0',
  balance: '0',
  expiring: null,
  later: null,
  tickets: [],
  isConfirmed: true,
} as const;

test('a voucher slip says what, where, until, and gives the code, the reference and the last four digits', () => {
  const slip = voucherSlip(frame(), voucher);
  expect(of(slip, 'message')).toEqual([{ kind: 'message', text: 'The hare is yours.' }]);
  expect(of(slip, 'facts')).toEqual([{ kind: 'facts', lines: ['1\u00a0× plush hare', 'Info desk', 'until 21:00'], qr: 'PV1:x' }]);
  expect(of(slip, 'band')).toEqual([{ kind: 'band', text: 'K3-4830', label: 'card ••4821', copy: null }]);
});

test("a gift that is not confirmed is neither called the visitor's own nor said to wait: the desk is asked", () => {
  const slip = voucherSlip(frame(), { ...voucher, isConfirmed: false });
  expect(of(slip, 'message')[0]?.text).toBe('Ask at the desk: plush hare.');
  expect(of(slip, 'facts')[0]?.lines).toContain('to be confirmed');
});

test('a gift to choose names all there is to choose; its title promises none of them', () => {
  const slip = voucherSlip(frame(), { ...voucher, choices: ['mug', 'umbrella'] });
  expect(of(slip, 'message')[0]?.text).toBe('Choose your gift.');
  expect(of(slip, 'facts')[0]?.lines.slice(0, 3)).toEqual(['1\u00a0× plush hare', 'or mug', 'or umbrella']);
});

test('a coupon says what it is worth, at whose till, until when, and that it counts once; the desk is not named', () => {
  for (const worth of ['20% off', null]) {
    const slip = voucherSlip(frame(), {
      ...voucher,
      gift: 'Cake at Café Tilia',
      giftTitle: 'Cake at Café Tilia',
      place: 'Café Tilia',
      worth,
    });
    expect(of(slip, 'message')[0]?.text).toBe('Cake at Café Tilia');
    expect(of(slip, 'facts')[0]?.lines).toEqual([...(worth === null ? [] : [worth]), 'at the till of Café Tilia', 'until 21:00']);
    expect(of(slip, 'fine')[0]?.lines).toContain('A coupon counts once, at the till of its shop.');
    expect(of(slip, 'fine')[0]?.lines).not.toContain('Your card alone is enough at the desk.');
  }
});

test('vouchers are torn apart at a dashed line, and a coupon from what is below it', () => {
  const coupon = { ...voucher, reference: 'K3-4831', worth: '20% off' };
  const kinds = (vouchers: SlipVoucher[]) => visitSlip(frame(), { ...visit, vouchers }).blocks.map((block) => block.kind);
  const one = ['message', 'facts', 'band'];
  expect(kinds([voucher]).slice(2, 6)).toEqual([...one, 'rows']);
  expect(kinds([voucher, coupon]).slice(2, 11)).toEqual([...one, 'rule', ...one, 'rule', 'rows']);
});

test('tickets stand with the day of their draw and where its terms are, points that wait with their day', () => {
  const tickets = [
    { tickets: '2', on: '27 December' },
    { tickets: '1', on: null },
  ];
  const slip = visitSlip(frame(), { ...visit, later: { points: '48', on: '22 November' }, tickets });
  expect(
    of(slip, 'rows')
      .at(-1)
      ?.rows.map((row) => row.cells),
  ).toEqual([
    ['New points', '+0'],
    ['Balance', '0'],
    ['From 22 November', '48'],
    ['Tickets, draw on 27 December', '2'],
    ['Tickets for a draw', '1'],
  ]);
  expect(of(slip, 'fine')[0]?.lines).toContain('Terms of the draw: at the info desk.');
});

test('every copy says COPY in its language, the original never does', () => {
  for (const language of languages) {
    const say = saySlip(language);
    for (const make of [
      (f: SlipFrame) => voucherSlip(f, voucher),
      (f: SlipFrame) => cardSlip(f, '9643000000048217'),
      (f: SlipFrame) => visitSlip(f, visit),
      (f: SlipFrame) => visitSlip(f, { ...visit, vouchers: [voucher] }),
    ]) {
      expect(of(make(frame({ language, say, copy: 2 })), 'band').every((band) => band.copy === say('slip.copy'))).toBe(true);
      expect(of(make(frame({ language, say })), 'band').every((band) => band.copy === null)).toBe(true);
    }
  }
});

test('receipts stand by what became of them: booked first, then what waits with its reference', () => {
  const receipt = { shop: 'Vesta', amount: '10', points: '+1', reference: 'K3-1' } as const;
  const slip = visitSlip(frame(), {
    ...visit,
    receipts: [
      { ...receipt, state: 'held' },
      { ...receipt, state: 'booked' },
      { ...receipt, state: 'desk', shop: null },
    ],
  });
  expect(
    of(slip, 'rows')
      .slice(0, 2)
      .map((block) => block.rows.map((row) => row.cells)),
  ).toEqual([
    [['Vesta', '10', '+1']],
    [
      ['Vesta', '10', 'held'],
      ['Receipt without code', 'K3-1'],
    ],
  ]);
  expect(of(slip, 'fine')[0]?.lines).toContain('Show the waiting papers at the desk.');
});

test('a typed card gets no balance on paper', () => {
  const text = JSON.stringify(visitSlip(frame(), { ...visit, balance: null }));
  expect(text).not.toContain(saySlip('en')('slip.balance'));
});

test('no slip but the card slip itself shows more of a number than four digits', () => {
  for (const slip of [voucherSlip(frame(), voucher), visitSlip(frame(), visit), deviceTestSlip(frame(), 'Printer')])
    expect(JSON.stringify(slip)).not.toMatch(/\d{7}/);
  const card = cardSlip(frame(), '9643000000048217');
  expect(of(card, 'facts')[0]?.qr).toBe('PC1:9643000000048217');
  expect(of(card, 'band')[0]?.text).toBe('9643\u00a00000\u00a00004\u00a08217');
});

test('slips of test cards say that nothing was posted', () => {
  expect(of(voucherSlip(frame({ test: true }), voucher), 'fine')[0]?.lines).toContain('Test card: nothing was posted.');
});
