import { describe, expect, test } from 'vitest';
import { readReceipt, receiptFormats } from '../../../domain/receipt/read-receipt.ts';
import { noTrust } from '../../../domain/receipt/reading.ts';
import { fuzzedText } from '../../fuzz/mutate-text.ts';
import { quantileUs, runReceipts } from '../../fuzz/receipt-run.ts';
import { seedTexts } from '../../fuzz/seed-texts.ts';

/** Ten million are run by `npm run fuzz`; these few with every test, another twenty thousand each day of the year. */
const inputs = 20_000;
const seed = Math.floor(Date.now() / 86_400_000);
const silent = (): void => undefined;
const run = async (count: number) => ({ seed, inputs: count, seeds: await seedTexts(), inHand: new SharedArrayBuffer(4) });

test('any text made of real codes is read or refused by the laws; seed and input of one that is not are told', async () => {
  const these = await run(inputs);
  const { faults, readings, malformed, notAReceipt, byTime } = runReceipts(these, silent);
  const told = faults.map(
    ({ index, what }) => `seed ${seed}, input ${index}: ${what}: ${JSON.stringify(fuzzedText(seed, index, these.seeds))}`,
  );
  expect(told).toEqual([]);
  // Mutations that never left a code alive would show nothing about readings.
  const read = Object.values(readings).reduce((sum, count) => sum + count, 0);
  expect(read).toBeGreaterThan(inputs / 20);
  expect(malformed).toBeGreaterThan(inputs / 20);
  expect(read + malformed + notAReceipt).toBe(inputs);
  expect(byTime.reduce((sum, count) => sum + count, 0)).toBe(inputs);
}, 60_000);

test('no text is a receipt of two formats, so their order says nothing', async () => {
  const { seeds } = await run(1);
  for (let index = 0; index < 4_000; index += 1) {
    const text = fuzzedText(seed, index, seeds).trim();
    const readers = receiptFormats.filter((format) => format.read(text, noTrust)?.ok === true).map(({ name }) => name);
    if (readers.length > 1) expect.fail(`seed ${seed}, input ${index}: ${readers.join(' and ')}: ${JSON.stringify(text)}`);
  }
}, 60_000);

describe('the runner itself', () => {
  test('sees what throws, with the input that did it, and goes on', async () => {
    const these = await run(500);
    const bad = fuzzedText(seed, 321, these.seeds);
    const { faults, faultCount } = runReceipts(these, silent, (text) => {
      if (text === bad) throw new Error('cannot');
      return readReceipt(text);
    });
    expect(faultCount).toBeGreaterThan(0);
    expect(faults).toContainEqual({ index: 321, what: 'thrown: Error: cannot' });
  });

  test('sees a reading that breaks a law, and keeps the first twenty of many', async () => {
    const { faults, faultCount } = runReceipts(await run(2_000), silent, (text) => {
      const result = readReceipt(text);
      return result.ok ? { ...result, totalMinor: -1 } : result;
    });
    expect(faultCount).toBeGreaterThan(20);
    expect(faults).toHaveLength(20);
    expect(new Set(faults.map(({ what }) => what))).toEqual(new Set(['total']));
  });

  test('one number and one index always make the same text', async () => {
    const { seeds } = await run(1);
    for (let index = 0; index < 200; index += 1) expect(fuzzedText(seed, index, seeds)).toBe(fuzzedText(seed, index, seeds));
    expect(fuzzedText(1, 7, seeds)).not.toBe(fuzzedText(2, 7, seeds));
  });

  test('quantiles are the upper ends of tens of microseconds', () => {
    const byTime = new Uint32Array(10);
    byTime[0] = 50;
    byTime[4] = 49;
    byTime[9] = 1;
    expect([0.5, 0.51, 0.99, 1].map((share) => quantileUs(byTime, share))).toEqual([10, 50, 50, 100]);
  });
});
