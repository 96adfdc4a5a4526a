import { createServer, type Socket } from 'node:net';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { voucherSlip } from '../../domain/slip/voucher-slip.ts';
import { saySlip } from '../../domain/slip/slip-phrases.ts';
import { encodeSlip, joinSegments } from '../../hardware/printer/encode-slip.ts';
import { openPrinter } from '../../hardware/printer/open-printer.ts';
import { escposPrinter } from '../../hardware/printer/escpos-printer.ts';
import { printerModelById, type PrinterModel } from '../../hardware/printer/printer-models.ts';
import type { Printer, PrinterStatus, PrintJob } from '../../hardware/printer/printer.ts';
import { openTcp } from '../../hardware/printer/tcp-channel.ts';
import { systemTimers } from '../../hardware/reader/driver-timers.ts';
import { decodePaper, paperCodes } from '../../hardware/slip-picture/paper.ts';
import { type PrinterTwin, startPrinterTwin } from '../../hardware/twin/printer-twin.ts';
import { loadTypefaces, type Typefaces } from '../../hardware/type/typeface.ts';

const modelNamed = (id: string): PrinterModel => {
  const model = printerModelById(id);
  if (model === null) throw new Error(id);
  return model;
};
const generic = modelNamed('generic-80');

let faces: Typefaces;
let segments: Uint8Array[];
beforeAll(() => {
  faces = loadTypefaces();
  const frame = {
    language: 'en',
    say: saySlip('en'),
    mallName: 'Galleria Lumen',
    kiosk: 'K3',
    atDesk: false,
    when: '14.11. 13:12',
    journal: 7,
    last4: '4821',
    copy: 0,
    test: false,
  } as const;
  const voucher = {
    reference: 'K3-4830',
    gift: 'plush hare',
    giftTitle: 'The hare',
    choices: [],
    worth: null,
    place: 'Info desk',
    until: '21:00',
    qr: 'PV1:K3-4830:x:y',
    isConfirmed: true,
  };
  segments = encodeSlip(voucherSlip(frame, voucher), { model: generic, faces });
});

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const setUp = async (model: PrinterModel = generic): Promise<{ twin: PrinterTwin; printer: Printer; seen: PrinterStatus[] }> => {
  const twin = await startPrinterTwin();
  const printer = escposPrinter({
    info: { id: 'slip', name: 'Twin', kind: 'twin', modelId: model.id, widthDots: model.widthDots },
    model,
    open: openTcp({ host: twin.host, port: twin.port }),
    timers: systemTimers(),
    pollMs: 0,
  });
  const seen: PrinterStatus[] = [];
  printer.onStatus((status) => seen.push(status));
  closing.push(
    () => twin.close(),
    () => {
      printer.close();
    },
  );
  return { twin, printer, seen };
};

const job = (jobId = 'job-1'): PrintJob => ({ jobId, visitId: 'visit-1', segments });
const live = (): AbortSignal => new AbortController().signal;
const rowsOfJob = (): number => decodePaper(joinSegments(segments)).heightDots;
const until = async (isTrue: () => boolean): Promise<void> => {
  for (let i = 0; i < 500 && !isTrue(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isTrue()).toBe(true);
};

test('a whole job is printed once, byte for byte, and only then told so', async () => {
  const { twin, printer } = await setUp();
  const whole = joinSegments(segments);
  expect(await printer.print(job(), live())).toEqual({ kind: 'printed', proof: 'confirmed', bytesSent: whole.length });
  expect(twin.slips()).toHaveLength(1);
  expect(Buffer.from(twin.slips()[0] ?? []).equals(Buffer.from(whole))).toBe(true);
  expect(twin.unfinished()).toHaveLength(0);
  expect(paperCodes(decodePaper(twin.slips()[0] ?? new Uint8Array()))).toEqual(['PV1:K3-4830:x:y']);
});

test('the printer tells paper, cover and its own switch, each under its own name', async () => {
  const { twin, printer } = await setUp();
  expect(await printer.status()).toEqual({
    online: true,
    paper: 'ok',
    cover: 'closed',
    cutter: 'ok',
    error: 'none',
    offlineReason: null,
  });
  twin.paperNearEnd();
  expect(await printer.status()).toMatchObject({ online: true, paper: 'near-end' });
  twin.takePaperOut();
  expect(await printer.status()).toMatchObject({ online: false, paper: 'out', offlineReason: 'paper-out' });
  twin.refillPaper();
  twin.openCover();
  expect(await printer.status()).toMatchObject({ online: false, cover: 'open', offlineReason: 'cover-open' });
  twin.closeCover();
  twin.switchOffline();
  expect(await printer.status()).toMatchObject({ online: false, offlineReason: 'feed-button' });
  twin.switchOnline();
  expect(await printer.status()).toMatchObject({ online: true });
});

test('status changes are told by the printer itself while nobody asks', async () => {
  const { twin, printer, seen } = await setUp();
  await printer.status();
  twin.takePaperOut();
  await until(() => seen.at(-1)?.paper === 'out');
  twin.refillPaper();
  await until(() => seen.at(-1)?.paper === 'ok');
});

test('paper that ends in the last line fails the job, and a new roll brings out nothing by itself', async () => {
  const { twin, printer } = await setUp();
  twin.runOutAfter(rowsOfJob() - 100);
  expect(await printer.print(job(), live())).toMatchObject({ kind: 'failed', reason: 'paper-out' });
  expect(twin.slips()).toHaveLength(0);
  const ink = twin.inkRows();
  twin.refillPaper();
  expect(await printer.status()).toMatchObject({ online: true });
  expect(twin.waitingBytes()).toBe(0);
  expect(twin.inkRows()).toBe(ink);
});

test('paper that is out already fails the job before a byte of it is sent', async () => {
  const { twin, printer } = await setUp();
  twin.takePaperOut();
  expect(await printer.print(job(), live())).toEqual({ kind: 'failed', reason: 'paper-out', bytesSent: 0 });
  twin.refillPaper();
  expect(await printer.print(job(), live())).toMatchObject({ kind: 'printed' });
  expect(twin.slips()).toHaveLength(1);
});

test('a visit that ends in the middle cancels what is unprinted; it never prints, and the next job is whole', async () => {
  const { twin, printer } = await setUp();
  twin.holdAfter(200);
  const visit = new AbortController();
  const outcome = printer.print(job(), visit.signal);
  await until(() => twin.waitingBytes() > 0);
  visit.abort();
  expect(await outcome).toMatchObject({ kind: 'failed', reason: 'cancelled' });
  const ink = twin.inkRows();
  expect(ink).toBeGreaterThan(0);
  twin.release();
  expect(twin.inkRows()).toBe(ink);
  expect(await printer.print(job('job-2'), live())).toMatchObject({ kind: 'printed' });
  // What hung out of the first was cut off before the second began: two visitors never share a piece of paper.
  expect(Buffer.from(twin.slips().at(-1) ?? []).equals(Buffer.from(joinSegments(segments)))).toBe(true);
  expect(twin.unfinished()).toHaveLength(0);
});

test('no more than a few pieces are ever ahead of the paper', async () => {
  const { twin, printer } = await setUp();
  twin.holdAfter(0);
  const visit = new AbortController();
  const outcome = printer.print(job(), visit.signal);
  await until(() => twin.waitingBytes() > 4000);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(twin.waitingBytes()).toBeLessThan(joinSegments(segments).length / 3);
  visit.abort();
  expect(await outcome).toMatchObject({ kind: 'failed', reason: 'cancelled' });
});

test('a job whose visit is over before it begins sends nothing', async () => {
  const { twin, printer } = await setUp();
  expect(await printer.print(job(), AbortSignal.abort())).toEqual({
    kind: 'failed',
    reason: 'cancelled',
    bytesSent: 0,
  });
  expect(twin.slips()).toHaveLength(0);
});

test('a knife that jams fails the job although every line was printed', async () => {
  const { twin, printer } = await setUp();
  twin.jamNextCut();
  expect(await printer.print(job(), live())).toMatchObject({ kind: 'failed', reason: 'cutter' });
  expect(await printer.status()).toMatchObject({ cutter: 'error', offlineReason: 'cutter' });
  expect(twin.slips()).toHaveLength(0);
  const ink = twin.inkRows();
  twin.clearJam();
  expect(await printer.status()).toMatchObject({ online: true });
  // The whole slip hung out uncut; it falls when the knife works again, and nothing follows it.
  expect(twin.slips()).toHaveLength(1);
  expect(twin.unfinished()).toHaveLength(0);
  expect(twin.inkRows()).toBe(ink);
});

test('an opened cover in the middle fails the job as what it is', async () => {
  const { twin, printer } = await setUp();
  twin.holdAfter(200);
  const outcome = printer.print(job(), live());
  await until(() => twin.waitingBytes() > 0);
  twin.openCover();
  expect(await outcome).toMatchObject({ kind: 'failed', reason: 'cover-open' });
  twin.closeCover();
  twin.release();
  expect(twin.slips()).toHaveLength(0);
});

test('a power cut in the middle is told as gone, and printing works again when power is back', async () => {
  const { twin, printer } = await setUp();
  twin.holdAfter(200);
  const outcome = printer.print(job(), live());
  await until(() => twin.waitingBytes() > 0);
  await twin.cutPower();
  expect(await outcome).toMatchObject({ kind: 'failed', reason: 'gone' });
  expect(await printer.status()).toMatchObject({ online: false, offlineReason: 'gone' });
  expect(await printer.print(job(), live())).toEqual({ kind: 'failed', reason: 'gone', bytesSent: 0 });
  twin.release();
  await twin.restorePower();
  expect(await printer.print(job(), live())).toMatchObject({ kind: 'printed' });
});

test('jobs wait for each other and come out whole and in order', async () => {
  const { twin, printer } = await setUp();
  const outcomes = await Promise.all([printer.print(job('a'), live()), printer.print(job('b'), live()), printer.print(job('c'), live())]);
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(['printed', 'printed', 'printed']);
  for (const slip of twin.slips()) expect(Buffer.from(slip).equals(Buffer.from(joinSegments(segments)))).toBe(true);
  expect(twin.slips()).toHaveLength(3);
});

test('a printer without in-turn answers is watched by its real-time status', async () => {
  const { twin, printer } = await setUp(modelNamed('xprinter-80'));
  expect(await printer.print(job(), live())).toMatchObject({ kind: 'printed' });
  expect(twin.slips()).toHaveLength(1);
  twin.runOutAfter(rowsOfJob() - 100);
  expect(await printer.print(job('b'), live())).toMatchObject({ kind: 'failed', reason: 'paper-out' });
});

test('a printer of the settings is driven whether it is there or comes later', async () => {
  const twin = await startPrinterTwin();
  closing.push(() => twin.close());
  await twin.cutPower();
  const { printer, model } = await openPrinter(
    { kind: 'tcp', host: twin.host, port: twin.port, modelId: 'generic-58', isTwin: true },
    systemTimers(),
  );
  closing.push(() => {
    printer.close();
  });
  expect(model.id).toBe('generic-58');
  expect(await printer.status()).toMatchObject({ online: false, offlineReason: 'gone' });
  await twin.restorePower();
  expect(await printer.status()).toMatchObject({ online: true });
  expect(printer.info).toMatchObject({ kind: 'twin', widthDots: 384 });
});

test('a USB printer that is not plugged in is gone, and the kiosk starts all the same', async () => {
  const { printer, model } = await openPrinter({ kind: 'usb', path: '/dev/usb/lp-none', modelId: null }, systemTimers());
  closing.push(() => {
    printer.close();
  });
  expect(model.id).toBe('generic-80');
  expect(await printer.status()).toMatchObject({ online: false, offlineReason: 'gone' });
});

test('a printer that answers and then takes no more bytes does not hold up the end of the visit', async () => {
  // Answers the first questions, then stops reading: its TCP window closes and no write ends.
  let asked = 0;
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      for (const byte of bytes) {
        if (byte !== 0x04) continue;
        socket.write(Uint8Array.of(0x12));
        asked++;
      }
      if (asked >= 4) socket.pause();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { printer } = await openPrinter({ kind: 'tcp', host: '127.0.0.1', port, modelId: null, isTwin: true }, systemTimers());
  closing.push(() => {
    printer.close();
  });
  const visit = new AbortController();
  const huge: PrintJob = { jobId: 'huge', visitId: 'v', segments: [new Uint8Array(30_000_000)] };
  const outcome = printer.print(huge, visit.signal);
  await until(() => asked >= 4);
  await new Promise((resolve) => setTimeout(resolve, 50));
  visit.abort();
  expect(await outcome).toMatchObject({ kind: 'failed', reason: 'cancelled' });
});
