/** Tells the keys of the tactile keypad from those of a reader that pretends to be a keyboard. */
import type { KeypadKey, KeypadKeys } from '../../../domain/contract/access.ts';

/** A key of the page, as the window saw it. */
export interface SeenKey {
  readonly code: string;
  readonly timeStamp: number;
}

/** Longer than a slow reader rests within a burst. A key that comes so soon after a reader's is the reader's own, its Enter above all. */
const BURST_OVER_MS = 300;

/** Keys of the keypad that also mean something while nobody uses it: they begin its use. */
const beginners: ReadonlySet<KeypadKey> = new Set(['next', 'previous', 'down', 'up', 'help', 'jackIn', 'jackOut', 'near']);

/** The keypad of one page. It remembers when a key came that is none of its own, and nothing else. */
export class Keypad {
  #strangerAtMs = Number.NEGATIVE_INFINITY;

  /** The key's meaning; null: it is a reader's, and the core gets it. `inUse`: the keypad is switched on, so its OK presses what has the focus. */
  meaning(event: SeenKey, keys: KeypadKeys, inUse: boolean): KeypadKey | null {
    const found = (Object.keys(keys) as KeypadKey[]).find((key) => keys[key].includes(event.code));
    const inBurst = event.timeStamp - this.#strangerAtMs < BURST_OVER_MS;
    if (found !== undefined && !inBurst && (inUse || beginners.has(found))) return found;
    this.#strangerAtMs = event.timeStamp;
    return null;
  }
}
