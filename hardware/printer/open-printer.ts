/** From a kiosk's settings to a running printer driver. */
import type { DriverTimers } from '../reader/hid-handle.ts';
import { escposPrinter } from './escpos-printer.ts';
import { ippSpooler } from './ipp-spooler.ts';
import { openLp } from './lp-channel.ts';
import { chooseLp, type LpIdentity, type LpWish } from './lp-choice.ts';
import { findLpDevices, type LpDevice } from './lp-devices.ts';
import { ChannelError, type OpenChannel } from './printer-channel.ts';
import type { PrinterModel } from './printer-model.ts';
import { printerModelById, printerModelByName, printerModels } from './printer-models.ts';
import type { Printer, PrinterInfo, PrinterKind } from './printer.ts';
import type { Spooler } from './spooler.ts';
import { spoolerPrinter } from './spooler-printer.ts';
import { openTcp } from './tcp-channel.ts';
import { windowsSpooler } from './windows-spooler.ts';

/** Where the slip printer is. `modelId` null = what the device calls itself, else the first general model (80 mm). */
export type PrinterPlace =
  | {
      readonly kind: 'tcp';
      readonly host: string;
      readonly port: number;
      readonly modelId: string | null;
      readonly isTwin: boolean;
    }
  /**
   * `path` null = the first ESC/POS printer that is plugged in, whatever its node is called today; `serial` its USB serial number. Unplugged and plugged
   * in again it is found under its new number, whichever way it was named.
   */
  | { readonly kind: 'usb'; readonly path: string | null; readonly serial?: string | null; readonly modelId: string | null }
  /** A queue of CUPS, or any IPP printer that takes raw data: `ipp://localhost:631/printers/slip`. */
  | { readonly kind: 'cups'; readonly url: string; readonly modelId: string | null }
  /** A printer of the Windows spooler by its name there. */
  | { readonly kind: 'windows-spooler'; readonly printer: string; readonly modelId: string | null };

/** A driver and the model that slips for it are encoded for. */
export type OpenedPrinter = { readonly printer: Printer; readonly model: PrinterModel };

const generalModel = (): PrinterModel => {
  const [first] = printerModels;
  if (first === undefined) throw new Error('There is no printer model.');
  return first;
};

const infoOf = (id: string, kind: PrinterKind, name: string, model: PrinterModel): PrinterInfo => ({
  id,
  name,
  kind,
  modelId: model.id,
  widthDots: model.widthDots,
});

const findUsb = async (wish: LpWish, known: LpIdentity | null): Promise<LpDevice | null> => chooseLp(await findLpDevices(), wish, known);

/** Looks for the printer anew at each connection: node numbers change from plug to plug. */
const openUsb = (wish: LpWish): OpenChannel => {
  let known: LpIdentity | null = null;
  return async () => {
    const found = await findUsb(wish, known);
    // A node without an entry in sysfs (a container, a test) can still be opened by its name.
    const path = found?.path ?? (known === null ? wish.path : null);
    if (path === null) throw new ChannelError('gone', 'No ESC/POS printer is plugged in under /dev/usb.');
    const channel = await openLp(path)();
    if (found !== null) known = found;
    return channel;
  };
};

const spooled = (
  id: string,
  kind: PrinterKind,
  name: string,
  model: PrinterModel,
  spooler: Spooler,
  timers: DriverTimers,
): OpenedPrinter => ({
  model,
  printer: spoolerPrinter({ info: infoOf(id, kind, name, model), model, spooler, timers }),
});

/** Starts the driver; it connects by itself, now or whenever the printer comes. Never rejects because a printer is missing. */
export const openPrinter = async (place: PrinterPlace, timers: DriverTimers): Promise<OpenedPrinter> => {
  const chosen = place.modelId === null ? null : printerModelById(place.modelId);
  if (place.kind === 'tcp') {
    const model = chosen ?? generalModel();
    const info = infoOf(`tcp:${place.host}:${place.port}`, place.isTwin ? 'twin' : 'tcp', model.name, model);
    return { model, printer: escposPrinter({ info, model, open: openTcp(place), timers }) };
  }
  if (place.kind === 'cups') return spooled(place.url, 'cups', place.url, chosen ?? generalModel(), ippSpooler(place.url), timers);
  if (place.kind === 'windows-spooler') {
    const id = `windows-spooler:${place.printer}`;
    return spooled(id, 'windows-spooler', place.printer, chosen ?? generalModel(), windowsSpooler(place.printer), timers);
  }
  const wish: LpWish = { path: place.path, serial: place.serial ?? null };
  const device = await findUsb(wish, null);
  const model = chosen ?? printerModelByName(device?.name ?? '') ?? generalModel();
  const info = infoOf(`usb-lp:${wish.serial ?? wish.path ?? 'any'}`, 'usb-lp', device?.name ?? model.name, model);
  return { model, printer: escposPrinter({ info, model, open: openUsb(wish), timers }) };
};
