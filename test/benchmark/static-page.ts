/**
 * The peer of the kiosk's page: the same two screens as dead HTML with the same style sheets and fonts, and a bare server that answers a message with the
 * HTML of the other one. What this page needs is what the browser needs to take a message and paint these very pixels.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';
import { WebSocketServer } from 'ws';

import { fileOf, sendFile } from '../../main/shell-web/static-files.ts';

/** The body of a screen as it stands in the DOM, and the attributes and style sheets of its page. */
export interface FrozenScreen {
  readonly screen: string;
  readonly head: string;
  readonly rootAttributes: string;
  readonly body: string;
}

/** Takes the screen that a page shows now, without its scripts. */
export async function freeze(page: Page): Promise<FrozenScreen> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const withoutScripts = (element: Element): string => {
      const copy = element.cloneNode(true) as Element;
      for (const script of copy.querySelectorAll('script, link[rel="modulepreload"]')) script.remove();
      return copy.innerHTML;
    };
    const attributes = [...root.attributes].map(({ name, value }) => `${name}="${value}"`).join(' ');
    return {
      screen: root.dataset['screen'] ?? '',
      head: withoutScripts(document.head),
      rootAttributes: attributes,
      body: withoutScripts(document.body),
    };
  });
}

/** A running peer. A message that names a screen gets its HTML. */
export interface StaticPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the screens on 127.0.0.1; the page begins with the first one. `builtPage` is the folder with the style sheets and fonts. */
export async function serveStaticPage(builtPage: string, screens: readonly [FrozenScreen, FrozenScreen]): Promise<StaticPage> {
  const [first] = screens;
  const html = `<!doctype html><html ${first.rootAttributes}><head>${first.head}</head><body>${first.body}</body></html>`;
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const file = path === '/' ? null : fileOf(builtPage, path);
    if (file !== null) sendFile(file, request, response, {});
    else if (path === '/') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    else response.writeHead(404).end();
  });
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const wanted = screens.find((each) => each.screen === data.toString('utf8'));
      if (wanted !== undefined) socket.send(JSON.stringify({ html: wanted.body, screen: wanted.screen }));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
