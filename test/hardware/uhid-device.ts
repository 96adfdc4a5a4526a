/** A HID device made of the running kernel's own parts: /dev/uhid (include/uapi/linux/uhid.h). The kernel sees a real device, node-hid a real hidraw node. */
import { closeSync, constants, openSync, writeSync } from 'node:fs';

const destroy = 1;
const create2 = 11;
const input2 = 12;
const busUsb = 3;

export interface UhidDevice {
  /** Sends one input report, id first if the descriptor has ids. */
  input(report: Uint8Array): void;
  /** Pulls the device out. */
  unplug(): void;
}

/** Why a device cannot be made on this machine, or null when it can. */
export const uhidMissing = (): string | null => {
  if (process.platform !== 'linux') return `uhid is a part of Linux, this is ${process.platform}`;
  try {
    closeSync(openSync('/dev/uhid', constants.O_RDWR | constants.O_NONBLOCK));
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') return '/dev/uhid does not exist here (kernel module uhid is not loaded)';
    return `/dev/uhid cannot be opened (${code}); it needs root`;
  }
};

/** The message that makes a device. */
export const uhidCreateEvent = (name: string, vendorId: number, productId: number, descriptor: Uint8Array): Uint8Array => {
  // struct uhid_event { u32 type; struct uhid_create2_req { name[128], phys[64], uniq[64], u16 rd_size, u16 bus, u32 vendor, product, version, country, rd_data[4096] } }, packed.
  const event = Buffer.alloc(4 + 128 + 64 + 64 + 2 + 2 + 16 + 4096);
  event.writeUInt32LE(create2, 0);
  event.write(name, 4, 127, 'utf8');
  event.writeUInt16LE(descriptor.length, 260);
  event.writeUInt16LE(busUsb, 262);
  event.writeUInt32LE(vendorId, 264);
  event.writeUInt32LE(productId, 268);
  event.set(descriptor, 280);
  return event;
};

/** Plugs a device in. */
export const plugUhid = (name: string, vendorId: number, productId: number, descriptor: Uint8Array): UhidDevice => {
  const fd = openSync('/dev/uhid', constants.O_RDWR | constants.O_NONBLOCK);
  writeSync(fd, uhidCreateEvent(name, vendorId, productId, descriptor));
  let isPlugged = true;
  return {
    input: (report) => {
      const message = Buffer.alloc(6 + report.length);
      message.writeUInt32LE(input2, 0);
      message.writeUInt16LE(report.length, 4);
      message.set(report, 6);
      writeSync(fd, message);
    },
    unplug: () => {
      if (!isPlugged) return;
      isPlugged = false;
      const message = Buffer.alloc(4);
      message.writeUInt32LE(destroy, 0);
      writeSync(fd, message);
      closeSync(fd);
    },
  };
};
