import type { FastifyRequest } from 'fastify';

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
/** No address is longer. */
const ADDRESS_MAX = 45;

/**
 * Whose bound a request counts for. Behind a proxy of this machine it is the address which that proxy saw, the last one of `x-forwarded-for`; from anywhere else the header is nobody's word.
 * For bounds alone: nothing is allowed because of it.
 */
export function addressOf(request: Pick<FastifyRequest, 'ip' | 'headers'>): string {
  const forwarded = request.headers['x-forwarded-for'];
  if (!loopback.has(request.ip) || typeof forwarded !== 'string') return request.ip;
  const last = forwarded.split(',').at(-1)?.trim() ?? '';
  return last === '' || last.length > ADDRESS_MAX ? request.ip : last;
}
