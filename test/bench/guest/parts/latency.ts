/** How long from the swipe to the event, beside what bare node-hid needs for the same report. */
import HID from 'node-hid';
import { stripeReport } from '../../../../hardware/twin/reader-twins.ts';
import { figureLine, median, spread } from '../../../benchmark/figure.ts';
import type { Bench } from '../bench.ts';
import type { Part } from '../check.ts';
import { memberCard } from '../member-card.ts';
import { openReaders } from '../open-readers.ts';
import { pause, until } from '../within.ts';

const ROUNDS = 5;
const SWIPES = 40;
/** Another card each time: the same one twice within a second counts once. */
const reports = Array.from({ length: SWIPES }, (_, nth) => stripeReport(['', `;${memberCard(300 + nth)}?`, '']));

/** Times of `SWIPES` swipes, each from the write of the device to the call of the listener. `arm` takes the listener for the next. */
const measure = async (bench: Bench, arm: (heard: () => void) => void): Promise<number[]> => {
  const times: number[] = [];
  for (const [nth, report] of reports.entries()) {
    let atMs: number | null = null;
    arm(() => (atMs ??= performance.now()));
    const startMs = performance.now();
    await bench.stripe.send(report);
    await until(() => atMs !== null, `swipe ${nth}`);
    times.push((atMs ?? Number.NaN) - startMs);
    await pause(10);
  }
  return times;
};

const throughOurs = async (bench: Bench): Promise<number[]> => {
  const readers = await openReaders();
  let heard: () => void = () => undefined;
  readers.supervisor.onEvent((event) => {
    if (event.kind === 'card') heard();
  });
  try {
    return await measure(bench, (next) => (heard = next));
  } finally {
    readers.close();
  }
};

const openBare = async (product: string): Promise<HID.HIDAsync> => {
  const found = (await HID.devicesAsync()).find((device) => device.product === product);
  if (found?.path === undefined) throw new Error(`node-hid does not list the ${product}`);
  const device = await HID.HIDAsync.open(found.path);
  device.on('error', () => undefined);
  return device;
};

/** Bare node-hid with as many readers open as ours has: each open reader costs a thread that waits. */
const throughBare = async (bench: Bench): Promise<number[]> => {
  const device = await openBare('Bench stripe reader');
  const other = await openBare('Bench scanner');
  let heard: () => void = () => undefined;
  other.on('data', () => undefined);
  device.on('data', () => heard());
  await pause(120);
  try {
    return await measure(bench, (next) => (heard = next));
  } finally {
    await device.close();
    await other.close();
  }
};

export const latencyPart: Part = {
  name: 'latency',
  checks: [
    {
      name: 'every measured swipe becomes an event; how long it takes is told as a figure',
      timeoutMs: 90_000,
      show: async (bench) => {
        const ours: number[] = [];
        const bare: number[] = [];
        // The first round of both is not counted: Node compiles what runs often.
        for (let round = 0; round <= ROUNDS; round += 1) {
          const [oursNow, bareNow] = [await throughOurs(bench), await throughBare(bench)];
          if (round === 0) continue;
          ours.push(...oursNow);
          bare.push(...bareNow);
        }
        const of = (name: string, pick: (values: readonly number[]) => number): string =>
          figureLine({ name, unit: 'ms', value: pick(ours), peer: 'node-hid-data', peerValue: pick(bare), digits: 2 });
        bench.figure(of('swipe-to-event-median', median));
        bench.figure(of('swipe-to-event-max', (values) => Math.max(...values)));
        bench.remark(
          `swipe to event: ${spread(ours, 2)}; bare node-hid: ${spread(bare, 2)} (ms, turn about in ${ROUNDS} rounds of ${SWIPES})`,
        );
      },
    },
  ],
};
