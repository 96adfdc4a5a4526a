/** The number of a ticket as people say it: follows from the id alone, catches what fingers and ears do, and is as rarely shared as the file says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ticketId } from '../../../domain/decide/grant-tickets.ts';
import { readTicketNumber, ticketNumber } from '../../../domain/draw/ticket-number.ts';
import { ticketOf } from './make-entries.ts';

const id = fc.uuid();
const swap = (digits: string, at: number): string =>
  `${digits.slice(0, at)}${digits.charAt(at + 1)}${digits.charAt(at)}${digits.slice(at + 2)}`;

test('three groups of four digits, the same wherever it is worked out, whatever case the id is written in', () => {
  // Worked out with Python: 0x0f1e2d3c4b5a79788796a5b4c3d2e1f0 % 99999999977, and Damm's digit by the rows of his table.
  expect(ticketNumber('0f1e2d3c-4b5a-7978-8796-a5b4c3d2e1f0')).toBe('3025-7494-4452');
  fc.assert(
    fc.property(id, (one) => {
      const number = ticketNumber(one);
      expect(number).toMatch(/^\d{4}-\d{4}-\d{4}$/);
      expect(ticketNumber(one.toUpperCase())).toBe(number);
      expect(number.replaceAll('-', '').slice(0, 11)).toBe(
        (BigInt(`0x${one.replaceAll('-', '')}`) % 99_999_999_977n).toString().padStart(11, '0'),
      );
    }),
  );
});

test('it is read back as people write it: with hyphens, blanks or none', () => {
  fc.assert(
    fc.property(id, fc.constantFrom('', ' ', '-', '\u00a0', '.'), (one, between) => {
      const number = ticketNumber(one);
      expect(readTicketNumber(` ${number.replaceAll('-', between)} `)).toBe(number);
    }),
  );
});

test('one wrong digit, or two neighbours exchanged, is no number of any ticket', () => {
  fc.assert(
    fc.property(id, fc.nat(11), fc.integer({ min: 1, max: 9 }), (one, at, by) => {
      const digits = ticketNumber(one).replaceAll('-', '');
      const wrong = `${digits.slice(0, at)}${(Number(digits.charAt(at)) + by) % 10}${digits.slice(at + 1)}`;
      expect(readTicketNumber(wrong)).toBeNull();
      const exchanged = swap(digits, Math.min(at, 10));
      if (exchanged !== digits) expect(readTicketNumber(exchanged)).toBeNull();
    }),
  );
});

test.each(['', '4821', '4821-0573-91641', 'K3-4821', '+358 40 1234567 x', '48210573916x'])('%j is none', (text) => {
  expect(readTicketNumber(text)).toBeNull();
});

test('the tickets of one account differ, and 20,000 of one draw share no number', () => {
  const ofOne = Array.from({ length: 1_000 }, (_, n) => ticketNumber(ticketId('account', 'draw/1/1', n + 1)));
  expect(new Set(ofOne).size).toBe(1_000);
  const ofAll = Array.from({ length: 20_000 }, (_, n) => ticketNumber(ticketOf(`shared ${n}`)));
  expect(new Set(ofAll).size).toBe(20_000);
});

test('numbers are spread evenly: each first digit about as often as the others', () => {
  const counts = new Map<string, number>();
  for (let n = 0; n < 10_000; n += 1) {
    const first = ticketNumber(ticketOf(`even ${n}`)).charAt(0);
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  for (let digit = 0; digit <= 9; digit += 1) expect(Math.abs((counts.get(String(digit)) ?? 0) - 1_000)).toBeLessThan(150);
});
