// kill -9 of the keeper before each step on the disk and at random moments, a full disk: the kiosk always starts, and ends where it would have ended.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { TestContext } from 'vitest';

import { realDisk } from '../../../main/update/disk-steps.ts';
import { fetchPackage } from '../../../main/update/fetch-package.ts';
import { openUpdateFolder } from '../../../main/update/update-folder.ts';
import { installedState } from '../../../domain/release/proving.ts';
import { tempFolder } from '../temp-folder.ts';
import { installedKiosk, startKeeperOn } from './kept-kiosk.ts';
import { releases } from './packages.ts';
import type { Behaviour } from './packages.ts';

vi.setConfig({ testTimeout: 240_000 });
const soon = { timeout: 90_000, interval: 50 };
const platform = `${process.platform}-${process.arch}`;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let feed: Awaited<ReturnType<typeof releases>>;
let kiosk: ReturnType<typeof installedKiosk>;
let folder: string;
beforeEach(async () => {
  folder = tempFolder();
  kiosk = installedKiosk(folder);
  feed = await releases(folder, platform);
});
afterEach(() => feed.close());

const keep = (cutAtStep?: number): ReturnType<typeof startKeeperOn> => {
  const kept = startKeeperOn(kiosk, { keys: feed.operator.publicKey, server: feed.url, ...(cutAtStep === undefined ? {} : { cutAtStep }) });
  onTestFinished(() => void kept.child.kill('SIGKILL'));
  return kept;
};
const offer = (version: string, behaviour: Behaviour): void =>
  kiosk.put('order.json', feed.install(feed.manifest(version, [feed.pack(version, behaviour)])));

/** What must be true after any power cut: something whole is installed, and everything that ran was whole. */
function isWhole(): void {
  const state = openUpdateFolder(kiosk.root, realDisk).read();
  expect(state).not.toBeNull();
  const at = join(kiosk.root, 'versions', state?.current ?? '');
  expect(JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'))).toMatchObject({ version: state?.current });
  expect(existsSync(join(at, 'dist', 'core', 'core-process.js'))).toBe(true);
}

test.each([
  ['good', '1.1.0', []],
  ['crashes', '1.0.0', ['1.1.0']],
] as const)('the power fails before each step of an update to a version that is %s', async (behaviour, ends, refused) => {
  offer('1.1.0', behaviour);
  let cuts = 0;
  for (let step = 1; step <= 24; step += 1) {
    const kept = keep(step);
    const code = await Promise.race([kept.ended, wait(9_000)]);
    isWhole();
    if (code === undefined) {
      // So many steps are not made any more: it has arrived.
      kept.child.kill('SIGKILL');
      await kept.ended;
      break;
    }
    cuts += 1;
  }
  expect(cuts).toBeGreaterThan(4);
  keep();
  await expect.poll(() => kiosk.state()?.proving, soon).toBeNull();
  await expect.poll(() => kiosk.state()?.current, soon).toBe(ends);
  await expect.poll(() => kiosk.starts().at(-1), soon).toBe(ends);
  expect(kiosk.state()?.refused.map((each) => each.version)).toEqual(refused);
  // Starts are counted before they are made: no power cut gives a broken version more of them.
  if (behaviour === 'crashes') expect(kiosk.starts().filter((version) => version === '1.1.0').length).toBeLessThanOrEqual(3);
  const made = kiosk.facts();
  expect(new Set(made.map((line) => line.split(' ')[0]))).toEqual(new Set(behaviour === 'good' ? ['1.0.0', '1.1.0'] : ['1.0.0']));
});

test('kill -9 at random moments', async () => {
  const seed = Number(process.env['UPDATE_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
  let random = seed;
  const next = (below: number): number => {
    random = (Math.imul(random, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (random >>> 8) % below;
  };
  offer('1.1.0', 'good');
  for (let kills = 0; kills < 12; kills += 1) {
    const kept = keep();
    await wait(300 + next(3_000));
    kept.child.kill('SIGKILL');
    await kept.ended;
    isWhole();
  }
  keep();
  // Killed more often than it may start in its proof, it may have been left; it is never in between.
  await expect.poll(() => kiosk.state()?.proving, soon).toBeNull();
  const state = kiosk.state();
  expect(
    [
      ['1.1.0', []],
      ['1.0.0', ['1.1.0']],
    ],
    `UPDATE_SEED=${seed}`,
  ).toContainEqual([state?.current, state?.refused.map((each) => each.version)]);
  await expect.poll(() => kiosk.starts().at(-1), soon).toBe(state?.current);
});

test('a disk too small for a package refuses it before the first byte; one that is full keeps what runs', async (context: TestContext) => {
  const wanted = { ...feed.pack('1.1.0'), bytes: 1_000_000_000 };
  mkdirSync(join(folder, 'small'));
  const fetched = (): Promise<string> =>
    fetchPackage(wanted, { feedUrl: `${feed.url}/`, folder: join(folder, 'small'), signal: new AbortController().signal });
  const isMounted = ((): boolean => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', join(folder, 'small')], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  })();
  if (!isMounted) context.skip('this user may not mount a small disk');
  onTestFinished(() => void execFileSync('umount', ['-l', join(folder, 'small')]));
  await expect(fetched()).rejects.toThrow('too little room');
  expect(feed.asked).toEqual([]);
  const program = openUpdateFolder(join(folder, 'small'), realDisk);
  program.put(installedState('1.0.0'));
  execFileSync('sh', ['-c', `head -c 1000000 /dev/zero > "${join(folder, 'small', 'filler')}" || true`], { stdio: 'ignore' });
  expect(() => program.put({ ...installedState('1.1.0'), previous: '1.0.0' })).toThrow(/ENOSPC/);
  expect(program.read()).toEqual(installedState('1.0.0'));
});
