/** Printers that the kernel shows under /dev/usb, found by what they call themselves (IEEE 1284 device id). */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A found printer; `name` is the MDL field of its id. */
export type LpDevice = {
  readonly path: string;
  readonly manufacturer: string;
  readonly name: string;
  readonly isEscpos: boolean;
};

/** Fields of `MFG:EPSON;MDL:TM-T20III;CMD:ESC/POS;CLS:PRINTER;`, long and short keys alike. */
export const parseDeviceId = (id: string): ReadonlyMap<string, string> => {
  const long = new Map([
    ['MANUFACTURER', 'MFG'],
    ['MODEL', 'MDL'],
    ['COMMAND SET', 'CMD'],
    ['CLASS', 'CLS'],
  ]);
  const fields = new Map<string, string>();
  for (const part of id.split(';').slice(0, 32)) {
    const colon = part.indexOf(':');
    if (colon <= 0) continue;
    const key = part.slice(0, colon).trim().toUpperCase();
    fields.set(long.get(key) ?? key, part.slice(colon + 1).trim());
  }
  return fields;
};

/** All printers of the machine; numbers of the nodes change from plug to plug, names do not. `sysfs` and `dev` are for tests. */
export const findLpDevices = async (sysfs = '/sys/class/usbmisc', dev = '/dev/usb'): Promise<LpDevice[]> => {
  let nodes: string[];
  try {
    nodes = (await readdir(sysfs)).filter((name) => /^lp\d+$/.test(name)).sort();
  } catch {
    return [];
  }
  const devices = await Promise.all(
    nodes.map(async (node): Promise<LpDevice | null> => {
      try {
        const fields = parseDeviceId(await readFile(join(sysfs, node, 'device', 'ieee1284_id'), 'utf8'));
        const commands = fields.get('CMD') ?? '';
        return {
          path: join(dev, node),
          manufacturer: fields.get('MFG') ?? '',
          name: fields.get('MDL') ?? node,
          isEscpos: /ESC\/?POS|EPSON|TM/i.test(commands) || commands === '',
        };
      } catch {
        // Pulled out while we looked.
        return null;
      }
    }),
  );
  return devices.filter((device) => device !== null);
};
