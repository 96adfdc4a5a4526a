import { twinHidBus } from '../../hardware/twin/hid-bus-twin.ts';
import { startPrinterTwin } from '../../hardware/twin/printer-twin.ts';
import { cardReaderTwin, scannerTwin } from '../../hardware/twin/reader-twins.ts';
import type { TwinHidBus } from '../../hardware/twin/hid-bus-twin.ts';
import type { CuttableLink } from '../sync/link.ts';
import type { AdjustableClock } from './adjustable-clock.ts';
import { openSlipPrinter } from './escpos-slip-printer.ts';
import type { PrinterChoice } from './escpos-slip-printer.ts';
import type { Simulation } from './simulation.ts';
import type { SlipPrinter } from './slip-printer.ts';

/** The devices of a core: a printer, and in a simulation the twins behind everything. */
export interface Devices {
  readonly printer: SlipPrinter;
  readonly bus: TwinHidBus | null;
  readonly simulation: Simulation | null;
  close(): Promise<void>;
}

/** Opens the devices. Simulated: a printer twin on a free TCP port and a bus with a card reader and a scanner, both plugged in. */
export async function startDevices(options: {
  readonly simulate: boolean;
  readonly printer: PrinterChoice;
  /** Model of the printer where the settings name it. */
  readonly printerModel?: string | null;
  /** How many times longer than usual the printer may take. */
  readonly printerPatience?: number;
  readonly link: CuttableLink;
  readonly clock: AdjustableClock;
}): Promise<Devices> {
  if (!options.simulate) {
    const printer = await openSlipPrinter(options.printer, options.printerModel ?? null, options.printerPatience ?? 1);
    return { printer, bus: null, simulation: null, close: async () => printer.close() };
  }
  const bus = twinHidBus();
  const twin = await startPrinterTwin();
  const printer = await openSlipPrinter({ kind: 'tcp', host: twin.host, port: twin.port, isTwin: true });
  const { link, clock } = options;
  return {
    printer,
    bus,
    simulation: { cardReader: cardReaderTwin(bus), scanner: scannerTwin(bus), printer: twin, network: link, clock },
    close: async () => {
      printer.close();
      await twin.close();
    },
  };
}
