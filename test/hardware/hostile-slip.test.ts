/** Slips whose names were made to break them: control bytes, other scripts, thousands of letters. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { SlipBlock } from '../../domain/slip/slip-document.ts';
import { readCommands } from '../../hardware/escpos/read-command.ts';
import { boundedBlock } from '../../hardware/printer/bounded-block.ts';
import { encodeSlip, joinSegments } from '../../hardware/printer/encode-slip.ts';
import { printerModels } from '../../hardware/printer/printer-models.ts';
import { loadTypefaces, type Typefaces } from '../../hardware/type/typeface.ts';

let faces: Typefaces;
beforeAll(() => {
  faces = loadTypefaces();
});

/** What a printer may be told besides printing: nothing of it may come out of a name. */
const commands = '\x1b@\x1dV\x00\x10\x14\x01\x03\x01\x06\x02\x08\x1bp\x00\x10\x04\x01';
const names: readonly (readonly [string, string])[] = [
  ['control bytes', `Vesta${commands}`],
  ['line ends', 'a\nb\r\nc\td'],
  ['right to left', '\u202eabc \u05d0\u05d1 \u0645\u0631\u062d'],
  ['emoji', '👩‍👩‍👧‍👦🇫🇮🏳️‍🌈'],
  ['half a letter', 'x\ud83d'],
  ['marks upon marks', `Z${'\u0301'.repeat(300)}`],
  ['ten thousand letters', 'W'.repeat(10_000)],
  ['two thousand words', 'word '.repeat(2000)],
  ['nothing', ''],
];

/** Paragraphs may be long: what is drawn of them here is shorter than what may be. */
const blocksOf = (text: string, paragraph = text.slice(0, 1500)): readonly SlipBlock[] => [
  { kind: 'brand', name: text },
  { kind: 'message', text },
  { kind: 'facts', lines: [text, text], qr: 'PV1:K3-4830' },
  { kind: 'band', text, label: text, copy: text },
  { kind: 'heading', text },
  { kind: 'prose', paragraphs: [{ lead: text, text: paragraph }] },
  { kind: 'rows', rows: [{ cells: [text, text, text], bold: true }] },
  { kind: 'fine', lines: [paragraph] },
  { kind: 'identifiers', items: [text] },
  { kind: 'sign', label: text },
];

/** All of them on wide paper, the worst of them on narrow paper too. */
const papers: readonly (readonly [string, typeof names])[] = [
  ['generic-80', names],
  ['generic-58', names.filter(([name]) => name === 'control bytes' || name === 'ten thousand letters')],
];

describe.each(papers)('on %s', (id, hostile) => {
  test.each(hostile)(
    '%s in every place of a slip: only printing, one cut at the end',
    (_name, text) => {
      const model = printerModels.find((one) => one.id === id);
      if (model === undefined) throw new Error(id);
      const bytes = joinSegments(encodeSlip({ language: 'ru', blocks: blocksOf(text) }, { model, faces }));
      const { commands: read } = readCommands(bytes);
      const kinds = new Set<string>(read.map((one) => one.kind));
      expect([...kinds].filter((kind) => ['unknown', 'pulse', 'present', 'eject'].includes(kind))).toEqual([]);
      expect(read.filter((one) => one.kind === 'cut')).toHaveLength(1);
      expect(read.at(-1)?.kind).toBe('cut');
    },
    60_000,
  );
});

test('paragraphs are cut at a length that no terms reach', () => {
  const prose = boundedBlock({ kind: 'prose', paragraphs: [{ lead: '1.', text: 'W'.repeat(10_000) }] });
  expect(prose).toEqual({ kind: 'prose', paragraphs: [{ lead: '1.', text: `${'W'.repeat(5999)}…` }] });
});

test('a text that fits stays as it is; a longer one ends with an ellipsis and no half letter', () => {
  const short: SlipBlock = { kind: 'brand', name: 'Galleria Lumen' };
  expect(boundedBlock(short)).toEqual(short);
  const hares = boundedBlock({ kind: 'heading', text: '🐇'.repeat(161) });
  expect(hares).toEqual({ kind: 'heading', text: `${'🐇'.repeat(159)}…` });
  expect(boundedBlock({ kind: 'heading', text: '🐇'.repeat(160) })).toEqual({ kind: 'heading', text: '🐇'.repeat(160) });
});
