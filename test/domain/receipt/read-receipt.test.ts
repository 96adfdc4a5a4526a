import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxReceiptCodeLength, readReceipt, splitTestMark } from '../../../domain/receipt/read-receipt.ts';
import { brokenLaw } from './reading-laws.ts';
import { samples } from './samples/ru-fns.ts';

const sample = samples[0]?.text ?? '';

describe('marks of scanners', () => {
  test.each([
    ['CR and LF behind', `${sample}\r\n`],
    ['a tab behind', `${sample}\t`],
    ['an AIM identifier in front', `]Q3${sample}`],
    ['an AIM identifier with its character set', `]Q4\\000026${sample}`],
    ['a group separator in front, as FNC1 is sent', `\u001d${sample}`],
    ['STX and ETX around', `\u0002${sample}\u0003`],
    ['an identifier inside other marks', ` \u0002]d2\u001d${sample}\r`],
    ['a byte order mark', `\ufeff${sample}`],
  ])('%s do not change what is read', (_name, text) => {
    expect(readReceipt(text)).toEqual(readReceipt(sample));
  });

  test('half a character anywhere is no receipt: no store would keep it', () => {
    expect(readReceipt(`${sample}\ud800`)).toEqual({ ok: false, reason: 'not-a-receipt', detail: 'holds half a character' });
  });

  test('a code may be as long as the limit, and no longer', () => {
    const pad = ' '.repeat(maxReceiptCodeLength - sample.length);
    expect(readReceipt(`${pad}${sample}`).ok).toBe(true);
    expect(readReceipt(`${pad} ${sample}`)).toEqual({ ok: false, reason: 'not-a-receipt', detail: 'longer than 4096 characters' });
  });
});

describe('any text', () => {
  test('is answered: never a crash, and the answer keeps the laws', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        't=',
        's=',
        '&',
        'fn=',
        'i=',
        'fp=',
        'n=',
        '20190613T1323',
        '1',
        '9289000100393237',
        'PSG1:',
        ':',
        '%',
        '%D0',
        '?',
        '#',
        '=',
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (each) => {
        expect(brokenLaw(each, readReceipt(each))).toBeNull();
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    '',
    '   \r\n',
    '\u001d',
    ']Q3',
    '4600000000001',
    'https://example.org/',
    'PC1:123456',
    'a=1&b=2&c=3',
    'x'.repeat(4097),
    '&'.repeat(4096),
    '='.repeat(4096),
    'fn=&'.repeat(1000),
    ' '.repeat(4096),
  ])('what is no receipt says so (%#)', (text) => {
    expect(readReceipt(text)).toMatchObject({ ok: false, reason: 'not-a-receipt' });
  });

  test('the mark of a test receipt is split off, and only at the front', () => {
    expect(splitTestMark(`TEST:${sample}`)).toEqual({ test: true, text: sample });
    expect(splitTestMark(`]Q3TEST:${sample}\r`)).toEqual({ test: true, text: sample });
    expect(splitTestMark(sample)).toEqual({ test: false, text: sample });
    expect(readReceipt(splitTestMark(`TEST:${sample}`).text).ok).toBe(true);
  });
});
