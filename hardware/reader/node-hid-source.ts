/** Real HID devices through node-hid (hidapi, hidraw on Linux). */
import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { HidFound, HidHandle, HidSource } from './hid-handle.ts';

type NodeHid = typeof import('node-hid');

/** Why real devices cannot be reached on this machine, and what to do. */
export type HidUnavailable = { readonly kind: 'hid-unavailable'; readonly message: string; readonly remedy: string };

/** hidapi lists an interface once for each of its top collections; each path is kept once, readers' pages first. */
const distinctByPath = (found: readonly HidFound[]): HidFound[] => {
  const byPath = new Map<string, HidFound>();
  for (const device of found) {
    const known = byPath.get(device.path);
    const isReader = device.usagePage === 0x8c || device.usagePage === 0x8e;
    if (known === undefined || isReader) byPath.set(device.path, device);
  }
  return [...byPath.values()];
};

const listDevices = async (hid: NodeHid): Promise<HidFound[]> => {
  const devices = await hid.devicesAsync();
  return distinctByPath(
    devices.flatMap((device) =>
      device.path === undefined
        ? []
        : [
            {
              path: device.path,
              vendorId: device.vendorId,
              productId: device.productId,
              usagePage: device.usagePage ?? null,
              usage: device.usage ?? null,
              product: device.product ?? '',
            },
          ],
    ),
  );
};

/** node-hid shows no descriptor; Linux does, by the name of the hidraw node. */
const readDescriptor = async (path: string): Promise<Uint8Array | null> => {
  if (!path.startsWith('/dev/hidraw')) return null;
  try {
    return new Uint8Array(await readFile(`/sys/class/hidraw/${basename(path)}/device/report_descriptor`));
  } catch {
    return null;
  }
};

const openHandle = async (hid: NodeHid, found: HidFound): Promise<HidHandle> => {
  const reportDescriptor = await readDescriptor(found.path);
  const device = await hid.HIDAsync.open(found.path);
  let gone = false;
  let goneListener: (() => void) | null = null;
  let closed = false;
  const close = (): void => {
    if (closed) return;
    closed = true;
    // After an unplug closing may reject; there is nothing left to do about it.
    device.close().catch(() => undefined);
  };
  // Unplug shows only as an 'error' (a string, not an Error); without a listener the process would die.
  device.on('error', () => {
    if (gone) return;
    gone = true;
    goneListener?.();
    close();
  });
  return {
    reportDescriptor,
    usagePage: found.usagePage,
    onReport: (listener) => {
      device.on('data', (data: Uint8Array) => {
        listener(data);
      });
    },
    onGone: (listener) => {
      goneListener = listener;
      if (gone) listener();
    },
    sendFeature: async (report) => {
      await device.sendFeatureReport([...report]);
    },
    close,
  };
};

/**
 * A source of real devices, or why there is none on this machine. node-hid is loaded here and not at the top: its binary needs
 * libusb and libudev, and a kiosk without them still has to start and say so.
 */
export const nodeHidSource = async (): Promise<HidSource | HidUnavailable> => {
  let hid: NodeHid;
  try {
    const loaded: NodeHid & { default?: NodeHid } = await import('node-hid');
    hid = loaded.default ?? loaded;
    if (process.platform === 'linux') hid.setDriverType('hidraw');
    // node-hid loads its binary at the first use, not at the import: a machine without libusb is to be known now.
    await hid.devicesAsync();
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return {
      kind: 'hid-unavailable',
      message: `USB readers cannot be reached: ${message}`,
      remedy: process.platform === 'linux' ? 'apt-get install libusb-1.0-0 libudev1' : 'Reinstall Passage on this machine.',
    };
  }
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  let watcher: ReturnType<typeof watch> | null = null;
  try {
    watcher =
      process.platform === 'linux'
        ? watch('/dev', { persistent: false }, (_kind, name) => {
            if (name?.startsWith('hidraw') === true) tell();
          })
        : null;
    watcher?.on('error', () => undefined);
  } catch {
    // No inotify left: the supervisor's polling finds devices all the same, a little later.
  }
  return {
    list: () => listDevices(hid),
    open: (found) => openHandle(hid, found),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      listeners.clear();
      watcher?.close();
    },
  };
};
