import { expect, test } from 'vitest';
import { trackBitsOf } from '../../domain/card/track-bits.ts';
import { cardNumber } from '../../domain/card/card-range.ts';
import { modelOf, readerModels } from '../../hardware/reader/reader-models.ts';
import { type TwinDevice, twinHidBus } from '../../hardware/twin/hid-bus-twin.ts';
import { cardOf, start } from './readers-on-a-bus.ts';

const member = cardNumber({ id: 'm', purpose: 'member', prefix: '9643', length: 16, check: 'ean' }, 4821);
const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];
/** Bytes followed by zeros up to a length. */
const filled = (length: number, ...bytes: readonly number[]): Uint8Array => {
  const report = new Uint8Array(length);
  report.set(bytes);
  return report;
};

/** Plugs a device in and answers what comes of its reports. `descriptor` empty: as on a system that does not show it. */
const read = async (
  device: Pick<TwinDevice, 'vendorId' | 'productId' | 'usagePage'>,
  descriptor: readonly number[],
  reports: readonly Uint8Array[],
) => {
  const bus = twinHidBus();
  const path = bus.plug({ ...device, product: 'Reader', usage: 1, reportDescriptor: Uint8Array.from(descriptor) });
  const { supervisor, events } = start(bus);
  await supervisor.reconcile();
  expect(events).toEqual([{ kind: 'ready' }]);
  for (const report of reports) bus.send(path, report);
  return events.slice(1);
};

/** The descriptor that MagTek's manual prints (99875191, section 4), item by item. */
const magTekDescriptor = [
  ...[0x06, 0x00, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08],
  ...[0x09, 0x20, 0x09, 0x21, 0x09, 0x22, 0x09, 0x28, 0x09, 0x29, 0x09, 0x2a, 0x09, 0x38, 0x95, 0x07, 0x81, 0x02],
  ...[0x09, 0x30, 0x95, 0x6e, 0x82, 0x02, 0x01, 0x09, 0x31, 0x95, 0x6e, 0x82, 0x02, 0x01, 0x09, 0x32, 0x95, 0x6e, 0x82, 0x02, 0x01],
  ...[0x09, 0x20, 0x95, 0x18, 0xb2, 0x02, 0x01, 0xc0],
];

/** MagTek's input report: decode status 0-2, lengths 3-5, encode type 6, tracks at 7, 117 and 227. */
const magTekReport = (tracks: readonly [string, string, string], encodeType = 0, status: readonly number[] = [0, 0, 0]): Uint8Array => {
  const report = filled(337, ...status, ...tracks.map((track) => track.length), encodeType);
  for (const [i, track] of tracks.entries()) report.set(ascii(track), 7 + 110 * i);
  return report;
};

test('MagTek 0801:0002: by the descriptor of its manual on its own page, and by the map of its manual where no descriptor is shown', async () => {
  const device = { vendorId: 0x0801, productId: 2, usagePage: 0xff00 };
  const swipes = [
    magTekReport(['', `;${member}?`, '']),
    magTekReport(['%B4111111111111111^DOE/JANE^2512101?', ';4111111111111111=25121010000?', '']),
    magTekReport(['%E', '', ''], 6, [1, 1, 0]),
    magTekReport(['', `;${member}?`, ''], 1),
  ];
  for (const descriptor of [magTekDescriptor, []]) {
    const events = await read(device, descriptor, swipes);
    expect(events.map(cardOf)).toEqual([
      ['member', member],
      { kind: 'payment-refused' },
      { kind: 'unreadable', reason: 'empty' },
      { kind: 'licence-refused' },
    ]);
  }
});

test('MagTek with encryption (0801:0011) is left alone: it gives nothing that could be read', () => {
  expect(modelOf({ vendorId: 0x0801, productId: 0x11, usagePage: 0xff00 }, readerModels)).toBeNull();
});

test('ID TECH SecureMag (0acd:2010) sends the same 337 bytes in "other mode"', async () => {
  const events = await read({ vendorId: 0x0acd, productId: 0x2010, usagePage: 0xff00 }, [], [magTekReport(['', `;${member}?`, ''])]);
  expect(events.map(cardOf)).toEqual([['member', member]]);
});

test('ID TECH MiniMag: tracks one behind the other from byte 9, whatever the lengths say', async () => {
  const data = `%ALUMEN CARD?\r;${member}?\r`;
  const payment = '%B4111111111111111^DOE/JANE^2512101?\r;4111111111111111=25121010000?\r';
  const report = (text: string): Uint8Array =>
    filled(509, 0, 0, 0, 13, 18, 0, 0, text.length % 256, Math.floor(text.length / 256), ...ascii(text));
  const events = await read({ vendorId: 0x0acd, productId: 0x0500, usagePage: 0xff00 }, [], [report(data), report(payment)]);
  expect(events.map(cardOf)).toEqual([['member', member], { kind: 'payment-refused' }]);
});

test('Honeywell: the reports of a Voyager 1602g that python_hon_usbhid records, five continued and one last', async () => {
  const part = (text: string, more: number): Uint8Array => {
    const report = filled(64, 2, text.length, ...ascii(']X0'), ...ascii(text));
    report.set([63, 0, more], 61);
    return report;
  };
  const texts = [
    'Product Name: Voyager 1602g\r\nBoot Revision: : 8992\r\nSoft',
    'ware Part Number: CW000082BBA\r\nSoftware Revision: $Proje',
    'ctRevision: 16345 \r\nSerial Number: 15232B1F0C\r\nSupported',
    ' IF: Bluetooth\r\nPCB Assembly ID: 000000\r\nEngine Firmware',
    ' Type: N/A   Revision: N/A   Serial Number: N/A   Checks',
    'um: N/A\r\n',
  ];
  const reports = texts.map((text, i) => part(text, i < texts.length - 1 ? 1 : 0));
  // The first record as the repository prints it, number for number.
  expect([...(reports[0] ?? [])]).toEqual([
    2, 56, 93, 88, 48, 80, 114, 111, 100, 117, 99, 116, 32, 78, 97, 109, 101, 58, 32, 86, 111, 121, 97, 103, 101, 114, 32, 49, 54, 48, 50,
    103, 13, 10, 66, 111, 111, 116, 32, 82, 101, 118, 105, 115, 105, 111, 110, 58, 32, 58, 32, 56, 57, 57, 50, 13, 10, 83, 111, 102, 116,
    63, 0, 1,
  ]);
  const answer = filled(64, 2, 8, ...ascii(']Z6'), ...ascii('REVINF\u0006.'), ...new Array<number>(48).fill(0), 54);
  const events = await read({ vendorId: 0x0c2e, productId: 0x0b81, usagePage: 0x8c }, [], [...reports, answer]);
  expect(events.map((event) => event.kind === 'code' && event.text)).toEqual([texts.join('').replace(/[\r\n]+$/, '')]);
});

test('Honeywell: without an AIM identifier its own code says the symbology, and mode is asked for by feature report 254', async () => {
  const report = filled(64, 2, 13, 0, 0, 0, ...ascii('4006381333931'));
  report[61] = 'd'.charCodeAt(0);
  const events = await read({ vendorId: 0x0c2e, productId: 0x0b8f, usagePage: 0x8c }, [], [report]);
  expect(events).toEqual([{ kind: 'code', text: '4006381333931', symbology: { name: 'ean-13', aim: null, fnc1: 'none', addOn: 0 } }]);
  expect(modelOf({ vendorId: 0x0c2e, productId: 0x0b8f, usagePage: 0x8c }, readerModels)?.startFeature).toEqual([254, 1]);
});

/** The descriptor of the Honeywell report as public test devices carry it: byte count, three identifiers, 56 data bytes, one bit "continued". */
const countedDescriptor = [
  ...[0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x85, 0x02, 0x09, 0x12, 0xa1, 0x02, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, 0x01],
  ...[0x05, 0x01, 0x09, 0x3b, 0x81, 0x02, 0x95, 0x03, 0x05, 0x8c, 0x09, 0xfb, 0x09, 0xfc, 0x09, 0xfd, 0x81, 0x02],
  ...[0x95, 0x38, 0x09, 0xfe, 0x82, 0x02, 0x01, 0x25, 0x01, 0x75, 0x01, 0x95, 0x01, 0x09, 0xff, 0x81, 0x02, 0x75, 0x07, 0x81, 0x03],
  ...[0xc0, 0xc0],
];

test('Access-IS LSR118: the two reports of its manual, a boarding pass of 60 bytes', async () => {
  const text = 'M1GATHERGOOD/MICHAEL  YABCDEF LHRDURAK 3542 052Y003D23  0   ';
  expect(text).toHaveLength(60);
  const part = (piece: string, more: number): Uint8Array => {
    const report = filled(64, 2, piece.length, ...ascii(']Q0'), ...ascii(piece));
    report.set([0x73, 0, more], 61);
    return report;
  };
  const reports = [part(text.slice(0, 56), 1), part(text.slice(56), 0)];
  const expected = [{ kind: 'code', text, symbology: { name: 'qr', aim: ']Q0', fnc1: 'none', addOn: 0 } }];
  expect(await read({ vendorId: 0x1234, productId: 1, usagePage: 0x8c }, [], reports)).toEqual(expected);
  const short = reports.map((report, i) => Uint8Array.from([...report.subarray(0, 61), i === 0 ? 1 : 0]));
  expect(await read({ vendorId: 0x1234, productId: 1, usagePage: 0x8c }, countedDescriptor, short)).toEqual(expected);
});

test('Newland FM420 and FM30: no AIM identifier, data from the second byte (bytes of the answer that its support page prints)', async () => {
  const printed = filled(64, 0x02, 0x0e, 0x02, 0x00, 0x00, 0x08, ...ascii('EL030095'), 0x25, 0x51);
  const code = filled(64, 0x02, 20, ...ascii('t=20190613T132300&s='));
  const events = await read({ vendorId: 0x1eab, productId: 0x0d10, usagePage: 0x8c }, [], [printed, code]);
  expect(events).toEqual([
    { kind: 'code', text: '\u0002\0\0\bEL030095%Q', symbology: null },
    { kind: 'code', text: 't=20190613T132300&s=', symbology: null },
  ]);
});

test('Symbol 05e0:0600: counted blocks without report id', async () => {
  const events = await read({ vendorId: 0x05e0, productId: 0x0600, usagePage: 0xff45 }, [], [filled(64, 13, ...ascii('4006381333931'))]);
  expect(events).toEqual([{ kind: 'code', text: '4006381333931', symbology: null }]);
});

test('every model names its public source, and the makes of the market are found by their vendor ids', () => {
  for (const model of readerModels) expect(model.source.length).toBeGreaterThan(20);
  const idOf = (vendorId: number): string | null => modelOf({ vendorId, productId: 0x7777, usagePage: 0x8c }, readerModels)?.id ?? null;
  expect([0x0c2e, 0x0536, 0x23d0, 0x05e0, 0x1eab, 0x05f9, 0x9999].map(idOf)).toEqual([
    'honeywell-hid-pos',
    'hand-held-products-hid-pos',
    'youjie-hid-pos',
    'zebra-hid-pos',
    'newland-hid-pos',
    'any-hid-pos',
    'any-hid-pos',
  ]);
});

test('a reader on the standard page that sends the bits as they lie on the card is read in both directions; a scratched track is told damaged', async () => {
  // Usages 0x11-0x13 (lengths) and 0x20 (all tracks packed): HID POS usage tables 1.02, section 5.2.1.
  const descriptor = [
    ...[0x05, 0x8e, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, 0x03, 0x19, 0x11, 0x29, 0x13, 0x81, 0x02],
    ...[0x95, 0xc8, 0x09, 0x20, 0x82, 0x02, 0x01, 0xc0],
  ];
  const packed = (...tracks: readonly Uint8Array[]): Uint8Array => {
    const report = filled(203, ...tracks.map((track) => track.length));
    let at = 3;
    for (const track of tracks) {
      report.set(track, at);
      at += track.length;
    }
    return report;
  };
  const none = new Uint8Array();
  const own = trackBitsOf(`;${member}?`);
  const backwards = own.toReversed().map((byte) => Number.parseInt(byte.toString(2).padStart(8, '0').split('').reverse().join(''), 2));
  const bank1 = trackBitsOf('%B4111111111111111^DOE/JANE^2512101?');
  const bank2 = trackBitsOf(';4111111111111111=25121010000?');
  const scratched = own.slice();
  scratched[6] = (scratched[6] ?? 0) ^ 0x10;
  const lying = packed(none, own, none);
  lying[0] = 250;
  const device = { vendorId: 1, productId: 1, usagePage: 0x8e };
  const events = await read(device, descriptor, [
    packed(none, own, none),
    packed(none, backwards, none),
    packed(bank1, bank2, none),
    packed(none, scratched, none),
    lying,
  ]);
  expect(events.map(cardOf)).toEqual([
    ['member', member],
    ['member', member],
    { kind: 'payment-refused' },
    { kind: 'unreadable', reason: 'damaged' },
    { kind: 'unreadable', reason: 'lying-length' },
  ]);
});

test('fields off the byte borders, and a status report beside the data, are read by the descriptor', async () => {
  // Report 1: status (usage 0x15). Report 3: three bits of padding, a count of 5 bits, one bit "continued", then 16 characters of 7 bits.
  const descriptor = [
    ...[0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x15, 0x00, 0x25, 0x7f],
    ...[0x85, 0x01, 0x09, 0x15, 0xa1, 0x02, 0x09, 0x50, 0x75, 0x08, 0x95, 0x01, 0x81, 0x02, 0xc0],
    ...[0x85, 0x03, 0x75, 0x03, 0x95, 0x01, 0x81, 0x03, 0x05, 0x01, 0x09, 0x3b, 0x75, 0x05, 0x81, 0x02],
    ...[0x05, 0x8c, 0x09, 0xff, 0x75, 0x01, 0x81, 0x02, 0x09, 0xfe, 0x75, 0x07, 0x95, 0x10, 0x81, 0x02, 0xc0],
  ];
  const odd = (text: string, more: 0 | 1): Uint8Array => {
    let bits = 0n;
    let at = 3n;
    const put = (value: number, width: bigint): void => {
      bits |= BigInt(value) << at;
      at += width;
    };
    put(text.length, 5n);
    put(more, 1n);
    for (const byte of ascii(text)) put(byte, 7n);
    return Uint8Array.from({ length: 17 }, (_, i) => (i === 0 ? 3 : Number((bits >> BigInt(8 * (i - 1))) & 0xffn)));
  };
  const events = await read({ vendorId: 1, productId: 1, usagePage: 0x8c }, descriptor, [
    Uint8Array.from([1, 0x2a]),
    odd('RECEIPT-0123456-', 1),
    odd('AB12', 0),
  ]);
  expect(events).toEqual([{ kind: 'code', text: 'RECEIPT-0123456-AB12', symbology: null }]);
});
