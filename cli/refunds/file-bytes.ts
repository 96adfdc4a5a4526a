/** Bytes of a file in pieces. */
import { open } from 'node:fs/promises';
import type { ListBytes } from '../../server/refunds/list-lines.ts';

const chunkBytes = 1 << 18;

/** The file from its beginning, each time it is asked for. Throws what opening a file throws. */
export function fileBytes(path: string): ListBytes {
  return async function* () {
    const file = await open(path, 'r');
    try {
      const buffer = Buffer.allocUnsafe(chunkBytes);
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, chunkBytes);
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  };
}
