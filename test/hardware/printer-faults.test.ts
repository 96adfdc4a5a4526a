/** Printers that are slow, mute, half-duplex or cabled badly, as twins on a real TCP connection. */
import { afterEach, expect, test } from 'vitest';
import { escposPrinter } from '../../hardware/printer/escpos-printer.ts';
import { cutBytes } from '../../hardware/printer/cut-bytes.ts';
import { joinSegments } from '../../hardware/printer/encode-slip.ts';
import { printerModelById } from '../../hardware/printer/printer-models.ts';
import type { Printer, PrintJob } from '../../hardware/printer/printer.ts';
import { openTcp } from '../../hardware/printer/tcp-channel.ts';
import type { DriverTimers } from '../../hardware/reader/hid-handle.ts';
import { type PrinterTwin, startPrinterTwin } from '../../hardware/twin/printer-twin.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
/** The driver's clock runs three times as fast as the twin's: waiting is not what is tested. */
const hurriedTimers: DriverTimers = {
  nowMs: () => performance.now() * 3,
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs / 3);
    return () => clearTimeout(timer);
  },
};
const live = (): AbortSignal => new AbortController().signal;

const setUp = async (modelId: string): Promise<{ twin: PrinterTwin; printer: Printer; job: (dots: number) => PrintJob }> => {
  const model = printerModelById(modelId);
  if (model === null) throw new Error(modelId);
  const twin = await startPrinterTwin();
  const printer = escposPrinter({
    info: { id: 'slip', name: 'Twin', kind: 'twin', modelId: model.id, widthDots: model.widthDots },
    model,
    open: openTcp({ host: twin.host, port: twin.port }),
    timers: hurriedTimers,
    pollMs: 0,
  });
  closing.push(
    () => twin.close(),
    () => printer.close(),
  );
  const band = (dots: number): Uint8Array => Uint8Array.from([0x1d, 0x76, 0x30, 0, 4, 0, 40, 0, ...new Array<number>(160).fill(dots)]);
  return {
    twin,
    printer,
    job: (dots) => ({
      jobId: `job-${dots}`,
      visitId: 'v',
      segments: [Uint8Array.from([0x1b, 0x40]), band(dots), band(dots), band(dots), cutBytes(model)],
    }),
  };
};
const bytesOf = (job: PrintJob): string => Buffer.from(joinSegments(job.segments)).toString('hex');
const lastSlip = (twin: PrinterTwin): string => Buffer.from(twin.slips().at(-1) ?? []).toString('hex');

test('a printer that answers nothing prints when its model says so, and its slips are told as sent, never as printed', async () => {
  const { twin, printer, job } = await setUp('mute-80');
  twin.answer('never');
  twin.understandsClear(false);
  expect(await printer.status()).toMatchObject({ online: true, paper: 'unknown' });
  expect(await printer.print(job(0xaa), live())).toMatchObject({ kind: 'sent' });
  expect(lastSlip(twin)).toBe(bytesOf(job(0xaa)));
});

test('a printer that answers nothing and should is silent, and gets nothing to print', async () => {
  const { twin, printer, job } = await setUp('generic-80');
  twin.answer('never');
  expect(await printer.status()).toMatchObject({ online: false, offlineReason: 'silent' });
  expect(await printer.print(job(0xaa), live())).toEqual({ kind: 'failed', reason: 'timeout', bytesSent: 0 });
  expect(twin.inkRows()).toBe(0);
});

test('a half-duplex printer, which answers only when it has nothing to print, is waited for', async () => {
  const { twin, printer, job } = await setUp('generic-80');
  twin.answer('idle');
  twin.printAtSpeed(1200);
  expect(await printer.print(job(0xaa), live())).toMatchObject({ kind: 'printed' });
  expect(lastSlip(twin)).toBe(bytesOf(job(0xaa)));
});

test('a slow printer is told as done when the paper is cut, not before', async () => {
  const { twin, printer, job } = await setUp('generic-80');
  twin.printAtSpeed(300);
  let slipsWhenDone = -1;
  const outcome = printer.print(job(0xaa), live()).then((one) => {
    slipsWhenDone = twin.slips().length;
    return one;
  });
  await expect.poll(() => twin.inkRows()).toBeGreaterThan(10);
  expect(twin.slips()).toHaveLength(0);
  expect(await outcome).toMatchObject({ kind: 'printed', proof: 'confirmed' });
  expect(slipsWhenDone).toBe(1);
});

test('a cable pulled in the middle fails the job; plugged in again, the rest never comes out and the next slip is alone', async () => {
  const { twin, printer, job } = await setUp('generic-80');
  twin.holdAfter(50);
  const outcome = printer.print(job(0xaa), live());
  await expect.poll(() => twin.waitingBytes()).toBeGreaterThan(0);
  twin.pullCable();
  expect(await outcome).toMatchObject({ kind: 'failed', reason: 'timeout' });
  const ink = twin.inkRows();
  twin.plugCable();
  expect(await printer.status()).toMatchObject({ online: true });
  twin.release();
  expect(await printer.print(job(0x55), live())).toMatchObject({ kind: 'printed' });
  expect(lastSlip(twin)).toBe(bytesOf(job(0x55)));
  expect(twin.inkRows()).toBe(ink + 120);
});

test('a printer that is thought to forget and does not is waited out: what comes late is cut off before the next slip', async () => {
  const { twin, printer, job } = await setUp('generic-80');
  twin.understandsClear(false);
  twin.holdAfter(50);
  const visit = new AbortController();
  const outcome = printer.print(job(0xaa), visit.signal);
  await expect.poll(() => twin.waitingBytes()).toBeGreaterThan(0);
  visit.abort();
  expect(await outcome).toMatchObject({ kind: 'failed', reason: 'cancelled' });
  twin.release();
  expect(await printer.print(job(0x55), live())).toMatchObject({ kind: 'printed' });
  expect(lastSlip(twin)).toBe(bytesOf(job(0x55)));
  expect(twin.slips().filter((slip) => slip.includes(0x55))).toHaveLength(1);
});

test('a kiosk printer hands out a whole slip, and draws a broken one back', async () => {
  const { twin, printer, job } = await setUp('custom-vkp80');
  twin.understandsClear(false);
  expect(await printer.print(job(0xaa), live())).toMatchObject({ kind: 'printed', proof: 'watched' });
  expect(twin.slips()).toHaveLength(1);
  twin.runOutAfter(50);
  expect(await printer.print(job(0xbb), live())).toMatchObject({ kind: 'failed', reason: 'paper-out' });
  // What the printer could not forget comes out with the new roll, into the presenter and back.
  twin.refillPaper();
  expect(await printer.print(job(0x55), live())).toMatchObject({ kind: 'printed' });
  expect(twin.slips()).toHaveLength(2);
  expect(lastSlip(twin)).toBe(bytesOf(job(0x55)));
});
