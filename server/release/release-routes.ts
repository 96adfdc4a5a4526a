/** Releases over HTTP: kiosks report and fetch, the office publishes and steers. */
import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { boundedText } from '../../domain/contract/primitive.ts';
import { releaseRequest } from '../../domain/contract/release.ts';
import type { ReleaseAnswer } from '../../domain/contract/release.ts';
import { signedText } from '../../domain/release/manifest.ts';
import { rolloutPlan } from '../../domain/release/rollout.ts';
import { programVersion } from '../../domain/release/version.ts';
import type { ApiContext } from '../api/api-context.ts';
import { ApiFailure } from '../api/api-failure.ts';
import { signingKiosk } from '../api/kiosk-auth.ts';
import { checkHost, checkSameOrigin, checkSession } from '../api/office-session.ts';
import { parseBody, parseWireBody } from '../api/parse-body.ts';
import { publishRelease, releaseStatus, stepRelease } from './release-acts.ts';

const BODY_BYTES_MAX = 40_000;
const fileName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/;
const publishBody = z.strictObject({ manifest: signedText, plan: rolloutPlan });
const stopBody = z.strictObject({ why: boundedText(200), withdrawal: z.nullable(signedText) });
const nothing = z.strictObject({});

function rangeOf(header: string | undefined, bytes: number): { readonly start: number; readonly end: number } | null {
  const match = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '');
  if (match === null) return null;
  const start = Number(match[1]);
  const end = match[2] === '' ? bytes - 1 : Math.min(Number(match[2]), bytes - 1);
  if (start > end) throw new ApiFailure('malformed', `The file has ${bytes} bytes.`, 'range');
  return { start, end };
}

/** Adds them. Files of a release are no secret: what counts is who signed them. */
export function releaseRoutes(server: FastifyInstance, context: ApiContext): void {
  const { programme, verify, programs, releasesFolder } = context;
  server.post('/v1/release', { bodyLimit: BODY_BYTES_MAX }, async (request): Promise<ReleaseAnswer> => {
    const body = parseWireBody(releaseRequest, request.body);
    const text = typeof request.body === 'string' ? request.body : '';
    const kiosk = await signingKiosk(programme.store, verify, body.kioskId, text, request.headers['x-passage-signature']);
    const order = kiosk.status === 'enrolled' ? await programs.heard(body) : null;
    return { serverTimeMs: programme.nowMs(), order };
  });

  server.get<{ Params: { version: string; file: string } }>('/v1/releases/:version/:file', async (request, reply) => {
    const { version, file } = request.params;
    const isKnown = programVersion.safeParse(version).success && fileName.test(file);
    const path = join(releasesFolder, version, file);
    const bytes = isKnown ? (statSync(path, { throwIfNoEntry: false })?.size ?? null) : null;
    if (bytes === null) throw new ApiFailure('not-found', 'There is no such release here.');
    reply.headers({ 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes', 'cache-control': 'no-cache' });
    const range = rangeOf(request.headers.range, bytes);
    if (range === null) return reply.header('content-length', bytes).send(createReadStream(path));
    reply
      .code(206)
      .headers({ 'content-range': `bytes ${range.start}-${range.end}/${bytes}`, 'content-length': range.end - range.start + 1 });
    return reply.send(createReadStream(path, range));
  });

  const guard = (request: FastifyRequest): void => {
    checkHost(request, context.officeHosts);
    checkSession(request, context.officeToken);
  };
  server.get('/office/api/releases', async (request) => {
    guard(request);
    return releaseStatus(programme);
  });
  server.post('/office/api/releases/publish', { bodyLimit: BODY_BYTES_MAX }, async (request) => {
    guard(request);
    checkSameOrigin(request);
    const { manifest, plan } = parseBody(publishBody, request.body);
    await publishRelease(programme, releasesFolder, manifest, plan);
    return releaseStatus(programme);
  });
  const step = (kind: 'pause' | 'resume' | 'stop' | 'wave'): void => {
    server.post<{ Params: { version: string } }>(
      `/office/api/releases/:version/${kind}`,
      { bodyLimit: BODY_BYTES_MAX },
      async (request) => {
        guard(request);
        checkSameOrigin(request);
        const { version } = request.params;
        if (kind === 'stop') await stepRelease(programme, version, { kind, ...parseBody(stopBody, request.body) });
        else {
          parseBody(nothing, request.body);
          await stepRelease(programme, version, { kind });
        }
        return releaseStatus(programme);
      },
    );
  };
  for (const kind of ['pause', 'resume', 'stop', 'wave'] as const) step(kind);
}
