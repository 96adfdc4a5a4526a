/**
 * Fuzzing by hand: `node passage.mjs --run test/fuzz/run.ts receipts [INPUTS] [SEED]`, ten million inputs and seed 1 unless told. Exit code 1 when an input threw, hung or broke a law,
 * 2 for a wrong call. Every input is made of two numbers, seed and index, so one that failed is made again by them alone.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { fuzzedText } from './mutate-text.ts';
import { quantileUs } from './receipt-run.ts';
import type { ReceiptRun, ReceiptTally } from './receipt-run.ts';
import { seedTexts } from './seed-texts.ts';

/** An input that takes longer hangs: a thousand times more than the slowest should, and no pause of a busy machine. */
const hangMs = 10_000;
const pollMs = 500;
/** Heap of the thread; one that grows beyond it is ended by the engine, and the run fails. */
const heapMegabytes = 256;
/** More than this left over after the run is a leak. */
const leakMegabytes = 32;

const [what, inputsText = '10000000', seedText = '1'] = process.argv.slice(2);
const [inputs, seed] = [Number(inputsText), Number(seedText)];
if (what !== 'receipts' || !Number.isSafeInteger(inputs) || inputs < 1 || inputs > 2 ** 31 - 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write('usage: test/fuzz/run.ts receipts [INPUTS] [SEED]\n');
  process.exit(2);
}
const seeds = await seedTexts();
const before = megabytes();
const startMs = performance.now();
const tally = await watched({ seed, inputs, seeds, inHand: new SharedArrayBuffer(4) });
print(tally, (performance.now() - startMs) / 1000);

/** The thread's tally; ends the process when an input hangs or the thread dies. */
async function watched(run: ReceiptRun): Promise<ReceiptTally> {
  const thread = new Worker(new URL('receipt-thread.ts', import.meta.url), {
    workerData: run,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  const place = new Int32Array(run.inHand);
  let last = { index: -1, sinceMs: performance.now() };
  const watch = setInterval(() => {
    const index = Atomics.load(place, 0);
    if (index !== last.index) last = { index, sinceMs: performance.now() };
    else if (performance.now() - last.sinceMs > hangMs)
      failed(`input ${index} hangs: ${JSON.stringify(fuzzedText(run.seed, index, run.seeds))}`);
  }, pollMs);
  try {
    return await new Promise<ReceiptTally>((resolve, reject) => {
      thread.on('error', reject);
      thread.on('exit', () => {
        reject(new Error('the thread ended without a tally'));
      });
      // What receipt-thread.ts posts.
      thread.on('message', (message: { readonly done: number } | { readonly tally: ReceiptTally }) => {
        if ('tally' in message) resolve(message.tally);
        else process.stderr.write(`  ${message.done} of ${run.inputs}\n`);
      });
    });
  } catch (error) {
    const index = Atomics.load(place, 0);
    return failed(`${String(error)} at input ${index}: ${JSON.stringify(fuzzedText(run.seed, index, run.seeds))}`);
  } finally {
    clearInterval(watch);
  }
}

function failed(why: string): never {
  process.stdout.write(`fuzz receipts seed ${seed} failed: ${why}\n`);
  process.exit(1);
}

/** Resident memory and heap after a full collection, in megabytes. */
function megabytes(): { readonly resident: number; readonly heap: number } {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
  const { rss, heapUsed } = process.memoryUsage();
  return { resident: rss / 1_048_576, heap: heapUsed / 1_048_576 };
}

function print({ readings: read, malformed, notAReceipt, faults, faultCount, byTime, slowest }: ReceiptTally, seconds: number): void {
  const after = megabytes();
  const readCount = Object.values(read).reduce((sum, count) => sum + count, 0);
  const lines = [
    `fuzz receipts inputs ${inputs} seed ${seed} read ${readCount} malformed ${malformed} not-a-receipt ${notAReceipt} faults ${faultCount} hung 0`,
    `  time ${seconds.toFixed(0)} s; an input: half below ${quantileUs(byTime, 0.5)} us, 99.99 per cent below ${quantileUs(byTime, 0.9999)} us, slowest ${(slowest[0]?.us ?? 0).toFixed(0)} us`,
    ...slowest.map(
      ({ index, us, againUs, length }) =>
        `  slow: input ${index}, ${length} characters, ${us.toFixed(0)} us, again ${againUs.toFixed(0)} us`,
    ),
    `  memory after collection: resident ${before.resident.toFixed(0)} -> ${after.resident.toFixed(0)} MB, heap ${before.heap.toFixed(1)} -> ${after.heap.toFixed(1)} MB; heap of the thread bounded at ${heapMegabytes} MB`,
    `  read by format: ${Object.keys(read)
      .sort()
      .map((name) => `${name} ${read[name]}`)
      .join(', ')}`,
    ...faults.map(({ index, what: fault }) => `  FAULT input ${index}: ${fault}: ${JSON.stringify(fuzzedText(seed, index, seeds))}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exit(faultCount > 0 || after.heap - before.heap > leakMegabytes ? 1 : 0);
}
