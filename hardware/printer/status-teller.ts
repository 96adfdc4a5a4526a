/** Tells a printer's status to whoever listens, when it has changed. */
import type { PrinterStatus } from './printer.ts';

/** @see file comment */
export interface StatusTeller {
  /** Tells and answers the status. */
  tell(status: PrinterStatus): PrinterStatus;
  /** Adds a listener; the answer removes it. */
  onStatus(listener: (status: PrinterStatus) => void): () => void;
  forgetAll(): void;
}

/** A teller that has told nothing yet. */
export const statusTeller = (): StatusTeller => {
  const listeners = new Set<(status: PrinterStatus) => void>();
  let last = '';
  return {
    tell: (status) => {
      const text = JSON.stringify(status);
      if (text !== last) {
        last = text;
        for (const listener of [...listeners]) listener(status);
      }
      return status;
    },
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    forgetAll: () => {
      listeners.clear();
    },
  };
};
