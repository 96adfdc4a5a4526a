import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { SlipLanguage } from '../../domain/slip/slip-document.ts';
import { canEncode, codePageNamed, codePages, decodeText } from '../../hardware/escpos/code-pages.ts';
import { readCommands } from '../../hardware/escpos/command.ts';
import { encodeSlip, joinSegments } from '../../hardware/printer/encode-slip.ts';
import { fineLines, rowLines } from '../../hardware/printer/slip-lines.ts';
import { printerModels, type PrinterModel } from '../../hardware/printer/printer-models.ts';
import { decodePaper, paperCodes, paperText } from '../../hardware/slip-picture/paper.ts';
import { renderSlip, slipPng } from '../../hardware/slip-picture/render-slip.ts';
import { readDrawnCodes } from '../../hardware/slip-picture/drawn-code.ts';
import { drawBitmap } from '../../hardware/type/bitmap.ts';
import { qrModules, qrPath } from '../../hardware/type/qr-modules.ts';
import { canDraw, loadTypefaces, textWidth, type Typefaces, wrapText } from '../../hardware/type/typeface.ts';
import { sampleSlips, sampleVisit, voucherQr } from './slip-samples.ts';

const languages: readonly SlipLanguage[] = ['en', 'ru', 'fi', 'de'];
const model = (id: string): PrinterModel => {
  const found = printerModels.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
let faces: Typefaces;
beforeAll(() => {
  faces = loadTypefaces();
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
});
const bytesOf = (document: Parameters<typeof encodeSlip>[0], id: string): Uint8Array =>
  joinSegments(encodeSlip(document, { model: model(id), faces }));
const decodePng = async (png: Uint8Array): Promise<string[]> =>
  (await readBarcodes(new Blob([new Uint8Array(png)], { type: 'image/png' }), { formats: ['QRCode'], tryHarder: true })).map(
    (code) => code.text,
  );

test.each(languages)("text rows in %s go through the printer's alphabet and decode back to the very text", (language) => {
  for (const id of ['generic-80', 'generic-58', 'epson-tm-t88']) {
    const document = sampleVisit(language);
    const paper = decodePaper(bytesOf(document, id));
    const expected = document.blocks.flatMap((block) =>
      block.kind === 'rows'
        ? rowLines(block.rows, model(id).columns)
        : block.kind === 'fine'
          ? fineLines(block.lines, model(id).columns)
          : [],
    );
    expect(paperText(paper).filter((line) => line !== '')).toEqual(
      expected.map((line) => line.text.replaceAll('\u00a0', ' ')).filter((line) => line !== ''),
    );
    expect(paper.codePages).toEqual([language === 'ru' ? 'cp866' : 'windows1252']);
    expect(paper.unknown).toEqual([]);
  }
});

test('a slip with a sign that the printer lacks is drawn as a whole, never printed with a wrong letter or in two fonts', () => {
  for (const language of languages) {
    expect(paperText(decodePaper(bytesOf(sampleVisit(language, '₽'), 'generic-80')))).toEqual([]);
  }
});

test('a scanner reads from the picture of every slip what was meant, on every model, in every language', async () => {
  const number = '9643000000048217';
  for (const { id, widthDots } of printerModels)
    for (const language of id === 'generic-80' || id === 'pos-58' ? languages : (['de'] as const)) {
      const slips = sampleSlips(language, number);
      for (const [name, expected] of [
        ['visit', voucherQr],
        ['card', `PC1:${number}`],
        ['test', 'PASSAGE TEST K3'],
      ] as const) {
        const document = slips[name];
        if (document === undefined) throw new Error(name);
        const slip = renderSlip(bytesOf(document, id), widthDots, faces);
        expect(slip.unknown).toEqual([]);
        expect(await decodePng(slipPng(slip.svg)), `${id} ${language} ${name}`).toEqual([expected]);
        expect(paperCodes(slip.document)).toEqual([expected]);
      }
    }
}, 60_000);

test('a code drawn into a picture is read back for every text and size that a slip can hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 45 }), fc.integer({ min: 3, max: 8 }), (text, dots) => {
      fc.pre(Buffer.byteLength(text) <= 200);
      const modules = qrModules(text, 'M');
      const side = modules.length * dots + 40;
      expect(readDrawnCodes(drawBitmap(side, side, `<path d="${qrPath(modules, dots, 17, 20)}"/>`)).map((code) => code.text)).toEqual([
        text,
      ]);
    }),
    { numRuns: 60 },
  );
  for (const text of ['0123456789012345', 'PASSAGE TEST K3', 'A', `PV1:K3-4830:${'0f1e2d3c'.repeat(16)}`])
    expect(readDrawnCodes(drawBitmap(400, 400, `<path d="${qrPath(qrModules(text, 'M'), 4, 8, 8)}"/>`)).map((code) => code.text)).toEqual([
      text,
    ]);
});

test('no slip is wider than its paper, and each ends with the cut that its printer has', () => {
  for (const printer of printerModels)
    for (const document of Object.values(sampleSlips('ru', '9643000000048217'))) {
      const { commands, rest } = readCommands(joinSegments(encodeSlip(document, { model: printer, faces })));
      expect(rest).toBe(0);
      for (const command of commands) if (command.kind === 'raster') expect(command.stride * 8).toBeLessThanOrEqual(printer.widthDots);
      expect(commands.at(-1)?.kind).toBe(printer.cutter === 'none' ? 'feed-dots' : 'cut');
      expect(commands.filter((command) => command.kind === 'cut')).toHaveLength(printer.cutter === 'none' ? 0 : 1);
      expect(commands[0]).toEqual({ kind: 'initialize' });
    }
});

test('each piece of a job ends between two commands', () => {
  for (const printer of printerModels) {
    const pieces = encodeSlip(sampleVisit('fi', '€'), { model: printer, faces });
    for (const piece of pieces) expect(readCommands(piece).rest).toBe(0);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(8000);
  }
});

test('the shipped faces hold every letter of the four languages and the signs of money', () => {
  const letters = 'ABCXYZabcxyzÄÖÅÜßẞäöåüéАБВЯабвяЁёЙй0123456789₽€$£×–—„“”«»•№';
  for (const face of [faces.heavy, faces.display, faces.mono, faces.monoBold])
    expect([...letters].filter((letter) => !canDraw(face, letter))).toEqual([]);
});

test('wrapped text keeps every word and no line is wider than allowed unless it is one word', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom(...'abcdeёжäß'), minLength: 1, maxLength: 12 }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 60, max: 600 }), (list, max) => {
      const lines = wrapText(faces.heavy, list.join(' '), 40, max);
      expect(lines.join(' ')).toBe(list.join(' '));
      for (const line of lines) if (line.includes(' ')) expect(textWidth(faces.heavy, line, 40)).toBeLessThanOrEqual(max);
    }),
    { numRuns: 50 },
  );
});

test('code pages: what can be encoded decodes to itself, a sign outside is refused', () => {
  for (const page of codePages) {
    const all = Uint8Array.from({ length: 128 }, (_, i) => 128 + i);
    expect([...decodeText(page, all)]).toHaveLength(128);
    expect(canEncode(page, decodeText(page, all))).toBe(true);
    expect(canEncode(page, '₽')).toBe(false);
  }
  expect(canEncode(codePageNamed('cp866'), 'Съешь ещё этих мягких французских булок')).toBe(true);
  expect(canEncode(codePageNamed('windows1252'), 'Törkylempijävongahdus, Äpfel für Größe, Café – 5 €')).toBe(true);
  expect(canEncode(codePageNamed('cp437'), 'Ж')).toBe(false);
});

test('whatever bytes come, decoding ends, never throws and swallows nothing silently', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const { commands, rest } = readCommands(bytes);
      expect(rest).toBeLessThanOrEqual(bytes.length);
      const document = decodePaper(bytes);
      const strange = commands.filter((command) => command.kind === 'unknown').length;
      if (document.heightDots < 8000) expect(document.unknown.length).toBeGreaterThanOrEqual(strange);
    }),
    { numRuns: 500 },
  );
});

test('unknown commands are named in the result', () => {
  const slip = renderSlip(Uint8Array.from([0x1b, 0x40, 0x1b, 0x99, 0x41, 0x42, 0x0a, 0x1d, 0x76]), 384, faces);
  expect(slip.unknown).toEqual([
    { hex: '1b99', why: 'command not known' },
    { hex: '1d76', why: '2 bytes of an unfinished command at the end' },
  ]);
  expect(paperText(slip.document)).toEqual(['AB']);
});
