import { describe, expect, test } from 'vitest';
import type { ReceiptReading } from '../../../domain/receipt/reading.ts';
import { weighAnswer } from '../../../domain/receipt/weigh-answer.ts';

const full: ReceiptReading = {
  ok: true,
  country: 'SK',
  format: 'sk-ekasa',
  issuer: null,
  tillKey: null,
  identity: 'sk-ekasa:1',
  issuedAtLocal: '2026-11-21T11:30:00',
  timeKnown: true,
  zone: null,
  number: null,
  totalMinor: 24_500,
  currency: 'EUR',
  kind: 'purchase',
  proof: { level: 'online', verified: null },
  ended: false,
  warnings: [],
};
const bare: ReceiptReading = { ...full, issuedAtLocal: null, timeKnown: false, totalMinor: null };
const told = { amountMinor: 24_500, purchasedAtLocal: '2026-11-21T11:30:00', issuer: 'till' };
const nothing = { amountMinor: null, purchasedAtLocal: null, issuer: null };

describe('what the code says', () => {
  test('stands: nothing of it is told anew', () => {
    expect(weighAnswer(full, told, false)).toEqual({
      verdict: 'genuine',
      told: { amountMinor: null, purchasedAtLocal: null, issuer: 'till' },
    });
    expect(weighAnswer(full, nothing, false).verdict).toBe('genuine');
  });

  test.each([
    ['another amount', { ...told, amountMinor: 24_501 }],
    ['another day', { ...told, purchasedAtLocal: '2026-11-20T11:30:00' }],
    ['another time', { ...told, purchasedAtLocal: '2026-11-21T11:35:01' }],
  ])('and %s told is another receipt: not genuine', (_name, word) => {
    expect(weighAnswer(full, word, false)).toEqual({ verdict: 'not-genuine', told: null });
  });

  test.each(['2026-11-21T11:25:00', '2026-11-21T11:35:00'])('and %s is the same minute on another clock', (purchasedAtLocal) => {
    expect(weighAnswer(full, { ...told, purchasedAtLocal }, false).verdict).toBe('genuine');
  });

  test('a day without a time is compared by the day', () => {
    const day = { ...full, issuedAtLocal: '2026-11-21T00:00:00', timeKnown: false };
    expect(weighAnswer(day, { ...told, purchasedAtLocal: '2026-11-21T23:59:00' }, false).verdict).toBe('genuine');
    expect(weighAnswer(day, { ...told, purchasedAtLocal: '2026-11-22T00:00:00' }, false).verdict).toBe('not-genuine');
  });
});

describe('what the code does not say', () => {
  test('is told by the authority', () => {
    expect(weighAnswer(bare, told, true)).toEqual({ verdict: 'genuine', told });
  });

  test('told by nobody, a visitor’s typing is not proven: the desk decides', () => {
    expect(weighAnswer(bare, nothing, true)).toEqual({ verdict: 'unanswered', told: null });
    expect(weighAnswer(bare, { ...told, amountMinor: null }, true).verdict).toBe('unanswered');
    expect(weighAnswer(bare, { ...told, purchasedAtLocal: null }, true).verdict).toBe('unanswered');
  });

  test('told by nobody, what staff typed with the paper in hand stands', () => {
    expect(weighAnswer(bare, nothing, false)).toEqual({ verdict: 'genuine', told: nothing });
  });
});
