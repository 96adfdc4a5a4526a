/** Cables pulled and put back. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { scannerDescriptor, scannerReports, stripeReport } from '../../../../hardware/twin/reader-twins.ts';
import { plugUhid } from '../../../hardware/uhid-device.ts';
import { scan, swipe } from '../bench.ts';
import type { Part } from '../check.ts';
import { memberCard } from '../member-card.ts';
import { withReaders } from '../open-readers.ts';
import { pause, until } from '../within.ts';

const CYCLES = 10;
/** Node itself opens and closes a few in between. */
const HANDLES_SPARE = 4;

const openHandles = (): number => readdirSync('/proc/self/fd').length;

export const plugPart: Part = {
  name: 'plugs',
  checks: [
    {
      name: 'a reader pulled out in the middle of a swipe is told as gone; put back, it reads the next card and nothing of the last',
      show: (bench) =>
        withReaders(async (readers) => {
          await bench.stripe.send(stripeReport(['', `;${memberCard(11)}?`, '']).subarray(0, 40));
          bench.stripe.unplug();
          await until(() => readers.count('gone') === 1, 'the reader to be gone');
          await bench.stripe.plug();
          await readers.ready(2);
          await swipe(bench, ['', `;${memberCard(12)}?`, '']);
          await until(() => readers.cards().length === 1, 'the card');
          assert.deepEqual(readers.cards(), [memberCard(12)]);
        }),
    },
    {
      name: 'a scanner pulled out in the middle of a long code: the first half never comes, the next code is whole',
      show: (bench) =>
        withReaders(async (readers) => {
          for (const report of scannerReports('x'.repeat(1000), ']Q1').slice(0, 9)) await bench.scanner.send(report);
          await pause(50);
          bench.scanner.unplug();
          await until(() => readers.count('gone') === 1, 'the scanner to be gone');
          await bench.scanner.plug();
          await readers.ready(2);
          await scan(bench, 'y'.repeat(200));
          await until(() => readers.codes().length === 1, 'the code');
          assert.deepEqual(readers.codes(), ['y'.repeat(200)]);
        }),
    },
    {
      name: 'a reader that comes back under another path is read there (hidraw numbers move)',
      show: (bench) =>
        withReaders(async (readers) => {
          const before = readers.supervisor.readers().find(({ name }) => name === 'Bench stripe reader')?.id;
          bench.stripe.unplug();
          await readers.ready(1);
          // Another device takes the number that has become free.
          const other = plugUhid('Bench second scanner', 0x1209, 0x77, scannerDescriptor);
          try {
            await readers.ready(2);
            await bench.stripe.plug();
            await readers.ready(3);
            const after = readers.supervisor.readers().find(({ name }) => name === 'Bench stripe reader')?.id;
            assert.notEqual(after, before);
            await swipe(bench, ['', `;${memberCard(21)}?`, '']);
            await until(() => readers.cards().length === 1, 'the card');
          } finally {
            other.unplug();
          }
          await readers.ready(2);
        }),
    },
    {
      name: `a cable with a loose contact, ${CYCLES} times: the reader comes back each time and no handle is left open`,
      timeoutMs: 90_000,
      show: (bench) =>
        withReaders(async (readers) => {
          const before = openHandles();
          for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
            bench.scanner.unplug();
            // Pulled at different moments: before, while and after the supervisor looks.
            await pause(cycle * 35);
            await bench.scanner.plug();
            await until(() => readers.count('gone') === cycle, 'the scanner to be gone');
            await readers.ready(2);
          }
          // The supervisor may still hold the handle of the last look.
          await until(() => openHandles() <= before + HANDLES_SPARE, `at most ${before + HANDLES_SPARE} open handles`);
          await readers.supervisor.reconcile();
          await readers.ready(2);
          await scan(bench, 'still here');
          await until(() => readers.codes().length === 1, 'the code');
        }),
    },
  ],
};
