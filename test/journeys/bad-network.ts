/** A network between a kiosk and the server that does what networks do: loses answers, repeats requests, hangs, lies, drowns. */
import { createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { freePort } from './mall.ts';

/**
 * `answer-lost`: the server decides, nobody hears how. `twice`: each request arrives twice. `hang`: accepted and never answered. `half`: the answer breaks off in the middle.
 * `html`, `wrong-json`, `huge`: a captive portal, another service, a flood, all with status 200. `error`: status 500. `slow`: two seconds late.
 */
export type Weather = 'fine' | 'answer-lost' | 'twice' | 'hang' | 'half' | 'html' | 'wrong-json' | 'huge' | 'error' | 'slow';

/** Everything that is not fine. */
export const foulWeather: readonly Weather[] = ['answer-lost', 'twice', 'hang', 'half', 'html', 'wrong-json', 'huge', 'error', 'slow'];

const SLOW_MS = 2_000;
const HUGE_BYTES = 80 * 1024 * 1024;

/** A proxy on a port of its own. */
export interface BadNetwork {
  readonly url: string;
  /** Changes the weather; what hangs in the old one breaks off. */
  turn(weather: Weather): void;
  /** Requests that came in each weather, so that a test knows that it tested something. */
  readonly met: Map<Weather, number>;
  close(): Promise<void>;
}

/** Starts the proxy before `api`. */
export async function badNetwork(api: string): Promise<BadNetwork> {
  const port = await freePort();
  const met = new Map<Weather, number>();
  const open = new Set<ServerResponse>();
  let weather: Weather = 'fine';
  const server: Server = createServer((request, response) => {
    open.add(response);
    response.on('error', () => undefined);
    response.once('close', () => open.delete(response));
    bodyOf(request)
      .then((body) => {
        met.set(weather, (met.get(weather) ?? 0) + 1);
        return answer(weather, api, request, body, response);
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      resolve();
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    turn: (next) => {
      weather = next;
      for (const response of open) response.destroy();
    },
    met,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

interface Forwarded {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function forward(api: string, request: IncomingMessage, body: Buffer): Promise<Forwarded> {
  return new Promise((resolve, reject) => {
    const url = new URL(request.url ?? '/', api);
    const { host: _host, ...headers } = request.headers;
    const onward = httpRequest(url, { method: request.method ?? 'GET', headers }, (answered) => {
      bodyOf(answered).then((received) => {
        resolve({ status: answered.statusCode ?? 502, headers: answered.headers, body: received });
      }, reject);
    });
    onward.once('error', reject);
    onward.end(body);
  });
}

async function answer(weather: Weather, api: string, request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
  const html = '<!doctype html><title>Please log in</title>';
  switch (weather) {
    case 'hang':
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end(html);
      return;
    case 'wrong-json':
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok","head":{"seq":999999,"hash":"x"},"outcomes":[]}');
      return;
    case 'error':
      response.writeHead(500, { 'content-type': 'text/html' }).end(html);
      return;
    case 'huge':
      response.writeHead(200, { 'content-type': 'application/json' });
      for (let sent = 0; sent < HUGE_BYTES && !response.destroyed; sent += 1_048_576) {
        if (response.write(Buffer.alloc(1_048_576, 0x5b))) continue;
        await new Promise<void>((resolve) => {
          const go = (): void => {
            resolve();
          };
          response.once('drain', go);
          response.once('close', go);
        });
      }
      response.end();
      return;
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      break;
    case 'twice':
      await forward(api, request, body);
      break;
    case 'fine':
    case 'answer-lost':
    case 'half':
      break;
  }
  const { status, headers, body: received } = await forward(api, request, body);
  if (weather === 'answer-lost') {
    response.destroy();
    return;
  }
  if (weather === 'half') {
    response.writeHead(status, headers);
    response.write(received.subarray(0, Math.floor(received.length / 2)), () => response.destroy());
    return;
  }
  const { 'transfer-encoding': _chunked, ...plain } = headers;
  response.writeHead(status, { ...plain, 'content-length': received.length }).end(received);
}
