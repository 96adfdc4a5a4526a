import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCardCode, encodeCardCode } from '../../../domain/card/card-code.ts';
import {
  type CardRange,
  cardNumber,
  demoCardRanges,
  eanCheckDigit,
  luhnCheckDigit,
  rangeOfNumber,
} from '../../../domain/card/card-range.ts';
import { readCardBytes, readCardText, readTracks } from '../../../domain/card/card-reading.ts';
import { maskedLast4 } from '../../../domain/card/masked-number.ts';
import { isPaymentNumber, paymentPrefixes } from '../../../domain/card/payment-card.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const anyRange = fc.constantFrom(...demoCardRanges);
const ownNumber = fc
  .tuple(anyRange, fc.integer({ min: 0, max: 99_999_999_999 }))
  .map(([range, serial]) => ({ range, number: cardNumber(range, serial) }));
const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));

/** A number that a bank could have issued: a published prefix, an allowed length, a right Luhn digit. */
const bankNumber = fc.constantFrom(...paymentPrefixes).chain((prefix) =>
  fc
    .tuple(fc.integer({ min: Number(prefix.from), max: Number(prefix.to) }), fc.integer({ min: prefix.min, max: prefix.max }))
    .chain(([lead, length]) => digits(length - String(lead).length - 1).map((rest) => String(lead) + rest))
    .map((payload) => payload + String(luhnCheckDigit(payload))),
);

test('check digits agree with published examples (GS1: 4006381333931; ISO 7812: 4111111111111111)', () => {
  expect(eanCheckDigit('400638133393')).toBe(1);
  expect(luhnCheckDigit('411111111111111')).toBe(1);
});

test('every number of an own range reads as its own kind from text, QR, track and keys, and never as a payment card', () => {
  fc.assert(
    fc.property(ownNumber, ({ range, number }) => {
      const expected = { kind: range.purpose, number, range };
      expect(rangeOfNumber(number, demoCardRanges)).toBe(range);
      expect(readCardText(number, demoCardRanges, 'typed')).toEqual(expected);
      expect(readCardText(encodeCardCode(number), demoCardRanges, 'barcode')).toEqual(expected);
      expect(readCardText(`;${number}=49121010000?`, demoCardRanges, 'keys')).toEqual(expected);
      expect(readCardBytes(ascii(encodeCardCode(number)), demoCardRanges, 'barcode')).toEqual(expected);
      expect(readTracks([null, ascii(`;${number}?`), null], demoCardRanges)).toEqual(expected);
      expect(readTracks([ascii(`%A${number}^LUMEN^?`), ascii(`;${number}=4912?`), null], demoCardRanges)).toEqual(expected);
      expect(isPaymentNumber(ascii(number))).toBe(false);
    }),
  );
});

test('every number that a bank could issue is refused on any track layout, as keys and as a typed number of 14 digits or more', () => {
  fc.assert(
    fc.property(bankNumber, fc.constantFrom('2512', '3001', '2708'), (number, expiry) => {
      // Maestro's "any 6" holds the licence authorities' issuer numbers too: those are refused as licences.
      fc.pre(!/^(636|6044(2[6-9]|3[0-2]))/.test(number));
      const payment = { kind: 'payment' };
      expect(readTracks([ascii(`%B${number}^DOE/J^${expiry}101?`), null, null], demoCardRanges)).toEqual(payment);
      expect(readTracks([null, ascii(`;${number}=${expiry}1010000?`), null], demoCardRanges)).toEqual(payment);
      expect(readTracks([null, ascii(number), null], demoCardRanges)).toEqual(payment);
      expect(readTracks([null, null, ascii(`;01${number}=${expiry}000?`)], demoCardRanges)).toEqual(payment);
      expect(readCardText(`;${number}=${expiry}1010000?`, demoCardRanges, 'keys')).toEqual(payment);
      expect(readCardText(`%B${number}^DOE/J^${expiry}101?`, demoCardRanges, 'barcode')).toEqual(payment);
      if (number.length >= 14) {
        expect(readCardText(number, demoCardRanges, 'typed')).toEqual(payment);
        expect(readCardText(number.replace(/(\d{4})(?=\d)/g, '$1 '), demoCardRanges, 'typed')).toEqual(payment);
        expect(readCardBytes(ascii(number), demoCardRanges, 'keys')).toEqual(payment);
      }
      // Whoever prints a bank's number as a bar code has printed a bank's number; article numbers are shorter.
      if (number.length >= 15) expect(readCardText(number, demoCardRanges, 'barcode')).toEqual(payment);
      expect(readCardText(`N${number}`, demoCardRanges, 'barcode')).toEqual({ kind: 'unknown' });
    }),
  );
});

test('a track 2 layout with an expiry is refused whatever the prefix and even when Luhn fails', () => {
  fc.assert(
    fc.property(digits(15), (rest) => {
      const number = `9${rest}`;
      fc.pre(rangeOfNumber(number, demoCardRanges) === null);
      expect(readTracks([null, ascii(`;${number}=2512101?`), null], demoCardRanges).kind).toBe('payment');
    }),
  );
});

test("a bank's data on one track makes the whole card a bank's, even beside an own number", () => {
  fc.assert(
    fc.property(ownNumber, bankNumber, ({ number }, bank) => {
      expect(readTracks([ascii(`%B${bank}^DOE/J^2512101?`), ascii(`;${number}?`), null], demoCardRanges)).toEqual({
        kind: 'payment',
      });
    }),
  );
});

test('receipt codes stay unknown, also when their digits pass Luhn', () => {
  const receipts = [
    't=20190613T132300&s=524.39&fn=9289000100393237&i=20509&fp=2249765769&n=1',
    'A:123456789*B:999999990*C:PT*D:FS*E:N*F:20190812*G:FS CDVF/12345*H:CDF7T5HD-12345*I1:PT*N:0.15*O:0.80*Q:YhGV*R:9999',
    '4006381333931',
    '04006381333931',
  ];
  for (const text of receipts) expect(readCardText(text, demoCardRanges, 'barcode')).toEqual({ kind: 'unknown' });
  expect(readCardText('6408430000012', demoCardRanges, 'keys')).toEqual({ kind: 'unknown' });
});

test('no article number is ever a payment card in a bar code', () => {
  fc.assert(
    fc.property(fc.constantFrom(8, 12, 13, 14), fc.nat(), (length, seed) => {
      const text = String(4_000_000_000_000 + seed)
        .padStart(length, '0')
        .slice(-length);
      expect(readCardText(text, demoCardRanges, 'barcode').kind).not.toBe('payment');
    }),
  );
});

test('driving licences are told apart on track 1, track 2 and in PDF417', () => {
  expect(readTracks([ascii('%CASACRAMENTO^DOE$JANE$Q^1 MAIN ST^?'), null, null], demoCardRanges).kind).toBe('licence');
  expect(readTracks([null, ascii(';636014012345678=251219800115?'), null], demoCardRanges).kind).toBe('licence');
  expect(readCardText('@\n\u001e\rANSI 636014090002DL00410278ZC03190034DLDAQX', demoCardRanges, 'barcode').kind).toBe('licence');
});

test('no reading of a foreign card carries a digit of it, and no input throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('keys', 'typed', 'barcode'), (bytes, source) => {
      for (const reading of [readTracks([bytes, null, bytes], demoCardRanges), readCardBytes(bytes, demoCardRanges, source)])
        if (!('number' in reading)) expect(Object.keys(reading)).toEqual(['kind']);
    }),
  );
});

test('a wrong check digit, a wrong length or a foreign prefix is an unknown card', () => {
  const good = cardNumber({ id: 'x', purpose: 'member', prefix: '9643', length: 16, check: 'ean' }, 4821);
  const last = (Number(good.slice(-1)) + 1) % 10;
  expect(readCardText(good.slice(0, -1) + String(last), demoCardRanges, 'typed')).toEqual({ kind: 'unknown' });
  expect(readCardText(good.slice(1), demoCardRanges, 'typed')).toEqual({ kind: 'unknown' });
  expect(readCardText('PC1:12345', demoCardRanges, 'barcode')).toEqual({ kind: 'unknown' });
});

test('card codes decode to what was encoded, other texts to null', () => {
  expect(decodeCardCode(encodeCardCode('9643000000000017'))).toBe('9643000000000017');
  for (const text of ['', 'PC1:', 'PC1:12a4', 'pc1:1234', 'PV1:K3-1:x:y', 'PC1:1234\n']) expect(decodeCardCode(text)).toBeNull();
});

test('a masked number shows four digits', () => {
  expect(maskedLast4('9643000000004821')).toBe('••4821');
});

test('a serial that does not fit its range is refused', () => {
  const [range] = demoCardRanges;
  if (range === undefined) throw new Error('no range');
  expect(() => cardNumber(range, 100_000_000_000)).toThrow(RangeError);
  expect(() => cardNumber(range, -1)).toThrow(RangeError);
});

const shopRanges: readonly CardRange[] = [
  { id: 'wide', purpose: 'member', prefix: '29', length: 13, check: 'ean' },
  { id: 'named', purpose: 'member', prefix: '2947', length: 13, check: 'ean' },
];

test("a scale's label is never a card: a restricted EAN counts only for a range that names four digits, and never with an add-on", () => {
  fc.assert(
    fc.property(digits(10), (rest) => {
      const label = `29${rest}`;
      fc.pre(!label.startsWith('2947'));
      const number = label + String(eanCheckDigit(label));
      expect(readCardBytes(ascii(number), shopRanges, 'barcode', 'retail')).toEqual({ kind: 'unknown' });
      expect(readCardBytes(ascii(number), shopRanges, 'barcode')).toEqual({ kind: 'unknown' });
      // The same digits in a Code 128, a QR or on a stripe are no label.
      expect(readCardBytes(ascii(number), shopRanges, 'barcode', 'other').kind).toBe('member');
      expect(readTracks([null, ascii(`;${number}?`), null], shopRanges).kind).toBe('member');
    }),
  );
  const card = cardNumber({ id: 'named', purpose: 'member', prefix: '2947', length: 13, check: 'ean' }, 4821);
  expect(readCardBytes(ascii(card), shopRanges, 'barcode', 'retail').kind).toBe('member');
  expect(readCardBytes(ascii(card), shopRanges, 'barcode', 'retail-add-on').kind).toBe('unknown');
});

test('own cards with a Luhn digit or none are known by their own rule', () => {
  const luhn: CardRange = { id: 'l', purpose: 'member', prefix: '9643', length: 16, check: 'luhn' };
  const none: CardRange = { id: 'n', purpose: 'staff', prefix: '7001', length: 10, check: 'none' };
  expect(readCardText(cardNumber(luhn, 77), [luhn, none], 'typed').kind).toBe('member');
  expect(readCardText(cardNumber(none, 77), [luhn, none], 'typed').kind).toBe('staff');
});

test('a bank number is refused with hyphens, behind any start sentinel, and in a bar code that holds a whole track without one', () => {
  fc.assert(
    fc.property(bankNumber, fc.constantFrom(';', '+', '#', '!'), (number, sentinel) => {
      fc.pre(!/^(636|6044(2[6-9]|3[0-2]))/.test(number));
      const payment = { kind: 'payment' };
      expect(readCardText(`${sentinel}${number}=25121010000?`, demoCardRanges, 'keys')).toEqual(payment);
      expect(readCardBytes(ascii(`${number}=25121010000`), demoCardRanges, 'barcode')).toEqual(payment);
      if (number.length >= 14) expect(readCardText(number.replace(/(\d{4})(?=\d)/g, '$1-'), demoCardRanges, 'typed')).toEqual(payment);
    }),
  );
});
