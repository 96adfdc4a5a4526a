import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

import type { AnyDocument } from '../../domain/contract/document.ts';
import { openMirror } from '../../main/mirror/open-mirror.ts';
import { downloadSnapshot } from '../../main/sync/download-snapshot.ts';
import { fetchLink } from '../../main/sync/fetch-link.ts';
import { fillFromSnapshot } from '../../main/sync/fill-from-snapshot.ts';
import { account, accountA, cardA, smallMall } from './demo-mirror.ts';
import { tempFolder } from './temp-folder.ts';

const never = new AbortController().signal;

function ndjson(documents: readonly AnyDocument[], end = documents.length): string {
  return [{ snapshot: 1, serverEpoch: 'epoch-1', feedSeq: 42, madeAtMs: 1 }, ...documents, { end }]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

/** Serves one file; the first answers break off after `cutAt` bytes each. */
async function fileServer(text: string, cutAt: readonly number[]) {
  const bytes = Buffer.from(text);
  const ranges: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const range = request.headers.range;
    ranges.push(range);
    const from = Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
    const cut = cutAt[ranges.length - 1];
    response.writeHead(range === undefined ? 200 : 206, { 'content-length': bytes.length - from });
    if (cut === undefined) response.end(bytes.subarray(from));
    else response.write(bytes.subarray(from, from + cut), () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const offer = {
    url: '/v1/snapshot/42.ndjson',
    feedSeq: 42,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
  };
  return { link: fetchLink(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), offer, ranges };
}

test('a download that breaks off goes on where it stopped, and the mirror appears only when it is whole', async () => {
  const folder = tempFolder();
  const mirror = openMirror(join(folder, 'mirror.db'));
  onTestFinished(() => mirror.close());
  const { link, offer, ranges } = await fileServer(ndjson(smallMall()), [700, 500]);
  await expect(downloadSnapshot(link, offer, folder, never)).rejects.toThrow();
  expect(mirror.place()).toBeNull();
  await expect(downloadSnapshot(link, offer, folder, never)).rejects.toThrow();
  const file = await downloadSnapshot(link, offer, folder, never);
  expect(ranges).toEqual([undefined, 'bytes=700-', 'bytes=1200-']);
  await fillFromSnapshot(file, join(folder, 'mirror.db.filling'), mirror, () => []);
  expect(mirror.place()).toEqual({ serverEpoch: 'epoch-1', feedSeq: 42 });
  expect(mirror.get('account', accountA)?.id).toBe(accountA);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part') || name.includes('filling'))).toEqual([]);
});

test('bytes that are not those announced are thrown away', async () => {
  const folder = tempFolder();
  const { link, offer } = await fileServer(ndjson(smallMall()), []);
  await expect(downloadSnapshot(link, { ...offer, sha256: 'a'.repeat(64) }, folder, never)).rejects.toThrow('not the one announced');
  expect(readdirSync(folder)).toEqual([]);
});

test('a file that ends too early, or holds what no document is, leaves the mirror in use as it was', async () => {
  const folder = tempFolder();
  const mirror = openMirror(join(folder, 'mirror.db'));
  onTestFinished(() => mirror.close());
  mirror.apply([account(accountA, cardA)], { serverEpoch: 'epoch-0', feedSeq: 7 });
  for (const text of [
    ndjson(smallMall(), 3),
    ndjson(smallMall()).replace('"kind":"tenant"', '"kind":"pirate"'),
    ndjson(smallMall()).slice(0, -20),
  ]) {
    const { link, offer } = await fileServer(text, []);
    const file = await downloadSnapshot(link, offer, folder, never);
    await expect(fillFromSnapshot(file, join(folder, 'mirror.db.filling'), mirror, () => [])).rejects.toThrow();
    expect(mirror.place()).toEqual({ serverEpoch: 'epoch-0', feedSeq: 7 });
    expect(existsSync(join(folder, 'mirror.db.filling'))).toBe(false);
  }
});
