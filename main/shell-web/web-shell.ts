import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';

import type { ClientConnection } from '../core/connection.ts';
import { refusePage, refuseSocket } from './guard.ts';
import { pageHeaders } from './page-policy.ts';
import { socketConnection } from './socket-connection.ts';
import { fileOf, sendFile } from './static-files.ts';

/** One page of the shell: where its files lie, and who talks to it. */
export interface ServedPage {
  /** `/` or `/devices/`. */
  readonly path: string;
  /** Absolute folder of built files. */
  readonly folder: string;
  /** `/link` or `/devices-link`. */
  readonly linkPath: string;
  readonly onConnection: (connection: ClientConnection) => void;
  /** Name of the contract of its messages: a page that was built from another one is sent away, and loads itself anew. */
  readonly contract?: string;
  /** A token of its own, so that this page's address opens no other page's link; the shell's when missing. */
  readonly token?: string;
}

/** A running web shell, on the loopback interface only. */
export interface WebShell {
  readonly port: number;
  /** Address of a page with this start's token, for a browser on this machine. */
  address(path: string): string;
  close(): Promise<void>;
}

/** What the shell needs. `port` 0 takes any free one. */
export interface WebShellOptions {
  readonly port: number;
  readonly token: string;
  readonly pages: readonly ServedPage[];
  readonly nowMs: () => number;
  /** What is wrong with the page at `/`, for whoever asks `/alive`; null: it is there and paints. */
  readonly trouble?: () => string | null;
  /** A page of another contract was sent away. */
  readonly onOtherContract?: (path: string) => void;
}

const MESSAGE_MAX_BYTES = 64 * 1024;
const SOCKETS_MAX = 16;
const CLOSE_OTHER_CONTRACT = 4002;

function answerPage(options: WebShellOptions, port: number, request: IncomingMessage, response: ServerResponse): void {
  const headers = pageHeaders(port);
  const refuse = (status: number, text: string): void =>
    void response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(text);
  if (refusePage(request, port) !== null) return refuse(421, 'This address is not served here.\n');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET.\n');
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  // Asked by a timer of the system that starts the browser again (docs/install.md); it tells nothing but this.
  if (path === '/alive' && options.trouble !== undefined) {
    const trouble = options.trouble();
    return refuse(trouble === null ? 200 : 503, `${trouble ?? 'paints'}\n`);
  }
  // Browsers ask for it unasked; an error in the log for that would hide real ones.
  if (path === '/favicon.ico') return void response.writeHead(204, headers).end();
  const page = options.pages.filter((each) => path.startsWith(each.path)).sort((a, b) => b.path.length - a.path.length)[0];
  const bare = options.pages.find((each) => `${path}/` === each.path);
  if (bare !== undefined && path !== '/') return void response.writeHead(308, { ...headers, location: bare.path }).end();
  const file = page === undefined ? null : fileOf(page.folder, path.slice(page.path.length - 1));
  if (file === null) return refuse(404, 'Nothing is here. Was the page built? (npm run build)\n');
  sendFile(file, request, response, headers);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Starts the shell. Rejects when the port is taken (EADDRINUSE). A new page takes a link over; the page before is closed. */
export async function startWebShell(options: WebShellOptions): Promise<WebShell> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_MAX_BYTES, perMessageDeflate: false });
  const current = new Map<string, ClientConnection>();
  let port = options.port;
  const server = createServer((request, response) => {
    try {
      answerPage(options, port, request, response);
    } catch {
      // Whatever a request trips over here ends that request, never the visit.
      response.destroy();
    }
  });
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const path = (request.url ?? '/').split('?')[0];
    const page = options.pages.find((each) => each.linkPath === path);
    const refused = page === undefined ? 'path' : refuseSocket(request, port, page.token ?? options.token);
    if (page === undefined || refused !== null || sockets.clients.size >= SOCKETS_MAX) {
      socket.end(`HTTP/1.1 ${page === undefined ? '404 Not Found' : '403 Forbidden'}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const contract = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('contract');
      if (page.contract !== undefined && contract !== null && contract !== page.contract) {
        options.onOtherContract?.(page.path);
        webSocket.on('error', () => webSocket.terminate());
        webSocket.close(CLOSE_OTHER_CONTRACT, 'the page was built from another contract');
        return;
      }
      const connection = socketConnection(webSocket, options.nowMs);
      current.get(page.linkPath)?.close();
      current.set(page.linkPath, connection);
      connection.onClose(() => {
        if (current.get(page.linkPath) === connection) current.delete(page.linkPath);
      });
      page.onConnection(connection);
    });
  };
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    upgrade(request, socket, head);
  });
  port = await listen(server, options.port);
  return {
    port,
    address: (path) => `http://127.0.0.1:${port}${path}?token=${options.pages.find((page) => page.path === path)?.token ?? options.token}`,
    close: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate();
        sockets.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
