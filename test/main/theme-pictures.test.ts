/** Pictures of a theme: files beside it, checked by their bytes; one wrong picture and the theme is not shown. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { themeMessage } from '../../domain/contract/look-message.ts';
import { theme } from '../../domain/theme/theme.ts';
import { loadPictures } from '../../main/core/load-pictures.ts';

let folder: string;
const path = () => join(folder, 'theme.json');
const png = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(33);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]).copy(head);
  head.write('IHDR', 12);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passage-theme-'));
  mkdirSync(join(folder, 'pictures'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a picture goes to the page as data, of the kind that its bytes say', () => {
  // the name lies: it is a PNG
  writeFileSync(join(folder, 'pictures', 'hare.jpg'), png(640, 640));
  const loaded = loadPictures(path(), { art: { hare: 'pictures/hare.jpg' }, logos: {} });
  expect(loaded).toMatchObject({ ok: true, pictures: { art: { hare: expect.stringMatching(/^data:image\/png;base64,/) as string } } });
  if (loaded.ok) expect(themeMessage.shape.pictures.safeParse(loaded.pictures).success).toBe(true);
});

test('what is missing, too small, no picture, or outside the folder is named, each', () => {
  writeFileSync(join(folder, 'pictures', 'small.png'), png(10, 10));
  writeFileSync(join(folder, 'pictures', 'script.png'), '<svg onload="alert(1)"/>');
  symlinkSync('/etc/hostname', join(folder, 'pictures', 'out.png'));
  const loaded = loadPictures(path(), {
    art: { a: 'pictures/none.png', b: 'pictures/small.png', c: 'pictures/script.png' },
    logos: { d: 'pictures/out.png' },
  });
  expect(loaded.ok).toBe(false);
  if (!loaded.ok) {
    expect(loaded.faults).toHaveLength(4);
    expect(loaded.faults.join('\n')).toMatch(/a: .*cannot be read[\s\S]*b: .*10 by 10[\s\S]*c: .*no PNG[\s\S]*d: .*outside/);
  }
});

test('a theme names no file outside its folder, and none of another kind', () => {
  const pictures = theme.shape.pictures;
  expect(pictures.safeParse({ art: { hare: 'pictures/hare.webp' }, logos: {} }).success).toBe(true);
  for (const file of ['../hare.png', '/etc/passwd.png', 'a/../b.png', 'hare.svg', 'http://x/hare.png', 'pictures/.hare.png'])
    expect(pictures.safeParse({ art: { hare: file }, logos: {} }).success, file).toBe(false);
});
