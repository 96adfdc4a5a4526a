import { encodeSlip } from '../../hardware/printer/encode-slip.ts';
import { openPrinter } from '../../hardware/printer/open-printer.ts';
import type { PrinterPlace } from '../../hardware/printer/open-printer.ts';
import type { PrinterStatus } from '../../hardware/printer/printer.ts';
import { systemTimers } from '../../hardware/reader/driver-timers.ts';
import { loadTypefaces } from '../../hardware/type/typeface.ts';
import type { Typefaces } from '../../hardware/type/typeface.ts';
import type { DeviceState } from './house.ts';
import type { SlipPrinter } from './slip-printer.ts';

/** Which printer: `auto` takes an ESC/POS printer on USB, plugged in whenever. */
export type PrinterChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'auto' }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly isTwin: boolean }
  | { readonly kind: 'lp'; readonly path: string };

/** Where nothing is known of a printer there is no printer, and slips say so at once. */
export function noPrinter(): SlipPrinter {
  return {
    print: () => Promise.resolve('gone'),
    warm: () => undefined,
    state: () => 'gone',
    onChange: () => () => undefined,
    close: () => undefined,
  };
}

function stateOf(status: PrinterStatus): DeviceState['printer'] {
  if (status.offlineReason === 'paper-out' || status.paper === 'out') return 'paper-out';
  if (!status.online) return 'gone';
  return status.paper === 'near-end' ? 'paper-near-end' : 'ok';
}

function placeOf(choice: Exclude<PrinterChoice, { kind: 'none' }>): PrinterPlace {
  if (choice.kind === 'tcp') return { kind: 'tcp', host: choice.host, port: choice.port, modelId: null, isTwin: choice.isTwin };
  return { kind: 'usb', path: choice.kind === 'lp' ? choice.path : null, modelId: null };
}

/** The slip printer of a kiosk. Typefaces are loaded at the first slip or by `warm`. */
export async function openSlipPrinter(choice: PrinterChoice): Promise<SlipPrinter> {
  if (choice.kind === 'none') return noPrinter();
  const { printer, model } = await openPrinter(placeOf(choice), systemTimers());
  let faces: Typefaces | null = null;
  let state: DeviceState['printer'] = 'gone';
  const listeners = new Set<() => void>();
  const take = (status: PrinterStatus): void => {
    const next = stateOf(status);
    if (next === state) return;
    state = next;
    for (const listener of [...listeners]) listener();
  };
  printer.onStatus(take);
  void printer.status().then(take);
  return {
    print: async (slip, signal) => {
      faces ??= loadTypefaces();
      const outcome = await printer.print({ jobId: 'slip', visitId: null, segments: encodeSlip(slip, { model, faces }) }, signal);
      return outcome.kind === 'printed' ? 'printed' : outcome.reason;
    },
    warm: (slip) => {
      faces ??= loadTypefaces();
      encodeSlip(slip, { model, faces });
    },
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => printer.close(),
  };
}
