/** Writes the awards file, a line an award, waiting for the disk so that nothing piles up. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { localOf } from '../../domain/time/zone.ts';
import type { Offsets } from '../../domain/time/zone.ts';
import { awardHeader, awardLine } from '../../domain/simulate/award-row.ts';
import type { AwardRow } from '../../domain/simulate/award-row.ts';
import { WrongSetting } from '../../server/settings/server-settings.ts';

/** @see file comment */
export interface AwardsFile {
  readonly tell: (row: AwardRow) => void;
  /** Writes what was told; call it between batches. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the file anew; what stood in it is gone, so it must be none of `inputs`: throws WrongSetting for one. Rejects when it cannot be written, then or later (a full disk).
 */
export async function openAwardsFile(path: string, offsets: Offsets, inputs: readonly string[]): Promise<AwardsFile> {
  for (const input of inputs)
    if (await isSameFile(path, input))
      throw new WrongSetting(`--awards ${path} is read as well: it would be written over. Give another name.`);
  const out = createWriteStream(path);
  await once(out, 'open');
  let trouble: Error | null = null;
  out.on('error', (error) => (trouble ??= error));
  let lines: string[] = [awardHeader];
  const flush = async (): Promise<void> => {
    const text = lines.join('');
    lines = [];
    if (trouble !== null) throw trouble;
    if (text !== '' && !out.write(text)) await once(out, 'drain');
  };
  return {
    tell: (row) => void lines.push(awardLine(row, localOf(row.atMs, offsets))),
    flush,
    async close() {
      await flush();
      out.end();
      await finished(out);
    },
  };
}

/** Whether two paths lead to one file, by whatever names; a path without a file is none. */
async function isSameFile(a: string, b: string): Promise<boolean> {
  try {
    const [one, other] = [await stat(a), await stat(b)];
    return one.dev === other.dev && one.ino === other.ino;
  } catch {
    return false;
  }
}
