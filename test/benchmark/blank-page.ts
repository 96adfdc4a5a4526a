/** The peer of a page that does next to nothing: a button, and a word that changes when it is pressed. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const html = `<!doctype html><html lang="en"><head><title>blank</title></head><body><button id="button" style="inline-size:300px;block-size:120px">touch</button>
<script>document.getElementById('button').addEventListener('click', () => { document.documentElement.dataset.touched = String(Number(document.documentElement.dataset.touched ?? 0) + 1); });</script></body></html>`;

/** Serves it on a free port of the loopback. */
export async function serveBlankPage(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
