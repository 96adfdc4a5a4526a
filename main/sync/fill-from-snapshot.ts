import { createReadStream, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';

import { anyDocument } from '../../domain/contract/document.ts';
import type { AnyDocument } from '../../domain/contract/document.ts';
import { snapshotHeader } from '../../domain/contract/sync.ts';
import { beginFilling } from '../mirror/fill-mirror.ts';
import type { Filling } from '../mirror/fill-mirror.ts';
import type { Mirror, MirrorPlace } from '../mirror/mirror.ts';

const BATCH = 500;
const snapshotEnd = z.strictObject({ end: z.int() });

async function addLines(lines: AsyncIterable<string>, filling: Filling): Promise<MirrorPlace> {
  let place: MirrorPlace | null = null;
  let batch: AnyDocument[] = [];
  let documents = 0;
  let end: number | null = null;
  for await (const line of lines) {
    if (end !== null) throw new Error('the snapshot goes on after its end');
    const value: unknown = JSON.parse(line);
    if (place === null) {
      const header = z.parse(snapshotHeader, value);
      place = { serverEpoch: header.serverEpoch, feedSeq: header.feedSeq };
    } else if (typeof value === 'object' && value !== null && 'end' in value) {
      end = z.parse(snapshotEnd, value).end;
    } else {
      batch.push(z.parse(anyDocument, value));
      documents += 1;
      if (batch.length < BATCH) continue;
      filling.add(batch);
      batch = [];
      // The visit goes on during a refill: give the queue a turn between batches.
      await setImmediate();
    }
  }
  filling.add(batch);
  if (place === null || end !== documents) throw new Error(`the snapshot holds ${documents} documents and announces ${end ?? 'no end'}`);
  return place;
}

/**
 * Fills a fresh mirror from a snapshot file (NDJSON) and puts it in place when complete. `carriedOver` are papers of this kiosk that the snapshot does not
 * carry. Throws, leaving the mirror in use as it was, when the file is not a whole snapshot.
 */
export async function fillFromSnapshot(
  snapshotFile: string,
  fillingFile: string,
  mirror: Mirror,
  carriedOver: () => readonly AnyDocument[],
): Promise<MirrorPlace> {
  const filling = beginFilling(fillingFile);
  try {
    const lines = createInterface({ input: createReadStream(snapshotFile), crlfDelay: Infinity });
    const place = await addLines(lines, filling);
    filling.add(carriedOver());
    filling.complete(place);
    mirror.replaceWith(filling.file);
    rmSync(snapshotFile, { force: true });
    return place;
  } catch (error) {
    filling.abandon();
    throw error;
  }
}
