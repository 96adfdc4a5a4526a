import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { codePages, decodeText } from '../../hardware/escpos/code-pages.ts';
import type { EscposCommand } from '../../hardware/escpos/command.ts';
import { readCommand, readCommands } from '../../hardware/escpos/read-command.ts';
import { decodePaper, maxHeightDots, paperText } from '../../hardware/slip-picture/paper.ts';
import type { PaperItem } from '../../hardware/slip-picture/paper-item.ts';
import { renderSlip } from '../../hardware/slip-picture/render-slip.ts';
import { loadTypefaces, type Typefaces } from '../../hardware/type/typeface.ts';

let faces: Typefaces;
beforeAll(() => {
  faces = loadTypefaces();
});

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;
const DLE = 0x10;
const LF = 0x0a;
const ascii = (text: string): number[] => [...new TextEncoder().encode(text)];
const paper = (bytes: readonly number[], widthDots = 576) => decodePaper(Uint8Array.from(bytes), widthDots);
const lines = (bytes: readonly number[], widthDots = 576): Extract<PaperItem, { kind: 'line' }>[] =>
  paper(bytes, widthDots).items.filter((item) => item.kind === 'line');

/** Commands with their whole length and what they are. */
const commands: readonly (readonly [name: string, bytes: readonly number[], kind: EscposCommand['kind']])[] = [
  ['HT', [0x09], 'tab'],
  ['ESC SP', [ESC, 0x20, 4], 'char-spacing'],
  ['ESC !', [ESC, 0x21, 0x38], 'print-mode'],
  ['ESC $', [ESC, 0x24, 10, 0], 'position'],
  ['ESC % off', [ESC, 0x25, 0], 'silent'],
  ['ESC & own letters', [ESC, 0x26, 3, 65, 66, 1, 1, 2, 3, 2, 1, 2, 3, 4, 5, 6], 'undrawn'],
  ['ESC ( A', [ESC, 0x28, 0x41, 3, 0, 97, 1, 1], 'silent'],
  ['ESC *', [ESC, 0x2a, 33, 2, 0, 1, 2, 3, 4, 5, 6], 'bits'],
  ['ESC -', [ESC, 0x2d, 2], 'underline'],
  ['ESC 2', [ESC, 0x32], 'line-spacing'],
  ['ESC 3', [ESC, 0x33, 24], 'line-spacing'],
  ['ESC =', [ESC, 0x3d, 1], 'silent'],
  ['ESC @', [ESC, 0x40], 'initialize'],
  ['ESC B beep', [ESC, 0x42, 2, 3], 'silent'],
  ['ESC D', [ESC, 0x44, 8, 16, 0], 'tabs'],
  ['ESC G', [ESC, 0x47, 1], 'bold'],
  ['ESC K', [ESC, 0x4b, 10], 'undrawn'],
  ['ESC L', [ESC, 0x4c], 'undrawn'],
  ['ESC R', [ESC, 0x52, 2], 'national-set'],
  ['ESC V', [ESC, 0x56, 1], 'rotate'],
  ['ESC W', [ESC, 0x57, 0, 0, 0, 0, 1, 2, 1, 2], 'undrawn'],
  ['ESC \\', [ESC, 0x5c, 10, 0], 'position'],
  ['ESC c 5', [ESC, 0x63, 0x35, 0], 'silent'],
  ['ESC i', [ESC, 0x69], 'cut'],
  ['ESC p', [ESC, 0x70, 0, 25, 250], 'silent'],
  ['ESC {', [ESC, 0x7b, 1], 'upside-down'],
  ['FS &', [FS, 0x26], 'undrawn'],
  ['FS p', [FS, 0x70, 1, 0], 'kept-picture'],
  ['FS q', [FS, 0x71, 1, 1, 0, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8], 'undrawn'],
  ['FS P', [FS, 0x50, 10, 1, 82, 30], 'present'],
  ['GS !', [GS, 0x21, 0x11], 'size'],
  ['GS ( A', [GS, 0x28, 0x41, 2, 0, 0, 2], 'unknown'],
  ['GS ( C', [GS, 0x28, 0x43, 3, 0, 0, 0, 48], 'silent'],
  ['GS ( L store', [GS, 0x28, 0x4c, 11, 0, 48, 112, 48, 1, 1, 49, 8, 0, 1, 0, 0xff], 'graphics-store'],
  ['GS ( L print', [GS, 0x28, 0x4c, 2, 0, 48, 50], 'graphics-print'],
  ['GS ( L kept logo', [GS, 0x28, 0x4c, 6, 0, 48, 69, 32, 32, 1, 1], 'kept-picture'],
  ['GS 8 L store', [GS, 0x38, 0x4c, 11, 0, 0, 0, 48, 112, 48, 1, 1, 49, 8, 0, 1, 0, 0xff], 'graphics-store'],
  ['GS ( k QR size', [GS, 0x28, 0x6b, 3, 0, 49, 67, 6], 'qr-size'],
  ['GS ( k QR size wanted', [GS, 0x28, 0x6b, 3, 0, 49, 82, 48], 'silent'],
  ['GS ( k PDF417 store', [GS, 0x28, 0x6b, 4, 0, 48, 80, 48, 65], 'pdf417-store'],
  ['GS ( k PDF417 columns', [GS, 0x28, 0x6b, 3, 0, 48, 65, 4], 'silent'],
  ['GS ( k Data Matrix print', [GS, 0x28, 0x6b, 3, 0, 54, 81, 48], 'undrawn'],
  ['GS *', [GS, 0x2a, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8], 'download-store'],
  ['GS /', [GS, 0x2f, 0], 'download-print'],
  ['GS B', [GS, 0x42, 1], 'invert'],
  ['GS H', [GS, 0x48, 2], 'bar-text'],
  ['GS L', [GS, 0x4c, 16, 0], 'left-margin'],
  ['GS V 1', [GS, 0x56, 1], 'cut'],
  ['GS V 66', [GS, 0x56, 66, 40], 'cut'],
  ['GS W', [GS, 0x57, 0, 1], 'print-width'],
  ['GS a', [GS, 0x61, 255], 'auto-status'],
  ['GS e 3', [GS, 0x65, 3, 10], 'present'],
  ['GS e 5', [GS, 0x65, 5], 'eject'],
  ['GS g 2', [GS, 0x67, 0x32, 0, 20, 0], 'silent'],
  ['GS h', [GS, 0x68, 80], 'bar-height'],
  ['GS k old', [GS, 0x6b, 4, 65, 66, 0], 'bar-code'],
  ['GS k new', [GS, 0x6b, 69, 2, 65, 66], 'bar-code'],
  ['GS r', [GS, 0x72, 1], 'status-request'],
  ['GS v 0', [GS, 0x76, 0x30, 0, 1, 0, 2, 0, 1, 2], 'raster'],
  ['DLE EOT 4', [DLE, 0x04, 4], 'realtime-status'],
  ['DLE EOT 8', [DLE, 0x04, 8, 3], 'realtime-status'],
  ['DLE ENQ', [DLE, 0x05, 2], 'realtime-recover'],
  ['DLE DC4 1', [DLE, 0x14, 1, 0, 1], 'silent'],
  ['DLE DC4 8', [DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8], 'realtime-clear'],
];

test.each(commands)('%s takes exactly its own bytes, whatever follows', (_name, bytes, kind) => {
  const read = readCommand(Uint8Array.from([...bytes, 0x41, 0x42]), 0);
  expect(read?.command.kind).toBe(kind);
  expect(read?.end).toBe(bytes.length);
});

test.each(commands.filter(([, bytes]) => bytes.length > 1))(
  '%s cut short is an unfinished command, told with its place',
  (_name, bytes) => {
    for (let length = 1; length < bytes.length; length++) {
      const { rest, commands: whole } = readCommands(Uint8Array.from([0x41, ...bytes.slice(0, length)]));
      expect(rest + whole.length).toBe(rest === 0 ? whole.length : length + 1);
    }
    const told = paper([0x41, ...bytes.slice(0, 1)]).unknown;
    expect(told).toEqual(
      bytes[0] === 0x1b || bytes[0] === GS || bytes[0] === FS || bytes[0] === DLE ? [expect.objectContaining({ at: 1 })] : told,
    );
  },
);

test('what nobody knows is told with place and bytes, and what is known but not drawn with its name', () => {
  const told = paper([0x41, LF, ESC, 0x99, 0x42, LF, 0x1f, ESC, 0x4c, GS, 0x28, 0x59, 1, 0, 7]).unknown;
  expect(told).toEqual([
    { at: 2, hex: '1b99', why: 'command not known' },
    { at: 6, hex: '1f', why: 'command not known' },
    { at: 7, hex: '1b4c', why: 'ESC L page mode: known, not drawn here' },
    { at: 9, hex: '1d2859010007', why: 'command not known' },
  ]);
});

test('settings that a printer would refuse are told: code page, national letters, codes that were never stored', () => {
  const why = paper([
    ESC,
    0x74,
    99,
    ESC,
    0x52,
    60,
    GS,
    0x28,
    0x6b,
    3,
    0,
    49,
    81,
    48,
    GS,
    0x28,
    0x4c,
    2,
    0,
    48,
    50,
    GS,
    0x2f,
    0,
  ]).unknown.map((one) => one.why);
  expect(why).toEqual([
    'code page 99 not known, its letters stay as before',
    'national letters 60 not known',
    'a QR code was printed that had not been stored',
    'a picture was printed that had not been stored',
    'a picture was printed that had not been stored',
  ]);
});

test('a picture in the printer\u2019s own memory stands as a named frame and is told: nobody can know it', () => {
  const document = paper([FS, 0x70, 2, 0]);
  expect(document.items).toEqual([expect.objectContaining({ kind: 'absent', label: 'FS p 2' })]);
  expect(document.unknown[0]?.why).toContain('own memory');
});

test('text wraps at the edge of the print area, in every font and size', () => {
  expect(paperText(paper([...ascii('x'.repeat(50)), LF]))).toEqual(['x'.repeat(48), 'xx']);
  expect(paperText(paper([...ascii('x'.repeat(50)), LF], 384))).toEqual(['x'.repeat(32), 'x'.repeat(18)]);
  expect(paperText(paper([ESC, 0x4d, 1, ...ascii('x'.repeat(65)), LF]))).toEqual(['x'.repeat(64), 'x']);
  expect(paperText(paper([GS, 0x21, 0x11, ...ascii('x'.repeat(25)), LF]))).toEqual(['x'.repeat(24), 'x']);
  expect(paperText(paper([GS, 0x4c, 96, 0, GS, 0x57, 120, 0, ...ascii('abcdefghijkl'), LF]))).toEqual(['abcdefghij', 'kl']);
});

test('lines stand where justification, margin and positions put them', () => {
  expect(lines([ESC, 0x61, 1, ...ascii('ab'), LF])[0]?.x).toBe((576 - 24) / 2);
  expect(lines([ESC, 0x61, 50, ...ascii('ab'), LF])[0]?.x).toBe(576 - 24);
  expect(lines([GS, 0x4c, 40, 0, GS, 0x57, 100, 0, ESC, 0x61, 2, ...ascii('ab'), LF])[0]?.x).toBe(40 + 100 - 24);
  const placed = lines([...ascii('a'), ESC, 0x24, 100, 0, ...ascii('b'), ESC, 0x5c, 6, 0, ...ascii('c'), 0x09, ...ascii('d'), LF])[0];
  expect(placed?.parts.map((part) => part.x)).toEqual([0, 100, 118, 192]);
  expect(lines([ESC, 0x44, 3, 10, 0, 0x09, ...ascii('a'), 0x09, ...ascii('b'), LF])[0]?.parts.map((part) => part.x)).toEqual([36, 120]);
});

test('paper moves by line spacing, at least by what was printed', () => {
  expect(paper([LF, LF]).heightDots).toBe(60);
  expect(paper([ESC, 0x33, 50, ...ascii('a'), LF]).heightDots).toBe(50);
  expect(paper([ESC, 0x33, 0, GS, 0x21, 0x03, ...ascii('a'), LF]).heightDots).toBe(96);
  expect(paper([...ascii('a'), ESC, 0x4a, 100]).heightDots).toBe(100);
  expect(paper([...ascii('a'), ESC, 0x64, 3]).heightDots).toBe(90);
  expect(paper([...ascii('a'), ESC, 0x64, 3, ESC, 0x32, GS, 0x56, 66, 10]).heightDots).toBe(100);
});

test('ESC @ sets everything back but the paper', () => {
  const [first, second] = lines([ESC, 0x21, 0xb9, ESC, 0x61, 1, ESC, 0x7b, 1, ESC, 0x74, 17, 0x80, LF, ESC, 0x40, 0x80, LF]);
  expect(first?.parts[0]).toMatchObject({ text: 'А', dress: { font: 'B', bold: true, scaleX: 2, scaleY: 2, underline: 1 } });
  expect(first?.isUpsideDown).toBe(true);
  expect(second).toMatchObject({
    x: 0,
    isUpsideDown: false,
    parts: [{ text: 'Ç', dress: { font: 'A', bold: false, scaleX: 1, underline: 0 } }],
  });
});

test('every alphabet of ESC t and every national set of ESC R gives its own letters', () => {
  for (const [number, byte, letter] of [
    [0, 0x80, 'Ç'],
    [2, 0xb5, 'Á'],
    [16, 0x80, '€'],
    [17, 0x8f, 'П'],
    [19, 0xd5, '€'],
    [40, 0xa4, '€'],
    [46, 0xcf, 'П'],
    [14, 0x80, 'Α'],
    [53, 0xbf, 'ү'],
  ] as const)
    expect(paperText(paper([ESC, 0x74, number, byte, LF])), `ESC t ${number}`).toEqual([letter]);
  for (const [set, text] of [
    [0, '[\\]{|}~'],
    [2, 'ÄÖÜäöüß'],
    [5, 'ÄÖÅäöåü'],
    [3, '[\\]{|}~'],
  ] as const)
    expect(paperText(paper([ESC, 0x52, set, ...ascii('[\\]{|}~'), LF]))).toEqual([text]);
  for (const page of codePages) {
    const upper = decodeText(
      page,
      Uint8Array.from({ length: 128 }, (_, at) => 128 + at),
    );
    expect([...upper], page.name).toHaveLength(128);
    expect(new Set([...upper].filter((char) => char !== '\ufffd')).size, page.name).toBe(
      [...upper].filter((char) => char !== '\ufffd').length,
    );
  }
});

/** Black dots of a rendered slip, counted in the PNG's own picture. */
const pictureOf = (bytes: readonly number[], widthDots = 384) => renderSlip(Uint8Array.from(bytes), widthDots, faces);

test('the ways to send a picture put the same dots on paper', () => {
  const eight = [0xff, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0xff];
  const raster = pictureOf([GS, 0x76, 0x30, 0, 1, 0, 8, 0, ...eight]).png;
  // A frame is the same in rows and in columns.
  expect(pictureOf([GS, 0x28, 0x4c, 18, 0, 48, 112, 48, 1, 1, 49, 8, 0, 8, 0, ...eight, GS, 0x28, 0x4c, 2, 0, 48, 50]).png).toEqual(raster);
  expect(pictureOf([GS, 0x2a, 1, 1, ...eight, GS, 0x2f, 0]).png).toEqual(raster);
  const tall = (rows: readonly number[]): number[] => rows.flatMap((row) => [row, row, row]);
  // ESC * with eight needles: three dots high each, two wide in single density.
  expect(pictureOf([ESC, 0x33, 0, ESC, 0x2a, 1, 8, 0, ...eight, LF]).png).toEqual(
    pictureOf([GS, 0x76, 0x30, 0, 1, 0, 24, 0, ...tall(eight)]).png,
  );
  expect(pictureOf([GS, 0x76, 0x30, 3, 1, 0, 8, 0, ...eight]).document.heightDots).toBe(16);
});

test('reversed, turned and upside-down text is drawn so', () => {
  const plain = pictureOf([...ascii('b'), LF]).png;
  const differ = [
    [GS, 0x42, 1, ...ascii('b'), LF],
    [ESC, 0x7b, 1, ...ascii('b'), LF],
    [ESC, 0x56, 1, ...ascii('b'), LF],
    [ESC, 0x2d, 2, ...ascii('b'), LF],
    [ESC, 0x45, 1, ...ascii('b'), LF],
  ].map((bytes) => Buffer.from(pictureOf(bytes).png).toString('hex'));
  expect(new Set([...differ, Buffer.from(plain).toString('hex')]).size).toBe(6);
  // Upside down twice is the right way up again.
  expect(pictureOf([ESC, 0x7b, 1, ESC, 0x7b, 0, ...ascii('b'), LF]).png).toEqual(plain);
});

/** Bytes that look like commands more often than chance would have it. */
const likely = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(ESC, GS, FS, DLE, LF) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 255 }) },
  { weight: 1, arbitrary: fc.constantFrom(...ascii('(*kLv!@atVdJR&q8'), 0x30, 0x31, 0x41, 0x6b) },
);
const anyBytes = fc.oneof(
  fc.array(likely, { maxLength: 600 }).map((list) => Uint8Array.from(list)),
  fc.array(fc.constantFrom(...commands.map(([, bytes]) => bytes)), { maxLength: 40 }).map((list) => Uint8Array.from(list.flat())),
);

test('whatever bytes come, every one is part of one command or of the unfinished rest, in order, and nothing unknown goes untold', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      let at = 0;
      let strange = 0;
      for (let read = readCommand(bytes, 0); read !== null; read = readCommand(bytes, at)) {
        expect(read.end).toBeGreaterThan(at);
        expect(read.end).toBeLessThanOrEqual(bytes.length);
        if (read.command.kind === 'unknown' || read.command.kind === 'undrawn') strange++;
        at = read.end;
      }
      const document = decodePaper(bytes, 384);
      const isWhole = document.heightDots < maxHeightDots;
      if (isWhole) expect(document.unknown.length).toBeGreaterThanOrEqual(strange + (at < bytes.length ? 1 : 0));
      for (const [i, told] of document.unknown.entries()) expect(told.at).toBeGreaterThanOrEqual(document.unknown[i - 1]?.at ?? 0);
    }),
    { numRuns: 2000 },
  );
}, 30_000);

test('whatever bytes come, the picture is bounded and nothing throws', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const slip = renderSlip(bytes, 384, faces);
      expect(slip.document.heightDots).toBeLessThanOrEqual(maxHeightDots);
      expect(Buffer.from(slip.png).readUInt32BE(20)).toBe(slip.document.heightDots + 64);
    }),
    { numRuns: 120 },
  );
}, 60_000);

test('a slip without end, a picture of four gigabytes and a thousand unknown bytes stay within their bounds', () => {
  const endless = paper(Array.from({ length: 3000 }, () => [ESC, 0x64, 255]).flat());
  expect(endless.heightDots).toBe(maxHeightDots);
  expect(endless.unknown.at(-1)?.why).toContain('the rest is left out');
  expect(paper([GS, 0x76, 0x30, 0, 255, 255, 255, 255, 1, 2, 3]).unknown).toEqual([
    { at: 0, hex: '1d763000ffffffff010203', why: '11 bytes of an unfinished command at the end' },
  ]);
  const strange = paper(Array.from({ length: 2000 }, () => 0x1f)).unknown;
  expect(strange).toHaveLength(501);
  expect(strange.at(-1)?.why).toContain('the rest is left out');
});
