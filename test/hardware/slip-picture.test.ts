import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { sampleCardNumber, sampleSlip, sampleVariants, sampleVisit, voucherQr } from '../../cli/slip/sample-slips.ts';
import { slipKind } from '../../domain/contract/fact.ts';
import type { SlipBlock, SlipDocument, SlipLanguage } from '../../domain/slip/slip-document.ts';
import { canEncode, codePageNamed, codePages, decodeText } from '../../hardware/escpos/code-pages.ts';
import { readCommands } from '../../hardware/escpos/read-command.ts';
import { encodeSlip, joinSegments } from '../../hardware/printer/encode-slip.ts';
import { fineLines, identifiersLines, rowLines } from '../../hardware/printer/slip-lines.ts';
import { codePageFor, printerModels, type PrinterModel } from '../../hardware/printer/printer-models.ts';
import { pageNumberedOn } from '../../hardware/printer/model-pages.ts';
import { decodePaper, paperCodes, paperText } from '../../hardware/slip-picture/paper.ts';
import { renderSlip } from '../../hardware/slip-picture/render-slip.ts';
import { readDrawnCodes } from '../../hardware/slip-picture/drawn-code.ts';
import { drawBitmap, isBlack } from '../../hardware/type/bitmap.ts';
import { qrModules, qrPath } from '../../hardware/type/qr-modules.ts';
import { canDraw, loadTypefaces, textWidth, type Typefaces, wrapText } from '../../hardware/type/typeface.ts';
import { codesInPng, prepareZxing } from './zxing.ts';

const languages: readonly SlipLanguage[] = ['en', 'ru', 'fi', 'de'];
const model = (id: string): PrinterModel => {
  const found = printerModels.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
let faces: Typefaces;
beforeAll(() => {
  faces = loadTypefaces();
  prepareZxing();
});
const bytesOf = (document: SlipDocument, id: string): Uint8Array => joinSegments(encodeSlip(document, { model: model(id), faces }));

/** Every sample, by its name. */
const allSamples = { ...sampleSlip, ...sampleVariants };
/** The same slip with money in a currency whose sign the language's alphabet has, so that its lines go out as text. */
const printable = (document: SlipDocument): SlipDocument =>
  JSON.parse(
    JSON.stringify(document)
      .replaceAll('₽', document.language === 'ru' ? 'р.' : '€')
      .replaceAll('−', '-')
      .replaceAll('×', document.language === 'ru' ? 'x' : '×'),
  ) as SlipDocument;

const plainSpaces = (text: string): string => text.replaceAll('\u00a0', ' ');
const linesOf = (block: SlipBlock, columns: number): string[] => {
  const lines =
    block.kind === 'rows'
      ? rowLines(block.rows, columns)
      : block.kind === 'fine'
        ? fineLines(block.lines, columns)
        : block.kind === 'identifiers'
          ? identifiersLines(block.items, columns)
          : [];
  return lines.map((line) => plainSpaces(line.text)).filter((text) => text !== '');
};

test.each(languages)(
  "every text line of every slip in %s goes through the printer's alphabet and decodes back to the very text",
  (language) => {
    for (const id of ['generic-80', 'generic-58', 'epson-tm-t88'])
      for (const kind of slipKind.options) {
        // The device test brings letters of all languages; its own law stands below.
        if (kind === 'test') continue;
        const document = printable(sampleSlip[kind](language));
        const { columns, widthDots } = model(id);
        const paper = decodePaper(bytesOf(document, id), widthDots);
        expect(
          paperText(paper).filter((line) => line !== ''),
          `${id} ${kind}`,
        ).toEqual(document.blocks.flatMap((block) => linesOf(block, columns)));
        expect(paper.codePages).toEqual([language === 'ru' ? 'cp866' : 'windows1252']);
        expect(paper.unknown).toEqual([]);
      }
  },
);

test('the device test prints the letters of each language from the alphabet that this printer prints it in', () => {
  for (const id of ['generic-80', 'generic-58', 'epson-tm-t20'])
    for (const language of languages) {
      const document = sampleSlip.test(language);
      const samples = document.blocks.flatMap((block) => (block.kind === 'alphabets' ? block.samples : []));
      const paper = decodePaper(bytesOf(document, id), model(id).widthDots);
      const printed = paperText(paper).join(' ').replace(/ +/g, ' ');
      for (const sample of samples) {
        const page = codePageFor(model(id), sample.language);
        expect(canEncode(page, sample.text), `${sample.language} ${page.name}`).toBe(true);
        expect(printed).toContain(sample.text);
        expect(paper.codePages).toContain(page.name);
      }
    }
});

test('a slip with a sign that the printer lacks is drawn as a whole, never printed with a wrong letter or in two fonts', () => {
  for (const language of languages) {
    expect(paperText(decodePaper(bytesOf(sampleVisit(language, 'RUB'), 'generic-80')))).toEqual([]);
  }
});

/** Blocks whose letters must keep off the right edge; borders, rules and the like run from edge to edge on purpose, rows of figures in cells. */
const wordy: readonly SlipBlock['kind'][] = ['brand', 'message', 'facts', 'heading', 'prose', 'bars'];

test.each(languages)('nothing of any slip in %s is clipped, sticks out or touches the edge, at 80 and 58 millimetres', (language) => {
  for (const id of ['generic-80', 'generic-58'])
    for (const [name, make] of Object.entries(allSamples)) {
      const { widthDots } = model(id);
      const blocks = make(language).blocks.filter(({ kind }) => wordy.includes(kind));
      for (const item of decodePaper(bytesOf({ language, blocks }, id), widthDots).items) {
        const width = item.kind === 'line' ? item.widthDots : item.kind === 'picture' ? item.bitmap.widthDots : 0;
        expect(item.x + width, `${id} ${name} ${item.kind} at ${item.y}`).toBeLessThanOrEqual(widthDots);
        if (item.kind !== 'picture') continue;
        const rows = Array.from({ length: item.bitmap.heightDots }, (_, y) => y);
        expect(
          rows.filter((y) => isBlack(item.bitmap, widthDots - 1, y)),
          `${id} ${name} picture at ${item.y}`,
        ).toEqual([]);
      }
    }
});

const qrOf: Readonly<Record<string, string>> = {
  visit: voucherQr,
  voucher: voucherQr,
  card: `PC1:${sampleCardNumber}`,
  test: 'PASSAGE TEST K3',
};

test.each(printerModels.map((one) => one.id))(
  'a scanner reads every code from the picture of every slip of %s, and we read the same',
  async (id) => {
    const { widthDots } = model(id);
    const isCommon = id === 'generic-80' || id === 'generic-58';
    const spoken = isCommon ? languages : (['de'] as const);
    for (const language of spoken)
      for (const kind of isCommon && language === 'ru'
        ? (['visit', 'card', 'test', 'coupon', 'terms', 'tickets'] as const)
        : (['test', 'coupon'] as const)) {
        const document = sampleSlip[kind](language);
        const meant = document.blocks.flatMap((block) =>
          block.kind === 'facts' && block.qr !== null ? [block.qr] : block.kind === 'bars' ? [block.text] : [],
        );
        const slip = renderSlip(bytesOf(document, id), widthDots, faces, pageNumberedOn(model(id)));
        expect(slip.unknown, `${id} ${kind}`).toEqual([]);
        const read = (await codesInPng(slip.png)).map((code) => code.text);
        expect(read.toSorted(), `${id} ${language} ${kind}`).toEqual(meant.toSorted());
        const qr = meant.filter((text) => text === qrOf[kind]);
        expect(paperCodes(slip.document)).toEqual(expect.arrayContaining(qr));
      }
  },
  60_000,
);

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
    for (const document of [sampleSlip.coupon('ru'), sampleSlip.test('ru')]) {
      const { commands, rest } = readCommands(joinSegments(encodeSlip(document, { model: printer, faces })));
      expect(rest).toBe(0);
      for (const command of commands) if (command.kind === 'raster') expect(command.stride * 8).toBeLessThanOrEqual(printer.widthDots);
      const end = printer.presenter !== null ? 'present' : printer.cutter === 'none' ? 'feed-dots' : 'cut';
      expect(commands.at(-1)?.kind).toBe(end);
      expect(commands.filter((command) => command.kind === 'cut')).toHaveLength(end === 'cut' ? 1 : 0);
      expect(commands[0]).toEqual({ kind: 'initialize' });
    }
});

test('each piece of a job ends between two commands', () => {
  for (const printer of printerModels) {
    const pieces = encodeSlip(sampleVisit('fi', 'EUR'), { model: printer, faces });
    for (const piece of pieces) expect(readCommands(piece).rest).toBe(0);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(8000);
  }
});

test('the shipped faces hold every letter of the four languages and the signs of money', () => {
  const letters = 'ABCXYZabcxyzÄÖÅÜßẞäöåüéАБВЯабвяЁёЙй0123456789₽€$£×–—„“”«»•№';
  for (const face of [faces.heavy, faces.display, faces.reading, faces.mono, faces.monoBold])
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
    const all = decodeText(
      page,
      Uint8Array.from({ length: 128 }, (_, at) => 128 + at),
    );
    const known = [...all].filter((char) => char !== '\ufffd').join('');
    expect(canEncode(page, known), page.name).toBe(true);
    expect(canEncode(page, '\ufffd')).toBe(false);
    expect(canEncode(page, '₽')).toBe(false);
  }
  expect(canEncode(codePageNamed('cp866'), 'Съешь ещё этих мягких французских булок')).toBe(true);
  expect(canEncode(codePageNamed('windows1252'), 'Törkylempijävongahdus, Äpfel für Größe, Café – 5 €')).toBe(true);
  expect(canEncode(codePageNamed('cp437'), 'Ж')).toBe(false);
});
