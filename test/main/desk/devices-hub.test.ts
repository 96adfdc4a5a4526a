import { onTestFinished, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';

import { devicesAnswer } from '../../../domain/contract/devices.ts';
import type { DemoReceiptKind, DevicesAnswer, DevicesRequest, DevicesState } from '../../../domain/contract/devices.ts';
import { demoCardRanges } from '../../../domain/card/card-range.ts';
import { readReceipt, splitTestMark } from '../../../domain/receipt/read-receipt.ts';
import { deviceTestSlip } from '../../../domain/slip/device-test-slip.ts';
import { saySlip } from '../../../domain/slip/slip-phrases.ts';
import { loadTypefaces } from '../../../hardware/type/typeface.ts';
import type { ReaderEvent } from '../../../hardware/reader/reader.ts';
import { adjustableClock } from '../../../main/core/adjustable-clock.ts';
import type { ClientConnection } from '../../../main/core/connection.ts';
import { openReaders } from '../../../main/core/reader-set.ts';
import { startDevices } from '../../../main/core/start-devices.ts';
import { systemClock } from '../../../main/core/system-clock.ts';
import { demoReceipts } from '../../../main/devices/demo-receipt.ts';
import { createDevicesHub } from '../../../main/devices/devices-hub.ts';
import { fetchLink } from '../../../main/sync/fetch-link.ts';
import { cuttableLink } from '../../../main/sync/link.ts';
import { listedLog } from '../core-under-test.ts';
import { sampleKit } from './sample-kit.ts';

async function hub() {
  const network = cuttableLink(fetchLink('http://127.0.0.1:9'));
  const clock = adjustableClock(systemClock());
  const devices = await startDevices({ simulate: true, printer: { kind: 'none' }, link: network, clock });
  onTestFinished(() => devices.close());
  const { simulation, bus } = devices;
  if (simulation === null || bus === null) throw new Error('no simulation');
  const readers = await openReaders(() => demoCardRanges, bus, listedLog([]));
  onTestFinished(() => readers.close());
  const read: ReaderEvent[] = [];
  readers.onEvent((event) => read.push(event));
  await expect.poll(() => readers.openCount()).toBe(2);
  const typefaces = loadTypefaces();
  const made = createDevicesHub({
    approach: () => undefined,
    simulation,
    kit: sampleKit,
    use: 'kiosk',
    kioskId: () => 'K3',
    peerUrl: 'http://127.0.0.1:1/devices/',
    typefaces: () => typefaces,
    nowMs: () => Date.now(),
    log: listedLog([]),
  });
  onTestFinished(() => made.close());
  const answers: DevicesAnswer[] = [];
  let heard: (message: unknown) => void = () => undefined;
  const connection: ClientConnection = {
    send: (message) => void answers.push(z.parse(devicesAnswer, message)),
    onMessage: (listener) => void (heard = listener),
    onClose: () => undefined,
    close: () => undefined,
  };
  made.onConnection(connection);
  const state = (): DevicesState => {
    const last = answers.findLast((one) => one.type === 'state');
    if (last === undefined) throw new Error('no state was told');
    return last;
  };
  return {
    devices,
    simulation,
    network,
    clock,
    read,
    answers,
    state,
    ask: (request: DevicesRequest) => heard(request),
    raw: (message: unknown) => heard(message),
  };
}

describe('the devices page moves the twins and nothing above them', () => {
  test('a member card is read by the real driver; of a payment card nothing but the refusal arrives', async () => {
    const { ask, read } = await hub();
    ask({ type: 'card', card: 0, as: 'stripe' });
    await expect.poll(() => read.filter((event) => event.kind === 'card').length).toBe(1);
    ask({ type: 'card', card: 1, as: 'stripe' });
    await expect.poll(() => read.some((event) => event.kind === 'payment-refused')).toBe(true);
    expect(JSON.stringify(read)).not.toContain('4111111111111111');
    ask({ type: 'card', card: 0, as: 'code' });
    await expect.poll(() => read.filter((event) => event.kind === 'card').length).toBe(2);
  });

  test('what the page is told of cards is a label and four digits', async () => {
    const { answers } = await hub();
    const text = JSON.stringify(answers);
    for (const card of sampleKit.cards) expect(text).not.toContain(card.number);
    expect(text).toContain(sampleKit.cards[0]?.number.slice(-4) ?? '');
  });

  test('a pulled reader takes nothing, and the page is told so', async () => {
    const { ask, answers, state } = await hub();
    ask({ type: 'reader', which: 'card', plugged: false });
    await expect.poll(() => state().cardReader).toBe(false);
    ask({ type: 'card', card: 0, as: 'stripe' });
    await expect.poll(() => answers.findLast((one) => one.type === 'presented')?.taken).toBe(false);
    ask({ type: 'reader', which: 'card', plugged: true });
    await expect.poll(() => state().cardReader).toBe(true);
  });

  test('network, clock and printer go where the page puts them', async () => {
    const { ask, network, clock, state } = await hub();
    ask({ type: 'network', cut: true });
    ask({ type: 'clock', offsetMinutes: 90 });
    ask({ type: 'printer', act: 'paper-out' });
    await expect.poll(() => [network.isCut(), clock.offsetMs(), state().printer.paper]).toEqual([true, 5_400_000, 'out']);
    ask({ type: 'printer', act: 'refill' });
    ask({ type: 'printer', act: 'power-off' });
    await expect.poll(() => [state().printer.paper, state().printer.powered]).toEqual(['ok', false]);
    ask({ type: 'printer', act: 'power-on' });
    await expect.poll(() => state().printer.powered).toBe(true);
    const faults = [
      ['cable-out', 'cable-in', 'cabled', false],
      ['mute', 'talk', 'mute', true],
      ['slow', 'fast', 'slow', true],
    ] as const;
    for (const [does, undoes, where, is] of faults) {
      ask({ type: 'printer', act: does });
      await expect.poll(() => state().printer[where]).toBe(is);
      ask({ type: 'printer', act: undoes });
      await expect.poll(() => state().printer[where]).toBe(!is);
    }
  });

  test('a slip is drawn from the very bytes that came out of the printer, and every byte is understood', async () => {
    const { ask, devices, answers, state } = await hub();
    const frame = {
      language: 'ru' as const,
      say: saySlip('ru'),
      mallName: 'Galleria Lumen',
      kiosk: 'K3',
      atDesk: false,
      when: '21 ноября 13:12',
      journal: 7,
      last4: '4821',
      copy: 0,
      test: false,
    };
    await expect.poll(() => devices.printer.state(), { timeout: 8000 }).toBe('ok');
    expect(await devices.printer.print(deviceTestSlip(frame, 'twin'), new AbortController().signal)).toBe('printed');
    await expect.poll(() => state().slips.length).toBe(1);
    ask({ type: 'slip', slip: state().slips[0]?.slip ?? 0 });
    await expect.poll(() => answers.some((one) => one.type === 'slip')).toBe(true);
    const slip = answers.find((one) => one.type === 'slip');
    expect(slip).toMatchObject({ unknown: [], widthDots: 576 });
    expect(slip?.type === 'slip' && slip.svg.startsWith('<svg')).toBe(true);
  });

  test('a message outside the contract does nothing', async () => {
    const { raw, answers } = await hub();
    const before = answers.length;
    raw({ type: 'card', card: -1, as: 'stripe' });
    raw('rubbish');
    expect(answers.length).toBe(before);
  });
});

describe('demo receipts', () => {
  const nowMs = Date.UTC(2026, 10, 21, 9, 0, 0);
  const order = (kind: DemoReceiptKind) => ({ kind, tenantId: 'vesta', amountMinor: 245_000, minutesAgo: 10 });

  test('each is a fresh code of the real format; "again" is the same paper', () => {
    const receipts = demoReceipts(sampleKit, () => nowMs);
    const first = receipts.make(order('sale'));
    const again = receipts.make(order('again'));
    const second = receipts.make(order('sale'));
    expect(again).toEqual(first);
    expect(second?.code).not.toBe(first?.code);
    const reading = readReceipt(first?.code ?? '');
    expect(reading).toMatchObject({ ok: true, kind: 'purchase', totalMinor: 245_000, issuedAtLocal: '2026-11-21T11:50:00', warnings: [] });
  });

  test('every kind says what it should', () => {
    const receipts = demoReceipts(sampleKit, () => nowMs);
    const read = (kind: DemoReceiptKind) => readReceipt(splitTestMark(receipts.make(order(kind))?.code ?? '').text);
    expect(read('refund')).toMatchObject({ kind: 'refund' });
    expect(read('too-old')).toMatchObject({ issuedAtLocal: '2026-11-19T12:00:00' });
    expect(read('future')).toMatchObject({ issuedAtLocal: '2026-11-22T13:00:00' });
    expect(read('below-minimum')).toMatchObject({ totalMinor: 2500 });
    expect(read('unknown-till')).toMatchObject({ tillKey: 'ru-fns:9289000100393801' });
    expect(read('wrong-clock-till')).toMatchObject({ issuedAtLocal: '2026-11-21T12:50:00' });
    expect(read('not-a-receipt')).toMatchObject({ ok: false });
    expect(splitTestMark(receipts.make(order('test'))?.code ?? '').test).toBe(true);
  });

  test('a shop that prints no code gives none', () => {
    const receipts = demoReceipts(sampleKit, () => nowMs);
    expect(receipts.make({ ...order('sale'), tenantId: 'little-north' })).toBeNull();
  });
});
