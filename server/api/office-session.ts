import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiFailure } from './api-failure.ts';

const COOKIE = 'passage_office';
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The installation's office token: made once, kept in the data folder for its owner's eyes only. */
export function officeTokenOf(folder: string): string {
  const file = join(folder, 'office-token');
  try {
    const token = readFileSync(file, 'utf8').trim();
    if (/^[A-Za-z0-9_-]{32,}$/.test(token)) return token;
  } catch {
    // Not there yet: made below.
  }
  mkdirSync(folder, { recursive: true });
  const token = randomBytes(32).toString('base64url');
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return token;
}

function isSame(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

function cookieOf(request: FastifyRequest): string {
  const parts = (request.headers.cookie ?? '').split(';').map((part) => part.trim());
  return parts.find((part) => part.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';
}

/** Refuses other host names than loopback and the configured ones: a page of a stranger must not reach the office by renaming itself (DNS rebinding). */
export function checkHost(request: FastifyRequest, hosts: readonly string[]): void {
  const name = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (!loopbackNames.has(name) && !hosts.includes(name)) {
    throw new ApiFailure(
      'refused',
      `The office is not served under the name ${name === '' ? '(none)' : name}. Open it under localhost, or start the server with --office-host ${name}.`,
      'host',
    );
  }
}

/** Lets in who bears the token, as a cookie (page) or `authorization: Bearer` (command line). Throws 'unsigned'. */
export function checkSession(request: FastifyRequest, token: string): void {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  if (!isSame(bearer === '' ? cookieOf(request) : bearer, token)) {
    throw new ApiFailure(
      'unsigned',
      'Open the office with the address that the server printed at its start; it carries the token.',
      'cookie',
    );
  }
}

/** A change must come from the office's own page: own header (no form can send it) and, where the browser names one, own origin. Throws 'refused'. */
export function checkSameOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  const isOwn = origin === undefined || origin === `http://${host ?? ''}` || origin === `https://${host ?? ''}`;
  if (!isOwn || request.headers['x-passage-office'] !== '1')
    throw new ApiFailure('refused', 'This change did not come from the office page.', 'origin');
}

/** First visit: the token moves from the address into a cookie that scripts cannot read. Throws 'unsigned' when it is wrong. */
export function openSession(reply: FastifyReply, given: string, token: string): void {
  if (!isSame(given, token))
    throw new ApiFailure(
      'unsigned',
      'The token in this address is not the one of this server. Look at what it printed at its start.',
      'token',
    );
  reply.header('set-cookie', `${COOKIE}=${token}; Path=/office; HttpOnly; SameSite=Strict; Max-Age=2592000`);
}
