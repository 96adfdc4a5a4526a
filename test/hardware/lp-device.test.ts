import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLpDevices, parseDeviceId } from '../../hardware/printer/lp-devices.ts';
import { openLp } from '../../hardware/printer/lp-channel.ts';
import { printerModelByName } from '../../hardware/printer/printer-models.ts';
import { nodeHidSource } from '../../hardware/reader/node-hid-source.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passage-lp-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('a printer is found by what it calls itself, whatever number its node has', async () => {
  for (const [node, id] of [
    ['lp2', 'MFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;CLS:PRINTER;'],
    ['lp0', 'MANUFACTURER:HP;COMMAND SET:PCL,PS;MODEL:LaserJet;CLASS:PRINTER;'],
    ['hiddev1', 'MFG:none;'],
  ] as const) {
    await mkdir(join(folder, node, 'device'), { recursive: true });
    await writeFile(join(folder, node, 'device', 'ieee1284_id'), id);
  }
  await mkdir(join(folder, 'lp5'));
  const found = await findLpDevices(folder, '/dev/usb');
  expect(found).toMatchObject([
    { path: '/dev/usb/lp0', manufacturer: 'HP', name: 'LaserJet', isEscpos: false },
    { path: '/dev/usb/lp2', manufacturer: 'EPSON', name: 'TM-T20III', isEscpos: true },
  ]);
  expect(printerModelByName(found[1]?.name ?? '')?.id).toBe('epson-tm-t20');
  expect(await findLpDevices(join(folder, 'nowhere'))).toEqual([]);
});

test('device ids without order, with spaces and rubbish are read as far as they make sense', () => {
  expect([...parseDeviceId(' mdl : X ;;MFG:Y:Z;nonsense')]).toEqual([
    ['MDL', 'X'],
    ['MFG', 'Y:Z'],
  ]);
});

test('a node is written and read without blocking, and a missing one is told as gone', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const channel = await openLp(pipe)();
  const heard: number[] = [];
  channel.onData((bytes) => heard.push(...bytes));
  // A named pipe opened both ways gives back what is written to it.
  await channel.write(Uint8Array.from([0x10, 4, 1]));
  for (let i = 0; i < 200 && heard.length < 3; i++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(heard).toEqual([0x10, 4, 1]);
  channel.close();
  await expect(openLp(join(folder, 'lp9'))()).rejects.toMatchObject({ reason: 'gone' });
});

test('real HID devices can be listed on this machine, or the reason and the remedy are told', async () => {
  const source = await nodeHidSource();
  if ('kind' in source) {
    expect(source.message).not.toBe('');
    expect(source.remedy).not.toBe('');
    return;
  }
  for (const found of await source.list()) expect(found.path).not.toBe('');
  await expect(
    source.open({ path: '/dev/hidraw-none', vendorId: 1, productId: 1, usagePage: 0x8c, usage: 2, product: '' }),
  ).rejects.toBeInstanceOf(Error);
  source.close();
});
