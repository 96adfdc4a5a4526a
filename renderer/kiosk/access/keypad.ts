/** Tells the keys of the tactile keypad from those of a reader that pretends to be a keyboard. */
import type { Access, KeypadKey } from '../../../domain/contract/access.ts';

/** A key of the page, as the window saw it. */
export interface SeenKey {
  readonly code: string;
  readonly timeStamp: number;
}

/** Longer than a slow reader rests within a burst. A key that comes so soon after a reader's is the reader's own, its Enter above all. */
const BURST_OVER_MS = 300;

/** Keys of the keypad that also mean something while nobody uses it: they begin its use. */
const beginners: ReadonlySet<KeypadKey> = new Set(['next', 'previous', 'down', 'up', 'help', 'jackIn', 'jackOut', 'near']);

/** Events that a machine makes, not a finger. */
const notStruck: ReadonlySet<KeypadKey> = new Set(['jackIn', 'jackOut', 'near']);

/** How the keys of a screen count: `keypad`: it is switched on, so its OK presses what has the focus. */
export type HowKeysCount = Pick<Access, 'keys' | 'doubleStrikeMs' | 'keypad'>;

/** The keypad of one page. It remembers when a key came that is none of its own, and its last stroke, and nothing else. */
export class Keypad {
  #strangerAtMs = Number.NEGATIVE_INFINITY;
  /** The stroke that counted last. */
  #struck: { readonly key: KeypadKey; readonly atMs: number } | null = null;

  /** The key's meaning; null: it is a reader's, and the core gets it. `struck-twice`: the same key again within the time in which that counts for nothing. */
  meaning(event: SeenKey, { keys, doubleStrikeMs, keypad: inUse }: HowKeysCount): KeypadKey | 'struck-twice' | null {
    const found = (Object.keys(keys) as KeypadKey[]).find((key) => keys[key].includes(event.code));
    const inBurst = event.timeStamp - this.#strangerAtMs < BURST_OVER_MS;
    if (found !== undefined && !inBurst && (inUse || beginners.has(found))) return this.#counted(found, event.timeStamp, doubleStrikeMs);
    this.#strangerAtMs = event.timeStamp;
    return null;
  }

  /** A hand that trembles strikes one key twice; any other key counts at once. A plug and the sensor are no keys. */
  #counted(key: KeypadKey, atMs: number, doubleStrikeMs: number): KeypadKey | 'struck-twice' {
    if (notStruck.has(key)) return key;
    const last = this.#struck;
    if (last !== null && last.key === key && atMs - last.atMs < doubleStrikeMs) return 'struck-twice';
    this.#struck = { key, atMs };
    return key;
  }
}
