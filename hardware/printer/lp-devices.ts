/** Printers that the kernel shows under /dev/usb, found by what they call themselves (IEEE 1284 device id) and by their USB serial number. */
import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A found printer; `name` is the MDL field of its id. */
export type LpDevice = {
  readonly path: string;
  readonly manufacturer: string;
  readonly name: string;
  /** USB serial number, else the SN field of its id; '' = it has none. */
  readonly serial: string;
  /** `vendor:product` of the USB device, four hex digits each; '' = not told. */
  readonly usbId: string;
  /** Where it is plugged in, such as `1-1.4`; '' = not told. */
  readonly port: string;
  readonly isEscpos: boolean;
};

const longKeys = new Map([
  ['MANUFACTURER', 'MFG'],
  ['MODEL', 'MDL'],
  ['COMMAND SET', 'CMD'],
  ['CLASS', 'CLS'],
  ['SERN', 'SN'],
  ['SERIALNUMBER', 'SN'],
]);

/** Fields of `MFG:EPSON;MDL:TM-T20III;CMD:ESC/POS;CLS:PRINTER;`, long and short keys alike. */
export const parseDeviceId = (id: string): ReadonlyMap<string, string> => {
  const fields = new Map<string, string>();
  for (const part of id.slice(0, 2048).split(';').slice(0, 32)) {
    const colon = part.indexOf(':');
    if (colon <= 0) continue;
    const key = part.slice(0, colon).trim().toUpperCase();
    fields.set(longKeys.get(key) ?? key, part.slice(colon + 1).trim());
  }
  return fields;
};

/** A file of sysfs, '' when the device does not have it. */
const attribute = async (folder: string, name: string): Promise<string> => {
  try {
    return (await readFile(join(folder, name), 'utf8')).trim();
  } catch {
    return '';
  }
};

const deviceAt = async (sysfs: string, dev: string, node: string): Promise<LpDevice | null> => {
  try {
    // The interface (1-1.4:1.0); the USB device that bears it is the folder above.
    const inUsb = await realpath(join(sysfs, node, 'device'));
    const usb = dirname(inUsb);
    const fields = parseDeviceId(await readFile(join(inUsb, 'ieee1284_id'), 'utf8'));
    const commands = fields.get('CMD') ?? '';
    const vendor = await attribute(usb, 'idVendor');
    const interfaceName = /^(\d+-[\d.]+):/.exec(inUsb.slice(inUsb.lastIndexOf('/') + 1));
    return {
      path: join(dev, node),
      manufacturer: fields.get('MFG') ?? '',
      name: fields.get('MDL') ?? node,
      serial: (await attribute(usb, 'serial')) || (fields.get('SN') ?? ''),
      usbId: vendor === '' ? '' : `${vendor}:${await attribute(usb, 'idProduct')}`,
      port: interfaceName?.[1] ?? '',
      isEscpos: /ESC\/?POS|EPSON|TM/i.test(commands) || commands === '',
    };
  } catch {
    // Pulled out while we looked.
    return null;
  }
};

/** Order that does not depend on the numbers of nodes: by name, serial number, place. */
const keyOf = (device: LpDevice): string => [device.name, device.serial, device.port, device.path].join('\u0000');

/** All printers of the machine; numbers of the nodes change from plug to plug, names do not. `sysfs` and `dev` are for tests. */
export const findLpDevices = async (sysfs = '/sys/class/usbmisc', dev = '/dev/usb'): Promise<LpDevice[]> => {
  let nodes: string[];
  try {
    nodes = (await readdir(sysfs)).filter((name) => /^lp\d+$/.test(name));
  } catch {
    return [];
  }
  const devices = await Promise.all(nodes.map((node) => deviceAt(sysfs, dev, node)));
  return devices.filter((device) => device !== null).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};
