import { expect, test } from 'vitest';
import { deadlineLocal } from '../../../domain/visit/deadline.ts';

const mall = { offsets: [{ atMs: 0, offsetMinutes: 180 }], dayCutoffMinutes: 240, closes: '22:00' };
const at = (local: string): number => Date.parse(`${local}+03:00`);

test('a deadline at the end of a mall day is said as the closing hour of that day', () => {
  expect(deadlineLocal(at('2026-11-25T04:00:00'), mall)).toBe('2026-11-24T22:00:00');
  expect(deadlineLocal(at('2026-11-25T03:59:59'), mall)).toBe('2026-11-24T22:00:00');
  expect(deadlineLocal(at('2026-11-24T23:30:00'), mall)).toBe('2026-11-24T22:00:00');
});

test('a deadline before closing is said as it is', () => {
  expect(deadlineLocal(at('2026-11-24T18:00:00'), mall)).toBe('2026-11-24T18:00:00');
});

test('a mall that is open past midnight closes on the same mall day', () => {
  expect(deadlineLocal(at('2026-11-25T04:00:00'), { ...mall, closes: '02:00' })).toBe('2026-11-25T02:00:00');
});
