/** Bar codes, short and long. */
import assert from 'node:assert/strict';
import { repeatMs } from '../../../../hardware/reader/repeat-gate.ts';
import { scannerReports } from '../../../../hardware/twin/reader-twins.ts';
import { scan } from '../bench.ts';
import type { Part } from '../check.ts';
import { withReaders } from '../open-readers.ts';
import { pause, until } from '../within.ts';

/** As large as a QR gets (version 40, level L: 2,953 bytes), in some fifty reports. */
const largest = Array.from({ length: 290 }, (_, i) => String(i).padStart(10, '-')).join('');
const SCANS = 1000;
/** Far more than a person scans, well below what the driver takes for a flood. */
const SCAN_GAP_MS = 4;

export const scanPart: Part = {
  name: 'scans',
  checks: [
    {
      name: 'a code arrives as it was, with its symbology; Cyrillic too',
      show: (bench) =>
        withReaders(async (readers) => {
          const receipt = 't=20261122T1405&s=2450.00&fn=9282440300012345&i=17&fp=3141592653&n=1';
          await scan(bench, receipt);
          await scan(bench, '4006381333931', ']E0');
          await scan(bench, 'Итог 2450,00', ']Q1');
          await until(() => readers.codes().length === 3, 'three codes');
          assert.deepEqual(
            readers.heard.flatMap(({ event }) => (event.kind === 'code' ? [[event.text, event.symbology?.aim]] : [])),
            [
              [receipt, ']Q1'],
              ['4006381333931', ']E0'],
              ['Итог 2450,00', ']Q1'],
            ],
          );
        }),
    },
    {
      name: 'a QR of 2,900 bytes is put together from its fifty reports',
      show: (bench) =>
        withReaders(async (readers) => {
          assert.equal(scannerReports(largest, ']Q1').length, 50);
          await scan(bench, largest);
          await until(() => readers.codes().length === 1, 'the code');
          assert.equal(readers.codes()[0], largest);
        }),
    },
    {
      name: 'a long code that is broken off is told, and does not grow onto the next',
      show: (bench) =>
        withReaders(async (readers) => {
          for (const report of scannerReports(largest, ']Q1').slice(0, 20)) await bench.scanner.send(report);
          await until(() => readers.count('unreadable') === 1, 'the end of the broken code');
          await scan(bench, 'whole');
          await until(() => readers.codes().length === 1, 'the next code');
          assert.deepEqual(readers.codes(), ['whole']);
        }),
    },
    {
      name: 'a paper held still under the scanner counts once; shown again on purpose it counts again',
      show: (bench) =>
        withReaders(async (readers) => {
          for (let i = 0; i < 3; i += 1) {
            await scan(bench, 'held still');
            await pause(200);
          }
          assert.equal(readers.codes().length, 1);
          await pause(repeatMs + 200);
          await scan(bench, 'held still');
          await until(() => readers.codes().length === 2, 'the code shown again');
        }),
    },
    {
      name: '1,000 scans arrive in their order, none lost, none twice',
      timeoutMs: 90_000,
      show: (bench) =>
        withReaders(async (readers) => {
          const sent = Array.from({ length: SCANS }, (_, i) => `scan-${i}`);
          for (const text of sent) {
            await scan(bench, text);
            await pause(SCAN_GAP_MS);
          }
          await until(() => readers.codes().length >= SCANS, `${SCANS} codes`);
          assert.deepEqual(readers.codes(), sent);
        }),
    },
  ],
};
