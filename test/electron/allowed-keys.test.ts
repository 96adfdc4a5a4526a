import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isKeyAllowed } from '../../main/shell-electron/allowed-keys.ts';
import { keypadCodes } from '../../main/shell-electron/keypad-codes.ts';
import { closeGestures, forbiddenSwitches } from '../../main/shell-electron/switches.ts';
import { doorKeys, inputOf, neededKeys } from './keys.ts';

const none: ReadonlySet<string> = new Set();

describe('the keys of the tactile keypad', () => {
  const usual = keypadCodes([], {});

  test('pass as this machine has them, alone and never in a chord', () => {
    for (const code of ['F1', 'F13', 'F14', 'F17', 'AudioVolumeUp']) {
      expect(isKeyAllowed(inputOf(code), usual)).toBe(true);
      for (const modifier of ['Control', 'Alt', 'Shift', 'Meta']) expect(isKeyAllowed(inputOf(`${modifier}+${code}`), usual)).toBe(false);
    }
    expect(isKeyAllowed(inputOf('F5'), usual)).toBe(false);
  });

  test('are those that the core is told: by argument, else by the environment, else the usual ones', () => {
    expect(keypadCodes(['--server', 'x', '--keypad', 'help=F9'], { PASSAGE_KEYPAD: 'help=F2' }).has('F9')).toBe(true);
    expect(keypadCodes(['--keypad=help=F9'], {}).has('F1')).toBe(false);
    expect(keypadCodes([], { PASSAGE_KEYPAD: 'help=F2' }).has('F2')).toBe(true);
    expect(keypadCodes(['--keypad', 'help=KeyW'], {})).toEqual(usual);
  });
});

describe('a key reaches the page when a page or a scanner needs it', () => {
  test.each(neededKeys)('%s', (chord) => {
    expect(isKeyAllowed(inputOf(chord), none)).toBe(true);
  });
});

describe('a key that a browser or a desktop takes for a command does not', () => {
  test.each(doorKeys)('%s', (chord) => {
    expect(isKeyAllowed(inputOf(chord), none)).toBe(false);
  });
});

test('whatever the key is called, Meta lets nothing through, and Ctrl nothing but the separators of scanned codes', () => {
  const key = fc.record({
    key: fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('F4', 'Tab', 'Delete', 'BrowserBack', 'a', '+', ']')),
    code: fc.constantFrom('KeyW', 'KeyD', 'Equal', 'BracketRight', 'F4', 'Tab', 'Numpad1', ''),
    alt: fc.boolean(),
  });
  fc.assert(
    fc.property(key, (input) => {
      expect(isKeyAllowed({ ...input, control: false, meta: true, modifiers: [] }, none)).toBe(false);
      const chord = isKeyAllowed({ ...input, control: true, alt: false, meta: false, modifiers: [] }, none);
      expect(chord).toBe(['BracketRight', 'KeyD'].includes(input.code));
    }),
  );
});

test('an installed kiosk refuses to start with a flag that opens a debugger or takes its guards away', () => {
  const given = (...names: string[]) => ({ appendSwitch: () => undefined, hasSwitch: (name: string) => names.includes(name) });
  expect(forbiddenSwitches(given('kiosk', 'lang', 'user-data'))).toEqual([]);
  expect(forbiddenSwitches(given('remote-debugging-port', 'load-extension'))).toEqual(['remote-debugging-port', 'load-extension']);
});

test('gestures of Chromium are switched off before it starts', () => {
  const appended: string[] = [];
  closeGestures({ appendSwitch: (name, value) => appended.push(value === undefined ? name : `${name}=${value}`), hasSwitch: () => false });
  expect(appended).toEqual(expect.arrayContaining(['disable-pinch', 'overscroll-history-navigation=0']));
});
