/** Codes that do not say all, at the desk: a form for exactly what is missing, by keyboard only. */
import { expect, test } from 'vitest';
import type { ReceiptReading } from '../../../domain/receipt/reading.ts';
import { view } from '../../../domain/desk/view.ts';
import { openedDesk, stackOf } from './desk-bench.ts';
import type { Desk } from './desk-bench.ts';

const reading: ReceiptReading = {
  ok: true,
  country: 'SK',
  format: 'sk-ekasa',
  issuer: null,
  tillKey: null,
  identity: 'sk-ekasa:O-1',
  issuedAtLocal: null,
  timeKnown: false,
  zone: 'Europe/Bratislava',
  number: null,
  totalMinor: null,
  currency: 'EUR',
  kind: 'purchase',
  proof: { level: 'online', verified: null },
  ended: false,
  warnings: [],
};
const scan = (desk: Desk, over: Partial<ReceiptReading> = {}, tenantId: string | null = null, test = false): void =>
  desk.send({ kind: 'receipt.read', raw: 'ok O-1', reading: { ...reading, ...over }, tenantId, test });
const registered = (desk: Desk) => desk.effects.filter((one) => one.kind === 'register-receipt');

test('the paper is laid aside with a form for shop, time and amount; Enter walks through it and books it with its code', () => {
  const desk = openedDesk();
  scan(desk);
  expect(registered(desk)).toEqual([]);
  expect(stackOf(desk).problems).toMatchObject([{ kind: 'incomplete', asks: ['shop', 'time', 'amount'], raw: 'ok O-1' }]);
  desk.keys('Enter');
  desk.type('mi');
  desk.keys('Enter');
  desk.type('1130');
  desk.keys('Enter');
  desk.type('24,50');
  desk.keys('Enter');
  expect(registered(desk)).toMatchObject([
    {
      raw: 'ok O-1',
      typed: { number: null, amountMinor: 2_450, purchasedAtLocal: expect.stringContaining('T11:30:00') as string },
      test: false,
    },
  ]);
  expect(stackOf(desk).problems).toEqual([]);
  expect(stackOf(desk).rows).toHaveLength(1);
});

test('only what is missing is asked for, and what the code says goes along as it says it', () => {
  const desk = openedDesk();
  scan(desk, { issuedAtLocal: '2026-11-14T00:00:00' }, 'vesta');
  desk.keys('Enter');
  const screen = view(desk.state);
  const fields = screen.kind === 'stack' ? screen.problems.flatMap((one) => one.fields.map((field) => field.id)) : [];
  expect(fields).toEqual(['amount']);
  desk.type('10');
  desk.keys('Enter');
  expect(registered(desk)).toMatchObject([{ tenantId: 'vesta', typed: { amountMinor: 1_000, purchasedAtLocal: '2026-11-14T12:00:00' } }]);
});

test('a field that is not good yet is named and gets the keys', () => {
  const desk = openedDesk();
  scan(desk, {}, 'vesta');
  desk.keys('Enter');
  desk.type('9999');
  desk.keys('Enter');
  desk.type('10');
  desk.keys('Enter');
  expect(registered(desk)).toEqual([]);
  expect(stackOf(desk).problems[0]?.form?.focus).toBe('time');
});

test('the same code again is the paper that lies there already', () => {
  const desk = openedDesk();
  scan(desk);
  scan(desk);
  expect(stackOf(desk).problems).toHaveLength(1);
});

test('a test receipt stays one through the form: nothing of it is posted', () => {
  const desk = openedDesk();
  scan(desk, {}, 'vesta', true);
  desk.keys('Enter');
  desk.type('1130');
  desk.keys('Enter');
  desk.type('10');
  desk.keys('Enter');
  expect(registered(desk)).toMatchObject([{ test: true }]);
});

test('a paper that never earns is told so, and nobody types for it', () => {
  const desk = openedDesk();
  scan(desk, { ended: true });
  expect(stackOf(desk).problems).toMatchObject([{ kind: 'refused', refusal: 'scheme-ended', form: null }]);
  desk.keys('Enter');
  expect(stackOf(desk).problems).toEqual([]);
  expect(registered(desk)).toEqual([]);
});

test('R drops it; the paper stays in the hand', () => {
  const desk = openedDesk();
  scan(desk);
  desk.keys('r');
  expect(stackOf(desk).problems).toEqual([]);
});
