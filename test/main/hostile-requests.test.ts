import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

import { startWebShell } from '../../main/shell-web/web-shell.ts';
import { tempFolder } from './temp-folder.ts';

async function shell(): Promise<number> {
  const folder = join(tempFolder(), 'kiosk');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>kiosk</title>');
  writeFileSync(join(folder, '..', 'secret.txt'), 'not for pages');
  const running = await startWebShell({
    port: 0,
    token: 'a-token-of-this-start-0123456789abcdef',
    nowMs: () => performance.now(),
    pages: [{ path: '/', folder, linkPath: '/link', onConnection: () => undefined }],
  });
  onTestFinished(() => running.close());
  return running.port;
}

function statusOf(port: number, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

// Any page of any browser on the machine can ask for these: no token is needed to make a request.
test('no path ends the core or leaves the folder, however long or crooked', async () => {
  const port = await shell();
  const paths = [
    `/${'a'.repeat(300)}`,
    `/${'a'.repeat(9000)}`,
    `/${'a/'.repeat(3000)}`,
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/index.html/x',
    '/%00',
    '/%',
  ];
  for (const path of paths) expect([path.slice(0, 20), await statusOf(port, path)]).toEqual([path.slice(0, 20), 404]);
  expect(await statusOf(port, '/')).toBe(200);
});
