import type { SlipDocument } from '../../domain/slip/slip-document.ts';
import type { VisitEvent } from '../../domain/visit/port.ts';
import type { OfflineReason } from '../../hardware/printer/printer.ts';
import type { DeviceState } from './house.ts';

/** The printer's last word about a job. */
export type SlipOutcome = Extract<VisitEvent, { kind: 'slip.outcome' }>['outcome'];

/** What the core asks of a printer; one job at a time. main/core/device-set.ts puts a real one or a twin behind it. */
export interface SlipPrinter {
  /** Prints one slip; never rejects. Ends at the latest by the driver's own time limit. When `signal` aborts, what is not on paper yet never will be. */
  print(slip: SlipDocument, signal: AbortSignal): Promise<SlipOutcome>;
  /** Draws a slip and throws it away: the first drawing loads fonts (a third of a second), and no visitor should wait for that. */
  warm(slip: SlipDocument): void;
  state(): DeviceState['printer'];
  /** Why nothing can be printed now, for IT and staff; null when all is well. */
  trouble(): OfflineReason | null;
  /** A job of an earlier life of this program may be in the printer: it is dropped and cut off before anything else is printed. */
  distrust(): void;
  /** Called when `state()` or `trouble()` changed. Returns the unsubscribe. */
  onChange(listener: () => void): () => void;
  /** Name of its model; null: no printer, or it does not say. */
  model(): string | null;
  /** Paper moved since this program started, in millimetres. */
  movedMm(): number;
  close(): void;
}
