import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is not let in; null: it is. */
export type Refused = 'host' | 'origin' | 'token' | null;

/** Both sides hashed first, so neither content nor length shows in the time taken. */
function isSame(a: string, b: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/** Host must be ours: a name that an attacker points at 127.0.0.1 (DNS rebinding) is not. */
export function refusePage(request: IncomingMessage, port: number): Refused {
  return isOwnHost(request.headers.host, port) ? null : 'host';
}

/** A socket needs our host, the origin of a page we served, and the token of this start. */
export function refuseSocket(request: IncomingMessage, port: number, token: string): Refused {
  if (!isOwnHost(request.headers.host, port)) return 'host';
  if (request.headers.origin !== `http://${request.headers.host}`) return 'origin';
  const given = new URL(request.url ?? '/', `http://127.0.0.1:${port}`).searchParams.get('token') ?? '';
  return isSame(given, token) ? null : 'token';
}
