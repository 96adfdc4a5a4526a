import { expect, onTestFinished, test } from 'vitest';
import { cardNumber, demoCardRanges } from '../../domain/card/card-range.ts';
import { newCodeEvent } from '../../hardware/reader/code-event.ts';
import type { ReaderSupervisor } from '../../hardware/reader/reader-supervisor.ts';
import type { ReaderEvent, ReaderInfo } from '../../hardware/reader/reader.ts';
import { repeatGate } from '../../hardware/reader/repeat-gate.ts';
import { twinHidBus } from '../../hardware/twin/hid-bus-twin.ts';
import { scannerTwin } from '../../hardware/twin/reader-twins.ts';
import { openReaders } from '../../main/core/reader-set.ts';
import { listedLog } from './core-under-test.ts';

/** A serial scanner as docs/devices.md asks for one: bytes in, codes parted by CR, nothing of the core known. */
const serialScanner = () => {
  const info: ReaderInfo = { id: 'serial:1', name: 'Serial scanner', kind: 'hid' };
  const listeners = new Set<(event: ReaderEvent, reader: ReaderInfo) => void>();
  const repeats = repeatGate();
  let waiting: number[] = [];
  let nowMs = 0;
  const supervisor: ReaderSupervisor = {
    readers: () => [info],
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reconcile: () => Promise.resolve(),
    close: () => listeners.clear(),
  };
  const receive = (text: string): void => {
    for (const byte of Buffer.from(text, 'latin1')) {
      if (byte !== 0x0d) {
        waiting.push(byte);
        continue;
      }
      const event = newCodeEvent(
        { bytes: Uint8Array.from(waiting), symbology: null, source: 'barcode' },
        demoCardRanges,
        repeats,
        (nowMs += 10),
      );
      waiting = [];
      if (event !== null) for (const listener of listeners) listener(event, info);
    }
  };
  return { supervisor, receive };
};

test('a serial scanner given as a further reader is heard beside the USB ones: cards, codes, refusals and repeats as from them', async () => {
  const bus = twinHidBus();
  const usb = scannerTwin(bus);
  const serial = serialScanner();
  const readers = await openReaders(() => demoCardRanges, bus, listedLog([]), [serial.supervisor]);
  onTestFinished(() => readers.close());
  await expect.poll(() => readers.openCount()).toBe(2);
  const events: ReaderEvent[] = [];
  readers.onEvent((event) => events.push(event));
  const number = cardNumber({ id: 'm', purpose: 'member', prefix: '9643', length: 16, check: 'ean' }, 4821);
  serial.receive(`]Q1rece`);
  serial.receive(`ipt 7\r]Q1receipt 7\r${number}\r;4111111111111111=25121010000?\r`);
  usb.scan('receipt 8');
  expect(events.map((event) => (event.kind === 'code' ? event.text : event.kind))).toEqual([
    'receipt 7',
    'card',
    'payment-refused',
    'receipt 8',
  ]);
});
