import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readReceipt, receiptFormats } from '../../../domain/receipt/read-receipt.ts';
import { noTrust } from '../../../domain/receipt/reading.ts';
import { brokenLaw } from './reading-laws.ts';
import { everySample } from './samples/every-sample.ts';

const samples = await everySample();
const names = receiptFormats.map(({ name }) => name);
const each = [...samples].flatMap(([name, list]) => list.map((sample, at) => ({ name, at, ...sample })));
const texts = each.flatMap(({ name, at, text, spellings = [] }) =>
  [text, ...spellings].map((spelling, which) => ({ name, at, which, text: spelling })),
);

describe('all formats together', () => {
  test('every format has samples and every file of samples a format, in the order of the alphabet', () => {
    expect([...samples.keys()]).toEqual(names);
    for (const list of samples.values()) expect(list.length).toBeGreaterThan(0);
    for (const { source } of each) expect(source).not.toBe('');
  });

  test.each(texts)('$name, sample $at, spelling $which: exactly one format reads it', ({ name, text }) => {
    const answers = receiptFormats.filter((format) => format.read(text, noTrust) !== null).map((format) => format.name);
    expect(answers).toEqual([name]);
    expect(readReceipt(text)).toMatchObject({ ok: true, format: name });
  });

  test.each(texts)('$name, sample $at, spelling $which: the reading keeps the laws', ({ text }) => {
    expect(brokenLaw(text, readReceipt(text))).toBeNull();
  });

  test.each(each.filter(({ spellings = [] }) => spellings.length > 0))(
    '$name, sample $at: the identity does not depend on the spelling',
    ({ text, spellings = [] }) => {
      const reading = readReceipt(text);
      if (!reading.ok) expect.fail(reading.detail);
      for (const spelling of spellings) {
        const other = readReceipt(spelling);
        expect(other).toMatchObject({ ok: true, identity: reading.identity });
        // A shorter form may name no till; two forms never name two.
        if (other.ok && other.tillKey !== null && reading.tillKey !== null) expect(other.tillKey).toBe(reading.tillKey);
      }
    },
  );

  test('no two samples share an identity', () => {
    const identities = each.map(({ text }) => {
      const reading = readReceipt(text);
      return reading.ok ? reading.identity : text;
    });
    expect(identities).toEqual([...new Set(identities)]);
  });

  test('what every scanner may add changes nothing', () => {
    for (const { text } of each) expect(readReceipt(`]Q1${text}\r\n`)).toEqual(readReceipt(text));
  });

  test.each(each)('$name, sample $at: a control character anywhere breaks no law', ({ text }) => {
    const step = Math.max(1, Math.floor(text.length / 40));
    for (let where = 0; where <= text.length; where += step)
      for (const mark of ['\u0000', '\u001b', '%00', '\\u0000']) {
        const marked = text.slice(0, where) + mark + text.slice(where);
        expect(brokenLaw(marked, readReceipt(marked))).toBeNull();
      }
  });

  test.each(each)('$name, sample $at: cut anywhere it is refused, or read by its own format within the laws', ({ name, text }) => {
    // Every length of a short code; of a long signed one each checks a signature, so some.
    const step = Math.max(1, Math.floor(text.length / 100));
    for (let length = 0; length < text.length; length += step) {
      const cut = text.slice(0, length);
      const result = readReceipt(cut);
      expect(brokenLaw(cut, result)).toBeNull();
      if (result.ok) expect(result.format).toBe(name);
    }
  });
});

describe('docs/receipts.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/receipts.md'), 'utf8');

  test('its table names exactly the formats that exist, each once', () => {
    const rows = [...page.matchAll(/^\| *`([a-z-]+)` *\|/gm)].map(([, name]) => name);
    expect(rows.toSorted()).toEqual([...names].sort());
  });
});
