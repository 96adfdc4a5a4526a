import { createHash, createHmac } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { feedKinds } from '../../domain/contract/document.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import type { ReadTransaction, Store } from '../store/store.ts';

const PAGE = 1_000;
const KEPT = 2;

/** One finished snapshot. */
export interface Snapshot {
  readonly feedSeq: number;
  readonly serverEpoch: string;
  readonly madeAtMs: number;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

async function writeLine(stream: WriteStream, hash: ReturnType<typeof createHash>, line: string): Promise<number> {
  const bytes = Buffer.from(`${line}\n`, 'utf8');
  hash.update(bytes);
  if (!stream.write(bytes)) await once(stream, 'drain');
  return bytes.length;
}

async function writeDocuments(transaction: ReadTransaction, write: (line: string) => Promise<void>): Promise<number> {
  let count = 0;
  for (const kind of feedKinds) {
    let afterId = '';
    for (;;) {
      const page = await transaction.bodiesOf(kind, afterId, PAGE);
      for (const { body } of page) await write(body);
      count += page.length;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) break;
      afterId = last.id;
    }
  }
  return count;
}

/**
 * Writes all documents of the feed from one read transaction to `<feedSeq>.ndjson` in `folder`, and the same gzipped beside it. Under a temporary
 * name until complete: a file with the real name is whole.
 */
export async function makeSnapshot(store: Store, folder: string, nowMs: number): Promise<Snapshot> {
  await mkdir(folder, { recursive: true });
  return store.read(async (transaction) => {
    const { feedSeq, serverEpoch } = await transaction.programme();
    const file = join(folder, `${serverEpoch}-${feedSeq}.ndjson`);
    const temporary = `${file}.${process.pid}.tmp`;
    const stream = createWriteStream(temporary);
    const hash = createHash('sha256');
    let bytes = 0;
    const write = async (line: string) => {
      bytes += await writeLine(stream, hash, line);
    };
    await write(canonicalJson({ snapshot: 1, serverEpoch, feedSeq, madeAtMs: nowMs }));
    const count = await writeDocuments(transaction, write);
    await write(canonicalJson({ end: count }));
    stream.end();
    await once(stream, 'close');
    await pipeline(createReadStream(temporary), createGzip({ level: 1 }), createWriteStream(`${temporary}.gz`));
    await flush(temporary);
    await rename(`${temporary}.gz`, `${file}.gz`);
    await rename(temporary, file);
    return { feedSeq, serverEpoch, madeAtMs: nowMs, file, bytes, sha256: hash.digest('hex') };
  });
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

/** Removes snapshots but the newest few, and temporary files of a process that died. */
export async function removeOldSnapshots(folder: string, keep: readonly Snapshot[]): Promise<void> {
  const kept = new Set(keep.slice(-KEPT).flatMap(({ file }) => [file, `${file}.gz`]));
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    if (!kept.has(file) && /\.ndjson(\.gz|\.\d+\.tmp(\.gz)?)?$/.test(name)) await rm(file, { force: true });
  }
}

/** The word in a snapshot's address that only those can know whom the server told it: the file itself is served without a signature. */
export function snapshotKey(secret: string, feedSeq: number): string {
  return createHmac('sha256', secret).update(`snapshot/${feedSeq}`).digest('hex').slice(0, 32);
}
