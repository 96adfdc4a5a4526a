// The keeper as a process, with packages whose cores are real processes: download, proof, switch, roll-back, and every way in which they go wrong.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';

import { tempFolder } from '../temp-folder.ts';
import { installedKiosk, startKeeperOn } from './kept-kiosk.ts';
import { operator, releases } from './packages.ts';
import type { Behaviour } from './packages.ts';

vi.setConfig({ testTimeout: 120_000 });
const soon = { timeout: 60_000, interval: 50 };
const platform = `${process.platform}-${process.arch}`;

let feed: Awaited<ReturnType<typeof releases>>;
let kiosk: ReturnType<typeof installedKiosk>;
beforeEach(async () => {
  const folder = tempFolder();
  kiosk = installedKiosk(folder);
  feed = await releases(folder, platform);
});
afterEach(() => feed.close());

function keep(more?: readonly string[]): ReturnType<typeof startKeeperOn> {
  const kept = startKeeperOn(kiosk, { keys: feed.operator.publicKey, server: feed.url, ...(more === undefined ? {} : { more }) });
  onTestFinished(() => void kept.child.kill('SIGKILL'));
  return kept;
}

const offer = (version: string, behaviour: Behaviour = 'good'): void =>
  kiosk.put('order.json', feed.install(feed.manifest(version, [feed.pack(version, behaviour)])));
const runs = (): string | undefined => kiosk.starts().at(-1);

describe('a release', () => {
  test('is fetched, checked, waits for a moment without visitors, runs, proves itself, and the one before stays beside it', async () => {
    kiosk.put('moment.json', { quietMs: null, isOpen: true, minuteOfDay: 700 });
    offer('1.1.0');
    keep();
    await expect.poll(() => kiosk.told().at(-1)?.phase, soon).toBe('waiting');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    // Somebody stands there: nothing is switched for as long as they do.
    expect(kiosk.starts()).toEqual(['1.0.0']);
    kiosk.put('moment.json', { quietMs: 3_600_000, isOpen: false, minuteOfDay: 180 });
    await expect.poll(() => kiosk.told().at(-1)?.phase, soon).toBe('steady');
    await expect.poll(() => kiosk.state(), soon).toEqual({ current: '1.1.0', previous: '1.0.0', proving: null, refused: [] });
    expect(kiosk.linked()).toBe('1.1.0');
    expect(kiosk.starts()).toEqual(['1.0.0', '1.1.0']);
  });

  test.each(['crashes', 'mute', 'paints-nothing', 'no-journal'] as const)(
    'that %s is left for the one before, said so, and never tried again by itself; its successor is',
    async (behaviour) => {
      offer('1.1.0', behaviour);
      keep();
      await expect.poll(() => kiosk.state()?.refused.map((each) => each.version), soon).toEqual(['1.1.0']);
      await expect.poll(runs, soon).toBe('1.0.0');
      expect(kiosk.linked()).toBe('1.0.0');
      const tried = kiosk.starts().filter((version) => version === '1.1.0').length;
      expect(tried).toBeLessThanOrEqual(3);
      // The same order stands there all the time.
      await new Promise((resolve) => setTimeout(resolve, 3000));
      expect(kiosk.starts().filter((version) => version === '1.1.0')).toHaveLength(tried);
      expect(kiosk.told().at(-1)).toMatchObject({ phase: 'steady', refused: [{ version: '1.1.0' }] });
      offer('1.1.1');
      await expect.poll(() => kiosk.state()?.current, soon).toBe('1.1.1');
    },
  );

  test('that the server does not answer, although it answers this machine, is left', async () => {
    offer('1.1.0', 'offline');
    keep();
    await expect.poll(() => kiosk.state()?.refused[0]?.why, soon).toContain('server');
    await expect.poll(runs, soon).toBe('1.0.0');
  });

  test('is proved without a server where nobody reaches it', async () => {
    offer('1.1.0', 'offline');
    const kept = startKeeperOn(kiosk, { keys: feed.operator.publicKey, server: 'http://127.0.0.1:9' });
    onTestFinished(() => void kept.child.kill('SIGKILL'));
    await expect.poll(() => kiosk.state(), soon).toMatchObject({ current: '1.1.0', proving: null });
  });

  test('takes the place of a core that will not end, by force', async () => {
    rmSync(kiosk.root, { recursive: true });
    kiosk = installedKiosk(tempFolder(), 'will-not-end');
    offer('1.1.0');
    keep();
    await expect.poll(() => kiosk.state(), soon).toMatchObject({ current: '1.1.0', proving: null });
  });

  test('that the operator withdraws gives way to the one before, once', async () => {
    offer('1.1.0');
    keep();
    await expect.poll(() => kiosk.state(), soon).toMatchObject({ current: '1.1.0', proving: null });
    const withdrawal = feed.operator.sign({ withdraws: '1.1.0', channel: 'stable', madeAtMs: 2 });
    kiosk.put('order.json', { kind: 'withdraw', withdrawal: { ...withdrawal, signature: operator().sign({}).signature } });
    await expect.poll(() => kiosk.told().at(-1)?.detail, soon).toContain('not signed');
    kiosk.put('order.json', { kind: 'withdraw', withdrawal });
    await expect
      .poll(() => kiosk.state(), soon)
      .toMatchObject({ current: '1.0.0', previous: null, proving: null, refused: [{ version: '1.1.0' }] });
    expect(runs()).toBe('1.0.0');
  });
});

describe('what is refused, and why', () => {
  const stays = async (why: RegExp): Promise<void> => {
    await expect.poll(() => kiosk.told().at(-1)?.detail, soon).toMatch(why);
    expect(kiosk.starts()).toEqual(['1.0.0']);
    expect(kiosk.linked()).toBe('1.0.0');
  };

  test('a release signed by a stranger, changed after it was signed, for another channel, older, without a package for this machine', async () => {
    const manifest = feed.manifest('1.1.0', [feed.pack('1.1.0')]);
    kiosk.put('order.json', { kind: 'install', manifest: operator().sign(manifest) });
    keep();
    await stays(/not signed/);
    const signed = feed.operator.sign(manifest);
    kiosk.put('order.json', { kind: 'install', manifest: { ...signed, text: signed.text.replace('1.1.0', '1.1.9') } });
    await stays(/not signed/);
    kiosk.put('order.json', feed.install({ ...manifest, channel: 'early' }));
    await stays(/channel early/);
    kiosk.put('order.json', feed.install({ ...manifest, version: '0.9.0' }));
    await stays(/older/);
    kiosk.put('order.json', feed.install({ ...manifest, packages: manifest.packages.map((each) => ({ ...each, kind: 'nsis' as const })) }));
    await stays(/no package for web/);
    expect(feed.asked).toEqual([]);
  });

  test.each(['other-bytes', 'endless', 'gone'] as const)('a feed that is %s changes nothing', async (kind) => {
    feed.mood.kind = kind;
    offer('1.1.0');
    keep();
    await stays({ 'other-bytes': /SHA-512/, endless: /more than/, gone: /fetch failed|terminated|socket/ }[kind]);
  });

  test('a package that is another version than was signed', async () => {
    kiosk.put('order.json', feed.install(feed.manifest('1.1.0', [feed.pack('1.1.0', 'good', '1.0.9')])));
    keep();
    await stays(/says that it is 1\.0\.9/);
  });

  test('a second keeper on the same folder', async () => {
    keep();
    await expect.poll(runs, soon).toBe('1.0.0');
    const second = keep();
    expect(await second.ended).toBe(3);
    expect(second.words()).toContain('another keeper');
    expect(kiosk.starts()).toEqual(['1.0.0']);
  });

  test('a folder with nothing in it, and settings that cannot be', async () => {
    const empty = startKeeperOn({ ...kiosk, root: join(kiosk.data, 'empty') }, { keys: feed.operator.publicKey, server: feed.url });
    expect(await empty.ended).toBe(3);
    expect(empty.words()).toContain('no version is installed');
    for (const more of [
      ['--keys', 'abc'],
      ['--window', '25:00-26:00'],
      ['--prove-minutes', 'soon'],
      ['--channel', 'A B'],
      ['--nonsense', '1'],
    ]) {
      const kept = startKeeperOn(kiosk, { keys: feed.operator.publicKey, server: feed.url, more });
      expect(await kept.ended, more.join(' ')).toBe(2);
    }
  });
});

test('a download that is cut goes on where it stopped, in the next keeper too', async () => {
  feed.mood.kind = 'cut';
  feed.mood.atByte = 60_000;
  offer('1.1.0');
  const first = keep();
  await expect.poll(() => kiosk.told().at(-1)?.detail ?? '', soon).not.toBe('');
  first.child.kill('SIGKILL');
  await first.ended;
  feed.mood.kind = 'serves';
  keep();
  await expect.poll(() => kiosk.state(), soon).toMatchObject({ current: '1.1.0' });
  expect(feed.asked.at(-1)).toMatch(/bytes=\d{4,}-/);
});

test('a damaged state file is no end: the link says what runs', async () => {
  mkdirSync(kiosk.root, { recursive: true });
  writeFileSync(join(kiosk.root, 'update.json'), '{"current":');
  keep();
  await expect.poll(runs, soon).toBe('1.0.0');
});
