/** A printer on the bus: the kernel's printer gadget, and behind it the mechanism of our printer twin. */
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { automaticBytes, type PrinterMechanism, printerMechanism } from '../../../hardware/twin/printer-mechanism.ts';
import { defineGadget } from './gadget.ts';
import { until } from './within.ts';

const NODE = '/dev/g_printer0';
/** A look every few milliseconds while something comes; seldom otherwise, for each costs the emulated machine a millisecond. */
const BUSY_MS = 2;
const IDLE_MS = 25;
const BUSY_LOOKS = 100;
const wantsStatus = Buffer.from([0x1d, 0x61, 0xff]);

/** A printer and what comes out of it. */
export interface PrinterGadget {
  readonly mechanism: PrinterMechanism;
  /** Slips that were cut off, oldest first. */
  readonly slips: Uint8Array[];
  /** All bytes that came over the bus since it was plugged in. */
  readonly received: number;
  /** The bytes that came after so many. */
  receivedAfter(count: number): Uint8Array;
  plug(): Promise<void>;
  /** Pulls plug and power: what was in the printer's buffer is gone. */
  unplug(): void;
}

const openOrNull = (): number | null => {
  try {
    return openSync(NODE, constants.O_RDWR | constants.O_NONBLOCK);
  } catch {
    return null;
  }
};

/** Declares a printer, unplugged. Its id is what Linux shows as ieee1284_id. */
export const printerGadget = (port: number, deviceId: string): PrinterGadget => {
  const gadget = defineGadget({
    name: 'printer',
    port,
    product: 'Bench printer',
    kind: 'printer',
    attributes: { pnp_string: `${deviceId}\n`, q_len: '10' },
  });
  const slips: Uint8Array[] = [];
  let fd: number | null = null;
  let reportsItself = false;
  let arrived: Buffer[] = [];
  let received = 0;
  const answer = (bytes: Uint8Array): void => {
    if (fd === null) return;
    try {
      writeSync(fd, bytes);
    } catch {
      // Nobody listens on the other side: a real printer drops what it says as well.
    }
  };
  const mechanism = printerMechanism(
    (bytes) => slips.push(bytes),
    () => {
      if (reportsItself) answer(automaticBytes(mechanism.flags()));
    },
  );
  const buffer = Buffer.alloc(8192);
  /** Bytes that are there now, 0 = none. Never blocks: a thread that waits in this node cannot be ended. */
  const readNow = (from: number): number => {
    try {
      return readSync(from, buffer);
    } catch {
      return 0;
    }
  };
  const listen = (from: number, quietLooks: number): void => {
    if (fd !== from) return;
    const count = readNow(from);
    if (count > 0) {
      const bytes = buffer.subarray(0, count);
      received += count;
      arrived.push(Buffer.from(bytes));
      if (bytes.includes(wantsStatus)) reportsItself = true;
      mechanism.receive(Uint8Array.from(bytes), answer);
    }
    const quiet = count > 0 ? 0 : quietLooks + 1;
    setTimeout(() => listen(from, quiet), quiet === 0 ? 0 : quiet < BUSY_LOOKS ? BUSY_MS : IDLE_MS);
  };
  return {
    mechanism,
    slips,
    get received() {
      return received;
    },
    receivedAfter: (before) => Uint8Array.from(Buffer.concat(arrived).subarray(before)),
    plug: async () => {
      if (fd !== null) return;
      received = 0;
      arrived = [];
      reportsItself = false;
      gadget.plug();
      // It cannot be opened before the host has chosen the interface.
      await until(() => {
        fd = openOrNull();
        return fd !== null;
      }, 'the own side of the printer');
      if (fd !== null) listen(fd, 0);
    },
    unplug: () => {
      if (fd !== null) closeSync(fd);
      fd = null;
      gadget.unplug();
      mechanism.forget();
    },
  };
};
