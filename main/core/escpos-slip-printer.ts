import { encodeSlip } from '../../hardware/printer/encode-slip.ts';
import { escposPrinter } from '../../hardware/printer/escpos-printer.ts';
import { findLpDevices } from '../../hardware/printer/lp-devices.ts';
import { openLp } from '../../hardware/printer/lp-channel.ts';
import { printerModelByName, printerModels } from '../../hardware/printer/printer-models.ts';
import type { PrinterModel } from '../../hardware/printer/printer-models.ts';
import type { Printer, PrinterStatus } from '../../hardware/printer/printer.ts';
import { openTcp } from '../../hardware/printer/tcp-channel.ts';
import { systemTimers } from '../../hardware/reader/driver-timers.ts';
import { loadTypefaces } from '../../hardware/type/typeface.ts';
import type { Typefaces } from '../../hardware/type/typeface.ts';
import type { DeviceState } from './house.ts';
import type { SlipPrinter } from './slip-printer.ts';

/** Which printer: `auto` takes the first ESC/POS printer found on USB at the start. */
export type PrinterChoice =
  | { readonly kind: 'none' } | { readonly kind: 'auto' } | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly isTwin: boolean }
  | { readonly kind: 'lp'; readonly path: string };

/** Where nothing is known of a printer there is no printer, and slips say so at once. */
export function noPrinter(): SlipPrinter {
  return { print: () => Promise.resolve('gone'), state: () => 'gone', onChange: () => () => undefined, close: () => undefined };
}

function stateOf(status: PrinterStatus): DeviceState['printer'] {
  if (status.offlineReason === 'paper-out' || status.paper === 'out') return 'paper-out';
  if (!status.online) return 'gone';
  return status.paper === 'near-end' ? 'paper-near-end' : 'ok';
}

async function choose(choice: Exclude<PrinterChoice, { kind: 'none' }>): Promise<{ readonly printer: Printer; readonly model: PrinterModel } | null> {
  const [fallback] = printerModels;
  if (fallback === undefined) return null;
  const timers = systemTimers();
  if (choice.kind === 'tcp') {
    const info = { id: `tcp:${choice.host}:${choice.port}`, name: choice.isTwin ? 'Simulated printer' : `Printer ${choice.host}`, kind: choice.isTwin ? ('twin' as const) : ('tcp' as const), modelId: fallback.id, widthDots: fallback.widthDots };
    return { model: fallback, printer: escposPrinter({ info, model: fallback, open: openTcp({ host: choice.host, port: choice.port }), timers }) };
  }
  const devices = (await findLpDevices()).filter((device) => device.isEscpos);
  const device = choice.kind === 'lp' ? (devices.find((each) => each.path === choice.path) ?? { path: choice.path, name: choice.path }) : devices[0];
  if (device === undefined) return null;
  const model = printerModelByName(device.name) ?? fallback;
  const info = { id: `lp:${device.path}`, name: device.name, kind: 'usb-lp' as const, modelId: model.id, widthDots: model.widthDots };
  return { model, printer: escposPrinter({ info, model, open: openLp(device.path), timers }) };
}

/** The slip printer of a kiosk. Typefaces are loaded at the first slip: a kiosk that never prints never pays for them. */
export async function openSlipPrinter(choice: PrinterChoice): Promise<SlipPrinter> {
  if (choice.kind === 'none') return noPrinter();
  const chosen = await choose(choice);
  if (chosen === null) return noPrinter();
  const { printer, model } = chosen;
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
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => printer.close(),
  };
}
