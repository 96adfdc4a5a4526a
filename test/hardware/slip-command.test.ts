import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { slip } from '../../cli/slip.ts';
import { encodeSlip, joinSegments } from '../../hardware/printer/encode-slip.ts';
import { printerModels } from '../../hardware/printer/printer-models.ts';
import { loadTypefaces } from '../../hardware/type/typeface.ts';
import { sampleVisit, voucherQr } from './slip-samples.ts';

let folder: string;
let said: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passage-slip-'));
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

test('render draws a PNG of the paper and tells text and codes', async () => {
  const [model] = printerModels;
  if (model === undefined) throw new Error('no model');
  const from = join(folder, 'slip.bin');
  const to = join(folder, 'slip.png');
  await writeFile(from, joinSegments(encodeSlip(sampleVisit('fi', '€'), { model, faces: loadTypefaces() })));
  expect(await slip(['render', from, to, '--json'])).toBe(0);
  const png = await readFile(to);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(576 + 64);
  const told: unknown = JSON.parse(said.join(''));
  expect(told).toMatchObject({ picture: to, codes: [voucherQr], unknown: [] });
  expect(said.join('')).toContain('Kahvila Tähti');
});

test('bytes that nobody understands are drawn as far as they go and listed, exit code 1', async () => {
  const from = join(folder, 'odd.bin');
  await writeFile(from, Uint8Array.from([0x41, 0x0a, 0x1b, 0x99]));
  expect(await slip(['render', from, join(folder, 'odd.png')])).toBe(1);
  expect(said.join('\n')).toContain('not understood: 1b99');
});

test('wrong use is exit code 2 with the way out, a missing file 3, help 0', async () => {
  expect(await slip([])).toBe(2);
  expect(await slip(['print', 'a', 'b'])).toBe(2);
  expect(await slip(['render', 'a'])).toBe(2);
  expect(await slip(['render', 'a', 'b', '--width', 'wide'])).toBe(2);
  expect(said.at(-1)).toContain('--width wide is no width in dots');
  expect(await slip(['render', join(folder, 'none.bin'), join(folder, 'x.png')])).toBe(3);
  expect(await slip(['--help'])).toBe(0);
  expect(said.at(-1)).toContain('passage slip render');
});
