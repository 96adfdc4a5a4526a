/** The part of the desk's events and effects that is about its shift. */
import type { Language } from '../contract/primitive.ts';
import type { DeviceCheck, EndCount, StartCount } from '../contract/shift.ts';
import type { OpenShift, ShiftReport, StockLine } from './shift-count.ts';

/** What journal, stock and printer answered. */
export type ShiftEvent =
  /** At the start of the core, from the journal: the shift that was open, and the exceptions in it. */
  | { readonly kind: 'shift.known'; readonly shift: OpenShift | null; readonly overrides: number }
  | { readonly kind: 'stock.seen'; readonly gifts: readonly StockLine[] }
  /** What the shift did so far, the count with which it began, and the books now. */
  | {
      readonly kind: 'shift.told';
      readonly report: Omit<ShiftReport, 'gifts'>;
      readonly begun: readonly StartCount[];
      readonly gifts: readonly StockLine[];
    }
  | { readonly kind: 'shift.started'; readonly shift: OpenShift }
  | { readonly kind: 'shift.ended'; readonly report: Omit<ShiftReport, 'gifts'> }
  | { readonly kind: 'shift.failed' }
  | { readonly kind: 'check.printed'; readonly result: DeviceCheck }
  | { readonly kind: 'shift.printed'; readonly result: 'printed' | 'sent' | 'none' };

/** What a shift wants done. */
export type ShiftEffect =
  | { readonly kind: 'look-at-stock' }
  | { readonly kind: 'look-at-shift' }
  | { readonly kind: 'print-check' }
  | {
      readonly kind: 'start-shift';
      readonly staffId: string;
      readonly counts: readonly StartCount[];
      readonly scanner: DeviceCheck;
      readonly printer: DeviceCheck;
    }
  | {
      readonly kind: 'end-shift';
      readonly shift: OpenShift;
      readonly staffId: string;
      readonly counts: readonly EndCount[];
      readonly parked: number;
      readonly handedTo: string | null;
      readonly language: Language;
    }
  /** The report of a shift that ended at this desk, again and marked. */
  | { readonly kind: 'print-shift'; readonly shiftId: string; readonly language: Language; readonly copy: number };
