/** What the kernel makes of the devices, and what the drivers find of it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { findLpDevices } from '../../../../hardware/printer/lp-devices.ts';
import { nodeHidSource } from '../../../../hardware/reader/node-hid-source.ts';
import { layoutsOfDescriptor } from '../../../../hardware/reader/report-layout.ts';
import { scannerDescriptor, stripeDescriptor } from '../../../../hardware/twin/reader-twins.ts';
import type { Part } from '../check.ts';
import { keyboardDescriptor } from '../keyboard-reports.ts';
import { withReaders } from '../open-readers.ts';
import { pause, until } from '../within.ts';

const hidraw = '/sys/class/hidraw';

/** Descriptors by the name that the kernel shows for the device. */
const descriptors = (): ReadonlyMap<string, Uint8Array> =>
  new Map(
    readdirSync(hidraw).map((node) => {
      const name = /^HID_NAME=(.*)$/m.exec(readFileSync(`${hidraw}/${node}/device/uevent`, 'utf8'))?.[1] ?? node;
      return [name.replace('Passage bench ', ''), Uint8Array.from(readFileSync(`${hidraw}/${node}/device/report_descriptor`))];
    }),
  );

export const foundPart: Part = {
  name: 'found',
  checks: [
    {
      name: 'the kernel takes every gadget for what it is: three HID devices and a printer',
      show: async () => {
        await until(() => readdirSync(hidraw).length === 3, 'three hidraw nodes');
        assert.deepEqual([...descriptors().keys()].sort(), ['Bench keyboard', 'Bench scanner', 'Bench stripe reader']);
        await until(async () => (await findLpDevices()).length === 1, 'a printer under /dev/usb');
      },
    },
    {
      name: 'the report descriptor in sysfs is the declared one, byte for byte, and our parser finds the same fields in it',
      show: async () => {
        await until(() => readdirSync(hidraw).length === 3, 'three hidraw nodes');
        const shown = descriptors();
        for (const [name, declared] of [
          ['Bench stripe reader', stripeDescriptor],
          ['Bench scanner', scannerDescriptor],
          ['Bench keyboard', keyboardDescriptor],
        ] as const)
          assert.deepEqual(shown.get(name), Uint8Array.from(declared));
        assert.deepEqual(layoutsOfDescriptor(shown.get('Bench stripe reader') ?? new Uint8Array()), layoutsOfDescriptor(stripeDescriptor));
        const [layout] = layoutsOfDescriptor(shown.get('Bench scanner') ?? new Uint8Array());
        assert.equal(layout?.kind, 'scanner');
        assert.equal(layout?.reportId, 2);
      },
    },
    {
      name: 'node-hid lists usage pages 0x8E and 0x8C, and the supervisor opens these two and leaves the keyboard alone',
      show: async () => {
        const source = await nodeHidSource();
        assert.ok(!('kind' in source));
        const pages = (await source.list()).map(({ usagePage }) => usagePage);
        source.close();
        assert.ok(pages.includes(0x8e) && pages.includes(0x8c));
        await withReaders(async (readers) => {
          await pause(500);
          assert.deepEqual(
            readers.supervisor
              .readers()
              .map(({ name }) => name)
              .sort(),
            ['Bench scanner', 'Bench stripe reader'],
          );
        });
      },
    },
    {
      name: 'the printer is found by what it calls itself (IEEE 1284 id), not by the number of its node',
      show: async () => {
        await until(async () => (await findLpDevices()).length === 1, 'the printer');
        const [found] = await findLpDevices();
        assert.equal(found?.manufacturer, 'EPSON');
        assert.equal(found?.name, 'TM-T20III');
        assert.equal(found?.isEscpos, true);
      },
    },
  ],
};
