import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';

import { openMirror } from '../../main/mirror/open-mirror.ts';
import type { Mirror } from '../../main/mirror/mirror.ts';
import { smallMall } from './demo-mirror.ts';
import { tempFolder } from './temp-folder.ts';

const place = { serverEpoch: 'epoch-1', feedSeq: 7 };

function filled(file: string): void {
  const mirror = openMirror(file);
  mirror.apply(smallMall(), place);
  mirror.close();
}

/** Noise over everything from a byte on: what a dying disk leaves. */
function scribble(file: string, fromByte: number): void {
  const noise = Buffer.alloc(statSync(file).size - fromByte, 0xa7);
  const handle = openSync(file, 'r+');
  writeSync(handle, noise, 0, noise.length, fromByte);
  closeSync(handle);
}

test('a mirror damaged anywhere is an empty mirror at the next start, never one that stops it', () => {
  for (const fromByte of [0, 100, 4096, 8192]) {
    const file = join(tempFolder(), 'mirror.db');
    filled(file);
    scribble(file, fromByte);
    const mirror = openMirror(file);
    expect([fromByte, mirror.place(), mirror.list('tenant').length]).toEqual([fromByte, null, 0]);
    mirror.apply(smallMall(), place);
    expect(mirror.place()).toEqual(place);
    mirror.close();
  }
});

test('damage that shows while the mirror is in use is told, so that the core can start anew', () => {
  const file = join(tempFolder(), 'mirror.db');
  filled(file);
  const heard: unknown[] = [];
  const mirror: Mirror = openMirror(file, (error) => heard.push(error));
  // Another connection's write makes this one forget the pages that it holds in memory.
  const other = new Database(file);
  other.exec('CREATE TABLE beside (one INTEGER)');
  scribble(file, 4096);
  expect(() => {
    mirror.list('tenant');
    mirror.ownPapers();
    mirror.count('account');
    mirror.receiptsByKey('any');
    mirror.byReference('K3-1001');
  }).toThrow();
  expect(heard.length).toBe(1);
  other.close();
  mirror.close();
});
