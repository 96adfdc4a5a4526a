import { encodeSlip } from '../../hardware/printer/encode-slip.ts';
import { openPrinter } from '../../hardware/printer/open-printer.ts';
import { paperMm } from '../../hardware/printer/paper-length.ts';
import type { PrinterPlace } from '../../hardware/printer/open-printer.ts';
import type { OfflineReason, PrintOutcome, PrinterStatus } from '../../hardware/printer/printer.ts';
import { patientTimers, systemTimers } from '../../hardware/reader/driver-timers.ts';
import { loadTypefaces } from '../../hardware/type/typeface.ts';
import type { Typefaces } from '../../hardware/type/typeface.ts';
import type { DeviceState } from './house.ts';
import type { SlipOutcome, SlipPrinter } from './slip-printer.ts';

/** Which printer: `auto` takes an ESC/POS printer on USB, plugged in whenever; `usb` the one with this serial number. */
export type PrinterChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'auto' }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly isTwin: boolean }
  | { readonly kind: 'lp'; readonly path: string }
  | { readonly kind: 'usb'; readonly serial: string }
  | { readonly kind: 'cups'; readonly url: string }
  | { readonly kind: 'windows-spooler'; readonly printer: string };

/** Where nothing is known of a printer there is no printer, and slips say so at once. */
export function noPrinter(): SlipPrinter {
  return {
    print: () => Promise.resolve('gone'),
    warm: () => undefined,
    state: () => 'gone',
    trouble: () => 'gone',
    distrust: () => undefined,
    model: () => null,
    movedMm: () => 0,
    onChange: () => () => undefined,
    close: () => undefined,
  };
}

function stateOf(status: PrinterStatus): DeviceState['printer'] {
  if (status.offlineReason === 'paper-out' || status.paper === 'out') return 'paper-out';
  if (!status.online) return 'gone';
  return status.paper === 'near-end' ? 'paper-near-end' : 'ok';
}

/** Where the printer of a choice is; `modelId` null: the model that the printer calls itself. */
export function placeOf(choice: Exclude<PrinterChoice, { kind: 'none' }>, modelId: string | null): PrinterPlace {
  switch (choice.kind) {
    case 'tcp':
    case 'cups':
    case 'windows-spooler':
      return { ...choice, modelId };
    case 'usb':
      return { kind: 'usb', path: null, serial: choice.serial, modelId };
    case 'lp':
      return { kind: 'usb', path: choice.path, modelId };
    case 'auto':
      return { kind: 'usb', path: null, modelId };
  }
}

function wordOf(outcome: PrintOutcome): SlipOutcome {
  return outcome.kind === 'failed' ? outcome.reason : outcome.kind;
}

/**
 * The slip printer of a kiosk; `modelId` where the settings name its model. Every limit of the driver is `patience` times as long. Typefaces are loaded at the
 * first slip or by `warm`.
 */
export async function openSlipPrinter(choice: PrinterChoice, modelId: string | null = null, patience = 1): Promise<SlipPrinter> {
  if (choice.kind === 'none') return noPrinter();
  const { printer, model } = await openPrinter(placeOf(choice, modelId), patientTimers(systemTimers(), patience));
  let faces: Typefaces | null = null;
  let movedMm = 0;
  let state: DeviceState['printer'] = 'gone';
  let trouble: OfflineReason | null = 'gone';
  const listeners = new Set<() => void>();
  const take = (status: PrinterStatus): void => {
    const next = stateOf(status);
    if (next === state && status.offlineReason === trouble) return;
    state = next;
    trouble = status.offlineReason;
    for (const listener of [...listeners]) listener();
  };
  printer.onStatus(take);
  void printer.status().then(take);
  return {
    print: async (slip, signal) => {
      faces ??= loadTypefaces();
      const segments = encodeSlip(slip, { model, faces });
      const outcome = await printer.print({ jobId: 'slip', visitId: null, segments }, signal);
      movedMm += paperMm(segments, outcome.bytesSent);
      return wordOf(outcome);
    },
    warm: (slip) => {
      faces ??= loadTypefaces();
      encodeSlip(slip, { model, faces });
    },
    state: () => state,
    trouble: () => trouble,
    distrust: () => printer.distrust(),
    model: () => model.name,
    movedMm: () => Math.round(movedMm),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => printer.close(),
  };
}
