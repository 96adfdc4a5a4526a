/** One run of fuzzed receipt codes: what the thread is given, what it tells, and the loop itself. */
import { readReceipt } from '../../domain/receipt/read-receipt.ts';
import type { ReceiptNotRead, ReceiptReading } from '../../domain/receipt/reading.ts';
import { brokenLaw } from '../domain/receipt/reading-laws.ts';
import { fuzzedText } from './mutate-text.ts';

/** What a run is. */
export interface ReceiptRun {
  readonly seed: number;
  readonly inputs: number;
  /** Real codes that the inputs are made of. */
  readonly seeds: readonly string[];
  /** Four bytes where the number of the input in hand stands, so that another thread sees which one hangs. */
  readonly inHand: SharedArrayBuffer;
}

/** What a run tells when it is through. */
export interface ReceiptTally {
  /** Readings by format. */
  readonly readings: Readonly<Record<string, number>>;
  readonly malformed: number;
  readonly notAReceipt: number;
  /** The first inputs that threw or broke a law, at most twenty. */
  readonly faults: readonly { readonly index: number; readonly what: string }[];
  readonly faultCount: number;
  /** Inputs by time: one count for each 10 microseconds up to a second, the last for all above. */
  readonly byTime: Uint32Array;
  /** The ten slowest, slowest first; `againUs` is the shortest of five more tries, without what else the machine did. */
  readonly slowest: readonly { readonly index: number; readonly us: number; readonly againUs: number; readonly length: number }[];
}

const bucketUs = 10;
const buckets = 100_001;
const keptSlowest = 10;
const keptFaults = 20;

/** Reads every input of the run with `read`. `told` is called every hundred thousand. */
export function runReceipts(
  { seed, inputs, seeds, inHand }: ReceiptRun,
  told: (done: number) => void,
  read: (text: string) => ReceiptReading | ReceiptNotRead = readReceipt,
): ReceiptTally {
  const place = new Int32Array(inHand);
  const readings: Record<string, number> = {};
  const refused = { malformed: 0, 'not-a-receipt': 0 };
  const faults: { index: number; what: string }[] = [];
  const byTime = new Uint32Array(buckets);
  let faultCount = 0;
  let slowest: { index: number; us: number }[] = [];
  for (let index = 0; index < inputs; index += 1) {
    if (index % 100_000 === 0 && index > 0) told(index);
    const text = fuzzedText(seed, index, seeds);
    Atomics.store(place, 0, index);
    const startMs = performance.now();
    let what: string | null;
    try {
      const result = read(text);
      what = brokenLaw(text, result);
      if (result.ok) readings[result.format] = (readings[result.format] ?? 0) + 1;
      else refused[result.reason] += 1;
    } catch (error) {
      what = `thrown: ${String(error).slice(0, 200)}`;
    }
    const us = (performance.now() - startMs) * 1000;
    const bucket = Math.min(buckets - 1, Math.floor(us / bucketUs));
    byTime[bucket] = (byTime[bucket] ?? 0) + 1;
    if (slowest.length < keptSlowest || us > (slowest.at(-1)?.us ?? 0)) {
      slowest = [...slowest, { index, us }].sort((a, b) => b.us - a.us).slice(0, keptSlowest);
    }
    if (what === null) continue;
    faultCount += 1;
    if (faults.length < keptFaults) faults.push({ index, what });
  }
  return {
    readings,
    malformed: refused.malformed,
    notAReceipt: refused['not-a-receipt'],
    faults,
    faultCount,
    byTime,
    slowest: slowest.map(({ index, us }) => {
      const text = fuzzedText(seed, index, seeds);
      return { index, us, againUs: shortestUs(text, read), length: text.length };
    }),
  };
}

/** Microseconds that `share` of all inputs stayed below, to the next ten. */
export function quantileUs(byTime: Uint32Array, share: number): number {
  const all = byTime.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [bucket, count] of byTime.entries()) {
    seen += count;
    if (seen >= all * share) return (bucket + 1) * bucketUs;
  }
  return Number.POSITIVE_INFINITY;
}

function shortestUs(text: string, read: (text: string) => unknown): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let again = 0; again < 5; again += 1) {
    const startMs = performance.now();
    try {
      read(text);
    } catch {
      // Counted in the run already.
    }
    shortest = Math.min(shortest, (performance.now() - startMs) * 1000);
  }
  return shortest;
}
