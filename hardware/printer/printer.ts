/** What a slip printer is to the kiosk. */

/** How a printer is reached. `cups` and `windows-spooler` hand whole jobs to a queue of the system. */
export type PrinterKind = 'tcp' | 'usb-lp' | 'twin' | 'cups' | 'windows-spooler';

export type PrinterInfo = {
  readonly id: string;
  readonly name: string;
  readonly kind: PrinterKind;
  readonly modelId: string;
  readonly widthDots: number;
};

/**
 * Why a printer is not ready. `gone`: not reachable at all; `silent`: reachable, answers nothing; `busy`: another program holds the device;
 * `forbidden`: no right to use it; `stopped`: the system's queue is paused or refuses jobs.
 */
export type OfflineReason =
  'paper-out' | 'cover-open' | 'cutter' | 'error' | 'feed-button' | 'gone' | 'silent' | 'busy' | 'forbidden' | 'stopped';

/** How the printer is. `unknown` parts: not asked yet, or the printer does not tell. */
export type PrinterStatus = {
  /** Ready to print now. */
  readonly online: boolean;
  readonly paper: 'ok' | 'near-end' | 'out' | 'unknown';
  readonly cover: 'closed' | 'open' | 'unknown';
  readonly cutter: 'ok' | 'error' | 'unknown';
  readonly error: 'none' | 'recoverable' | 'unrecoverable' | 'unknown';
  /** Why it is not online; null when it is. */
  readonly offlineReason: OfflineReason | null;
};

/** One slip to print. It belongs to one visit: who ends the visit aborts the job. */
export type PrintJob = {
  readonly jobId: string;
  readonly visitId: string | null;
  /** Pieces of ESC/POS, each ending between two commands (see encodeSlip). */
  readonly segments: readonly Uint8Array[];
};

export type PrintFailure = 'paper-out' | 'cover-open' | 'cutter' | 'offline' | 'gone' | 'timeout' | 'cancelled';

/**
 * `printed`: the printer answered after the last byte that all before it is done (`confirmed`), or stayed well for as long as the slip takes
 * (`watched`: printers without an answer in turn). `sent`: a printer or a queue that tells nothing took everything; nobody knows more.
 * `failed`: it is not known to be whole on paper, and what was unprinted has been dropped. `bytesSent` counts what was handed over.
 */
export type PrintOutcome =
  | { readonly kind: 'printed'; readonly proof: 'confirmed' | 'watched'; readonly bytesSent: number }
  | { readonly kind: 'sent'; readonly bytesSent: number }
  | { readonly kind: 'failed'; readonly reason: PrintFailure; readonly bytesSent: number };

export interface Printer {
  readonly info: PrinterInfo;
  /** Asks the printer; never rejects, `gone` and `silent` are answers too. */
  status(): Promise<PrinterStatus>;
  /**
   * Prints one job; jobs wait for each other. Never rejects. Aborting drops what is unprinted. Once it has ended, nothing more of the job comes out,
   * whatever happens to the printer afterwards, as far as the printer can be reached and told (docs/devices.md says where that ends).
   */
  print(job: PrintJob, signal: AbortSignal): Promise<PrintOutcome>;
  /** A job of an earlier life of this program may be in the printer: it is dropped and cut off before anything else is printed. */
  distrust(): void;
  /** Called whenever the status has changed; the answer removes the listener. */
  onStatus(listener: (status: PrinterStatus) => void): () => void;
  close(): void;
}

const unknownParts = { paper: 'unknown', cover: 'unknown', cutter: 'unknown', error: 'unknown' } as const;

/** A printer of which nothing is known but why it cannot be used. */
export const offlineStatus = (offlineReason: OfflineReason): PrinterStatus => ({ online: false, ...unknownParts, offlineReason });

/** Nothing is known yet, or nobody can be asked. */
export const goneStatus: PrinterStatus = offlineStatus('gone');

/** A printer that never tells anything: taken for ready while its connection stands. */
export const untoldStatus: PrinterStatus = { online: true, ...unknownParts, offlineReason: null };

/** The word for a failed job of a printer that is not ready. */
export const failureOf = (status: PrinterStatus): PrintFailure => {
  switch (status.offlineReason) {
    case 'paper-out':
    case 'cover-open':
    case 'cutter':
    case 'gone':
      return status.offlineReason;
    case 'silent':
      return 'timeout';
    case 'error':
    case 'feed-button':
    case 'busy':
    case 'forbidden':
    case 'stopped':
    case null:
      return 'offline';
  }
};
