/** Lines of a text file, in batches and in bounded memory. */
import { open } from 'node:fs/promises';
import { createLineSplitter } from '../../domain/written-file/line-splitter.ts';
import type { NumberedLine } from '../../domain/written-file/line-splitter.ts';

/** Longest line read, characters. */
export const longestLine = 32_768;
const chunkBytes = 1 << 18;

/** The file is not the UTF-8 text that it should be. */
export class NotText extends Error {}

/**
 * Gives the lines of a UTF-8 file, LF or CRLF, numbered from 1; a byte order mark is taken off, empty lines are left out. `told` hears how far the file is read,
 * from 0 to 1. Throws NotText for UTF-16, and what `open` throws.
 */
export async function* readLines(path: string, told: (done: number) => void = () => undefined): AsyncGenerator<readonly NumberedLine[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const decoder = new TextDecoder('utf-8');
    const buffer = Buffer.allocUnsafe(chunkBytes);
    const splitter = createLineSplitter(longestLine);
    let readBytes = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes);
      if (bytesRead === 0) break;
      if (readBytes === 0 && isUtf16(buffer)) throw new NotText(`${path} is UTF-16; save it as UTF-8`);
      readBytes += bytesRead;
      told(size === 0 ? 0 : Math.min(1, readBytes / size));
      const lines = splitter.add(decoder.decode(buffer.subarray(0, bytesRead), { stream: true }));
      if (lines.length > 0) yield lines;
    }
    yield splitter.add(`${decoder.decode()}\n`);
  } finally {
    await file.close();
  }
}

function isUtf16(buffer: Buffer): boolean {
  return (buffer[0] === 0xff && buffer[1] === 0xfe) || (buffer[0] === 0xfe && buffer[1] === 0xff);
}
