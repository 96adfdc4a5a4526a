/** From a kiosk's settings to a running printer driver. */
import type { DriverTimers } from '../reader/hid-handle.ts';
import { escposPrinter } from './escpos-printer.ts';
import { openLp } from './lp-channel.ts';
import { findLpDevices, type LpDevice } from './lp-devices.ts';
import { ChannelError, type OpenChannel } from './printer-channel.ts';
import { type PrinterModel, printerModelById, printerModelByName, printerModels } from './printer-models.ts';
import type { Printer } from './printer.ts';
import { openTcp } from './tcp-channel.ts';

/** Where the slip printer is. `modelId` null = take the first general model (80 mm), or what the device calls itself. */
export type PrinterPlace =
  | {
      readonly kind: 'tcp';
      readonly host: string;
      readonly port: number;
      readonly modelId: string | null;
      readonly isTwin: boolean;
    }
  /** `path` null = the first ESC/POS printer that is plugged in, whatever its node is called today. */
  | { readonly kind: 'usb'; readonly path: string | null; readonly modelId: string | null };

/** A driver and the model that slips for it are encoded for. */
export type OpenedPrinter = { readonly printer: Printer; readonly model: PrinterModel };

const generalModel = (): PrinterModel => {
  const [first] = printerModels;
  if (first === undefined) throw new Error('There is no printer model.');
  return first;
};

const findUsb = async (path: string | null): Promise<LpDevice | null> =>
  (await findLpDevices()).find((device) => (path === null ? device.isEscpos : device.path === path)) ?? null;

/** Looks for the printer anew at each connection: node numbers change from plug to plug. */
const openUsb =
  (path: string | null): OpenChannel =>
  async () => {
    const found = path ?? (await findUsb(null))?.path;
    if (found === undefined) throw new ChannelError('gone', 'No ESC/POS printer is plugged in under /dev/usb.');
    return openLp(found)();
  };

/** Starts the driver; it connects by itself, now or whenever the printer comes. Never rejects because a printer is missing. */
export const openPrinter = async (place: PrinterPlace, timers: DriverTimers): Promise<OpenedPrinter> => {
  const chosen = place.modelId === null ? null : printerModelById(place.modelId);
  if (place.kind === 'tcp') {
    const model = chosen ?? generalModel();
    const info = {
      id: `tcp:${place.host}:${place.port}`,
      name: model.name,
      kind: place.isTwin ? 'twin' : 'tcp',
      modelId: model.id,
      widthDots: model.widthDots,
    } as const;
    return { model, printer: escposPrinter({ info, model, open: openTcp(place), timers }) };
  }
  const device = await findUsb(place.path);
  const model = chosen ?? printerModelByName(device?.name ?? '') ?? generalModel();
  const info = {
    id: `usb-lp:${place.path ?? 'any'}`,
    name: device?.name ?? model.name,
    kind: 'usb-lp',
    modelId: model.id,
    widthDots: model.widthDots,
  } as const;
  return { model, printer: escposPrinter({ info, model, open: openUsb(place.path), timers }) };
};
