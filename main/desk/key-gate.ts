/**
 * Keys of the desk's window: a scanner that pretends to be a keyboard is told from a person by its speed. Keys wait a moment until it is clear whose
 * they are; a burst becomes one reader event and never a key press, so no code can press G or End.
 */
import type { DeskPageMessage } from '../../domain/contract/desk-intent.ts';
import { wedgeDecoder } from '../../hardware/reader/wedge.ts';
import { defaultWedgeSetting, type WedgeSetting } from '../../hardware/reader/wedge-setting.ts';
import type { ReaderEvent } from '../../hardware/reader/reader.ts';
import type { CardRange } from '../../domain/card/card-range.ts';
import type { After } from '../sync/outcome-book.ts';

type Key = Extract<DeskPageMessage, { type: 'key' }>;

/** A person needs longer between two keys than this; a scanner never does. */
const settleMs = 55;
/** As many fast keys as only a scanner sends. */
const burstKeys = 6;

/** @see file comment */
export interface KeyGate {
  press(key: Key): void;
  /** What waits is judged now: a person's keys are pressed. */
  settle(): void;
  close(): void;
}

/** `onKey` gets what a person pressed, `onRead` what a scanner sent. */
export function createKeyGate(
  ranges: readonly CardRange[],
  after: After,
  onKey: (key: string, code: string) => void,
  onRead: (event: ReaderEvent) => void,
  setting: WedgeSetting = defaultWedgeSetting,
): KeyGate {
  const decoder = wedgeDecoder({ ...setting, ranges });
  let held: Key[] = [];
  let lastMs = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;
  const release = (): void => {
    cancel?.();
    cancel = null;
    const keys = held;
    held = [];
    // A scanner that sends nothing behind its code: the silence after it is its end.
    const read = decoder.silence(lastMs + settleMs);
    if (read !== null) return onRead(read);
    if (keys.length < burstKeys) for (const key of keys) onKey(key.key, key.code);
  };
  return {
    press: (key) => {
      if (key.atMs - lastMs > settleMs) release();
      const isCharacter = [...key.key].length === 1;
      const read = decoder.press(key);
      if (read !== null) {
        held = [];
        cancel?.();
        cancel = null;
        lastMs = Number.NEGATIVE_INFINITY;
        return onRead(read);
      }
      lastMs = isCharacter ? key.atMs : lastMs;
      if (!isCharacter) {
        // Shift and the like come within bursts; they press nothing themselves.
        if (key.key === 'Shift' || key.key === 'Control' || key.key === 'Alt' || key.key === 'AltGraph' || key.key === 'Meta') return;
        release();
        return onKey(key.key, key.code);
      }
      if (key.ctrl) return;
      held.push(key);
      cancel?.();
      cancel = after(settleMs, release);
    },
    settle: release,
    close: () => {
      cancel?.();
      held = [];
    },
  };
}
