import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';

import type { ClientConnection } from '../../main/core/connection.ts';
import { startWebShell } from '../../main/shell-web/web-shell.ts';
import { tempFolder } from './temp-folder.ts';

const token = 'a-token-of-this-start-0123456789abcdef';

async function shell(
  onMessage: (message: unknown) => void = () => undefined,
  trouble: () => string | null = () => null,
  onOtherContract: (path: string) => void = () => undefined,
) {
  const folder = join(tempFolder(), 'kiosk');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>kiosk</title>');
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'export {};');
  writeFileSync(join(folder, '..', 'secret.txt'), 'not for pages');
  const connections: ClientConnection[] = [];
  const running = await startWebShell({
    port: 0,
    token,
    nowMs: () => performance.now(),
    trouble,
    onOtherContract,
    pages: [
      {
        path: '/',
        folder,
        linkPath: '/link',
        contract: 'the-contract',
        onConnection: (connection) => {
          connections.push(connection);
          connection.onMessage(onMessage);
          connection.send({ hello: connections.length });
        },
      },
    ],
  });
  onTestFinished(() => running.close());
  return { ...running, connections };
}

/** How a socket ends: its first message, or the status that refused it. */
function open(
  port: number,
  path: string,
  headers: Record<string, string>,
): Promise<{ readonly first: string | null; readonly refused: number | null; readonly socket: WebSocket }> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    socket.on('message', (data: Buffer) => resolve({ first: data.toString('utf8'), refused: null, socket }));
    socket.on('unexpected-response', (_, response) => {
      resolve({ first: null, refused: response.statusCode ?? 0, socket });
    });
    socket.on('error', () => undefined);
  });
}

function get(
  port: number,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ readonly status: number; readonly body: string; readonly headers: Record<string, string | string[] | undefined> }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      let body = '';
      response
        .setEncoding('utf8')
        .on('data', (part: string) => (body += part))
        .on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
    })
      .on('error', reject)
      .end();
  });
}

describe('the web shell', () => {
  test('lets a page with our host, our origin and the token in, and nobody else', async () => {
    const running = await shell();
    const origin = `http://127.0.0.1:${running.port}`;
    expect((await open(running.port, `/link?token=${token}`, { origin })).first).toBe('{"hello":1}');
    expect((await open(running.port, `/link?token=${token}x`, { origin })).refused).toBe(403);
    expect((await open(running.port, '/link', { origin })).refused).toBe(403);
    expect((await open(running.port, `/link?token=${token}`, { origin: 'https://evil.example' })).refused).toBe(403);
    expect((await open(running.port, `/link?token=${token}`, {})).refused).toBe(403);
    expect(
      (
        await open(running.port, `/link?token=${token}`, {
          origin: `http://evil.example:${running.port}`,
          host: `evil.example:${running.port}`,
        })
      ).refused,
    ).toBe(403);
    expect((await open(running.port, `/other?token=${token}`, { origin })).refused).toBe(404);
    expect(running.connections).toHaveLength(1);
  });

  test('a new page takes over and the one before is told so', async () => {
    const running = await shell();
    const origin = `http://127.0.0.1:${running.port}`;
    const first = await open(running.port, `/link?token=${token}`, { origin });
    const ended = new Promise<number>((resolve) => first.socket.on('close', resolve));
    await open(running.port, `/link?token=${token}`, { origin });
    expect(await ended).toBe(4001);
  });

  test('a page of another contract hears nothing but that it is to load anew; one that names none, or the same, is let in', async () => {
    const told: string[] = [];
    const { port } = await shell(undefined, undefined, (path) => told.push(path));
    const ending = (contract: string): Promise<{ readonly code: number; readonly heard: number }> =>
      new Promise((resolve) => {
        let heard = 0;
        const socket = new WebSocket(`ws://127.0.0.1:${port}/link?token=${token}&contract=${contract}`, {
          headers: { origin: `http://127.0.0.1:${port}` },
        });
        socket.on('message', () => {
          heard += 1;
          socket.close(1000);
        });
        socket.on('close', (code) => resolve({ code, heard }));
      });
    expect(await ending('an-older-contract')).toEqual({ code: 4002, heard: 0 });
    expect(told).toEqual(['/']);
    expect((await ending('the-contract')).heard).toBe(1);
    expect(told).toEqual(['/']);
  });

  test('what is no JSON arrives as undefined; what is too big or binary ends or is refused without harm to the core', async () => {
    const heard: unknown[] = [];
    const running = await shell((message) => heard.push(message));
    const origin = `http://127.0.0.1:${running.port}`;
    const { socket } = await open(running.port, `/link?token=${token}`, { origin });
    socket.send('{"type":');
    socket.send(Buffer.from([1, 2, 3]));
    socket.send('{"type":"painted","n":1}');
    await expect.poll(() => heard.length).toBe(3);
    expect(heard).toEqual([undefined, undefined, { type: 'painted', n: 1 }]);
    const ended = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.send('x'.repeat(70_000));
    expect(await ended).toBe(1009);
    expect((await open(running.port, `/link?token=${token}`, { origin })).first).toBe('{"hello":2}');
  });

  test('a page that floods is closed', async () => {
    const heard: unknown[] = [];
    const running = await shell((message) => heard.push(message));
    const { socket } = await open(running.port, `/link?token=${token}`, { origin: `http://127.0.0.1:${running.port}` });
    const ended = new Promise<number>((resolve) => socket.on('close', resolve));
    for (let count = 0; count < 8000; count += 1) socket.send('1');
    expect(await ended).toBe(1008);
    expect(heard.length).toBeLessThanOrEqual(2001);
  });

  test('a scanner that presses 700 keys at the full rate of USB is no flood', async () => {
    const heard: unknown[] = [];
    const running = await shell((message) => heard.push(message));
    const { socket } = await open(running.port, `/link?token=${token}`, { origin: `http://127.0.0.1:${running.port}` });
    for (let count = 0; count < 700; count += 1) socket.send('1');
    await expect.poll(() => heard.length).toBe(700);
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });

  test('says whether its page paints, and nothing else, to whoever asks on this machine', async () => {
    let trouble: string | null = null;
    const running = await shell(
      () => undefined,
      () => trouble,
    );
    expect(await get(running.port, '/alive')).toMatchObject({ status: 200, body: 'paints\n' });
    trouble = 'not-painting';
    expect(await get(running.port, '/alive')).toMatchObject({ status: 503, body: 'not-painting\n' });
    expect((await get(running.port, '/alive', { host: 'evil.example' })).status).toBe(421);
  });

  test('serves its pages with a strict policy, the index uncached, and nothing outside its folder', async () => {
    const running = await shell();
    const index = await get(running.port, '/');
    expect(index.status).toBe(200);
    expect(index.headers['content-security-policy']).toContain(`default-src 'none'`);
    expect(index.headers['content-security-policy']).toMatch(/sandbox allow-scripts allow-same-origin$/);
    expect(index.headers['permissions-policy']).toContain('clipboard-read=()');
    expect(index.headers['cache-control']).toBe('no-store');
    expect((await get(running.port, '/assets/app-1a2b.js')).headers['cache-control']).toContain('immutable');
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/%00', '/%zz'])
      expect((await get(running.port, path)).status).toBe(404);
    expect((await get(running.port, '/', { host: 'evil.example' })).status).toBe(421);
  });
});
