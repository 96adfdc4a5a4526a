/** Which character a key press of a keyboard wedge stands for. */
import { characterOfKey, type KeyLevel, keyOfCharacter, type LayoutName, layoutOfCharacter } from './keyboard-layout.ts';

/** One keydown as the window saw it. */
export type WedgeKey = {
  /** Physical key, `KeyboardEvent.code`; empty where the system does not say. */
  readonly code: string;
  /** Character by the system's layout, `KeyboardEvent.key`; `Dead` for a key that waits to put an accent on the next. */
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  /** Alt is down: the scanner types characters by their numbers on the keypad. */
  readonly alt?: boolean | undefined;
  /** `KeyboardEvent.getModifierState('AltGraph')`. */
  readonly altGr?: boolean | undefined;
  /** `KeyboardEvent.timeStamp`, milliseconds. */
  readonly atMs: number;
};

/** The layout that the scanner is set to, and the system's, which matters only where the window tells no key codes. */
export type WedgeLayouts = { readonly scannerLayout: LayoutName; readonly systemLayout: LayoutName };

/** On Windows AltGr comes as Ctrl + Alt. */
const isAltGr = (key: WedgeKey): boolean => key.altGr === true || (key.ctrl && key.alt === true);

const levelOf = (key: WedgeKey): KeyLevel => (isAltGr(key) ? 'altGr' : key.shift ? 'shift' : 'plain');

/** GS, RS, FS and others come as Ctrl + key (Ctrl + ] is GS, the separator of GS1 codes). CR and LF would end the code and are left out. */
const controlCharacter = (code: string): string | null => {
  const upper = characterOfKey('us', code, 'shift');
  if (upper === null) return null;
  const value = upper.charCodeAt(0) & 0x1f;
  return value === 0x0d || value === 0x0a ? null : String.fromCharCode(value);
};

const isCharacter = (key: string): boolean => [...key].length === 1;

/** The key that was pressed, found back from its character under the system's layout. */
const byCharacter = (key: WedgeKey, layouts: WedgeLayouts): string | null => {
  const system = layoutOfCharacter(layouts.systemLayout, key.key);
  const pressed = system === null ? null : keyOfCharacter(system, key.key);
  return pressed === null ? null : characterOfKey(layouts.scannerLayout, pressed.code, pressed.level);
};

/**
 * The character of a key press, or null for a key that makes none (Shift, arrows). Goes by the physical key, so neither the system's layout nor its dead keys
 * nor Caps Lock change it; a scanner must therefore not be set to make up for Caps Lock.
 */
export const wedgeCharacter = (key: WedgeKey, layouts: WedgeLayouts): string | null => {
  if (key.ctrl && !isAltGr(key)) return controlCharacter(key.code);
  const byCode = characterOfKey(layouts.scannerLayout, key.code, levelOf(key));
  if (byCode !== null) return byCode;
  if (!isCharacter(key.key)) return null;
  return (key.code === '' ? byCharacter(key, layouts) : null) ?? key.key;
};

/** Puts together characters that a scanner in "Alt mode" types as numbers on the keypad: Alt down, digits, Alt up. */
export interface AltNumber {
  /** True when the key belongs to such a number and makes nothing by itself. */
  takes(key: WedgeKey): boolean;
  /** The character of the number so far, which ends with it; null when there is none. */
  end(): string | null;
}

const digitOf = (key: WedgeKey): string | null => /^Numpad(\d)$/.exec(key.code)?.[1] ?? null;

/** Numbers with a leading zero are of the Windows code page, those without of the DOS one; both are ASCII below 128, and Latin-1 from 160. */
const characterOfNumber = (digits: string): string => {
  const value = Number(digits);
  if (value < 128) return String.fromCharCode(value);
  return digits.startsWith('0') && value >= 160 && value <= 255 ? String.fromCharCode(value) : '\ufffd';
};

/** @see AltNumber */
export const altNumber = (): AltNumber => {
  let digits = '';
  return {
    takes: (key) => {
      const digit = key.alt === true && !key.ctrl ? digitOf(key) : null;
      if (digit === null || digits.length >= 5) return false;
      digits += digit;
      return true;
    },
    end: () => {
      const made = digits === '' ? null : characterOfNumber(digits);
      digits = '';
      return made;
    },
  };
};
