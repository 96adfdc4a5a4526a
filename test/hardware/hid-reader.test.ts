import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardNumber, luhnCheckDigit } from '../../domain/card/card-range.ts';
import { repeatMs } from '../../hardware/reader/repeat-gate.ts';
import { type TwinHidBus, twinHidBus } from '../../hardware/twin/hid-bus-twin.ts';
import { cardReaderTwin, scannerReports, scannerTwin, stripeReport } from '../../hardware/twin/reader-twins.ts';
import { cardOf, start } from './readers-on-a-bus.ts';

const qr = { name: 'qr', aim: ']Q1', fnc1: 'none', addOn: 0 };
const member = cardNumber({ id: 'm', purpose: 'member', prefix: '9643', length: 16, check: 'ean' }, 4821);

test('a swiped member card, a scanned QR and a scanned card code come out as typed events', async () => {
  const bus = twinHidBus();
  const reader = cardReaderTwin(bus);
  const scanner = scannerTwin(bus);
  const { supervisor, events } = start(bus);
  await supervisor.reconcile();
  expect(supervisor.readers().map((info) => info.name)).toEqual(['Simulated card reader', 'Simulated scanner']);
  reader.swipeNumber(member);
  scanner.scan('t=20190613T132300&s=524.39&fn=9289000100393237&i=20509&fp=2249765769&n=1');
  scanner.scan('Чек № 7');
  scanner.scan(`PC1:${member}`);
  expect(events.slice(0, 2)).toEqual([{ kind: 'ready' }, { kind: 'ready' }]);
  expect(cardOf(events[2])).toEqual(['member', member]);
  expect(events.slice(3, 5)).toEqual([
    {
      kind: 'code',
      text: 't=20190613T132300&s=524.39&fn=9289000100393237&i=20509&fp=2249765769&n=1',
      symbology: qr,
    },
    { kind: 'code', text: 'Чек № 7', symbology: qr },
  ]);
  expect(cardOf(events[5])).toEqual(['member', member]);
});

test('of a swiped payment card only the word "refused" leaves the driver, and its report is wiped', async () => {
  const bus = twinHidBus();
  const reader = cardReaderTwin(bus);
  const { supervisor, events } = start(bus);
  await supervisor.reconcile();
  const bankNumber = fc.integer({ min: 10_000_000_000_000, max: 99_999_999_999_999 }).map((middle) => {
    const payload = `4${String(middle)}`;
    return payload + String(luhnCheckDigit(payload));
  });
  fc.assert(
    fc.property(bankNumber, (number) => {
      events.length = 0;
      reader.swipe([`%B${number}^DOE/JANE^2512101?`, `;${number}=25121010000?`, '']);
      expect(events).toEqual([{ kind: 'payment-refused' }]);
      const said = JSON.stringify(events);
      for (let at = 0; at + 4 <= number.length; at++) expect(said).not.toContain(number.slice(at, at + 4));
    }),
  );
});

test('the driver wipes every report it was given, and its listeners never see the bytes', async () => {
  const bus = twinHidBus();
  const reader = cardReaderTwin(bus);
  const seen: Uint8Array[] = [];
  const spying: TwinHidBus = {
    ...bus,
    open: async (found) => {
      const handle = await bus.open(found);
      return {
        ...handle,
        onReport: (listener) => {
          handle.onReport((report) => {
            seen.push(report);
            listener(report);
          });
        },
      };
    },
  };
  const { supervisor } = start(spying);
  await supervisor.reconcile();
  reader.swipe(['%B4111111111111111^DOE/JANE^2512101?', ';4111111111111111=25121010000?', '']);
  expect(seen).toHaveLength(1);
  expect(seen[0]?.every((byte) => byte === 0)).toBe(true);
});

test('an unplugged reader is told gone once, a replugged one becomes ready by itself under a new path', async () => {
  const bus = twinHidBus();
  const reader = cardReaderTwin(bus);
  const { supervisor, events, clock } = start(bus);
  await supervisor.reconcile();
  reader.unplug();
  expect(reader.swipeNumber(member)).toBe(false);
  await supervisor.reconcile();
  expect(events).toEqual([{ kind: 'ready' }, { kind: 'gone' }]);
  expect(supervisor.readers()).toEqual([]);
  reader.plug();
  await supervisor.reconcile();
  clock.advance(5000);
  await supervisor.reconcile();
  expect(events.at(-1)).toEqual({ kind: 'ready' });
  reader.swipeNumber(member);
  expect(cardOf(events.at(-1))).toEqual(['member', member]);
});

test('unplugged in the middle of a long code: nothing of the first half joins the next code', async () => {
  const bus = twinHidBus();
  const scanner = scannerTwin(bus);
  const { supervisor, events } = start(bus);
  await supervisor.reconcile();
  const [firstHalf] = scannerReports('A'.repeat(100), ']Q1');
  scanner.sendRaw(firstHalf ?? new Uint8Array());
  scanner.unplug();
  scanner.plug();
  await supervisor.reconcile();
  await supervisor.reconcile();
  scanner.scan('B');
  expect(events.filter((event) => event.kind === 'code')).toEqual([{ kind: 'code', text: 'B', symbology: qr }]);
});

test('a code whose rest never comes is told unfinished and forgotten', async () => {
  const bus = twinHidBus();
  const scanner = scannerTwin(bus);
  const { supervisor, events, clock } = start(bus);
  await supervisor.reconcile();
  scanner.sendRaw(scannerReports('A'.repeat(100), ']Q1')[0] ?? new Uint8Array());
  clock.advance(700);
  scanner.scan('B');
  expect(events.slice(1)).toEqual([
    { kind: 'unreadable', reason: 'unfinished' },
    { kind: 'code', text: 'B', symbology: qr },
  ]);
});

test('lying lengths, half reports, foreign report ids and noise never throw and never stop the reader', async () => {
  const bus = twinHidBus();
  const reader = cardReaderTwin(bus);
  const scanner = scannerTwin(bus);
  const { supervisor, events, clock } = start(bus);
  await supervisor.reconcile();
  const lie = stripeReport(['', `;${member}?`, '']);
  lie[1] = 200;
  reader.sendRaw(lie);
  expect(events.at(-1)).toEqual({ kind: 'unreadable', reason: 'lying-length' });
  reader.sendRaw(stripeReport(['', '', '']));
  expect(events.at(-1)).toEqual({ kind: 'unreadable', reason: 'empty' });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, toScanner) => {
      if (toScanner) scanner.sendRaw(bytes);
      else reader.sendRaw(bytes);
      clock.advance(50);
    }),
    { numRuns: 1000 },
  );
  clock.advance(2000);
  reader.swipeNumber(member);
  expect(cardOf(events.at(-1))).toEqual(['member', member]);
  scanner.scan('after the noise');
  expect(events.at(-1)).toEqual({ kind: 'code', text: 'after the noise', symbology: qr });
});

test('a flood of reports is cut off, told once, and over when it is over', async () => {
  const bus = twinHidBus();
  const scanner = scannerTwin(bus);
  const { supervisor, events, clock } = start(bus);
  await supervisor.reconcile();
  for (let i = 0; i < 5000; i++) scanner.scan(`code ${i}`);
  expect(events.filter((event) => event.kind === 'code')).toHaveLength(400);
  expect(events.filter((event) => event.kind === 'unreadable')).toEqual([{ kind: 'unreadable', reason: 'flood' }]);
  clock.advance(1500);
  scanner.scan('calm again');
  expect(events.at(-1)).toEqual({ kind: 'code', text: 'calm again', symbology: qr });
});

test('a long QR over many reports arrives whole', async () => {
  const bus = twinHidBus();
  const scanner = scannerTwin(bus);
  const { supervisor, events } = start(bus);
  await supervisor.reconcile();
  const text = Array.from({ length: 2900 }, (_, i) => String.fromCharCode(33 + (i % 90))).join('');
  scanner.scan(text);
  expect(events.at(-1)).toEqual({ kind: 'code', text, symbology: qr });
});

test('a device with a vendor page is read by its model file', async () => {
  const bus = twinHidBus();
  const path = bus.plug({
    vendorId: 0x0801,
    productId: 0x0002,
    product: 'Swipe',
    usagePage: 0xff00,
    usage: 1,
    reportDescriptor: Uint8Array.from([0x06, 0x00, 0xff]),
  });
  const { supervisor, events } = start(bus);
  await supervisor.reconcile();
  const report = new Uint8Array(337);
  const text = Buffer.from(`;${member}?`);
  report[0] = 1;
  report[4] = text.length;
  report.set(text, 117);
  bus.send(path, report);
  expect(cardOf(events.at(-1))).toEqual(['member', member]);
});

test('a keyboard on the same bus is left alone', async () => {
  const bus = twinHidBus();
  bus.plug({
    vendorId: 1,
    productId: 1,
    product: 'Keyboard',
    usagePage: 1,
    usage: 6,
    reportDescriptor: Uint8Array.from([0x05, 0x01]),
  });
  const { supervisor, events } = start(bus);
  await supervisor.reconcile();
  expect(supervisor.readers()).toEqual([]);
  expect(events).toEqual([]);
});

test('a hands-free scanner that repeats a code gives it once, however long the paper lies there; after a pause it is a scan again', async () => {
  const bus = twinHidBus();
  const scanner = scannerTwin(bus);
  const { supervisor, events, clock } = start(bus);
  await supervisor.reconcile();
  const texts = () => events.flatMap((event) => (event.kind === 'code' ? [event.text] : []));
  for (let i = 0; i < 20; i++) {
    scanner.scan('receipt A');
    scanner.scan('coupon below it');
    clock.advance(repeatMs / 2);
  }
  expect(texts()).toEqual(['receipt A', 'coupon below it']);
  clock.advance(repeatMs);
  scanner.scan('receipt A');
  expect(texts()).toEqual(['receipt A', 'coupon below it', 'receipt A']);
});

test('two scanners and two card readers at once: each is heard, and a repeat on one is not a repeat on the other', async () => {
  const bus = twinHidBus();
  const scanners = [scannerTwin(bus), scannerTwin(bus)];
  const readers = [cardReaderTwin(bus), cardReaderTwin(bus)];
  const { supervisor, events } = start(bus);
  await supervisor.reconcile();
  expect(supervisor.readers()).toHaveLength(4);
  events.length = 0;
  for (const scanner of scanners) scanner.scan('same paper');
  for (const reader of readers) reader.swipeNumber(member);
  expect(events.map((event) => event.kind)).toEqual(['code', 'code', 'card', 'card']);
  const [halfA, restA] = scannerReports('A'.repeat(100), ']Q1');
  const [halfB, restB] = scannerReports('B'.repeat(100), ']Q1');
  scanners[0]?.sendRaw(halfA ?? new Uint8Array());
  scanners[1]?.sendRaw(halfB ?? new Uint8Array());
  scanners[1]?.sendRaw(restB ?? new Uint8Array());
  scanners[0]?.sendRaw(restA ?? new Uint8Array());
  expect(events.slice(4).map((event) => event.kind === 'code' && event.text)).toEqual(['B'.repeat(100), 'A'.repeat(100)]);
});

test('a reader that cannot be opened is told once with what to do, tried again, and hinders no other', async () => {
  const bus = twinHidBus();
  const refused = cardReaderTwin(bus);
  const scanner = scannerTwin(bus);
  let isLocked = true;
  const locked: TwinHidBus = {
    ...bus,
    open: (found) =>
      isLocked && found.usagePage === 0x8e ? Promise.reject(new Error('cannot open device: Permission denied')) : bus.open(found),
  };
  const { supervisor, events, clock, troubles } = start(locked);
  await supervisor.reconcile();
  for (let i = 0; i < 5; i++) {
    clock.advance(40_000);
    await supervisor.reconcile();
  }
  expect(troubles.map(({ name, message }) => [name, message])).toEqual([
    ['Simulated card reader', 'cannot open device: Permission denied'],
  ]);
  scanner.scan('works');
  expect(events.at(-1)?.kind).toBe('code');
  isLocked = false;
  clock.advance(40_000);
  await supervisor.reconcile();
  refused.swipeNumber(member);
  expect(cardOf(events.at(-1))).toEqual(['member', member]);
});

test('a device that never answers its start report, or never opens, holds up nobody', async () => {
  const bus = twinHidBus();
  const silent = bus.plug({
    vendorId: 0x0c2e,
    productId: 0x0b8f,
    product: 'Silent',
    usagePage: 0x8c,
    usage: 2,
    reportDescriptor: new Uint8Array(),
  });
  const scanner = scannerTwin(bus);
  const stuck: TwinHidBus = {
    ...bus,
    open: async (found) => {
      const handle = await bus.open(found);
      return found.path === silent ? { ...handle, sendFeature: () => new Promise<void>(() => undefined) } : handle;
    },
  };
  const { supervisor, clock, events } = start(stuck);
  const ready = supervisor.reconcile();
  for (let i = 0; i < 20; i++) {
    await Promise.resolve();
    clock.advance(500);
  }
  await ready;
  scanner.scan('still here');
  expect(events.at(-1)).toEqual({ kind: 'code', text: 'still here', symbology: qr });
});

test('answers of a scanner to commands (AIM letter Z) are no codes', async () => {
  const bus = twinHidBus();
  const scanner = scannerTwin(bus);
  const { supervisor, events } = start(bus);
  await supervisor.reconcile();
  scanner.scan('REVINF\u0006.', ']Z6');
  expect(events).toEqual([{ kind: 'ready' }]);
});
