import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardNumber, type CardRange } from '../../domain/card/card-range.ts';
import { codeEvent } from '../../hardware/reader/code-event.ts';
import { isAimIdentifier, symbologyOfAim } from '../../hardware/reader/symbology.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const nameOf = (aim: string, text: string): unknown => {
  const { name, fnc1, addOn } = symbologyOfAim(aim, bytes(text));
  return [name, fnc1, addOn];
};

test('AIM identifiers of the symbologies that a mall meets', () => {
  expect(nameOf(']E0', '4006381333931')).toEqual(['ean-13', 'none', 0]);
  expect(nameOf(']E0', '012345678905')).toEqual(['upc-a', 'none', 0]);
  expect(nameOf(']E0', '01234565')).toEqual(['upc-e', 'none', 0]);
  expect(nameOf(']E4', '96385074')).toEqual(['ean-8', 'none', 0]);
  expect(nameOf(']C0', 'A1')).toEqual(['code-128', 'none', 0]);
  expect(nameOf(']C1', '0104006381333931')).toEqual(['gs1-128', 'first', 0]);
  expect(nameOf(']C2', 'x')).toEqual(['code-128', 'second', 0]);
  expect(nameOf(']C4', 'x')).toEqual(['isbt-128', 'none', 0]);
  expect(nameOf(']Q1', 'x')).toEqual(['qr', 'none', 0]);
  expect(nameOf(']Q3', 'x')).toEqual(['qr', 'first', 0]);
  expect(nameOf(']Q6', 'x')).toEqual(['qr', 'second', 0]);
  expect(nameOf(']d2', 'x')).toEqual(['data-matrix', 'first', 0]);
  expect(nameOf(']e0', 'x')).toEqual(['gs1-databar', 'first', 0]);
  expect(nameOf(']L0', 'x')).toEqual(['pdf417', 'none', 0]);
  expect(nameOf(']z1', 'x')).toEqual(['aztec', 'first', 0]);
  expect(nameOf(']I1', 'x')).toEqual(['interleaved-2-of-5', 'none', 0]);
});

test('add-ons: the example of the Cino manual, the same as one text, and an EAN-13 that only looks like one', () => {
  expect(nameOf(']E0', '012345678950]E112')).toEqual(['upc-a', 'none', 2]);
  expect(nameOf(']E4', '49123562]E212345')).toEqual(['ean-8', 'none', 5]);
  expect(nameOf(']E3', '977123456700312')).toEqual(['ean-13', 'none', 2]);
  expect(nameOf(']E3', '978123456789712345')).toEqual(['ean-13', 'none', 5]);
});

test("Zebra's modifiers of ]X, Datalogic's ]X0 for Bookland, and anything else as `other`", () => {
  expect([']X9', ']XC', ']Xg', ']Xk', ']XV', ']XS', ']X0', ']Xz'].map((aim) => symbologyOfAim(aim, bytes('1')).name)).toEqual([
    'ean-13',
    'ean-8',
    'upc-a',
    'upc-e',
    'pdf417',
    'micro-qr',
    'ean-13',
    'other',
  ]);
  expect(symbologyOfAim(']j0', bytes('1')).name).toBe('other');
});

test('every shape of identifier has a symbology that carries it, and nothing else is one', () => {
  const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
  const modifier = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
  fc.assert(
    fc.property(letter, modifier, fc.string({ maxLength: 20 }), (c, m, text) => {
      const aim = `]${c}${m}`;
      expect(isAimIdentifier(aim)).toBe(true);
      expect(symbologyOfAim(aim, bytes(text)).aim).toBe(aim);
    }),
  );
  for (const text of ['', ']', ']Q', 'Q1]', ']1Q', ']Q1x', '[Q1']) expect(isAimIdentifier(text)).toBe(false);
});

test('the kind of symbol decides whether a restricted EAN-13 may be a card', () => {
  const range: CardRange = { id: 'r', purpose: 'member', prefix: '29', length: 13, check: 'ean' };
  const number = cardNumber(range, 4821);
  const kindOf = (aim: string): string => codeEvent(bytes(aim + number), null, 'keys', [range]).kind;
  expect([']E0', ']C0', ']Q1'].map(kindOf)).toEqual(['code', 'card', 'card']);
});
