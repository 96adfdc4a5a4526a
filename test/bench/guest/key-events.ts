/** Key presses as the kernel tells them (include/uapi/linux/input.h), turned into what a page in a browser would see of them. */
import { closeSync, constants, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { characterOfKey } from '../../../hardware/reader/keyboard-layout.ts';
import type { WedgeKey } from '../../../hardware/reader/wedge-character.ts';

const EVENT_BYTES = 24;
const EV_KEY = 1;
const POLL_MS = 3;
const shifts = [42, 54];

/** `KeyboardEvent.code` by key number (include/uapi/linux/input-event-codes.h); rows as they lie on the keyboard. */
const codes = new Map<number, string>([
  ...[...'1234567890'].map((digit, i) => [2 + i, `Digit${digit}`] as const),
  ...[...'QWERTYUIOP'].map((letter, i) => [16 + i, `Key${letter}`] as const),
  ...[...'ASDFGHJKL'].map((letter, i) => [30 + i, `Key${letter}`] as const),
  ...[...'ZXCVBNM'].map((letter, i) => [44 + i, `Key${letter}`] as const),
  [12, 'Minus'],
  [13, 'Equal'],
  [28, 'Enter'],
  [39, 'Semicolon'],
  [51, 'Comma'],
  [52, 'Period'],
  [53, 'Slash'],
  [57, 'Space'],
]);

/** Node of the input device with this name, or null while it is not there. */
const nodeOf = (name: string): string | null => {
  for (const event of readdirSync('/sys/class/input').filter((each) => each.startsWith('event'))) {
    try {
      if (readFileSync(`/sys/class/input/${event}/device/name`, 'utf8').includes(name)) return `/dev/input/${event}`;
    } catch {
      // Pulled out while we looked.
    }
  }
  return null;
};

const keysIn = (bytes: Buffer, state: { shift: boolean }): WedgeKey[] => {
  const keys: WedgeKey[] = [];
  for (let at = 0; at + EVENT_BYTES <= bytes.length; at += EVENT_BYTES) {
    if (bytes.readUInt16LE(at + 16) !== EV_KEY) continue;
    const number = bytes.readUInt16LE(at + 18);
    const isDown = bytes.readInt32LE(at + 20) !== 0;
    if (shifts.includes(number)) state.shift = isDown;
    const code = codes.get(number);
    if (!isDown || code === undefined) continue;
    const atMs = Number(bytes.readBigInt64LE(at)) * 1000 + Number(bytes.readBigInt64LE(at + 8)) / 1000;
    keys.push({ code, key: characterOfKey('us', code, state.shift ? 'shift' : 'plain') ?? code, shift: state.shift, ctrl: false, atMs });
  }
  return keys;
};

/** Whether the kernel has made an input device of this name. */
export const isKeyboardThere = (name: string): boolean => nodeOf(name) !== null;

/** Tells each key of a keyboard; the answer ends it. Throws when the keyboard is not there. */
export const watchKeys = (name: string, onKey: (key: WedgeKey) => void): (() => void) => {
  const node = nodeOf(name);
  if (node === null) throw new Error(`the kernel shows no keyboard "${name}"`);
  const fd = openSync(node, constants.O_RDONLY | constants.O_NONBLOCK);
  const buffer = Buffer.alloc(EVENT_BYTES * 64);
  const state = { shift: false };
  const timer = setInterval(() => {
    try {
      const count = readSync(fd, buffer);
      for (const key of keysIn(buffer.subarray(0, count), state)) onKey(key);
    } catch {
      // No key now.
    }
  }, POLL_MS);
  return () => {
    clearInterval(timer);
    closeSync(fd);
  };
};
