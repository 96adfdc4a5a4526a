/** The printer driver over the kernel's usblp, against a printer that really runs out of paper. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { PrintOutcome, PrinterStatus } from '../../../../hardware/printer/printer.ts';
import { openPrinter } from '../../../../hardware/printer/open-printer.ts';
import { systemTimers } from '../../../../hardware/reader/driver-timers.ts';
import { decodePaper, paperText } from '../../../../hardware/slip-picture/paper.ts';
import type { Bench } from '../bench.ts';
import type { Check, Part } from '../check.ts';
import { until } from '../within.ts';

type OpenedPrinter = Awaited<ReturnType<typeof openPrinter>>['printer'];

/** Paper, in dot rows, that the twelfth line of a slip no longer finds: a line feed moves 30. */
const ROWS_OF_TEN_LINES = 310;
const TORN_LINES_MAX = 13;
const LINES = 40;

const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

/** A slip of lines that name it, and a cut; each line a piece of its own. */
const slipOf = (name: string, lines = LINES): readonly Uint8Array[] => [
  Uint8Array.of(0x1b, 0x40),
  ...Array.from({ length: lines }, (_, i) => ascii(`${name} line ${i + 1}\n`)),
  Uint8Array.of(0x1d, 0x56, 0x41, 0x10),
];

const job = (name: string, lines = LINES) => ({ jobId: name, visitId: null, segments: slipOf(name, lines) });
const textOf = (bytes: Uint8Array): readonly string[] => paperText(decodePaper(bytes));
const linesOf = (name: string, lines = LINES): readonly string[] => Array.from({ length: lines }, (_, i) => `${name} line ${i + 1}`);
/** Everything that came out, slip after slip. */
const paperOf = (bench: Bench): readonly string[] => [...bench.printer.slips, bench.printer.mechanism.unfinished()].flatMap(textOf);
/** The last slip is exactly this one, or this one behind the torn end of another; and no more of the other came out than was on paper when it stopped. */
const assertOnlyThenNext = (bench: Bench, other: string, next: readonly string[]): void => {
  const last = textOf(bench.printer.slips.at(-1) ?? new Uint8Array());
  assert.deepEqual(last.slice(-next.length), next);
  const torn = paperOf(bench).filter((line) => line.startsWith(other));
  assert.ok(torn.length > 0 && torn.length <= TORN_LINES_MAX, `${torn.length} lines of "${other}" came out`);
};
const never = (): AbortSignal => new AbortController().signal;
const outcomeOf = (outcome: PrintOutcome): string => (outcome.kind === 'failed' ? outcome.reason : outcome.kind);

/** Runs with the driver on whatever printer is plugged in. */
const withPrinter = async (work: (printer: OpenedPrinter) => Promise<void>): Promise<void> => {
  await until(() => readdirSync('/sys/class/usbmisc').some((node) => /^lp\d+$/.test(node)), 'a printer node');
  const { printer } = await openPrinter({ kind: 'usb', path: null, modelId: null }, systemTimers());
  try {
    await work(printer);
  } finally {
    printer.close();
  }
};

const statusCheck = (name: string, change: (bench: Bench) => void, isTold: (status: PrinterStatus) => boolean): Check => ({
  name,
  show: (bench) =>
    withPrinter(async (printer) => {
      assert.equal((await printer.status()).online, true);
      const told: PrinterStatus[] = [];
      printer.onStatus((status) => told.push(status));
      change(bench);
      await until(() => told.some(isTold), 'the printer to tell of itself');
      assert.ok(isTold(await printer.status()));
    }),
});

export const printerPart: Part = {
  name: 'printers',
  checks: [
    {
      name: 'a slip comes out whole, byte for byte, and counts as printed only when the printer said so',
      show: (bench) =>
        withPrinter(async (printer) => {
          assert.equal(outcomeOf(await printer.print(job('whole'), never())), 'printed');
          assert.equal(bench.printer.slips.length, 1);
          const [slip = new Uint8Array()] = bench.printer.slips;
          assert.deepEqual(Buffer.from(slip), Buffer.concat(slipOf('whole')));
        }),
    },
    {
      name: 'a slip of 64 KiB comes out whole, although the printer takes it in small pieces',
      show: (bench) =>
        withPrinter(async (printer) => {
          const raster = Uint8Array.from([0x1d, 0x76, 0x30, 0, 72, 0, 96, 0, ...Array.from({ length: 72 * 96 }, (_, i) => (i % 7) * 32)]);
          const segments = [...Array.from({ length: 10 }, () => raster), Uint8Array.of(0x1d, 0x56, 0x41, 0x10)];
          assert.equal(outcomeOf(await printer.print({ jobId: 'long', visitId: null, segments }, never())), 'printed');
          assert.deepEqual(Buffer.from(bench.printer.slips[0] ?? new Uint8Array()), Buffer.concat(segments));
        }),
    },
    statusCheck(
      'a printer tells of itself that its paper is near its end, and that can still be asked',
      (bench) => bench.printer.mechanism.set({ paper: 'near-end' }),
      ({ online, paper }) => online && paper === 'near-end',
    ),
    statusCheck(
      'an open cover is told and takes the printer offline',
      (bench) => bench.printer.mechanism.set({ isCoverOpen: true }),
      ({ online, cover }) => !online && cover === 'open',
    ),
    {
      name: 'paper out in the middle of a slip: the job ends as paper-out, and nothing of it prints when there is paper again',
      show: (bench) =>
        withPrinter(async (printer) => {
          bench.printer.mechanism.setRowsLeft(ROWS_OF_TEN_LINES);
          assert.equal(outcomeOf(await printer.print(job('first'), never())), 'paper-out');
          assert.equal((await printer.status()).paper, 'out');
          bench.printer.mechanism.setRowsLeft(null);
          bench.printer.mechanism.set({ paper: 'ok' });
          await until(async () => (await printer.status()).online, 'the printer to be ready again');
          assert.equal(outcomeOf(await printer.print(job('second', 5), never())), 'printed');
          assertOnlyThenNext(bench, 'first', linesOf('second', 5));
        }),
    },
    {
      name: 'the cable is pulled in the middle of a slip: the job ends as gone; put back, the next slip is whole and the only one',
      show: (bench) =>
        withPrinter(async (printer) => {
          bench.printer.mechanism.setHold(ROWS_OF_TEN_LINES);
          const outcome = printer.print(job('cut off'), never());
          await until(() => bench.printer.mechanism.unfinished().length > 100, 'the slip to begin');
          bench.printer.unplug();
          assert.equal(outcomeOf(await outcome), 'gone');
          assert.equal((await printer.status()).online, false);
          await bench.printer.plug();
          bench.printer.mechanism.setHold(null);
          await until(async () => (await printer.status()).online, 'the printer to be back');
          assert.equal(outcomeOf(await printer.print(job('next', 6), never())), 'printed');
          assertOnlyThenNext(bench, 'cut off', linesOf('next', 6));
        }),
    },
    {
      name: 'a visit that ends while its slip prints takes the slip with it: nothing of it comes out into the next visit',
      show: (bench) =>
        withPrinter(async (printer) => {
          bench.printer.mechanism.setHold(ROWS_OF_TEN_LINES);
          const visit = new AbortController();
          const outcome = printer.print(job('of the last visit'), visit.signal);
          await until(() => bench.printer.mechanism.unfinished().length > 100, 'the slip to begin');
          visit.abort();
          assert.equal(outcomeOf(await outcome), 'cancelled');
          bench.printer.mechanism.setHold(null);
          assert.equal(outcomeOf(await printer.print(job('of the next', 4), never())), 'printed');
          assertOnlyThenNext(bench, 'of the last visit', linesOf('of the next', 4));
        }),
    },
  ],
};
