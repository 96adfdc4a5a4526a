/** Lines of a text file, in batches and in bounded memory. */
import { open } from 'node:fs/promises';

/** A line without its end. `text` null: it is longer than any sensible record and was passed over. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string | null;
}

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
    const splitter = createSplitter();
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

function createSplitter(): { add(text: string): readonly NumberedLine[] } {
  let [rest, number, tooLong] = ['', 1, false];
  return {
    add(text) {
      const lines: NumberedLine[] = [];
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const line = part.endsWith('\r') ? part.slice(0, -1) : part;
        if (tooLong || line.length > longestLine) lines.push({ number, text: null });
        else if (line !== '') lines.push({ number, text: line });
        tooLong = false;
        number += 1;
      }
      if (rest.length > longestLine) {
        rest = '';
        tooLong = true;
      }
      return lines;
    },
  };
}
