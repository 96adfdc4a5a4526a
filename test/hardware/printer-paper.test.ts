/** What comes out on paper, whatever happens to a printer at whatever byte of a job: read off the paper of the twin's mechanism. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escposPrinter } from '../../hardware/printer/escpos-printer.ts';
import { printerModelById } from '../../hardware/printer/printer-models.ts';
import type { PrinterModel } from '../../hardware/printer/printer-model.ts';
import { cutBytes } from '../../hardware/printer/cut-bytes.ts';
import { joinSegments } from '../../hardware/printer/encode-slip.ts';
import type { PrintJob, PrintOutcome } from '../../hardware/printer/printer.ts';
import { printerMechanism } from '../../hardware/twin/printer-mechanism.ts';
import { cableTo } from './mechanism-cable.ts';
import { virtualTime } from './virtual-time.ts';

const modelNamed = (id: string): PrinterModel => {
  const model = printerModelById(id);
  if (model === null) throw new Error(id);
  return model;
};
const pieceRows = 24;
const pieces = 5;
const stride = 6;

/** A small slip all of whose dots are the visitor's own. */
const slipOf = (dots: number, model: PrinterModel): Uint8Array[] => [
  Uint8Array.from([0x1b, 0x40]),
  ...Array.from({ length: pieces }, () =>
    Uint8Array.from([0x1d, 0x76, 0x30, 0, stride, 0, pieceRows, 0, ...new Array<number>(stride * pieceRows).fill(dots)]),
  ),
  cutBytes(model),
];

/** `lost`: nothing is kept, `kept`: the printer keeps what it has and cannot be told to forget it. */
const faults = {
  'paper out': 'told',
  'paper out at a row': 'told',
  'cover open': 'told',
  'switched off': 'told',
  'knife jams': 'told',
  'head stuck': 'told',
  'visit ends': 'told',
  'power cut': 'lost',
  'power cut, buffer kept': 'kept',
  'cable cut': 'kept',
  'cable cut, then paper out': 'kept',
} as const;
type Fault = keyof typeof faults;
const faultNames = Object.keys(faults) as readonly Fault[];

const scene = async (model: PrinterModel, fault: Fault, atByte: number, row: number) => {
  const slips: Uint8Array[] = [];
  const mechanism = printerMechanism(
    (bytes) => slips.push(bytes),
    () => undefined,
  );
  mechanism.setHabits({ clears: model.clears === 'dle-dc4' });
  const cable = cableTo(mechanism);
  const time = virtualTime();
  const printer = escposPrinter({
    info: { id: 'p', name: 'p', kind: 'twin', modelId: model.id, widthDots: 48 },
    model,
    open: cable.open,
    timers: time.timers,
    pollMs: 0,
  });
  await time.until(printer.status(), 10_000);
  const visit = new AbortController();
  const strike = (): void => {
    if (fault === 'paper out') mechanism.set({ paper: 'out' });
    else if (fault === 'paper out at a row') mechanism.setRowsLeft(row);
    else if (fault === 'cover open') mechanism.set({ isCoverOpen: true });
    else if (fault === 'switched off') mechanism.set({ isSwitchedOff: true });
    else if (fault === 'knife jams') mechanism.jamNextCut();
    else if (fault === 'head stuck') mechanism.setHold(row);
    else if (fault === 'visit ends') visit.abort();
    else {
      if (fault === 'cable cut, then paper out') mechanism.set({ paper: 'out' });
      if (fault === 'power cut') mechanism.forget();
      cable.setCut(true);
    }
  };
  const heal = (): void => {
    cable.afterBytes(Infinity, () => undefined);
    mechanism.setRowsLeft(null);
    mechanism.setHold(null);
    mechanism.jamNextCut(false);
    mechanism.set({ paper: 'ok', isCoverOpen: false, isCutterJammed: false, isSwitchedOff: false });
    cable.setCut(false);
  };
  // The job begins with three questions; what is struck there strikes before its first byte.
  cable.afterBytes(atByte, strike);
  const job = (jobId: string, dots: number): PrintJob => ({ jobId, visitId: jobId, segments: slipOf(dots, model) });
  const first = await time.until(printer.print(job('a', 0xaa), visit.signal), 120_000);
  const inkAtEnd = mechanism.inkRows();
  // The next visitor asks as often as it takes, and somebody looks after the printer; what could not be dropped comes out by itself meanwhile.
  let second: PrintOutcome = first;
  for (let tries = 0; tries < 5; tries++) {
    heal();
    second = await time.until(printer.print(job('b', 0x55), new AbortController().signal), 120_000);
    if (second.kind === 'printed') break;
  }
  const unfinished = mechanism.unfinished().length;
  printer.close();
  const inkOfSecond = pieces * pieceRows;
  return { first, second, slips, unfinished, lateRows: mechanism.inkRows() - inkAtEnd - inkOfSecond };
};

const struck = fc.record({ fault: fc.constantFrom(...faultNames), atByte: fc.nat(1000), row: fc.nat(pieceRows * pieces + 20) });
/** Whole, alone and last on its piece of paper; before it at most the end of half a question that a broken cable left, which prints nothing. */
const isAlone = (paper: Uint8Array | undefined, slip: Uint8Array): boolean => {
  const before = (paper?.length ?? 0) - slip.length;
  return (
    before >= 0 &&
    before < 12 &&
    paper !== undefined &&
    Buffer.from(paper.subarray(before)).equals(Buffer.from(slip)) &&
    !paper.subarray(0, before).some((byte) => byte >= 0x20)
  );
};
const hasDots = (bytes: Uint8Array | undefined, dots: number): boolean => bytes?.includes(dots) === true;

test('a printer that can forget prints nothing of a visit after its job has ended, struck at any byte by anything it can be told about', async () => {
  await fc.assert(
    fc.asyncProperty(struck, fc.constantFrom('generic-80', 'epson-tm-t88'), async ({ fault, atByte, row }, id) => {
      const model = modelNamed(id);
      const { second, slips, unfinished, lateRows } = await scene(model, fault, atByte, row);
      expect(second.kind).toBe('printed');
      // The next visitor's slip is whole and alone on its piece of paper.
      expect(isAlone(slips.at(-1), joinSegments(slipOf(0x55, model)))).toBe(true);
      expect(slips.some((slip) => hasDots(slip, 0xaa) && hasDots(slip, 0x55))).toBe(false);
      expect(unfinished).toBe(0);
      if (faults[fault] !== 'kept') expect(lateRows).toBe(0);
      else expect(lateRows).toBeLessThanOrEqual(3 * pieceRows);
    }),
    { numRuns: 400 },
  );
}, 60_000);

test('a printer that cannot forget prints two pieces at most after the end, and never on the next visitor’s paper', async () => {
  await fc.assert(
    fc.asyncProperty(struck, fc.constantFrom('bixolon-srp-350', 'epson-tm-t88-old'), async ({ fault, atByte, row }, id) => {
      const model = modelNamed(id);
      const { second, slips, unfinished, lateRows } = await scene(model, fault, atByte, row);
      expect(second.kind).toBe('printed');
      expect(isAlone(slips.at(-1), joinSegments(slipOf(0x55, model)))).toBe(true);
      expect(slips.some((slip) => hasDots(slip, 0xaa) && hasDots(slip, 0x55))).toBe(false);
      expect(unfinished).toBe(0);
      expect(lateRows).toBeLessThanOrEqual(2 * pieceRows);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('what is told as printed is on paper, whole and cut off', async () => {
  await fc.assert(
    fc.asyncProperty(struck, fc.constantFrom('generic-80', 'bixolon-srp-350'), async ({ fault, atByte, row }, id) => {
      const model = modelNamed(id);
      const { first, slips } = await scene(model, fault, atByte, row);
      if (first.kind === 'printed') expect(isAlone(slips[0], joinSegments(slipOf(0xaa, model)))).toBe(true);
      else expect(['failed', faults[fault]]).toEqual([first.kind, faults[fault]]);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('a job of an earlier life of the program is dropped and cut off before anything else is printed', async () => {
  const model = modelNamed('generic-80');
  const slips: Uint8Array[] = [];
  const mechanism = printerMechanism(
    (bytes) => slips.push(bytes),
    () => undefined,
  );
  const [start = new Uint8Array(), band = new Uint8Array()] = slipOf(0xaa, model);
  // Killed in the middle of its third piece, with the paper just out in the second.
  mechanism.setRowsLeft(pieceRows + 5);
  mechanism.receive(Uint8Array.from([...start, ...band, ...band, ...band.subarray(0, 60)]), () => undefined);
  const ink = mechanism.inkRows();
  const time = virtualTime();
  const printer = escposPrinter({
    info: { id: 'p', name: 'p', kind: 'twin', modelId: model.id, widthDots: 48 },
    model,
    open: cableTo(mechanism).open,
    timers: time.timers,
    pollMs: 0,
  });
  printer.distrust();
  expect(await time.until(printer.status(), 10_000)).toMatchObject({ offlineReason: 'paper-out' });
  mechanism.setRowsLeft(null);
  mechanism.set({ paper: 'ok' });
  const job: PrintJob = { jobId: 'b', visitId: 'b', segments: slipOf(0x55, model) };
  expect(await time.until(printer.print(job, new AbortController().signal), 60_000)).toMatchObject({ kind: 'printed' });
  expect(mechanism.inkRows()).toBe(ink + pieces * pieceRows);
  expect(slips).toHaveLength(2);
  expect(Buffer.from(slips[1] ?? []).equals(Buffer.from(joinSegments(job.segments)))).toBe(true);
  printer.close();
});
