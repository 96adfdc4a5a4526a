/**
 * Readers that pretend to be a keyboard ("wedge"): tells a scanner's burst from a person's typing by its speed.
 *
 * The window sends its key events here. Scanners press physical keys of a US keyboard, so with a Cyrillic layout the
 * characters would be wrong while the key codes are right: the decoder goes by codes unless told otherwise.
 */
import type { CardRange } from '../../domain/card/card-range.ts';
import { codeEvent } from './code-event.ts';
import { usCharacter } from './keyboard-layout.ts';
import type { ReaderEvent } from './reader.ts';

/** One keydown as the window saw it. */
export type WedgeKey = {
  /** Physical key, `KeyboardEvent.code`. */
  readonly code: string;
  /** Character by the system's layout, `KeyboardEvent.key`. */
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  /** `KeyboardEvent.timeStamp`, milliseconds. */
  readonly atMs: number;
};

export type WedgeOptions = {
  readonly ranges: readonly CardRange[];
  /** `physical-us`: by key code (default of scanners); `as-typed`: by character, for scanners set to the system's layout. */
  readonly layout: 'physical-us' | 'as-typed';
  /** Characters that begin every code by the scanner's setting; they switch off the judgement by speed. */
  readonly prefix: string;
  readonly suffix: 'enter' | 'tab' | 'none';
};

/** What most scanners do out of the box. */
export const defaultWedgeOptions = (ranges: readonly CardRange[]): WedgeOptions => ({
  ranges,
  layout: 'physical-us',
  prefix: '',
  suffix: 'enter',
});

/** Scanners send a key every 1-20 ms; the fastest typists need more than 60 ms over six keys. */
const maxGapMs = 50;
const minBurst = 6;
const maxBurst = 6000;

export interface WedgeDecoder {
  /** Takes one key; answers the event that it completes, if any. */
  press(key: WedgeKey): ReaderEvent | null;
  /** Tells that time has passed; ends a burst without suffix and wipes what was typed by hand. */
  silence(nowMs: number): ReaderEvent | null;
  /** True while keys come as fast as only a machine sends them: the window keeps them out of its fields. */
  isBurst(): boolean;
}

/** GS, RS, FS and others come as Ctrl + key (Ctrl + ] is GS, the separator of GS1 codes). */
const controlCharacter = (code: string): string | null => {
  const plain = usCharacter(code, true);
  if (plain === null) return null;
  const value = plain.charCodeAt(0) & 0x1f;
  return value === 0x0d || value === 0x0a ? null : String.fromCharCode(value);
};

const characterOf = (key: WedgeKey, layout: WedgeOptions['layout']): string | null => {
  if (key.ctrl) return controlCharacter(key.code);
  if (layout === 'physical-us') return usCharacter(key.code, key.shift) ?? ([...key.key].length === 1 ? key.key : null);
  return [...key.key].length === 1 ? key.key : null;
};

const isSuffix = (key: WedgeKey, suffix: WedgeOptions['suffix']): boolean =>
  (suffix === 'enter' && (key.code === 'Enter' || key.code === 'NumpadEnter')) || (suffix === 'tab' && key.code === 'Tab');

const startsWith = (bytes: readonly number[], prefix: string): boolean =>
  prefix !== '' && bytes.length >= prefix.length && [...prefix].every((char, i) => bytes[i] === char.charCodeAt(0));

/** A decoder for one window. It keeps bytes, not strings, and wipes them when a burst ends. */
export const wedgeDecoder = (options: WedgeOptions): WedgeDecoder => {
  const bytes: number[] = [];
  let lastMs = Number.NEGATIVE_INFINITY;
  let tooLong = false;
  const wipe = (): void => {
    bytes.fill(0);
    bytes.length = 0;
    tooLong = false;
  };
  const finish = (): ReaderEvent | null => {
    const prefixed = startsWith(bytes, options.prefix);
    const isCode = prefixed || (options.prefix === '' && bytes.length >= minBurst);
    const overlong = tooLong;
    const burst = Uint8Array.from(prefixed ? bytes.slice(options.prefix.length) : bytes);
    wipe();
    if (overlong) return { kind: 'unreadable', reason: 'too-long' };
    if (!isCode) {
      burst.fill(0);
      return null;
    }
    return burst.length === 0 ? { kind: 'unreadable', reason: 'empty' } : codeEvent(burst, null, 'keys', options.ranges);
  };
  const expired = (nowMs: number): boolean => nowMs - lastMs > maxGapMs;
  return {
    press: (key) => {
      if (expired(key.atMs) && !startsWith(bytes, options.prefix)) wipe();
      if (isSuffix(key, options.suffix)) return finish();
      const character = characterOf(key, options.layout);
      if (character === null) return null;
      lastMs = key.atMs;
      for (const byte of Buffer.from(character, 'utf8')) {
        if (bytes.length < maxBurst) bytes.push(byte);
        else tooLong = true;
      }
      return null;
    },
    silence: (nowMs) => {
      if (!expired(nowMs)) return null;
      if (options.suffix === 'none') return finish();
      wipe();
      return null;
    },
    isBurst: () => bytes.length >= 3,
  };
};
