/**
 * What reading a scanner costs: HID reports a second through the driver (layout from the report descriptor, continuation, symbology, cards refused, wiping) to events, beside
 * the same reports handed to a bare callback that copies and wipes them.
 */
import { demoCardRanges } from '../../domain/card/card-range.ts';
import type { HidFound } from '../../hardware/reader/hid-handle.ts';
import { hidReader } from '../../hardware/reader/hid-reader.ts';
import { readerModels } from '../../hardware/reader/reader-models.ts';
import { type TwinHidBus, twinHidBus } from '../../hardware/twin/hid-bus-twin.ts';
import { scannerDescriptor, scannerReports } from '../../hardware/twin/reader-twins.ts';
import { figureLine, median, remark, spread } from './figure.ts';

/** Name for `npm run bench -- NAME`. */
export const name = 'hid-reports';

const ROUNDS = 60;
const WARM_UP = 15;
const CODES = 400;
/** Between two reports on the drivers' clock: slow enough for the gate that cuts off floods. */
const STEP_MS = 5;

/** Fiscal codes of two reports each; no two alike, since a code that is repeated at once counts once. */
const reportsOfRound = (round: number): readonly Uint8Array[] =>
  Array.from(
    { length: CODES },
    (_, i) => `t=20261121T1130&s=${1000 + i}.00&fn=9289000100000001&i=${round * CODES + i}&fp=1234567890&n=1`,
  ).flatMap((text) => scannerReports(text, ']Q1'));

const plug = (bus: TwinHidBus): string =>
  bus.plug({ vendorId: 0x1209, productId: 2, product: 'Scanner', usagePage: 0x8c, usage: 2, reportDescriptor: scannerDescriptor });

const foundOn = async (bus: TwinHidBus, path: string): Promise<HidFound> => {
  const found = (await bus.list()).find((one) => one.path === path);
  if (found === undefined) throw new Error('the scanner is not on the bus');
  return found;
};

const reportsPerSecond = (bus: TwinHidBus, path: string, reports: readonly Uint8Array[]): number => {
  const startedMs = performance.now();
  for (const report of reports) bus.send(path, report);
  return (reports.length * 1000) / (performance.now() - startedMs);
};

/** @see file comment */
export async function run(print: (line: string) => void): Promise<void> {
  const bus = twinHidBus();
  const driven = plug(bus);
  const bare = plug(bus);
  let nowMs = 0;
  let codes = 0;
  const drivenFound = await foundOn(bus, driven);
  const reader = hidReader(
    drivenFound,
    await bus.open(drivenFound),
    { id: driven, name: 'Scanner', kind: 'twin' },
    { ranges: demoCardRanges, models: readerModels, timers: { nowMs: () => (nowMs += STEP_MS), after: () => () => undefined } },
  );
  if (reader === null) throw new Error('the driver does not understand the scanner');
  reader.onEvent((event) => {
    if (event.kind === 'code') codes++;
  });
  let copied = 0;
  const handle = await bus.open(await foundOn(bus, bare));
  handle.onReport((report) => {
    copied += report.slice().length > 0 ? 1 : 0;
    report.fill(0);
  });
  const own: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const reports = reportsOfRound(round);
    const [ours, theirs] = [reportsPerSecond(bus, driven, reports), reportsPerSecond(bus, bare, reports)];
    if (round < WARM_UP) continue;
    own.push(ours);
    peer.push(theirs);
  }
  if (codes !== (WARM_UP + ROUNDS) * CODES) throw new Error(`${codes} codes came out instead of ${(WARM_UP + ROUNDS) * CODES}`);
  if (copied === 0) throw new Error('the bare callback was not called');
  remark(`${name}: driver ${spread(own, 0)} reports/s; bare ${spread(peer, 0)} reports/s`);
  print(figureLine({ name, unit: 'reports/s', value: median(own), peer: 'bare-callback', peerValue: median(peer), digits: 0 }));
}
