import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as z from 'zod/mini';

import { coreMessage } from '../../domain/contract/core-message.ts';
import type { Screen } from '../../domain/contract/screen.ts';
import { realServer } from './real-server.ts';
import { tempFolder } from './temp-folder.ts';

// Whole visits on a machine that others use too: long limits, no law about time.
vi.setConfig({ testTimeout: 60_000 });

const entry = join(import.meta.dirname, '..', '..', 'main', 'core-process.ts');

/** Runs the core process from source; resolves its ready line, or what it said when it ended before. */
function run(
  args: readonly string[],
): Promise<{ readonly child: ChildProcess; readonly ready: string | null; readonly error: string; readonly code: number | null }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, PASSAGE_LOG: 'warn' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return new Promise((resolve) => {
    let text = '';
    let error = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => (error += part));
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const line = text.split('\n').find((each) => each.startsWith('ready '));
      if (line !== undefined) resolve({ child, ready: line, error, code: null });
    });
    child.once('close', (code) => resolve({ child, ready: null, error, code }));
  });
}

function pages(folder: string): string {
  for (const name of ['kiosk', 'desk', 'devices']) {
    mkdirSync(join(folder, 'pages', name), { recursive: true });
    writeFileSync(join(folder, 'pages', name, 'index.html'), `<!doctype html><title>${name}</title>`);
  }
  return join(folder, 'pages');
}

/** The page's side: the screens as they come. */
function connect(address: string): { readonly screens: Screen[]; readonly socket: WebSocket } {
  const url = new URL(address);
  const socket = new WebSocket(`ws://${url.host}/link?token=${url.searchParams.get('token') ?? ''}`, { origin: url.origin });
  const screens: Screen[] = [];
  socket.on('message', (data: Buffer) => screens.push(z.parse(coreMessage, JSON.parse(data.toString('utf8'))).screen));
  socket.on('error', () => undefined);
  return { screens, socket };
}

const valueOf = (ready: string | null, name: string): string => new RegExp(` ${name}=(\\S+)`).exec(ready ?? '')?.[1] ?? '';

describe('the core process', () => {
  test('says one ready line, serves its pages, enrols, and after kill -9 is there again with the same address', async () => {
    const folder = tempFolder();
    const server = await realServer(join(folder, 'server'), () => Date.now());
    onTestFinished(() => server.close());
    const token = 'a-token-of-this-start-0123456789abcdef';
    const args = ['--server', server.url, '--data', join(folder, 'kiosk'), '--pages', pages(folder), '--simulate', '--token', token];
    const first = await run([...args, '--enrol', await server.code('K3')]);
    expect(first.ready).toMatch(
      /^ready use=kiosk shell=web page=http:\/\/127\.0\.0\.1:\d+\/\?token=\S+ devices=http:\/\/127\.0\.0\.1:\d+\/devices\/\?token=\S+$/,
    );
    const address = valueOf(first.ready, 'page');
    expect(await (await fetch(address)).text()).toContain('<title>kiosk</title>');
    expect(await (await fetch(valueOf(first.ready, 'devices'))).text()).toContain('<title>devices</title>');
    const page = connect(address);
    await expect.poll(() => page.screens.at(-1)?.kind, { timeout: 10_000 }).toBe('attract');
    const ended = new Promise((resolve) => page.socket.on('close', resolve));
    first.child.kill('SIGKILL');
    await ended;
    const second = await run([...args, '--port', new URL(address).port]);
    expect(valueOf(second.ready, 'page')).toBe(address);
    const again = connect(address);
    await expect.poll(() => again.screens.at(-1)?.kind, { timeout: 10_000 }).toBe('attract');
    expect(again.screens.at(-1)?.frame.kioskId).toBe('K3');
  });

  test('ends when the one who started it is gone', async () => {
    const folder = tempFolder();
    const { child, ready } = await run([
      '--server',
      'http://127.0.0.1:9',
      '--data',
      join(folder, 'kiosk'),
      '--pages',
      pages(folder),
      '--with-parent',
    ]);
    expect(ready).toContain('devices=-');
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.stdin?.end();
    expect(await ended).toBe(0);
    expect(existsSync(join(folder, 'kiosk', 'journal.db'))).toBe(true);
  });

  test('a wrong setting, a port in use, a journal in use: says which, why, and what to do', async () => {
    const folder = tempFolder();
    const wrong = await run(['--server', 'nowhere', '--data', join(folder, 'kiosk')]);
    expect(wrong).toMatchObject({ ready: null, code: 2 });
    expect(wrong.error).toContain('--server (PASSAGE_SERVER) is "nowhere"; it must be an address');
    const taken = createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)),
    );
    onTestFinished(() => void taken.close());
    const data = ['--server', 'http://127.0.0.1:9', '--data', join(folder, 'kiosk'), '--pages', pages(folder)];
    const busy = await run([...data, '--port', String(port)]);
    expect(busy).toMatchObject({ ready: null, code: 3 });
    expect(busy.error).toContain('EADDRINUSE');
    const holder = await run(data);
    expect(holder.ready).not.toBeNull();
    const second = await run(data);
    expect(second).toMatchObject({ ready: null, code: 3 });
    expect(second.error).toContain('in use by another kiosk core');
  });
});
