import type { AddressInfo } from 'node:net';

import { afterEach, expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import type { WebSocket as ServerSocket } from 'ws';

import { bridge, linkAddress } from '../../renderer/bridge/web-bridge.ts';

const page = { protocol: 'http:', host: '127.0.0.1:4601', pathname: '/', hash: '', search: '' };
const servers: WebSocketServer[] = [];

afterEach(() => {
  vi.unstubAllGlobals();
  for (const server of servers.splice(0)) {
    for (const client of server.clients) client.terminate();
    server.close();
  }
});

async function serve(port: number, onSocket: (socket: ServerSocket, url: string) => void): Promise<number> {
  const server = new WebSocketServer({ host: '127.0.0.1', port });
  servers.push(server);
  server.on('connection', (socket, request) => {
    onSocket(socket, request.url ?? '');
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

test.each([
  ['the token of the fragment', { hash: '#token=a%2Bb' }, 'ws://127.0.0.1:4601/link?token=a%2Bb'],
  ['the token of the query', { search: '?token=abc' }, 'ws://127.0.0.1:4601/link?token=abc'],
  ['the fragment before the query', { hash: '#token=new', search: '?token=old' }, 'ws://127.0.0.1:4601/link?token=new'],
  ['no token at all', {}, 'ws://127.0.0.1:4601/link?token='],
  ['a page in a folder', { pathname: '/devices/', hash: '#token=t' }, 'ws://127.0.0.1:4601/devices-link?token=t'],
  ['a file at the root', { pathname: '/index.html' }, 'ws://127.0.0.1:4601/link?token='],
  ['a secure page', { protocol: 'https:' }, 'wss://127.0.0.1:4601/link?token='],
])('the link is named by %s', (_what, part, address) => {
  expect(linkAddress({ ...page, ...part })).toBe(address);
});

test('messages go both ways as JSON text, and a core that comes back is found by itself', async () => {
  const heard: string[] = [];
  const port = await serve(0, (socket) => {
    socket.on('message', (data: Buffer) => heard.push(data.toString('utf8')));
    socket.send('{"n":1}');
  });
  vi.stubGlobal('window', { location: { ...page, host: `127.0.0.1:${port}` } });
  const messages: unknown[] = [];
  const states: boolean[] = [];
  const link = bridge.connect(
    (message) => messages.push(message),
    (up) => states.push(up),
  );
  await expect.poll(() => messages).toEqual([{ n: 1 }]);
  link.send({ type: 'hello' });
  await expect.poll(() => heard).toEqual(['{"type":"hello"}']);

  const first = servers.pop();
  for (const client of first?.clients ?? []) client.terminate();
  await new Promise((resolve) => first?.close(resolve));
  await expect.poll(() => states).toEqual([true, false]);
  link.send({ type: 'lost' }); // down: dropped, not queued
  await serve(port, (socket) => {
    socket.send('{"n":2}');
    socket.on('message', (data: Buffer) => heard.push(data.toString('utf8')));
  });
  await expect.poll(() => messages, { timeout: 5000 }).toEqual([{ n: 1 }, { n: 2 }]);
  expect(states).toEqual([true, false, true]);
  expect(heard).toEqual(['{"type":"hello"}']);
  // The page that took over keeps the link: the older one does not come back.
  for (const client of servers[0]?.clients ?? []) client.close(4001, 'another page has taken over');
  await expect.poll(() => states).toEqual([true, false, true, false]);
  let came = 0;
  servers[0]?.on('connection', () => {
    came += 1;
  });
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(came).toBe(0);
});

test('a page that was built from another contract than the core loads itself anew, and does not ask for the link again', async () => {
  let came = 0;
  const port = await serve(0, (socket) => {
    came += 1;
    socket.close(4002, 'the page was built from another contract');
  });
  let reloads = 0;
  const location = { ...page, host: `127.0.0.1:${port}`, reload: () => (reloads += 1) };
  vi.stubGlobal('window', { location });
  const states: boolean[] = [];
  const messages: unknown[] = [];
  bridge.connect(
    (message) => messages.push(message),
    (up) => states.push(up),
  );
  await expect.poll(() => reloads, { timeout: 20_000 }).toBe(1);
  expect(states.at(-1)).toBe(false);
  expect(messages).toEqual([]);
  expect(came).toBe(1);
});
