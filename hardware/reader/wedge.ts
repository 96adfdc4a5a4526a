/** Readers that pretend to be a keyboard ("wedge"): tells a scanner's burst from a person's typing by its speed. The window sends its key events here. */
import type { CardRange } from '../../domain/card/card-range.ts';
import { wipeableCopy } from '../../domain/card/wipeable.ts';
import { newCodeEvent } from './code-event.ts';
import type { ReaderEvent } from './reader.ts';
import { repeatGate } from './repeat-gate.ts';
import { defaultWedgeSetting } from './wedge-setting.ts';
import { altNumber, wedgeCharacter, type WedgeKey, type WedgeLayouts } from './wedge-character.ts';

/** How the scanner is set. */
export type WedgeOptions = WedgeLayouts & {
  readonly ranges: readonly CardRange[];
  /** Characters that begin every code by the scanner's setting; they switch off the judgement by speed. */
  readonly prefix: string;
  readonly suffix: 'enter' | 'tab' | 'none';
};

/** The options of a scanner as it comes out of the box. */
export const defaultWedgeOptions = (ranges: readonly CardRange[]): WedgeOptions => ({ ...defaultWedgeSetting, ranges });

/** Scanners send a key every 1-20 ms; the fastest typists need more than 60 ms over six keys. */
const maxGapMs = 50;
const minBurst = 6;
const maxBurst = 6000;
/** With a prefix slow scanners count too, but not for ever: what began like a code and stopped is forgotten. */
const maxPrefixedGapMs = 1000;

export interface WedgeDecoder {
  /** Takes one key; answers the event that it completes, if any. */
  press(key: WedgeKey): ReaderEvent | null;
  /** Tells that time has passed; ends a burst without suffix and wipes what was typed by hand. */
  silence(nowMs: number): ReaderEvent | null;
  /** True while keys come as fast as only a machine sends them: the window keeps them out of its fields. */
  isBurst(): boolean;
}

const isSuffix = (key: WedgeKey, suffix: WedgeOptions['suffix']): boolean =>
  (suffix === 'enter' && (key.code === 'Enter' || key.code === 'NumpadEnter' || (key.code === '' && key.key === 'Enter'))) ||
  (suffix === 'tab' && (key.code === 'Tab' || (key.code === '' && key.key === 'Tab')));

/** Bytes of one burst; a growing array would leave copies behind, so the room is made once and wiped. */
const burstBuffer = () => {
  const bytes = new Uint8Array(maxBurst);
  let used = 0;
  let isTooLong = false;
  const addByte = (byte: number): void => {
    if (used < maxBurst) bytes[used++] = byte;
    else isTooLong = true;
  };
  return {
    add: (character: string): void => {
      const code = character.charCodeAt(0);
      // Digits never go through Node's shared buffer pool, which nobody wipes.
      if (code < 128) addByte(code);
      else for (const byte of Buffer.from(character, 'utf8')) addByte(byte);
    },
    startsWith: (prefix: string): boolean =>
      prefix !== '' && used >= prefix.length && [...prefix].every((char, i) => bytes[i] === char.charCodeAt(0)),
    used: () => used,
    isTooLong: () => isTooLong,
    copyFrom: (start: number): Uint8Array => wipeableCopy(bytes.subarray(start, used)),
    wipe: (): void => {
      bytes.fill(0, 0, used);
      used = 0;
      isTooLong = false;
    },
  };
};

/** A decoder for one window. It keeps bytes, not strings, and wipes them when a burst ends. */
export const wedgeDecoder = (options: WedgeOptions): WedgeDecoder => {
  const burst = burstBuffer();
  const repeats = repeatGate();
  const numbers = altNumber();
  let lastMs = Number.NEGATIVE_INFINITY;
  const finish = (atMs: number): ReaderEvent | null => {
    const isPrefixed = burst.startsWith(options.prefix);
    const isCode = isPrefixed || (options.prefix === '' && burst.used() >= minBurst);
    const isTooLong = burst.isTooLong();
    const code = burst.copyFrom(isPrefixed ? options.prefix.length : 0);
    burst.wipe();
    if (isTooLong || !isCode) {
      code.fill(0);
      return isTooLong ? { kind: 'unreadable', reason: 'too-long' } : null;
    }
    if (code.length === 0) return { kind: 'unreadable', reason: 'empty' };
    return newCodeEvent({ bytes: code, symbology: null, source: 'keys' }, options.ranges, repeats, atMs);
  };
  const hasExpired = (nowMs: number): boolean => nowMs - lastMs > (burst.startsWith(options.prefix) ? maxPrefixedGapMs : maxGapMs);
  const take = (character: string | null, atMs: number): void => {
    if (character === null) return;
    lastMs = atMs;
    burst.add(character);
  };
  return {
    press: (key) => {
      if (hasExpired(key.atMs)) burst.wipe();
      if (numbers.takes(key)) {
        lastMs = key.atMs;
        return null;
      }
      // Key releases are not told: the next key says that the number before it was whole.
      take(numbers.end(), key.atMs);
      if (isSuffix(key, options.suffix)) return finish(key.atMs);
      take(wedgeCharacter(key, options), key.atMs);
      return null;
    },
    silence: (nowMs) => {
      if (!hasExpired(nowMs)) return null;
      take(numbers.end(), lastMs);
      if (options.suffix === 'none') return finish(nowMs);
      burst.wipe();
      return null;
    },
    isBurst: () => burst.used() >= 3,
  };
};
