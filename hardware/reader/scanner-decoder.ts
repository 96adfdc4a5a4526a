/** Puts the reports of a bar code scanner together into whole codes. */
import { wipeableCopy } from '../../domain/card/wipeable.ts';
import { elementsAt, numberAt, roomIn } from './bit-span.ts';
import type { UnreadableReason } from './reader.ts';
import type { ScannerLayout } from './report-layout.ts';
import { isAimIdentifier, type Symbology, symbologyOfAim, symbologyOfName, type SymbologyName } from './symbology.ts';

/** A whole code as bytes (the receiver wipes them), or the reason why there is none; null = more is to come. */
export type ScannerOutput =
  | { readonly kind: 'code'; readonly bytes: Uint8Array; readonly symbology: Symbology | null }
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
  /** Whether a started code waits for its rest. */
  isWaiting(): boolean;
  wipe(): void;
}

/** Data without a length ends before the zero bytes that fill the report. */
const withoutPadding = (bytes: Uint8Array): Uint8Array => {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return bytes.subarray(0, end);
};

/** How the first report of a code names its symbology: an AIM identifier, else the vendor's own name, else nothing. */
type Named = { readonly aim: string | null; readonly vendor: SymbologyName | null };

const namedIn = (payload: Uint8Array, layout: ScannerLayout): Named => {
  const codes = layout.symbology.flatMap((span) => [...elementsAt(payload, span, roomIn(payload, span))]);
  const aim = String.fromCharCode(...codes.slice(0, 3));
  const { vendorSymbology } = layout;
  return {
    aim: isAimIdentifier(aim) ? aim : null,
    vendor: vendorSymbology === null ? null : (vendorSymbology.names.get(numberAt(payload, vendorSymbology.at)) ?? null),
  };
};

const symbologyOf = (named: Named, body: Uint8Array): Symbology | null =>
  named.aim !== null ? symbologyOfAim(named.aim, body) : named.vendor === null ? null : symbologyOfName(named.vendor);

/** `]Z` is no symbol: scanners answer commands under it (ISO/IEC 15424: "no bar code data"). */
const isAnswer = (named: Named): boolean => named.aim?.startsWith(']Z') === true;

/** Scanners are often set to send CR, LF or Tab after the code. */
const withoutSuffix = (bytes: Uint8Array): Uint8Array => {
  let end = bytes.length;
  while (end > 0 && [0x0d, 0x0a, 0x09].includes(bytes[end - 1] ?? 0)) end--;
  return bytes.subarray(0, end);
};

const unnamed: Named = { aim: null, vendor: null };

/** A decoder for one report layout. `payload` is a report without its id. */
export const scannerDecoder = (layout: ScannerLayout): ScannerDecoder => {
  const buffer = new Uint8Array(maxCodeBytes);
  let used = 0;
  let symbology: Named = unnamed;
  let waitingSinceMs: number | null = null;
  const reset = (): void => {
    buffer.fill(0, 0, used);
    used = 0;
    symbology = unnamed;
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
      const room = roomIn(payload, layout.data);
      const length = layout.length === null ? room : numberAt(payload, layout.length);
      if (length > room) return fail('lying-length');
      const raw = elementsAt(payload, layout.data, length);
      const data = layout.length === null ? withoutPadding(raw) : raw;
      if (used + data.length > maxCodeBytes) return fail('too-long');
      if (used === 0) symbology = namedIn(payload, layout);
      buffer.set(data, used);
      used += data.length;
      const more = layout.more !== null && numberAt(payload, layout.more) !== 0;
      if (more) {
        waitingSinceMs = nowMs;
        return null;
      }
      const whole = wipeableCopy(withoutSuffix(buffer.subarray(0, used)));
      const named = symbology;
      reset();
      if (isAnswer(named)) {
        whole.fill(0);
        return null;
      }
      return whole.length === 0
        ? { kind: 'unreadable', reason: 'empty' }
        : { kind: 'code', bytes: whole, symbology: symbologyOf(named, whole) };
    },
    expire: (nowMs) => {
      if (waitingSinceMs === null) return 'idle';
      if (nowMs - waitingSinceMs < continuationMs) return 'waiting';
      reset();
      return 'expired';
    },
    isWaiting: () => waitingSinceMs !== null,
    wipe: reset,
  };
};
