/** Which of the printers on USB is ours, before and after it was unplugged. */
import type { LpDevice } from './lp-devices.ts';

/** What the settings say: a node of today, a serial number, or null for both: the first ESC/POS printer. */
export type LpWish = { readonly path: string | null; readonly serial: string | null };

/** The printer that was open before, by what stays when its node gets another number. */
export type LpIdentity = { readonly name: string; readonly serial: string; readonly usbId: string; readonly port: string };

const isSame = (device: LpDevice, known: LpIdentity): boolean =>
  device.name === known.name &&
  device.usbId === known.usbId &&
  device.serial === known.serial &&
  (known.serial !== '' || device.port === known.port);

/**
 * The printer to open; null: it is not there. A serial number in the settings is kept to. Else the one that was open before, wherever it is now; without
 * it (never seen, or replaced by another) the node of the settings, or the first that speaks ESC/POS.
 */
export const chooseLp = (devices: readonly LpDevice[], wish: LpWish, known: LpIdentity | null): LpDevice | null => {
  if (wish.serial !== null) return devices.find((device) => device.serial === wish.serial) ?? null;
  const again = known === null ? undefined : devices.find((device) => isSame(device, known));
  if (again !== undefined) return again;
  if (wish.path === null) return devices.find((device) => device.isEscpos) ?? null;
  return devices.find((device) => device.path === wish.path) ?? null;
};
