/** Reads a small text file whole, and says in words why it cannot. */
import { open } from 'node:fs/promises';

/** The text, as UTF-8 whatever it is; or what is in the way. */
export type TextFile = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly trouble: string };

/** Reads at most so many bytes: what is longer comes cut, and whoever reads it finds it too long. Never more, whatever the file is (a device, a pipe). */
export async function readTextFile(path: string, mostBytes: number): Promise<TextFile> {
  try {
    const file = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(mostBytes);
      let length = 0;
      while (length < mostBytes) {
        const { bytesRead } = await file.read(buffer, length, mostBytes - length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return { ok: true, text: buffer.toString('utf8', 0, length) };
    } finally {
      await file.close();
    }
  } catch (error) {
    return { ok: false, trouble: troubleOf(error) };
  }
}

function troubleOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'cannot be opened: there is no such file';
  if (code === 'EISDIR') return 'cannot be opened: it is a folder; name the files in it';
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be opened: there is no right to read it';
  return `cannot be opened: ${error instanceof Error ? error.message : 'unknown'}`;
}
