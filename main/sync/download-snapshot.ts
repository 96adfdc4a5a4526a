import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import type { Link } from './link.ts';

/** What the server said of its snapshot file. */
export interface SnapshotOffer {
  readonly url: string;
  readonly feedSeq: number;
  readonly sha256: string;
  readonly bytes: number;
}

const IDLE_TIMEOUT_MS = 120_000;

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file) as AsyncIterable<Uint8Array>) hash.update(part);
  return hash.digest('hex');
}

/** Parts of other snapshots are of no use any more. */
function removeOtherParts(folder: string, keep: string): void {
  for (const name of readdirSync(folder))
    if (name.startsWith('snapshot-') && name.endsWith('.part') && join(folder, name) !== keep) rmSync(join(folder, name), { force: true });
}

async function fetchRest(link: Link, offer: SnapshotOffer, part: string, signal: AbortSignal): Promise<void> {
  const haveBytes = existsSync(part) ? statSync(part).size : 0;
  if (haveBytes >= offer.bytes) return;
  const download = await link.download(offer.url, { fromByte: haveBytes, timeoutMs: IDLE_TIMEOUT_MS, signal });
  if (download.status !== 200 && download.status !== 206) throw new Error(`the snapshot answered with status ${download.status}`);
  const file = openSync(part, download.status === 206 ? 'a' : 'w');
  let size = download.status === 206 ? haveBytes : 0;
  try {
    for await (const bytes of download.bytes) {
      size += bytes.length;
      if (size > offer.bytes) throw new Error('the snapshot is longer than it was said to be');
      writeSync(file, bytes);
    }
  } finally {
    closeSync(file);
  }
}

/**
 * Fetches the snapshot into the data folder, going on where an earlier attempt stopped (Range). Throws when the link fails (the part stays) or
 * when the bytes are not those announced (the part is removed). Returns the whole file.
 */
export async function downloadSnapshot(link: Link, offer: SnapshotOffer, folder: string, signal: AbortSignal): Promise<string> {
  const part = join(folder, `snapshot-${offer.feedSeq}-${offer.sha256.slice(0, 12)}.part`);
  removeOtherParts(folder, part);
  await fetchRest(link, offer, part, signal);
  if ((await sha256Of(part)) === offer.sha256) return part;
  if (statSync(part).size >= offer.bytes) rmSync(part, { force: true });
  throw new Error('the snapshot is not complete or not the one announced');
}
