/** Puts the reports of a bar code scanner together into whole codes. */
import type { UnreadableReason } from './reader.ts';
import type { ByteSpan, ScannerLayout } from './report-layout.ts';

/** A whole code as bytes (the receiver wipes them), or the reason why there is none; null = more is to come. */
export type ScannerOutput =
  | { readonly kind: 'code'; readonly bytes: Uint8Array; readonly symbology: string | null }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }
  | null;

/** The largest QR holds 2953 bytes; twice that bounds what a device can make us keep. */
const maxCodeBytes = 6000;
/** A continued report follows within a few milliseconds; half a second means that it was lost. */
const continuationMs = 500;

export interface ScannerDecoder {
  accept(payload: Uint8Array, nowMs: number): ScannerOutput;
  /** Looks whether a started code still waits for its rest; one that waited too long is dropped. */
  expire(nowMs: number): 'idle' | 'waiting' | 'expired';
  wipe(): void;
}

const readLength = (payload: Uint8Array, span: ByteSpan): number =>
  (payload[span.offset] ?? 0) + (span.count === 2 ? 256 * (payload[span.offset + 1] ?? 0) : 0);

/** Data without a length ends before the zero bytes that fill the report. */
const withoutPadding = (bytes: Uint8Array): Uint8Array => {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return bytes.subarray(0, end);
};

const symbologyOf = (payload: Uint8Array, layout: ScannerLayout): string | null => {
  let text = '';
  for (const span of layout.symbology) for (let i = 0; i < span.count; i++) text += String.fromCharCode(payload[span.offset + i] ?? 0);
  return /^\][A-Za-z][0-9A-Za-z]$/.test(text) ? text : null;
};

/** Scanners are often set to send CR, LF or Tab after the code. */
const withoutSuffix = (bytes: Uint8Array): Uint8Array => {
  let end = bytes.length;
  while (end > 0 && [0x0d, 0x0a, 0x09].includes(bytes[end - 1] ?? 0)) end--;
  return bytes.subarray(0, end);
};

/** A decoder for one report layout. `payload` is a report without its id. */
export const scannerDecoder = (layout: ScannerLayout): ScannerDecoder => {
  const buffer = new Uint8Array(maxCodeBytes);
  let used = 0;
  let symbology: string | null = null;
  let waitingSinceMs: number | null = null;
  const reset = (): void => {
    buffer.fill(0, 0, used);
    used = 0;
    symbology = null;
    waitingSinceMs = null;
  };
  const fail = (reason: UnreadableReason): ScannerOutput => {
    reset();
    return { kind: 'unreadable', reason };
  };
  return {
    accept: (payload, nowMs) => {
      // The rest of a code that never came must not grow onto the next code.
      if (waitingSinceMs !== null && nowMs - waitingSinceMs >= continuationMs) reset();
      const room = Math.max(0, Math.min(layout.data.count, payload.length - layout.data.offset));
      const length = layout.length === null ? room : readLength(payload, layout.length);
      if (length > room) return fail('lying-length');
      const raw = payload.subarray(layout.data.offset, layout.data.offset + length);
      const data = layout.length === null ? withoutPadding(raw) : raw;
      if (used + data.length > maxCodeBytes) return fail('too-long');
      symbology = used === 0 ? symbologyOf(payload, layout) : symbology;
      buffer.set(data, used);
      used += data.length;
      const more = layout.more !== null && ((payload[layout.more.offset] ?? 0) & layout.more.mask) !== 0;
      if (more) {
        waitingSinceMs = nowMs;
        return null;
      }
      const whole = withoutSuffix(buffer.subarray(0, used)).slice();
      const named = symbology;
      reset();
      return whole.length === 0 ? { kind: 'unreadable', reason: 'empty' } : { kind: 'code', bytes: whole, symbology: named };
    },
    expire: (nowMs) => {
      if (waitingSinceMs === null) return 'idle';
      if (nowMs - waitingSinceMs < continuationMs) return 'waiting';
      reset();
      return 'expired';
    },
    wipe: reset,
  };
};
