/** A reader gone mad. */
import assert from 'node:assert/strict';
import { scannerDescriptor, scannerReports } from '../../../../hardware/twin/reader-twins.ts';
import { plugUhid } from '../../../hardware/uhid-device.ts';
import { scan, swipe } from '../bench.ts';
import type { Part } from '../check.ts';
import { memberCard } from '../member-card.ts';
import { withReaders } from '../open-readers.ts';
import { pause, until } from '../within.ts';

const FLOOD_MS = 3000;
/** 2,000 reports a second: fewer at once than the kernel keeps (64), more than any driver may let through. */
const BURST = 40;
const BURST_GAP_MS = 20;
/** The driver's bound for one reader in one second, and the second that was begun. */
const CODES_MAX = 400 * (FLOOD_MS / 1000 + 1);

export const floodPart: Part = {
  name: 'floods',
  checks: [
    {
      name: 'a scanner that floods for three seconds is bounded, hinders neither the core nor the other reader, and is read again afterwards',
      show: (bench) =>
        withReaders(async (readers) => {
          // Not over the gadget bus, which is itself too slow for a flood: uhid hands reports straight to the kernel's HID layer.
          const mad = plugUhid('Bench mad scanner', 0x1209, 0x79, scannerDescriptor);
          await readers.ready(3);
          let sent = 0;
          let turns = 0;
          const ticks = setInterval(() => (turns += 1), 20);
          await swipe(bench, ['', `;${memberCard(1)}?`, '']);
          for (const endMs = performance.now() + FLOOD_MS; performance.now() < endMs; await pause(BURST_GAP_MS)) {
            // Each another code: the same one again and again would count once whatever its speed.
            for (let i = 0; i < BURST; i += 1) for (const report of scannerReports(`flood ${sent + i}`, ']C0')) mad.input(report);
            sent += BURST;
          }
          await swipe(bench, ['', `;${memberCard(2)}?`, '']);
          clearInterval(ticks);
          await until(() => readers.cards().length === 2, 'both swipes');
          bench.remark(
            `flood: ${sent} reports in ${FLOOD_MS / 1000} s, ${readers.codes().length} let through, ${readers.count('unreadable')} times told`,
          );
          assert.ok(readers.codes().length <= CODES_MAX);
          assert.ok(turns > 5, 'the event loop went round');
          mad.unplug();
          await until(() => readers.count('gone') === 1, 'the mad scanner to be gone');
          await scan(bench, 'after the flood');
          await until(() => readers.codes().at(-1) === 'after the flood', 'a code after the flood');
        }),
    },
  ],
};
