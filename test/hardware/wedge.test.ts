import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardNumber, demoCardRanges, luhnCheckDigit } from '../../domain/card/card-range.ts';
import { usCharacter } from '../../hardware/reader/keyboard-layout.ts';
import type { ReaderEvent } from '../../hardware/reader/reader.ts';
import { defaultWedgeOptions, wedgeDecoder, type WedgeKey, type WedgeOptions } from '../../hardware/reader/wedge.ts';

const allCodes = [
  ...[...'0123456789'].map((d) => `Digit${d}`),
  ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((l) => `Key${l}`),
  'Minus',
  'Equal',
  'BracketLeft',
  'BracketRight',
  'Backslash',
  'Semicolon',
  'Quote',
  'Backquote',
  'Comma',
  'Period',
  'Slash',
  'Space',
];
const keyOf = (char: string): { code: string; shift: boolean } => {
  for (const code of allCodes) for (const shift of [false, true]) if (usCharacter(code, shift) === char) return { code, shift };
  throw new Error(`no key for ${char}`);
};
/** Keys as a machine presses them while the system has a Cyrillic layout: right codes, wrong characters. */
const burst = (text: string, startMs: number, gapMs: number): WedgeKey[] =>
  [...text].map((char, i) => ({ ...keyOf(char), key: 'ф', ctrl: false, atMs: startMs + i * gapMs }));
const enter = (atMs: number): WedgeKey => ({ code: 'Enter', key: 'Enter', shift: false, ctrl: false, atMs });
const run = (keys: readonly WedgeKey[], options: WedgeOptions = defaultWedgeOptions(demoCardRanges)): ReaderEvent[] => {
  const decoder = wedgeDecoder(options);
  return keys.map((key) => decoder.press(key)).filter((event) => event !== null);
};

test('a burst reads the same under a Cyrillic layout, with capitals and signs', () => {
  const text = 't=20190613T132300&s=524.39&fn=9289000100393237&i=20509&fp=2249765769&n=1';
  expect(run([...burst(text, 0, 5), enter(5 * text.length)])).toEqual([{ kind: 'code', text, symbology: null }]);
});

test('any printable text comes through a burst unchanged, its AIM identifier told apart', () => {
  const printable = fc.string({
    unit: fc.constantFrom(...allCodes.flatMap((code) => [false, true].map((shift) => usCharacter(code, shift) ?? 'a'))),
    minLength: 6,
    maxLength: 80,
  });
  fc.assert(
    fc.property(printable, (body) => {
      const keys = [...burst(`]Q1${body}`, 0, 3), enter(3 * (body.length + 4))];
      const [event] = run(keys);
      if (event?.kind === 'code') expect(event).toEqual({ kind: 'code', text: body, symbology: ']Q1' });
      else expect(event?.kind).toMatch(/refused|card/);
    }),
  );
});

test("a person's typing is never a code, however it ends", () => {
  const text = '9643000000';
  expect(run([...burst(text, 0, 120), enter(1300)])).toEqual([]);
  expect(run([...burst('12345', 0, 5), enter(40)])).toEqual([]);
});

test('typing followed by a scan gives the scan alone', () => {
  expect(run([...burst('hello', 0, 150), ...burst('PC1:0000', 5000, 4), enter(5040)])).toEqual([
    { kind: 'code', text: 'PC1:0000', symbology: null },
  ]);
});

test('a payment card swiped through a keyboard reader leaves one word, on every track', () => {
  const swipe = '%B4111111111111111^DOE/JANE^2512101?;4111111111111111=25121010000?';
  expect(run([...burst(swipe, 0, 2), enter(2 * swipe.length)])).toEqual([{ kind: 'payment-refused' }]);
  expect(run([...burst('4111111111111111', 0, 2), enter(40)])).toEqual([{ kind: 'payment-refused' }]);
});

test('an own card swiped through a keyboard reader is a card', () => {
  const number = cardNumber({ id: 'm', purpose: 'member', prefix: '9643', length: 16, check: 'ean' }, 4821);
  const [event] = run([...burst(`;${number}?`, 0, 2), enter(60)]);
  expect(event?.kind === 'card' && 'number' in event.card && event.card.number).toBe(number);
});

test('with a prefix set, slow keys count too; without a suffix, silence ends the code', () => {
  const prefixed = { ...defaultWedgeOptions(demoCardRanges), prefix: '~' };
  expect(run([...burst('~AB12', 0, 200), enter(1200)], prefixed)).toEqual([{ kind: 'code', text: 'AB12', symbology: null }]);
  const decoder = wedgeDecoder({ ...defaultWedgeOptions(demoCardRanges), suffix: 'none' });
  for (const key of burst('4006381333931', 0, 4)) expect(decoder.press(key)).toBeNull();
  expect(decoder.silence(60)).toBeNull();
  expect(decoder.silence(200)).toEqual({ kind: 'code', text: '4006381333931', symbology: null });
  expect(decoder.silence(400)).toBeNull();
});

test('Ctrl + ] is the separator of GS1 codes; endless keys are bounded', () => {
  const gs: WedgeKey = { code: 'BracketRight', key: ']', shift: false, ctrl: true, atMs: 24 };
  expect(run([...burst('010400', 0, 4), gs, ...burst('10AB', 28, 4), enter(60)])).toEqual([
    { kind: 'code', text: '010400\u001d10AB', symbology: null },
  ]);
  const endless = Array.from({ length: 7000 }, (_, i): WedgeKey => ({
    code: 'KeyA',
    key: 'a',
    shift: false,
    ctrl: false,
    atMs: i,
  }));
  expect(run([...endless, enter(7001)])).toEqual([{ kind: 'unreadable', reason: 'too-long' }]);
});

test('keys count as a burst from the third on, and silence ends it', () => {
  const decoder = wedgeDecoder(defaultWedgeOptions(demoCardRanges));
  for (const key of burst('HALF', 2000, 4)) decoder.press(key);
  expect(decoder.isBurst()).toBe(true);
  expect(decoder.silence(3000)).toBeNull();
  expect(decoder.isBurst()).toBe(false);
});

test('whatever payment card is sent as keys, with sentinels or without, no digit of it leaves', () => {
  const middle = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 14, maxLength: 14 }).map((digits) => `4${digits.join('')}`);
  fc.assert(
    fc.property(middle, fc.constantFrom('bare', 'track2', 'both'), (payload, form) => {
      const number = payload + String(luhnCheckDigit(payload));
      const track2 = `;${number}=25121010000?`;
      const text = form === 'bare' ? number : form === 'track2' ? track2 : `%B${number}^DOE/J^2512101?${track2}`;
      expect(run([...burst(text, 0, 2), enter(2 * text.length)])).toEqual([{ kind: 'payment-refused' }]);
    }),
  );
});

test('a swipe sent as keys that nobody knows is an unknown card without its digits', () => {
  for (const text of [';411111111?', '%E?;E?', ';6012345678901=?'])
    expect(run([...burst(text, 0, 2), enter(2 * text.length)])).toEqual([{ kind: 'card', card: { kind: 'unknown' } }]);
});
