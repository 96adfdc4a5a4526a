import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { openLp } from '../../hardware/printer/lp-channel.ts';
import { chooseLp } from '../../hardware/printer/lp-choice.ts';
import { findLpDevices, type LpDevice, parseDeviceId } from '../../hardware/printer/lp-devices.ts';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'passage-lp-'));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true });
});

type Plugged = { readonly node: string; readonly port: string; readonly id: string; readonly serial: string | null };
/** A tree such as the kernel's: /sys/class/usbmisc/lpN/device is a link to the USB interface, whose parent is the device. */
const sysfsWith = (plugged: readonly Plugged[]): string => {
  const root = folder();
  mkdirSync(join(root, 'class'));
  for (const { node, port, id, serial } of plugged) {
    const usb = join(root, 'devices', port);
    mkdirSync(join(usb, `${port}:1.0`), { recursive: true });
    writeFileSync(join(usb, `${port}:1.0`, 'ieee1284_id'), `${id}\n`);
    writeFileSync(join(usb, 'idVendor'), '04b8\n');
    writeFileSync(join(usb, 'idProduct'), '0e15\n');
    if (serial !== null) writeFileSync(join(usb, 'serial'), `${serial}\n`);
    mkdirSync(join(root, 'class', node));
    symlinkSync(join(usb, `${port}:1.0`), join(root, 'class', node, 'device'));
  }
  return join(root, 'class');
};
const epson = 'MFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;CLS:PRINTER;DES:EPSON TM-T20III;';
const laser = 'MANUFACTURER:Hewlett-Packard;COMMAND SET:PJL,PCL;MODEL:LaserJet 4;CLASS:PRINTER;';

test('printers are told by their IEEE 1284 id, USB serial number and place, in an order that node numbers do not change', async () => {
  const first = await findLpDevices(
    sysfsWith([
      { node: 'lp0', port: '1-1', id: laser, serial: null },
      { node: 'lp1', port: '1-2.4', id: epson, serial: 'X7A' },
    ]),
    '/dev/usb',
  );
  const second = await findLpDevices(
    sysfsWith([
      { node: 'lp7', port: '1-1', id: laser, serial: null },
      { node: 'lp2', port: '1-2.4', id: epson, serial: 'X7A' },
    ]),
    '/dev/usb',
  );
  expect(first.map(({ path, ...rest }) => rest)).toEqual(second.map(({ path, ...rest }) => rest));
  expect(second[1]).toEqual({
    path: '/dev/usb/lp2',
    manufacturer: 'EPSON',
    name: 'TM-T20III',
    serial: 'X7A',
    usbId: '04b8:0e15',
    port: '1-2.4',
    isEscpos: true,
  });
  expect(second[0]).toMatchObject({ name: 'LaserJet 4', isEscpos: false, serial: '' });
});

test('a machine without printers, and one that is pulled out while it is looked at, are no error', async () => {
  expect(await findLpDevices('/nowhere')).toEqual([]);
  const sysfs = sysfsWith([]);
  mkdirSync(join(sysfs, 'lp0'));
  expect(await findLpDevices(sysfs)).toEqual([]);
});

const device = (change: Partial<LpDevice>): LpDevice => ({
  path: '/dev/usb/lp0',
  manufacturer: 'EPSON',
  name: 'TM-T20III',
  serial: 'X7A',
  usbId: '04b8:0e15',
  port: '1-2',
  isEscpos: true,
  ...change,
});

test('a printer that comes back under another number is found again, whichever way it was named', () => {
  const back = device({ path: '/dev/usb/lp3' });
  const other = device({ path: '/dev/usb/lp0', serial: 'B2', port: '1-1' });
  for (const wish of [
    { path: null, serial: null },
    { path: '/dev/usb/lp0', serial: null },
    { path: null, serial: 'X7A' },
  ])
    expect(chooseLp([other, back], wish, device({}))?.path).toBe('/dev/usb/lp3');
});

test('without a serial number the place it is plugged into tells it', () => {
  const known = device({ serial: '', port: '1-4' });
  const here = device({ serial: '', port: '1-4', path: '/dev/usb/lp5' });
  expect(chooseLp([device({ serial: '', port: '1-1' }), here], { path: null, serial: null }, known)).toBe(here);
});

test('a printer replaced by another is taken, unless the settings name its serial number', () => {
  const replaced = device({ serial: 'NEW' });
  expect(chooseLp([replaced], { path: null, serial: null }, device({}))).toBe(replaced);
  expect(chooseLp([replaced], { path: null, serial: 'X7A' }, device({}))).toBeNull();
  expect(chooseLp([device({ isEscpos: false })], { path: null, serial: null }, null)).toBeNull();
});

test('an id of any form is read without an error, its known fields by their short names', () => {
  expect(Object.fromEntries(parseDeviceId(laser))).toEqual({ MFG: 'Hewlett-Packard', CMD: 'PJL,PCL', MDL: 'LaserJet 4', CLS: 'PRINTER' });
  fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => parseDeviceId(text).size <= 32));
});

// A named pipe opened for reading and writing behaves as the node of a printer that nobody empties: it takes 64 kB and then EAGAIN.
test('a node that takes no more bytes ends the write at once when the visit ends, and closing it loses nobody’s file', async () => {
  const path = join(folder(), 'lp0');
  execFileSync('mkfifo', [path]);
  const channel = await openLp(path)();
  const visit = new AbortController();
  const write = channel.write(new Uint8Array(300_000), visit.signal);
  visit.abort();
  await expect(write).rejects.toMatchObject({ reason: 'stopped' });
  channel.close();
  await expect(channel.write(Uint8Array.of(1))).rejects.toMatchObject({ reason: 'gone' });
});

test('a node that is not there is gone, and says which', async () => {
  await expect(openLp('/dev/usb/lp-none')()).rejects.toMatchObject({
    reason: 'gone',
    message: expect.stringContaining('/dev/usb/lp-none'),
  });
});
