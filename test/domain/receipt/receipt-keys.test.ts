import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { receiptKeys } from '../../../domain/receipt/receipt-keys.ts';
import type { ReceiptKeyInput } from '../../../domain/receipt/receipt-keys.ts';

const scanned: ReceiptKeyInput = {
  identity: 'ru-fns:1/2/3',
  tenantId: 'vesta',
  amountMinor: 245000,
  purchasedAtLocal: '2026-11-21T13:10:40',
  timeKnown: true,
  number: '2',
};
const typed: ReceiptKeyInput = {
  identity: null,
  tenantId: 'vesta',
  amountMinor: 245000,
  purchasedAtLocal: '2026-11-21T13:10:00',
  timeKnown: true,
  number: null,
};
/** A day without a time. */
const noonOnly = { purchasedAtLocal: '2026-11-21T12:00:00', timeKnown: false };
const posted: ReceiptKeyInput = { ...scanned, identity: 'till:vesta/1/99', number: null };

/** Does `later` find `earlier` by a weak key? */
const finds = (later: ReceiptKeyInput, earlier: ReceiptKeyInput) =>
  receiptKeys(later).weakLookup.some((key) => receiptKeys(earlier).weak.includes(key));
const both = (a: ReceiptKeyInput, b: ReceiptKeyInput) => [finds(a, b), finds(b, a)];

describe('weak keys', () => {
  test.each<[string, ReceiptKeyInput]>([
    ['with its minute', typed],
    ['a minute beside', { ...typed, purchasedAtLocal: '2026-11-21T13:11:00' }],
    ['with the date only (noon)', { ...typed, ...noonOnly }],
    ['with the date only (midnight)', { ...typed, purchasedAtLocal: '2026-11-21T00:00:00', timeKnown: false }],
    ['with a wrong time but the number', { ...typed, purchasedAtLocal: '2026-11-21T18:40:00', number: ' 0002' }],
  ])('a paper typed %s finds its scan, and the scan finds it', (_name, paper) => {
    expect(both(paper, scanned)).toEqual([true, true]);
  });

  test('scanned, typed and posted by the till all find each other', () => {
    expect(both(posted, scanned)).toEqual([true, true]);
    expect(both(posted, typed)).toEqual([true, true]);
    expect(both(posted, { ...typed, ...noonOnly })).toEqual([true, true]);
    expect(both(typed, typed)).toEqual([true, true]);
  });

  test('two codes of one format are two papers, however alike: two coffees in one minute', () => {
    expect(both(scanned, { ...scanned, identity: 'ru-fns:1/4/5', number: '4' })).toEqual([false, false]);
  });

  test('two typed papers of one day and amount are two papers when their minutes differ', () => {
    expect(both(typed, { ...typed, purchasedAtLocal: '2026-11-21T15:00:00' })).toEqual([false, false]);
  });

  test.each<[string, Partial<ReceiptKeyInput>]>([
    ['shop', { tenantId: 'corso-shoes' }],
    ['amount', { amountMinor: 245001 }],
    ['day', { purchasedAtLocal: '2026-11-22T13:10:00' }],
  ])('another %s is another paper', (_name, change) => {
    expect(both({ ...typed, ...change }, scanned)).toEqual([false, false]);
    expect(both({ ...typed, ...change }, posted)).toEqual([false, false]);
  });

  test('two typed papers with two numbers are two papers, with one number or without they may be one', () => {
    const dateOnly = { ...typed, ...noonOnly };
    expect(both({ ...dateOnly, number: '17' }, { ...dateOnly, number: '23' })).toEqual([false, false]);
    expect(both({ ...typed, number: '17' }, { ...typed, number: '23' })).toEqual([false, false]);
    expect(both({ ...dateOnly, number: '17' }, { ...typed, number: '0017' })).toEqual([true, true]);
    expect(both({ ...dateOnly, number: '17' }, dateOnly)).toEqual([true, true]);
  });

  test('a typed number may be another of the many on a fiscal receipt: it does not keep the scan from being found', () => {
    expect(both({ ...typed, number: '99' }, scanned)).toEqual([true, true]);
  });

  test('one paper bears one fiscal code: codes of two countries are two papers, however alike', () => {
    expect(both(scanned, { ...scanned, identity: 'kz-ofd:1/2', number: null })).toEqual([false, false]);
  });

  test('a fiscal code and the bar code of the mall on one paper find each other', () => {
    expect(both(scanned, { ...scanned, identity: 'mall-barcode:vesta/2/x' })).toEqual([true, true]);
  });

  describe('a code that says the day and no time', () => {
    const dayCode: ReceiptKeyInput = { ...scanned, identity: 'pt-atcud:1/2', ...noonOnly };
    test.each<[string, ReceiptKeyInput]>([
      ['typed with its minute', typed],
      ['typed with the date only', { ...typed, ...noonOnly }],
      ['posted by the till', posted],
      ["read from the mall's bar code", { ...scanned, identity: 'mall-barcode:vesta/2/x' }],
    ])('finds its paper %s, and is found by it', (_name, paper) => {
      expect(both(dayCode, paper)).toEqual([true, true]);
    });

    test('is another paper than one of the same day with another amount', () => {
      expect(both(dayCode, { ...typed, amountMinor: 245001 })).toEqual([false, false]);
    });

    test('and is another paper than the same code with another number: two coffees on one day', () => {
      expect(both(dayCode, { ...dayCode, identity: 'pt-atcud:1/3', number: '3' })).toEqual([false, false]);
    });
  });

  test('a code without an amount is found by the amount that was typed for it', () => {
    const bare = { ...scanned, identity: 'sk-ekasa:O-1', number: null };
    expect(both(bare, typed)).toEqual([true, true]);
    expect(both({ ...bare, amountMinor: 1 }, typed)).toEqual([false, false]);
  });

  test('without a shop nothing weak is said, the identity stays', () => {
    expect(receiptKeys({ ...scanned, tenantId: null })).toEqual({ strong: ['ru-fns:1/2/3'], weak: [], weakLookup: [] });
  });

  test('finding is mutual: who comes second does not matter', () => {
    const moment = fc.integer({ min: 0, max: 6 }).map((minute) => `2026-11-21T13:0${minute}:00`);
    const input = fc.record({
      identity: fc.constantFrom(null, 'ru-fns:1/1/1', 'pt-atcud:2/2', 'till:a/1', 'mall-barcode:k/1/x'),
      tenantId: fc.constantFrom('a', 'b'),
      amountMinor: fc.constantFrom(100, 200),
      purchasedAtLocal: fc.oneof(moment, fc.constant('2026-11-21T12:00:00')),
      timeKnown: fc.boolean(),
      number: fc.constantFrom(null, '7', '8'),
    });
    fc.assert(
      fc.property(input, input, (a, b) => finds(a, b) === finds(b, a)),
      { numRuns: 2000 },
    );
  });
});
