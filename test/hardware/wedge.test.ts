import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardNumber, demoCardRanges, luhnCheckDigit } from '../../domain/card/card-range.ts';
import { characterOfKey, keyOfCharacter, type LayoutName } from '../../hardware/reader/keyboard-layout.ts';
import type { ReaderEvent } from '../../hardware/reader/reader.ts';
import type { WedgeKey } from '../../hardware/reader/wedge-character.ts';
import { wedgeSettingOf } from '../../hardware/reader/wedge-setting.ts';
import { defaultWedgeOptions, wedgeDecoder, type WedgeOptions } from '../../hardware/reader/wedge.ts';

const printableChars = Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i));
const keyOf = (char: string): { code: string; shift: boolean } => {
  const key = keyOfCharacter('us', char);
  if (key === null) throw new Error(`no key for ${char}`);
  return { code: key.code, shift: key.level === 'shift' };
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
    unit: fc.constantFrom(...printableChars),
    minLength: 6,
    maxLength: 80,
  });
  fc.assert(
    fc.property(printable, (body) => {
      const keys = [...burst(`]Q1${body}`, 0, 3), enter(3 * (body.length + 4))];
      const [event] = run(keys);
      if (event?.kind === 'code')
        expect(event).toEqual({ kind: 'code', text: body, symbology: { name: 'qr', aim: ']Q1', fnc1: 'none', addOn: 0 } });
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

/** Keys as a scanner set to one layout presses them on a machine that has another. */
const pressed = (text: string, scanner: LayoutName, system: LayoutName, hasCodes: boolean): WedgeKey[] =>
  [...text].map((char, i) => {
    const key = keyOfCharacter(scanner, char);
    if (key === null) throw new Error(`${scanner} has no ${char}`);
    const seen = characterOfKey(system, key.code, key.level);
    return {
      code: hasCodes ? key.code : '',
      key: seen ?? 'Dead',
      shift: key.level === 'shift',
      ctrl: key.level === 'altGr',
      alt: key.level === 'altGr',
      atMs: 5 * i,
    };
  });

test('a code reads the same whatever layout the scanner is set to and whatever layout the system has', () => {
  const layouts: readonly LayoutName[] = ['us', 'ru', 'de', 'fr', 'fi'];
  const common = printableChars.filter((char) =>
    layouts.filter((name) => name !== 'ru').every((name) => keyOfCharacter(name, char) !== null),
  );
  expect(common.length).toBeGreaterThan(85);
  const text = fc.string({ unit: fc.constantFrom(...common), minLength: 8, maxLength: 60 });
  fc.assert(
    fc.property(text, fc.constantFrom<LayoutName>('us', 'de', 'fr', 'fi'), fc.constantFrom(...layouts), (body, scannerLayout, system) => {
      const keys = [...pressed(body, scannerLayout, system, true), enter(5 * body.length)];
      const [event] = run(keys, { ...defaultWedgeOptions([]), scannerLayout });
      if (event?.kind === 'code') expect(event.symbology === null ? event.text : event.symbology.aim + event.text).toBe(body);
      else expect(event?.kind).toMatch(/refused|card/);
    }),
  );
});

test('a fiscal code scanned into a Russian, German, French or Finnish system comes out right; dead keys and the № sign do not matter', () => {
  const text = 't=20190613T132300&s=524.39&fn=9289000100393237&i=20509&fp=2249765769&n=1 #^`"/';
  for (const system of ['us', 'ru', 'de', 'fr', 'fi'] as const)
    expect(run([...pressed(text, 'us', system, true), enter(5 * text.length)])).toEqual([{ kind: 'code', text, symbology: null }]);
});

test('without key codes the character is taken back to its key: letters of a Cyrillic system by themselves, others by the named layout', () => {
  const text = 'PASSAGE-CARD qwertz/7';
  for (const systemLayout of ['us', 'ru', 'de', 'fr', 'fi'] as const) {
    const keys = [...pressed(text, 'us', systemLayout, false), { ...enter(5 * text.length), code: '' }];
    expect(run(keys, { ...defaultWedgeOptions(demoCardRanges), systemLayout })).toEqual([{ kind: 'code', text, symbology: null }]);
  }
  const letters = [...pressed('qwerty', 'us', 'ru', false), { ...enter(40), code: '' }];
  expect(run(letters)).toEqual([{ kind: 'code', text: 'qwerty', symbology: null }]);
});

test('Caps Lock changes what the system shows and nothing of the code', () => {
  const keys = pressed('Receipt-7a', 'us', 'us', true).map((key) => ({
    ...key,
    key: key.key === key.key.toLowerCase() ? key.key.toUpperCase() : key.key.toLowerCase(),
  }));
  expect(run([...keys, enter(60)])).toEqual([{ kind: 'code', text: 'Receipt-7a', symbology: null }]);
});

/** The keys of one character typed by its number: Alt, then the digits on the keypad (the shape of a public record of a scanner in Alt mode). */
const altKeys = (number: string, atMs: number): WedgeKey[] => [
  { code: 'AltLeft', key: 'Alt', shift: false, ctrl: false, alt: true, atMs },
  ...[...number].map((digit): WedgeKey => ({ code: `Numpad${digit}`, key: digit, shift: false, ctrl: false, alt: true, atMs })),
];

test('a scanner that types numbers on the keypad with Alt held down is read: unix.stackexchange.com question 392654, "SIP-4-1"', () => {
  const sip = ['083', '073', '080', '045', '052', '045', '049'];
  expect(run([...sip.flatMap((number, i) => altKeys(number, 8 * i)), enter(60)])).toEqual([
    { kind: 'code', text: 'SIP-4-1', symbology: null },
  ]);
  const latin = ['0228', '65', '0246', '66', '0252', '67'];
  expect(run([...latin.flatMap((number, i) => altKeys(number, 8 * i)), enter(60)])).toEqual([
    { kind: 'code', text: 'äAöBüC', symbology: null },
  ]);
});

test('the same code again within a second counts once, after a pause again, another code at once', () => {
  const decoder = wedgeDecoder(defaultWedgeOptions(demoCardRanges));
  const scan = (text: string, atMs: number) => {
    for (const key of burst(text, atMs, 2)) decoder.press(key);
    return decoder.press(enter(atMs + 2 * text.length))?.kind ?? null;
  };
  expect([scan('RECEIPT1', 0), scan('RECEIPT1', 600), scan('RECEIPT2', 700), scan('RECEIPT1', 1300)]).toEqual(['code', null, 'code', null]);
  expect(scan('RECEIPT1', 2600)).toBe('code');
});

test('a payment card is refused each time it is swiped: nothing of it is remembered, not even a digest', () => {
  const decoder = wedgeDecoder(defaultWedgeOptions(demoCardRanges));
  const track = ';4111111111111111=25121010000?';
  for (const startMs of [0, 300]) {
    for (const key of burst(track, startMs, 2)) decoder.press(key);
    expect(decoder.press(enter(startMs + 80))).toEqual({ kind: 'payment-refused' });
  }
});

test('a setting is read as written, and a wrong one is refused', () => {
  expect(wedgeSettingOf('us')).toEqual({ scannerLayout: 'us', systemLayout: 'us', prefix: '', suffix: 'enter' });
  expect(wedgeSettingOf('de,prefix=~,suffix=tab,system=ru')).toEqual({
    scannerLayout: 'de',
    systemLayout: 'ru',
    prefix: '~',
    suffix: 'tab',
  });
  for (const wrong of ['', 'es', 'us,', 'us,suffix=crlf', 'us,prefix=', 'us,colour=red', 'us,system=xx'])
    expect(wedgeSettingOf(wrong)).toBeNull();
});
