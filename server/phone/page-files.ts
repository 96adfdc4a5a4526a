/** The built page, held in memory, whole and packed: it is small, and a phone on a slow line gets it packed. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** One file of the page. `packed` null: packing makes it no smaller. */
export interface PageFile {
  readonly type: string;
  readonly whole: Buffer;
  readonly packed: Buffer | null;
  /** Its name changes with what is in it. */
  readonly isForGood: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};
const FILES_MAX = 200;

/** Reads the page from its folder; null: it was not built. By path below `/phone/`, the page itself by ''. */
export function readPage(folder: string): ReadonlyMap<string, PageFile> | null {
  if (!existsSync(join(folder, 'index.html'))) return null;
  const files = new Map<string, PageFile>();
  for (const name of ['', 'assets']) {
    if (!existsSync(join(folder, name))) continue;
    for (const entry of readdirSync(join(folder, name), { withFileTypes: true }).slice(0, FILES_MAX)) {
      const type = types[extname(entry.name)];
      if (!entry.isFile() || type === undefined) continue;
      const whole = readFileSync(join(folder, name, entry.name));
      const packed = gzipSync(whole, { level: 9 });
      const path = name === '' ? entry.name : `${name}/${entry.name}`;
      files.set(path === 'index.html' ? '' : path, {
        type,
        whole,
        packed: packed.length < whole.length ? packed : null,
        isForGood: name === 'assets',
      });
    }
  }
  return files;
}
