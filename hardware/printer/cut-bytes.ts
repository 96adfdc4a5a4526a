/** The end of a slip: cut and handed out, or cut off and kept from the next visitor. */
import type { PrinterModel } from './printer-model.ts';

/** GS V 65/66: feed to the knife and cut; printers without a knife only feed; a presenter cuts by itself and hands out. */
export const cutBytes = (model: PrinterModel): Uint8Array => {
  if (model.presenter !== null) return Uint8Array.from(model.presenter.present);
  const feed = Math.min(255, model.feedBeforeCutDots);
  return Uint8Array.from(model.cutter === 'none' ? [0x1b, 0x4a, feed] : [0x1d, 0x56, model.cutter === 'full' ? 65 : 66, feed]);
};

/** Parts what hangs out of a broken job from the next slip: initialised first (ESC @), because the job may have ended in the middle of anything. */
export const partingBytes = (model: PrinterModel): Uint8Array =>
  Uint8Array.from([0x1b, 0x40, ...(model.presenter === null ? cutBytes(model) : model.presenter.retract)]);
