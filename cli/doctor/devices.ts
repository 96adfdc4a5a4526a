import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { ok, optional } from './finding.ts';
import type { Finding } from './finding.ts';

function canUse(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function names(folder: string, pattern: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name))
    .sort();
}

function nodes(what: string, paths: readonly string[], absent: string, rule: string): Finding {
  if (paths.length === 0) return optional(what, absent, 'plug it in; without devices the devices page has simulated ones');
  const closed = paths.filter((path) => !canUse(path));
  if (closed.length === 0) return ok(what, paths.join(', '));
  return optional(what, `no permission for ${closed.join(', ')}`, rule);
}

const hidRule =
  'as root: echo \'KERNEL=="hidraw*", SUBSYSTEM=="hidraw", MODE="0660", GROUP="plugdev", TAG+="uaccess"\' > /etc/udev/rules.d/60-passage.rules && udevadm control --reload && udevadm trigger; and put the user into plugdev';

/** What brings the shared libraries that node-hid's Linux build is linked with. */
export const usbLibraryCommand = 'sudo apt-get install -y libusb-1.0-0 libudev1';

function usbLibrary(): Finding {
  const folders = [
    '/usr/lib/x86_64-linux-gnu',
    '/lib/x86_64-linux-gnu',
    '/usr/lib/aarch64-linux-gnu',
    '/lib/aarch64-linux-gnu',
    '/usr/lib64',
    '/usr/lib',
  ];
  const has = (name: string): boolean => folders.some((folder) => existsSync(join(folder, name)));
  const absent = ['libusb-1.0.so.0', 'libudev.so.1'].filter((name) => !has(name));
  return absent.length === 0
    ? ok('libusb and libudev', 'present')
    : optional(
        'libusb and libudev',
        `${absent.join(', ')} not found; without both no USB reader or scanner can be reached`,
        usbLibraryCommand,
      );
}

/** Card readers and scanners as the kernel shows them; on Windows and macOS the system does this itself. */
export function devices(): Finding[] {
  if (process.platform !== 'linux') return [];
  return [nodes('card readers and scanners', names('/dev', /^hidraw\d+$/), 'none connected (/dev/hidraw*)', hidRule), usbLibrary()];
}
