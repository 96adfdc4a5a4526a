/** What a slip printer is to the kiosk. */

export type PrinterInfo = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'tcp' | 'usb-lp' | 'twin';
  readonly modelId: string;
  readonly widthDots: number;
};

/** How the printer is. `unknown` parts: not asked yet, or the printer does not tell. */
export type PrinterStatus = {
  /** Ready to print now. */
  readonly online: boolean;
  readonly paper: 'ok' | 'near-end' | 'out' | 'unknown';
  readonly cover: 'closed' | 'open' | 'unknown';
  readonly cutter: 'ok' | 'error' | 'unknown';
  readonly error: 'none' | 'recoverable' | 'unrecoverable' | 'unknown';
  /** Why it is not online; null when it is. `gone`: not reachable at all. */
  readonly offlineReason: 'paper-out' | 'cover-open' | 'cutter' | 'error' | 'feed-button' | 'gone' | 'silent' | null;
};

/** One slip to print. It belongs to one visit: who ends the visit aborts the job. */
export type PrintJob = {
  readonly jobId: string;
  readonly visitId: string | null;
  /** Pieces of ESC/POS, each ending between two commands (see encodeSlip). */
  readonly segments: readonly Uint8Array[];
};

export type PrintFailure = 'paper-out' | 'cover-open' | 'offline' | 'gone' | 'timeout' | 'cancelled';

/**
 * `printed`: the printer answered after the last byte that all before it is done. `failed`: it is not known to be whole on
 * paper, and what was unprinted has been dropped. `bytesSent` counts what the connection took.
 */
export type PrintOutcome =
  | { readonly kind: 'printed'; readonly bytesSent: number }
  | { readonly kind: 'failed'; readonly reason: PrintFailure; readonly bytesSent: number };

export interface Printer {
  readonly info: PrinterInfo;
  /** Asks the printer; never rejects, `gone` and `silent` are answers too. */
  status(): Promise<PrinterStatus>;
  /** Prints one job; jobs wait for each other. Never rejects. Aborting drops what is unprinted. */
  print(job: PrintJob, signal: AbortSignal): Promise<PrintOutcome>;
  /** Called whenever the status has changed; the answer removes the listener. */
  onStatus(listener: (status: PrinterStatus) => void): () => void;
  close(): void;
}

/** Nothing is known yet, or nobody can be asked. */
export const goneStatus: PrinterStatus = {
  online: false,
  paper: 'unknown',
  cover: 'unknown',
  cutter: 'unknown',
  error: 'unknown',
  offlineReason: 'gone',
};
