import { expect, test } from 'vitest';
import { cardNumber, demoCardRanges } from '../../domain/card/card-range.ts';
import { systemTimers } from '../../hardware/reader/driver-timers.ts';
import { nodeHidSource } from '../../hardware/reader/node-hid-source.ts';
import type { ReaderEvent } from '../../hardware/reader/reader.ts';
import { readerModels } from '../../hardware/reader/reader-models.ts';
import { superviseReaders } from '../../hardware/reader/reader-supervisor.ts';
import { scannerDescriptor, scannerReports, stripeDescriptor, stripeReport } from '../../hardware/twin/reader-twins.ts';
import { plugUhid, uhidMissing } from './uhid-device.ts';

const until = async (isTrue: () => boolean): Promise<void> => {
  for (let i = 0; i < 800 && !isTrue(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isTrue()).toBe(true);
};

test('through the real kernel and node-hid: a swipe, a long code, a refused payment card, unplug and replug', async (ctx) => {
  const missing = uhidMissing();
  if (missing !== null) return ctx.skip(`real HID devices: ${missing}`);
  const source = await nodeHidSource();
  if ('kind' in source) return ctx.skip(`real HID devices: ${source.message} (${source.remedy})`);
  const events: ReaderEvent[] = [];
  const supervisor = superviseReaders({
    source,
    kind: 'hid',
    ranges: demoCardRanges,
    models: readerModels,
    timers: systemTimers(),
    pollMs: 200,
  });
  supervisor.onEvent((event) => events.push(event));
  const stripe = plugUhid('Passage test stripe', 0x1209, 0x0001, stripeDescriptor);
  const scanner = plugUhid('Passage test scanner', 0x1209, 0x0002, scannerDescriptor);
  try {
    await until(() => supervisor.readers().length === 2);
    // Reports that come before the host listens are lost; a person is slower than this.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const number = cardNumber({ id: 'm', purpose: 'member', prefix: '9643', length: 16, check: 'ean' }, 4821);
    stripe.input(stripeReport(['', `;${number}?`, '']));
    await until(() => events.some((event) => event.kind === 'card' && 'number' in event.card && event.card.number === number));
    const text = 'x'.repeat(500);
    for (const report of scannerReports(text, ']Q1')) scanner.input(report);
    await until(() => events.some((event) => event.kind === 'code' && event.text === text));
    stripe.input(stripeReport(['%B4111111111111111^DOE/JANE^2512101?', ';4111111111111111=25121010000?', '']));
    await until(() => events.some((event) => event.kind === 'payment-refused'));
    stripe.unplug();
    await until(() => events.some((event) => event.kind === 'gone'));
    const again = plugUhid('Passage test stripe', 0x1209, 0x0001, stripeDescriptor);
    await until(() => supervisor.readers().length === 2);
    again.unplug();
  } finally {
    stripe.unplug();
    scanner.unplug();
    supervisor.close();
  }
});
