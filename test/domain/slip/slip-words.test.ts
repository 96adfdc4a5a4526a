/** What the screen says of a slip is what the printer prints: every word of every slip, in order, and nothing that a scanner alone may read. */
import { describe, expect, test } from 'vitest';
import { sampleSlip, sampleVariants, voucherQr } from '../../../cli/slip/sample-slips.ts';
import type { SlipBlock, SlipDocument } from '../../../domain/slip/slip-document.ts';
import { slipWords } from '../../../domain/slip/slip-words.ts';
import { languages } from '../../../domain/text/language.ts';

/** Texts of a document by walking through it, knowing nothing of its blocks but that a code is no text and a language no word. */
function printed(value: unknown, name: string): string[] {
  if (typeof value === 'string') return name === 'kind' || name === 'qr' || name === 'language' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((each) => printed(each, name));
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, each]) => printed(each, key)) : [];
}

/** Words alone: what is empty only makes room on paper. */
const words = (value: unknown): string[] =>
  printed(value, '')
    .filter((text) => text !== '')
    .toSorted();
const slips: Readonly<Record<string, (language: (typeof languages)[number]) => SlipDocument>> = { ...sampleSlip, ...sampleVariants };

describe.each(languages)('%s', (language) => {
  test.each(Object.keys(slips))('%s says all that is printed and no more', (kind) => {
    const slip = slips[kind]?.(language);
    if (slip === undefined) throw new Error(kind);
    expect(words(slipWords(slip))).toEqual(words(slip.blocks));
  });
});

test('the order is that of the paper', () => {
  const slip = sampleSlip.visit('en');
  const texts = printed(slipWords(slip), 'parts');
  const paper = slip.blocks.flatMap((block: SlipBlock) =>
    block.kind === 'message' ? [block.text] : block.kind === 'fine' ? block.lines : [],
  );
  expect(paper.map((text) => texts.indexOf(text))).toEqual(paper.map((text) => texts.indexOf(text)).toSorted((a, b) => a - b));
  expect(paper.every((text) => texts.includes(text))).toBe(true);
});

test('a code for the scanner is told of, and what it hides is not', () => {
  const parts = slipWords(sampleSlip.voucher('en'));
  expect(parts.filter((part) => part.kind === 'code')).toEqual([{ kind: 'code', text: null }]);
  expect(JSON.stringify(parts)).not.toContain(voucherQr);
});

test('a mark of a copy or a test stands with its number', () => {
  const bands = slipWords(slips['test-card']?.('en') ?? sampleSlip.visit('en')).filter((part) => part.kind === 'band');
  expect(bands.map((band) => band.mark)).toEqual(['TEST · COPY']);
});
