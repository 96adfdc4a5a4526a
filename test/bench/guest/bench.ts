/** The devices of the machine, and what checks share. */
import { scannerDescriptor, scannerReports, stripeDescriptor, stripeReport } from '../../../hardware/twin/reader-twins.ts';
import { type HidGadget, hidGadget } from './hid-gadget.ts';
import { keyboardDescriptor } from './keyboard-reports.ts';
import { type PrinterGadget, printerGadget } from './printer-gadget.ts';

/** What the printer calls itself (IEEE 1284.2 device id). */
export const printerId = 'MFG:EPSON;MDL:TM-T20III;CMD:ESC/POS;CLS:PRINTER;';

/** @see file comment */
export interface Bench {
  readonly stripe: HidGadget;
  readonly scanner: HidGadget;
  readonly keyboard: HidGadget;
  readonly printer: PrinterGadget;
  /** Plugs in what is out and puts the printer in order. */
  restore(): Promise<void>;
  /** A line for those outside. */
  figure(line: string): void;
  remark(text: string): void;
}

/** Swipes a card: three tracks with sentinels, '' = not read. */
export const swipe = (bench: Bench, tracks: readonly [string, string, string]): Promise<void> => bench.stripe.send(stripeReport(tracks));

/** Scans a code: as many reports as it needs. */
export const scan = async (bench: Bench, text: string, aim = ']Q1'): Promise<void> => {
  for (const report of scannerReports(text, aim)) await bench.scanner.send(report);
};

/** Declares the devices and plugs them in. The readers are those of the project's own twins, now as real USB devices. */
export const openBench = async (tell: Pick<Bench, 'figure' | 'remark'>): Promise<Bench> => {
  const stripe = hidGadget({
    name: 'stripe',
    port: 0,
    product: 'Bench stripe reader',
    descriptor: stripeDescriptor,
    reportBytes: stripeReport(['', '', '']).length,
  });
  const scanner = hidGadget({
    name: 'scanner',
    port: 1,
    product: 'Bench scanner',
    descriptor: scannerDescriptor,
    reportBytes: scannerReports('', ']Q1')[0]?.length ?? 0,
  });
  const keyboard = hidGadget({
    name: 'keyboard',
    port: 2,
    product: 'Bench keyboard',
    descriptor: keyboardDescriptor,
    reportBytes: 8,
    isKeyboard: true,
  });
  const printer = printerGadget(3, printerId);
  const restore = async (): Promise<void> => {
    for (const device of [stripe, scanner, keyboard, printer]) await device.plug();
    printer.mechanism.forget();
    printer.mechanism.setRowsLeft(null);
    printer.mechanism.setHold(null);
    printer.mechanism.set({ paper: 'ok', isCoverOpen: false, isCutterJammed: false, isSwitchedOff: false });
    printer.slips.length = 0;
  };
  await restore();
  return { stripe, scanner, keyboard, printer, restore, ...tell };
};
