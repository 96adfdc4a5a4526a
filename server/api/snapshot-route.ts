import { createReadStream } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { ApiContext } from './api-context.ts';
import { ApiFailure } from './api-failure.ts';

/** First and last byte asked for, null for the whole file. Throws 'malformed' for a range this file cannot give. */
function rangeOf(header: string | undefined, bytes: number): { readonly start: number; readonly end: number } | null {
  if (header === undefined) return null;
  const match = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header);
  const start = Number(match?.[1]);
  const end = match?.[2] === undefined || match[2] === '' ? bytes - 1 : Math.min(Number(match[2]), bytes - 1);
  if (match === null || start > end) throw new ApiFailure('malformed', `The file has ${bytes} bytes.`, 'range');
  return { start, end };
}

/** GET /v1/snapshot/<feedSeq>.ndjson: static file, resumable by Range; gzipped when it is wanted whole. */
export function snapshotRoute(server: FastifyInstance, context: ApiContext): void {
  server.get<{ Params: { file: string }; Querystring: { key?: string } }>('/v1/snapshot/:file', async (request, reply) => {
    const feedSeq = Number(/^(\d{1,15})\.ndjson$/.exec(request.params.file)?.[1] ?? Number.NaN);
    const snapshot = Number.isNaN(feedSeq) ? null : context.snapshots.find(feedSeq, request.query.key ?? '');
    if (snapshot === null) throw new ApiFailure('not-found', 'This snapshot is gone. Start again for the address of the current one.');
    const range = rangeOf(request.headers.range, snapshot.bytes);
    reply.headers({
      'content-type': 'application/x-ndjson',
      'accept-ranges': 'bytes',
      etag: `"${snapshot.sha256}"`,
      'cache-control': 'private, immutable',
      vary: 'accept-encoding',
    });
    if (range !== null) {
      reply
        .code(206)
        .headers({ 'content-range': `bytes ${range.start}-${range.end}/${snapshot.bytes}`, 'content-length': range.end - range.start + 1 });
      return reply.send(createReadStream(snapshot.file, range));
    }
    if (/\bgzip\b/.test(request.headers['accept-encoding'] ?? ''))
      return reply.header('content-encoding', 'gzip').send(createReadStream(`${snapshot.file}.gz`));
    return reply.header('content-length', snapshot.bytes).send(createReadStream(snapshot.file));
  });
}
