/**
 * Real-time commands in what a printer receives. Printers look for them in the stream itself, even inside the data of a picture that is still coming
 * (Epson's command reference, "Notes of real-time commands"), which is why they still answer when nothing else works.
 */
import { clearBufferBytes } from '../escpos/read-command.ts';

/** One of them; `end` is the index after it. */
export type Realtime =
  { readonly kind: 'status'; readonly which: number; readonly end: number } | { readonly kind: 'clear'; readonly end: number };

const startsWith = (bytes: Uint8Array, at: number, pattern: readonly number[]): boolean =>
  pattern.every((byte, i) => bytes[at + i] === byte);

/** The first one that begins at `from` or later; null: there is none that is complete. */
export const nextRealtime = (bytes: Uint8Array, from: number): Realtime | null => {
  for (let at = bytes.indexOf(0x10, from); at >= 0; at = bytes.indexOf(0x10, at + 1)) {
    const which = bytes[at + 2];
    if (bytes[at + 1] === 0x04 && which !== undefined && which >= 1 && which <= 4) return { kind: 'status', which, end: at + 3 };
    if (startsWith(bytes, at, clearBufferBytes)) return { kind: 'clear', end: at + clearBufferBytes.length };
  }
  return null;
};
