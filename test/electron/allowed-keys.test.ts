import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isKeyAllowed } from '../../main/shell-electron/allowed-keys.ts';
import { closeGestures, forbiddenSwitches } from '../../main/shell-electron/switches.ts';
import { doorKeys, inputOf, neededKeys } from './keys.ts';

describe('a key reaches the page when a page or a scanner needs it', () => {
  test.each(neededKeys)('%s', (chord) => {
    expect(isKeyAllowed(inputOf(chord))).toBe(true);
  });
});

describe('a key that a browser or a desktop takes for a command does not', () => {
  test.each(doorKeys)('%s', (chord) => {
    expect(isKeyAllowed(inputOf(chord))).toBe(false);
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
      expect(isKeyAllowed({ ...input, control: false, meta: true, modifiers: [] })).toBe(false);
      const chord = isKeyAllowed({ ...input, control: true, alt: false, meta: false, modifiers: [] });
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
