/** More than one reader at a time. */
import assert from 'node:assert/strict';
import { scannerDescriptor, scannerReports } from '../../../../hardware/twin/reader-twins.ts';
import { plugUhid } from '../../../hardware/uhid-device.ts';
import { scan, swipe } from '../bench.ts';
import type { Part } from '../check.ts';
import { memberCard } from '../member-card.ts';
import { withReaders } from '../open-readers.ts';
import { pause, until } from '../within.ts';

const TURNS = 60;

export const twoReadersPart: Part = {
  name: 'two-readers',
  checks: [
    {
      name: 'a card reader and a scanner at work at once: each in its order, none lost, each event with its own reader',
      show: (bench) =>
        withReaders(async (readers) => {
          const turns = Array.from({ length: TURNS }, (_, i) => i);
          const swipes = async (): Promise<void> => {
            for (const turn of turns) await swipe(bench, ['', `;${memberCard(100 + turn)}?`, '']).then(() => pause(5));
          };
          const scans = async (): Promise<void> => {
            // Several reports each, so that the reports of both readers mix.
            for (const turn of turns) await scan(bench, `${turn}:${'z'.repeat(150)}`).then(() => pause(5));
          };
          await Promise.all([swipes(), scans()]);
          await until(() => readers.cards().length === TURNS && readers.codes().length === TURNS, 'all of both');
          assert.deepEqual(
            readers.cards(),
            turns.map((turn) => memberCard(100 + turn)),
          );
          assert.deepEqual(
            readers.codes(),
            turns.map((turn) => `${turn}:${'z'.repeat(150)}`),
          );
          for (const { event, reader } of readers.heard) {
            if (event.kind === 'card') assert.equal(reader.name, 'Bench stripe reader');
            if (event.kind === 'code') assert.equal(reader.name, 'Bench scanner');
          }
        }),
    },
    {
      name: 'two scanners of the same kind, long codes mixed report by report: both come whole',
      show: (bench) =>
        withReaders(async (readers) => {
          const second = plugUhid('Bench second scanner', 0x1209, 0x78, scannerDescriptor);
          try {
            await readers.ready(3);
            const mine = scannerReports('a'.repeat(900), ']Q1');
            const other = scannerReports('b'.repeat(900), ']Q1');
            for (const [nth, report] of mine.entries()) {
              await bench.scanner.send(report);
              second.input(other[nth] ?? new Uint8Array());
            }
            await until(() => readers.codes().length === 2, 'both codes');
            assert.deepEqual([...readers.codes()].sort(), ['a'.repeat(900), 'b'.repeat(900)]);
          } finally {
            second.unplug();
          }
        }),
    },
  ],
};
