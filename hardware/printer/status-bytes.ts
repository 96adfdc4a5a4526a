/**
 * The bytes that ESC/POS printers send back, told apart and read: answers to DLE EOT 1-4 and GS r 1, automatic status back (GS a), and the answer to
 * the order to clear the buffers (DLE DC4 8). Source: Epson's ESC/POS command reference, "Transmission status identification".
 */
import type { OfflineReason, PrinterStatus } from './printer.ts';

/** One thing the printer said. */
export type StatusMessage =
  /** Answer to DLE EOT; which of the four is known by the order of asking. */
  | { readonly kind: 'realtime'; readonly byte: number }
  /** Answer to GS r: everything before the request is done. */
  | { readonly kind: 'in-turn'; readonly byte: number }
  /** Four bytes that the printer sends by itself when something changes. */
  | { readonly kind: 'automatic'; readonly bytes: readonly [number, number, number, number] }
  /** 37h 25h 00h: the buffers are empty, and nothing that was asked before is answered any more. */
  | { readonly kind: 'cleared' };

/** Fixed bits tell the kinds apart: DLE EOT 0xx1xx10, ASB begins 0xx1xx00 and goes on 0xx0xxxx, GS r 0xx0xxxx. */
const isRealtime = (byte: number): boolean => (byte & 0x93) === 0x12;
const startsAutomatic = (byte: number): boolean => (byte & 0x93) === 0x10;
const goesOn = (byte: number): boolean => (byte & 0x90) === 0;
const clearResponse = [0x37, 0x25, 0x00] as const;

export interface StatusParser {
  /** Messages completed by these bytes. Bytes of no known form (XON, XOFF, noise) are passed over. */
  accept(bytes: Uint8Array): StatusMessage[];
}

/** A parser of one connection; keeps at most three bytes of an unfinished message. */
export const statusParser = (): StatusParser => {
  let automatic: number[] = [];
  let clear = 0;
  const plain = (byte: number): StatusMessage | null => {
    // May come between two bytes of an automatic status, from a printer that answers at once.
    if (isRealtime(byte)) return { kind: 'realtime', byte };
    if (startsAutomatic(byte)) {
      automatic = [byte];
      return null;
    }
    if (!goesOn(byte)) return null;
    if (automatic.length === 0) return { kind: 'in-turn', byte };
    const [first, second, third] = automatic;
    if (first === undefined || second === undefined || third === undefined) {
      automatic.push(byte);
      return null;
    }
    automatic = [];
    return { kind: 'automatic', bytes: [first, second, third, byte] };
  };
  const take = (byte: number): StatusMessage[] => {
    if (byte === clearResponse[clear]) {
      clear += 1;
      if (clear < clearResponse.length) return [];
      clear = 0;
      automatic = [];
      return [{ kind: 'cleared' }];
    }
    // It only began like the answer to a clear: what was kept back is what it looks like by itself.
    const kept = clearResponse.slice(0, clear);
    clear = 0;
    const again = kept.length > 0 && byte === clearResponse[0] ? take(byte) : [plain(byte)];
    return [...kept.map(plain), ...again].filter((message) => message !== null);
  };
  return {
    accept: (bytes) => [...bytes].flatMap(take),
  };
};

type Parts = Omit<PrinterStatus, 'online' | 'offlineReason'>;

const reasonOf = (parts: Parts, feedButton: boolean): OfflineReason => {
  if (parts.paper === 'out') return 'paper-out';
  if (parts.cover === 'open') return 'cover-open';
  if (parts.cutter === 'error') return 'cutter';
  if (parts.error === 'recoverable' || parts.error === 'unrecoverable') return 'error';
  return feedButton ? 'feed-button' : 'error';
};

const finish = (isOffline: boolean, parts: Parts, feedButton: boolean): PrinterStatus => ({
  ...parts,
  online: !isOffline,
  offlineReason: isOffline ? reasonOf(parts, feedButton) : null,
});

/** The status from the answers to DLE EOT 1 (printer), 2 (why offline), 3 (errors), 4 (paper). */
export const statusFromRealtime = (answers: readonly [number, number, number, number]): PrinterStatus => {
  const [printer, offline, errors, paper] = answers;
  const parts = {
    paper: (paper & 0x60) !== 0 || (offline & 0x20) !== 0 ? 'out' : (paper & 0x0c) !== 0 ? 'near-end' : 'ok',
    cover: (offline & 0x04) !== 0 ? 'open' : 'closed',
    cutter: (errors & 0x08) !== 0 ? 'error' : 'ok',
    error: (errors & 0x20) !== 0 ? 'unrecoverable' : (errors & 0x4c) !== 0 ? 'recoverable' : 'none',
  } as const;
  return finish((printer & 0x08) !== 0, parts, (offline & 0x08) !== 0);
};

/** The status from the four bytes of automatic status back. */
export const statusFromAutomatic = (bytes: readonly [number, number, number, number]): PrinterStatus => {
  const [first, second, third] = bytes;
  const parts = {
    paper: (third & 0x0c) !== 0 ? 'out' : (third & 0x03) !== 0 ? 'near-end' : 'ok',
    cover: (first & 0x20) !== 0 ? 'open' : 'closed',
    cutter: (second & 0x08) !== 0 ? 'error' : 'ok',
    error: (second & 0x20) !== 0 ? 'unrecoverable' : (second & 0x4c) !== 0 ? 'recoverable' : 'none',
  } as const;
  return finish((first & 0x08) !== 0, parts, (first & 0x40) !== 0);
};
