/** Lines to a stream, many at once, never faster than it takes them; a reader that went away is no error. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';

const batchCharacters = 1 << 15;

/** Both answer false when nobody reads any more. */
export interface LineWriter {
  /** Keeps the line, and gives out all that is kept when it has become much. */
  write(line: string): Promise<boolean>;
  /** Gives out what is kept. */
  flush(): Promise<boolean>;
}

/** Writer on a stream that stays open. Any trouble but a reader gone away is thrown. */
export function lineWriter(output: Writable): LineWriter {
  let kept = '';
  let trouble: Error | null = null;
  output.on('error', (error) => {
    trouble ??= error;
  });
  const flush = async (): Promise<boolean> => {
    const text = kept;
    kept = '';
    if (text !== '' && trouble === null && !output.write(text)) await once(output, 'drain').catch(() => undefined);
    if (trouble === null) return true;
    if (isGone(trouble)) return false;
    throw trouble;
  };
  return {
    write(line) {
      kept += `${line}\n`;
      return kept.length < batchCharacters ? Promise.resolve(trouble === null) : flush();
    },
    flush,
  };
}

function isGone(trouble: Error): boolean {
  return 'code' in trouble && (trouble.code === 'EPIPE' || trouble.code === 'ERR_STREAM_DESTROYED');
}
