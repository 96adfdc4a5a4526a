import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { barCodeOf } from '../../hardware/bar-code/bar-code.ts';
import { code128Auto } from '../../hardware/bar-code/code-128.ts';
import type { BarSymbology } from '../../hardware/escpos/command.ts';
import { renderSlip } from '../../hardware/slip-picture/render-slip.ts';
import { loadTypefaces, type Typefaces } from '../../hardware/type/typeface.ts';
import { codesInPng, prepareZxing } from './zxing.ts';

let faces: Typefaces;
beforeAll(() => {
  faces = loadTypefaces();
  prepareZxing();
});

const ascii = (text: string): number[] => [...new TextEncoder().encode(text)];
/** GS k in its new form, after GS h (height), GS w (module), GS H (figures below), centred. */
const printed = (form: number, data: readonly number[], dots = 2): Uint8Array =>
  Uint8Array.from([0x1b, 0x40, 0x1b, 0x61, 1, 0x1d, 0x68, 80, 0x1d, 0x77, dots, 0x1d, 0x48, 2, 0x1d, 0x6b, form, data.length, ...data]);

const cases: readonly (readonly [name: string, form: number, data: readonly number[], text: string])[] = [
  ['UPC-A, check digit added', 65, ascii('03600029145'), '036000291452'],
  ['UPC-E from UPC-A', 66, ascii('04210000526'), '042100005264'],
  ['UPC-E from six digits', 66, ascii('425261'), '042100005264'],
  ['EAN-13', 67, ascii('4006381333931'), '4006381333931'],
  ['EAN-8', 68, ascii('9638507'), '96385074'],
  ['Code 39', 69, ascii('K3-4830'), 'K3-4830'],
  ['ITF, a zero put before an odd count', 70, ascii('1234567'), '01234567'],
  ['Codabar', 71, ascii('A40156B'), 'A40156B'],
  ['Code 93 with full ASCII', 72, ascii('Ab3:/~@'), 'Ab3:/~@'],
  ['Code 128, set B', 73, ascii('{BPASSAGE-k3'), 'PASSAGE-k3'],
  ['Code 128, set C then B', 73, [...ascii('{C'), 12, 34, 56, ...ascii('{Bx{{')], '123456x{'],
  ['Code 128, set A with a shift to B', 73, ascii('{AAB{SaC'), 'ABaC'],
  ['Code 128 auto', 79, ascii('K3-48301234'), 'K3-48301234'],
];

test.each(cases)('a scanner reads %s as printed by GS k', async (_name, form, data, text) => {
  for (const widthDots of [576, 384]) {
    const slip = renderSlip(printed(form, data), widthDots, faces);
    expect(slip.unknown).toEqual([]);
    const codes = await codesInPng(slip.png);
    // UPC is an EAN-13 with a leading zero; UPC-E stands for the UPC-A number that it shortens.
    expect(codes.map((code) => code.text.replace(/^0(?=\d{12}$)/, ''))).toEqual([text]);
  }
});

test('the old form of GS k ends with NUL and prints the same bars', async () => {
  const old = renderSlip(Uint8Array.from([0x1d, 0x6b, 2, ...ascii('400638133393'), 0, 0x41, 0x0a]), 576, faces);
  expect(old.unknown).toEqual([]);
  expect((await codesInPng(old.png)).map((code) => code.text)).toEqual(['4006381333931']);
  expect(old.document.items.map((item) => item.kind)).toEqual(['bar', 'line']);
});

test('data that a printer refuses are reported with their place and not drawn', () => {
  const wrong: readonly (readonly [number, string])[] = [
    [67, '4006381333930'],
    [67, '12'],
    [65, 'abc'],
    [69, 'klein'],
    [70, '12x4'],
    [71, '12345'],
    [73, 'no set'],
  ];
  for (const [form, text] of wrong) {
    const slip = renderSlip(printed(form, ascii(text)), 576, faces);
    expect(slip.unknown, text).toEqual([expect.objectContaining({ at: 14, why: expect.stringContaining('cannot hold these data') })]);
    expect(slip.document.items).toEqual([]);
  }
});

test('bars wider than the paper are reported, as a printer leaves them out', () => {
  const slip = renderSlip(printed(73, ascii(`{B${'WIDE'.repeat(10)}`), 3), 384, faces);
  expect(slip.unknown[0]?.why).toContain('wider than the paper');
});

test('bars of any ASCII text are read back by a scanner', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom(...'0123456789ABCxyz-./ '), minLength: 2, maxLength: 16 }).filter((text) => text.trim() === text),
      async (text) => {
        const slip = renderSlip(printed(79, ascii(text)), 576, faces);
        expect((await codesInPng(slip.png)).map((code) => code.text)).toEqual([text]);
      },
    ),
    { numRuns: 25 },
  );
}, 30_000);

test('whatever data come, bars are made or refused, never half made', () => {
  const kinds: readonly BarSymbology[] = [
    'UPC-A',
    'UPC-E',
    'EAN-13',
    'EAN-8',
    'Code 39',
    'ITF',
    'Codabar',
    'Code 93',
    'Code 128',
    'GS1-128',
    'Code 128 auto',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.uint8Array({ maxLength: 40 }), (kind, data) => {
      const code = barCodeOf(kind, data);
      if (code === null) return;
      expect(code.modules.length).toBeGreaterThan(20);
      expect(code.modules[0]).toBe(true);
      expect(code.modules.at(-1)).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(code128Auto('ü', false)).toBeNull();
});
