/** The status bytes that ESC/POS printers send back, told apart and read (DLE EOT 1-4, GS r 1, automatic status back). */
import type { PrinterStatus } from './printer.ts';

/** One thing the printer said. */
export type StatusMessage =
  /** Answer to DLE EOT; which of the four is known by the order of asking. */
  | { readonly kind: 'realtime'; readonly byte: number }
  /** Answer to GS r: everything before the request is done. */
  | { readonly kind: 'in-turn'; readonly byte: number }
  /** Four bytes that the printer sends by itself when something changes. */
  | { readonly kind: 'automatic'; readonly bytes: readonly [number, number, number, number] };

/** Fixed bits tell the kinds apart: DLE EOT 0xx1xx10, ASB begins 0xx1xx00, GS r 0xx0xxxx. */
const isRealtime = (byte: number): boolean => (byte & 0x93) === 0x12;
const startsAutomatic = (byte: number): boolean => (byte & 0x93) === 0x10;

export interface StatusParser {
  /** Messages completed by these bytes. Bytes of no known form are passed over. */
  accept(bytes: Uint8Array): StatusMessage[];
}

export const statusParser = (): StatusParser => {
  let automatic: number[] = [];
  const take = (byte: number): StatusMessage | null => {
    if (automatic.length > 0 && (byte & 0x90) === 0) {
      automatic.push(byte);
      const [first, second, third, fourth] = automatic;
      if (first === undefined || second === undefined || third === undefined || fourth === undefined) return null;
      automatic = [];
      return { kind: 'automatic', bytes: [first, second, third, fourth] };
    }
    automatic = [];
    if (isRealtime(byte)) return { kind: 'realtime', byte };
    if (startsAutomatic(byte)) {
      automatic = [byte];
      return null;
    }
    return (byte & 0x90) === 0 ? { kind: 'in-turn', byte } : null;
  };
  return {
    accept: (bytes) => [...bytes].map(take).filter((message) => message !== null),
  };
};

const reasonOf = (status: Omit<PrinterStatus, 'online' | 'offlineReason'>, feedButton: boolean): PrinterStatus['offlineReason'] => {
  if (status.paper === 'out') return 'paper-out';
  if (status.cover === 'open') return 'cover-open';
  if (status.cutter === 'error') return 'cutter';
  if (status.error === 'recoverable' || status.error === 'unrecoverable') return 'error';
  return feedButton ? 'feed-button' : 'error';
};

const finish = (isOffline: boolean, status: Omit<PrinterStatus, 'online' | 'offlineReason'>, feedButton: boolean): PrinterStatus => ({
  ...status,
  online: !isOffline,
  offlineReason: isOffline ? reasonOf(status, feedButton) : null,
});

/** The status from the answers to DLE EOT 1 (printer), 2 (why offline), 3 (errors), 4 (paper). */
export const statusFromRealtime = (answers: readonly [number, number, number, number]): PrinterStatus => {
  const [printer, offline, errors, paper] = answers;
  const status = {
    paper: (paper & 0x60) !== 0 || (offline & 0x20) !== 0 ? 'out' : (paper & 0x0c) !== 0 ? 'near-end' : 'ok',
    cover: (offline & 0x04) !== 0 ? 'open' : 'closed',
    cutter: (errors & 0x08) !== 0 ? 'error' : 'ok',
    error: (errors & 0x20) !== 0 ? 'unrecoverable' : (errors & 0x4c) !== 0 ? 'recoverable' : 'none',
  } as const;
  return finish((printer & 0x08) !== 0, status, (offline & 0x08) !== 0);
};

/** The status from the four bytes of automatic status back. */
export const statusFromAutomatic = (bytes: readonly [number, number, number, number]): PrinterStatus => {
  const [first, second, third] = bytes;
  const status = {
    paper: (third & 0x0c) !== 0 ? 'out' : (third & 0x03) !== 0 ? 'near-end' : 'ok',
    cover: (first & 0x20) !== 0 ? 'open' : 'closed',
    cutter: (second & 0x08) !== 0 ? 'error' : 'ok',
    error: (second & 0x20) !== 0 ? 'unrecoverable' : (second & 0x4c) !== 0 ? 'recoverable' : 'none',
  } as const;
  return finish((first & 0x08) !== 0, status, (first & 0x40) !== 0);
};
