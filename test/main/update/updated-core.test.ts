// The whole way with real parts: the operator's commands, the real server, the real keeper, the real core of this checkout as two releases, and facts that wait while the program changes.
import { execFile, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { TestContext } from 'vitest';
import { WebSocket } from 'ws';

import { officeTokenOf } from '../../../server/api/office-session.ts';
import { startServerProcess } from '../../server/server-process.ts';
import { realServer } from '../real-server.ts';
import { tempFolder } from '../temp-folder.ts';

vi.setConfig({ testTimeout: 600_000 });
const soon = { timeout: 120_000, interval: 100 };
const root = join(import.meta.dirname, '..', '..', '..');
const run = promisify(execFile);
const bundle = join(root, 'dist', 'core', 'core-process.js');

/** A release of the real core: its bundle under another version, with the packages of this checkout. */
function layRelease(folder: string, version: string): void {
  mkdirSync(join(folder, 'dist', 'core'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'passage', version, type: 'module' }));
  copyFileSync(bundle, join(folder, 'dist', 'core', 'core-process.js'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

/** The page's side of the core: comes back by itself, says of each screen that it painted it (unless `paints` says no), and can touch. */
function pageOf(port: number, token: string, paints: () => boolean) {
  let socket: WebSocket | null = null;
  let kind = '';
  let isOver = false;
  const connect = (): void => {
    if (isOver) return;
    socket = new WebSocket(`ws://127.0.0.1:${port}/link?token=${token}`, { origin: `http://127.0.0.1:${port}` });
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString('utf8')) as {
        readonly type: string;
        readonly n: number;
        readonly screen: { readonly kind: string };
      };
      if (message.type !== 'screen') return;
      kind = message.screen.kind;
      if (paints()) socket?.send(JSON.stringify({ type: 'painted', n: message.n }));
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      kind = '';
      setTimeout(connect, 200);
    });
  };
  connect();
  return {
    kind: () => kind,
    touch: (intent: object) => socket?.send(JSON.stringify({ type: 'intent', intent })),
    close: () => {
      isOver = true;
      socket?.close();
    },
  };
}

test('published in a wave, taken at a quiet moment, proved, with every fact of before and after on the server; a release that paints nothing comes back', async (context: TestContext) => {
  if (!existsSync(bundle)) context.skip('dist/core is not built: node tools/build.ts core');
  const folder = tempFolder();
  const data = join(folder, 'server');
  mkdirSync(data);
  const founded = await realServer(data, () => Date.now());
  const code = await founded.code('K3');
  await founded.close();
  let server = await startServerProcess(['--data', data]);
  onTestFinished(() => server.kill());
  const port = new URL(server.url).port;
  const passage = async (...args: string[]): Promise<string> =>
    (await run(process.execPath, [join(root, 'cli', 'main.ts'), 'release', ...args], { cwd: folder })).stdout;

  const publicKey = /PASSAGE_OPERATOR_KEYS=(\S+)/.exec(await passage('key', 'operator.pem'))?.[1] ?? '';
  const program = join(folder, 'program');
  layRelease(join(program, 'versions', '1.0.0'), '1.0.0');
  symlinkSync('versions/1.0.0', join(program, 'current'));
  const token = 'a-token-of-this-start-0123456789abcdef';
  const corePort = 20_000 + Math.floor(Math.random() * 20_000);
  const keeper = spawn(
    process.execPath,
    [
      ...[
        '--disable-warning=ExperimentalWarning',
        join(root, 'main', 'update', 'keeper-process.ts'),
        '--root',
        program,
        '--keys',
        publicKey,
      ],
      ...['--server', server.url, '--quiet-minutes', '0.03', '--window', '00:00-00:00', '--prove-minutes', '0.5', '--'],
      ...['--server', server.url, '--data', join(folder, 'kiosk'), '--pages', folder, '--enrol', code, '--port', String(corePort)],
      ...['--token', token, '--simulate', '--speech', 'off', '--log', 'warn'],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let words = '';
  keeper.stderr.setEncoding('utf8').on('data', (part: string) => (words += part));
  onTestFinished(async () => {
    const ended = new Promise((resolve) => keeper.once('exit', resolve));
    keeper.kill('SIGTERM');
    await ended;
  });
  let paints = true;
  const page = pageOf(corePort, token, () => paints);
  onTestFinished(() => page.close());
  await expect.poll(() => page.kind(), { ...soon, message: words }).toBe('attract');

  const touched = async (intents: readonly object[], kind: string): Promise<void> => {
    for (const intent of intents) page.touch(intent);
    await expect.poll(() => page.kind(), soon).toBe(kind);
  };
  /** A newcomer joins with a card on a slip: a fact that no server has seen yet. */
  const joinIn = async (): Promise<void> => {
    await touched([{ kind: 'no-card' }, { kind: 'join' }], 'join-age');
    await touched([{ kind: 'of-age' }, { kind: 'toggle-rules' }, { kind: 'next' }], 'join-phone');
    await touched([{ kind: 'without-phone' }], 'join-card');
    await touched([{ kind: 'slip-card' }], 'join-done');
    await touched([{ kind: 'finish' }], 'attract');
  };
  await joinIn();

  const publish = async (version: string): Promise<void> => {
    layRelease(join(folder, `laid-${version}`), version);
    mkdirSync(join(folder, version));
    await run('tar', [
      '-czf',
      join(folder, version, `passage-${version}-${process.platform}-${process.arch}.tar.gz`),
      '-C',
      join(folder, `laid-${version}`),
      '.',
    ]);
    await passage('sign', version, '--version', version, '--key', 'operator.pem');
    await passage('publish', version, '--wave', 'K3+0', '--wave', '100%+0', '--data', data);
  };
  interface Status {
    readonly releases: readonly { readonly version: string; readonly state: string; readonly why: string }[];
    readonly kiosks: readonly { readonly kioskId: string; readonly version: string; readonly phase: string }[];
  }
  const status = async (): Promise<Status> => {
    const headers = { authorization: `Bearer ${officeTokenOf(data)}` };
    return (await (await fetch(`${server.url}/office/api/releases`, { headers })).json()) as Status;
  };
  const state = (): unknown => JSON.parse(readFileSync(join(program, 'update.json'), 'utf8'));
  const opened = (): number => {
    const db = new Database(join(data, 'programme.db'), { readonly: true });
    try {
      return Number((db.prepare("SELECT count(*) AS n FROM document WHERE kind = 'account'").get() as { readonly n: number }).n);
    } finally {
      db.close();
    }
  };

  await publish('1.1.0');
  await expect.poll(() => words, soon).toContain('release-ready');
  // The server is away while the program changes: what is recorded now waits in the journal of one version and is sent by the other.
  await server.kill();
  await expect.poll(() => words, soon).toContain('"to":"1.1.0"');
  await expect.poll(() => page.kind(), soon).toBe('attract');
  await joinIn();
  server = await startServerProcess(['--data', data, '--port', port]);
  await expect.poll(state, soon).toMatchObject({ current: '1.1.0', previous: '1.0.0', proving: null });
  await expect.poll(opened, soon).toBe(2);
  await expect.poll(async () => (await status()).kiosks[0], soon).toMatchObject({ kioskId: 'K3', version: '1.1.0', phase: 'steady' });
  await expect.poll(async () => (await status()).releases[0]?.state, soon).toBe('done');

  paints = false;
  await publish('1.2.0');
  await expect.poll(state, soon).toMatchObject({ current: '1.1.0', refused: [{ version: '1.2.0' }] });
  paints = true;
  await expect.poll(async () => (await status()).releases.find((each) => each.version === '1.2.0')?.state, soon).toBe('stopped');
  expect((await status()).releases.find((each) => each.version === '1.2.0')?.why).toContain('failed on 1 of 1 kiosks');
  await joinIn();
  await expect.poll(opened, soon).toBe(3);
});
