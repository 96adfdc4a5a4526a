import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sampleVisit, voucherQr } from '../../cli/slip/sample-slips.ts';
import { slip } from '../../cli/slip.ts';
import { slipKind } from '../../domain/contract/fact.ts';
import { encodeSlip, joinSegments } from '../../hardware/printer/encode-slip.ts';
import { printerModels } from '../../hardware/printer/printer-models.ts';
import { loadTypefaces } from '../../hardware/type/typeface.ts';

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
  await writeFile(from, joinSegments(encodeSlip(sampleVisit('fi', 'EUR'), { model, faces: loadTypefaces() })));
  expect(await slip(['render', from, to, '--json'])).toBe(0);
  const png = await readFile(to);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(576 + 64);
  const told: unknown = JSON.parse(said.join(''));
  expect(told).toMatchObject({ picture: to, codes: [voucherQr], unknown: [] });
  expect(said.join('')).toContain('Kahvila Tähti');
});

test('bytes that nobody understands are drawn as far as they go and listed with their place, exit code 1', async () => {
  const from = join(folder, 'odd.bin');
  await writeFile(from, Uint8Array.from([0x41, 0x0a, 0x1b, 0x99]));
  expect(await slip(['render', from, join(folder, 'odd.png')])).toBe(1);
  expect(said.join('\n')).toContain('not understood at 2: 1b99');
});

test('a sample of every kind that the journal knows is made as bytes and picture, and its bytes are rendered without a rest', async () => {
  expect(await slip(['sample', 'all', '--language', 'de', '--width', '58', '--out', folder, '--png', folder])).toBe(0);
  const names = await readdir(folder);
  for (const kind of slipKind.options) expect(names).toEqual(expect.arrayContaining([`${kind}-de-384.bin`, `${kind}-de-384.png`]));
  expect(await slip(['render', join(folder, 'terms-de-384.bin'), join(folder, 'again.png'), '--width', '384'])).toBe(0);
  expect(await readFile(join(folder, 'again.png'))).toEqual(await readFile(join(folder, 'terms-de-384.png')));
}, 30_000);

test('wrong use is exit code 2 with the way out, a missing file 3, help 0', async () => {
  expect(await slip([])).toBe(2);
  expect(await slip(['print', 'a', 'b'])).toBe(2);
  expect(await slip(['render', 'a'])).toBe(2);
  expect(await slip(['render', 'a', 'b', '--width', 'wide'])).toBe(2);
  expect(said.at(-1)).toContain('--width wide is no width in dots');
  expect(await slip(['render', join(folder, 'none.bin'), join(folder, 'x.png')])).toBe(3);
  for (const [args, why] of [
    [['sample', 'receipt', '--png', 'x'], 'Name one kind of slip: visit, voucher'],
    [['sample', 'visit'], 'Say where it shall go'],
    [['sample', 'visit', '--png', 'x', '--width', '70'], '--width 70 is not 58 or 80'],
    [['sample', 'visit', '--png', 'x', '--language', 'sv'], '--language sv is not one of'],
    [['sample', 'visit', '--png', 'x', '--model', 'none'], '--model none is not a known printer'],
  ] as const) {
    expect(await slip(args)).toBe(2);
    expect(said.at(-1)).toContain(why);
  }
  expect(await slip(['--help'])).toBe(0);
  expect(said.at(-1)).toContain('passage slip render');
});
