/** Writes the awards file, a line an award, waiting for the disk so that nothing piles up. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { localOf } from '../../domain/time/zone.ts';
import type { Offsets } from '../../domain/time/zone.ts';
import { awardHeader, awardLine } from '../../domain/simulate/award-row.ts';
import type { AwardRow } from '../../domain/simulate/award-row.ts';

/** @see file comment */
export interface AwardsFile {
  readonly tell: (row: AwardRow) => void;
  /** Writes what was told; call it between batches. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the file anew; what stood in it is gone. Rejects when it cannot be written. */
export async function openAwardsFile(path: string, offsets: Offsets): Promise<AwardsFile> {
  const out = createWriteStream(path);
  await once(out, 'open');
  let lines: string[] = [awardHeader];
  const flush = async (): Promise<void> => {
    const text = lines.join('');
    lines = [];
    if (text !== '' && !out.write(text)) await once(out, 'drain');
  };
  return {
    tell: (row) => void lines.push(awardLine(row, localOf(row.atMs, offsets))),
    flush,
    async close() {
      await flush();
      out.end();
      await once(out, 'finish');
    },
  };
}
