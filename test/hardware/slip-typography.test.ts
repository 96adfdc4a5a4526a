/** How the words of a slip stand on paper: whole words, figures in columns, breaks where a reader would make them; at 58 and 80 mm and in every language. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { sampleSlip, sampleVariants, sampleVisit } from '../../cli/slip/sample-slips.ts';
import type { SlipBlock, SlipRow } from '../../domain/slip/slip-document.ts';
import { formatGain, formatMoney } from '../../domain/text/format.ts';
import { languages } from '../../domain/text/language.ts';
import { encodeSlip, joinSegments } from '../../hardware/printer/encode-slip.ts';
import { printerModelById } from '../../hardware/printer/printer-models.ts';
import { drawBand, measuresFor } from '../../hardware/printer/slip-graphics.ts';
import { fineLines, rowLines } from '../../hardware/printer/slip-lines.ts';
import { decodePaper } from '../../hardware/slip-picture/paper.ts';
import { balanceText, loadTypefaces, textWidth, type Typefaces, wrapText } from '../../hardware/type/typeface.ts';

const papers = [
  { id: 'generic-58', columns: 32, widthDots: 384 },
  { id: 'generic-80', columns: 48, widthDots: 576 },
] as const;
const samples = Object.entries({ ...sampleSlip, ...sampleVariants });
let faces: Typefaces;
beforeAll(() => {
  faces = loadTypefaces();
});

const wordsOf = (text: string): string[] => text.split(/[ \u00a0]+/).filter((word) => word !== '');
/** What a block of fixed-pitch lines says, before it is broken. */
const saidIn = (block: SlipBlock): string[] =>
  block.kind === 'rows' ? block.rows.map((row) => row.cells.join(' ')) : block.kind === 'fine' ? [...block.lines] : [];

test.each(languages)('in %s no word is torn and none is lost, at both widths', (language) => {
  for (const { id, columns } of papers)
    for (const [name, make] of samples)
      for (const block of make(language).blocks) {
        const lines = block.kind === 'rows' ? rowLines(block.rows, columns) : block.kind === 'fine' ? fineLines(block.lines, columns) : [];
        const said = saidIn(block).flatMap(wordsOf);
        // an address may be wider than the paper, and is cut after a slash
        if (said.some((word) => word.length > columns)) continue;
        expect(
          lines.flatMap((line) => wordsOf(line.text)),
          `${id} ${name}`,
        ).toEqual(said);
      }
});

const shop = fc.array(fc.constantFrom('Großmanns', 'Schuhe', 'und', 'Ёлки', '&', 'Kenkäkauppa', 'Ås', 'Lederwarenhandlung'), {
  minLength: 1,
  maxLength: 7,
});

test.each(languages)('amounts and points stand in columns of their own, whatever the shops are called (%s)', (language) => {
  const row = fc.record({
    shop: shop.map((words) => words.join(' ')),
    minor: fc.integer({ min: 1, max: 100_000_000 }),
    points: fc.integer({ min: 0, max: 99_999 }),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), fc.constantFrom('RUB', 'EUR'), (visits, currency) => {
      const rows: SlipRow[] = visits.map((one) => ({
        cells: [one.shop, formatMoney(one.minor, currency, language), formatGain(one.points, language)],
        bold: false,
      }));
      for (const { columns } of papers) {
        const lines = rowLines(rows, columns).map((line) => line.text);
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(columns);
        const ends = rows.map(({ cells: [, amount = '', points = ''] }) => {
          const line = lines.find((text) => text.endsWith(points) && text.includes(amount));
          expect(line, `${amount} ${points}`).toBeDefined();
          expect([...(line ?? '')].length).toBe(columns);
          return (line ?? '').slice(0, -points.length).trimEnd().length;
        });
        expect(new Set(ends).size).toBe(1);
      }
    }),
    { numRuns: 60 },
  );
});

test('the lines of one row that follow its first are set in, so that none is taken for a row of its own', () => {
  fc.assert(
    fc.property(fc.array(shop, { minLength: 1, maxLength: 5 }), fc.constantFrom(...papers), (shops, { columns }) => {
      const rows: SlipRow[] = shops.map((words) => ({ cells: [words.join(' '), '2 450 ₽', '+24'], bold: false }));
      const lines = rowLines(rows, columns).map((line) => line.text);
      expect(lines.filter((line) => !line.startsWith(' '))).toHaveLength(shops.length);
    }),
    { numRuns: 60 },
  );
});

test.each(languages)('in %s the reference and the card share one line of the black band, at both widths', (language) => {
  for (const { id, widthDots } of papers)
    for (const [name, make] of samples)
      for (const block of make(language).blocks)
        if (block.kind === 'band') {
          const measures = measuresFor(widthDots);
          const [with_, without] = [block.label, ''].map((label) => drawBand(block.text, label, block.copy, faces, measures).heightDots);
          expect(with_, `${id} ${name}: ${block.text} ${block.label}`).toBeLessThanOrEqual(without ?? 0);
        }
});

test.each(languages)('in %s the slip of a visit with one gift is at most 160 millimetres of paper, at both widths', (language) => {
  for (const { id, widthDots } of papers) {
    const model = printerModelById(id);
    if (model === null) throw new Error(id);
    const bytes = joinSegments(encodeSlip(sampleVisit(language, 'RUB'), { model, faces }));
    const { items } = decodePaper(bytes, widthDots);
    // what is fed to the knife is the printer's affair
    const end = Math.max(...items.map((item) => (item.kind === 'picture' ? item.y + item.bitmap.heightDots : 0)));
    expect(end / 8, id).toBeLessThanOrEqual(160);
  }
});

test('a set text keeps its words, has as few lines as can be, and each is as narrow as it must', () => {
  const words = fc.array(fc.constantFrom('20 %', 'Скидка', 'в', '«Ёлках', 'и', 'иголках»', 'until', 'Sat,', 'by', 'Plüschhase', '—', 'x'), {
    minLength: 1,
    maxLength: 14,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 200, max: 560 }), (list, max) => {
      const text = list.join(' ');
      const lines = balanceText(faces.heavy, text, 40, max);
      expect(lines.join(' ')).toBe(text);
      expect(lines).toHaveLength(wrapText(faces.heavy, text, 40, max).length);
      for (const line of lines) if (line.includes(' ')) expect(textWidth(faces.heavy, line, 40)).toBeLessThanOrEqual(max);
    }),
    { numRuns: 80 },
  );
});

test.each([
  ['20% off, at most 400\u00a0₽', 34, 220, ['20% off,', 'at most 400\u00a0₽']],
  ['Скидка 20\u00a0% в «Ёлках и иголках»', 80, 500, ['Скидка 20\u00a0%', 'в «Ёлках', 'и иголках»']],
  ['floor 2, by the fountain', 34, 300, ['floor 2,', 'by the fountain']],
])('a line breaks where a reader would break it: %s', (text, size, max, lines) => {
  expect(balanceText(faces.display, text, size, max)).toEqual(lines);
});

test.each(languages)('in %s no line of a drawn text begins with a dash, at both widths', (language) => {
  for (const { id, widthDots } of papers)
    for (const [name, make] of samples)
      for (const block of make(language).blocks) {
        const measures = measuresFor(widthDots);
        const set =
          block.kind === 'message'
            ? balanceText(faces.heavy, block.text, measures.message, widthDots)
            : block.kind === 'facts'
              ? block.lines.flatMap((line) => balanceText(faces.display, line, measures.facts, widthDots / 2))
              : [];
        expect(
          set.filter((line) => /^[–—]/.test(line)),
          `${id} ${name}`,
        ).toEqual([]);
      }
});
