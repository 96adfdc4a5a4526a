/** Twins of a stripe reader and of a bar code scanner, at the bytes: real report descriptors, real input reports. */
import type { TwinDevice, TwinHidBus } from './hid-bus-twin.ts';

/** Report descriptor of a stripe reader (page 0x8E): three lengths, then three tracks of 79, 40 and 107 bytes; no report id. */
export const stripeDescriptor: Uint8Array = Uint8Array.from([
  0x05,
  0x8e,
  0x09,
  0x01,
  0xa1,
  0x01, // page MSR, usage MSR device, application collection
  0x15,
  0x00,
  0x26,
  0xff,
  0x00,
  0x75,
  0x08, // logical 0..255, 8 bits each
  0x95,
  0x03,
  0x09,
  0x11,
  0x09,
  0x12,
  0x09,
  0x13,
  0x81,
  0x02, // track 1, 2, 3 length
  0x95,
  0x4f,
  0x09,
  0x21,
  0x82,
  0x02,
  0x01, // track 1 data, buffered bytes
  0x95,
  0x28,
  0x09,
  0x22,
  0x82,
  0x02,
  0x01, // track 2 data
  0x95,
  0x6b,
  0x09,
  0x23,
  0x82,
  0x02,
  0x01, // track 3 data
  0x95,
  0x08,
  0x09,
  0x20,
  0xb2,
  0x02,
  0x01, // eight feature bytes
  0xc0,
]);

const trackRooms = [79, 40, 107] as const;

/** Report descriptor of a scanner (page 0x8C, "scanned data report"): id 2, byte count, three symbology bytes, 58 data bytes, "continued" flag. */
export const scannerDescriptor: Uint8Array = Uint8Array.from([
  0x05,
  0x8c,
  0x09,
  0x02,
  0xa1,
  0x01, // page bar code scanner, usage scanner, application collection
  0x09,
  0x12,
  0xa1,
  0x02,
  0x85,
  0x02, // scanned data report, report id 2
  0x15,
  0x00,
  0x26,
  0xff,
  0x00,
  0x75,
  0x08,
  0x95,
  0x01,
  0x05,
  0x01,
  0x09,
  0x3b,
  0x81,
  0x02, // generic desktop: byte count
  0x05,
  0x8c,
  0x95,
  0x03,
  0x09,
  0xfb,
  0x09,
  0xfc,
  0x09,
  0xfd,
  0x81,
  0x02, // symbology identifier 1..3
  0x95,
  0x3a,
  0x09,
  0xfe,
  0x82,
  0x02,
  0x01, // decoded data
  0x25,
  0x01,
  0x75,
  0x01,
  0x95,
  0x01,
  0x09,
  0xff,
  0x81,
  0x02, // decoded data continued
  0x75,
  0x07,
  0x81,
  0x03, // padding
  0xc0,
  0xc0,
]);

const scannerRoom = 58;
/** Vendor 0x1209 (pid.codes) is free for test devices. */
const stripeDevice: TwinDevice = {
  vendorId: 0x1209,
  productId: 1,
  product: 'Simulated card reader',
  usagePage: 0x8e,
  usage: 1,
  reportDescriptor: stripeDescriptor,
};
const scannerDevice: TwinDevice = {
  vendorId: 0x1209,
  productId: 2,
  product: 'Simulated scanner',
  usagePage: 0x8c,
  usage: 2,
  reportDescriptor: scannerDescriptor,
};

/** What is common to twins that sit on the bus. */
export interface PluggableTwin {
  isPlugged(): boolean;
  /** Does nothing when it is plugged in already. */
  plug(): void;
  unplug(): void;
  /** Sends raw bytes as one report; false when nobody has the device open. For half reports, lies and floods. */
  sendRaw(report: Uint8Array): boolean;
}

const pluggable = (bus: TwinHidBus, device: TwinDevice): PluggableTwin => {
  let path: string | null = bus.plug(device);
  return {
    isPlugged: () => path !== null,
    plug: () => {
      path ??= bus.plug(device);
    },
    unplug: () => {
      if (path === null) return;
      const gone = path;
      path = null;
      bus.unplug(gone);
    },
    sendRaw: (report) => path !== null && bus.send(path, report),
  };
};

const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

/** The input report of a swipe; texts with sentinels, '' = track not read. Throws a RangeError when a track does not fit a stripe. */
export const stripeReport = (tracks: readonly [string, string, string]): Uint8Array => {
  const report = new Uint8Array(3 + trackRooms[0] + trackRooms[1] + trackRooms[2]);
  let offset = 3;
  for (const [i, room] of trackRooms.entries()) {
    const bytes = ascii(tracks[i] ?? '');
    if (bytes.length > room) throw new RangeError(`Track ${i + 1} holds ${room} characters, not ${bytes.length}.`);
    report[i] = bytes.length;
    report.set(bytes, offset);
    offset += room;
  }
  return report;
};

/** The input reports of one scanned code: as many as its bytes need, all but the last flagged "continued". */
export const scannerReports = (text: string, aim: string): Uint8Array[] => {
  const data = Uint8Array.from(Buffer.from(text, 'utf8'));
  const reports: Uint8Array[] = [];
  for (let start = 0; start === 0 || start < data.length; start += scannerRoom) {
    const part = data.subarray(start, start + scannerRoom);
    const report = new Uint8Array(1 + 1 + 3 + scannerRoom + 1);
    report[0] = 2;
    report[1] = part.length;
    report.set(ascii(aim.padEnd(3, '\0')).subarray(0, 3), 2);
    report.set(part, 5);
    report[5 + scannerRoom] = start + scannerRoom < data.length ? 1 : 0;
    reports.push(report);
  }
  return reports;
};

/** A simulated card reader. */
export interface CardReaderTwin extends PluggableTwin {
  /** Swipes a card; false when the reader is unplugged or nobody has opened it. */
  swipe(tracks: readonly [string, string, string]): boolean;
  /** Swipes one of the mall's own cards: its number on track 2. */
  swipeNumber(number: string): boolean;
}

/** Plugs a simulated card reader into a bus. */
export const cardReaderTwin = (bus: TwinHidBus): CardReaderTwin => {
  const twin = pluggable(bus, stripeDevice);
  return {
    ...twin,
    swipe: (tracks) => twin.sendRaw(stripeReport(tracks)),
    swipeNumber: (number) => twin.sendRaw(stripeReport(['', `;${number}?`, ''])),
  };
};

/** A simulated bar code scanner. */
export interface ScannerTwin extends PluggableTwin {
  /** Scans a code; `aim` defaults to QR. False when the scanner is unplugged or nobody has opened it. */
  scan(text: string, aim?: string): boolean;
}

/** Plugs a simulated scanner into a bus. */
export const scannerTwin = (bus: TwinHidBus): ScannerTwin => {
  const twin = pluggable(bus, scannerDevice);
  return {
    ...twin,
    scan: (text, aim = ']Q1') => {
      const sent = scannerReports(text, aim).map((report) => twin.sendRaw(report));
      return sent.every(Boolean);
    },
  };
};
