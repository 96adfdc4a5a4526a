/** The HTTP server: routes of the wire, the office and the operators. Every error leaves through one edge. */
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import type { EnrolAnswer, PullAnswer, PushAnswer, StartAnswer } from '../../domain/contract/sync.ts';
import type { ApiContext } from './api-context.ts';
import { ApiFailure, errorBody, failureFrom, statusOf } from './api-failure.ts';
import { enrol } from './enrol.ts';
import { signingKiosk } from './kiosk-auth.ts';
import { officeRoutes } from './office-routes.ts';
import { refundRoutes } from './refund-routes.ts';
import { staffRoutes } from './staff-routes.ts';
import { openApi, wireRoutes } from './openapi.ts';
import { parseWireBody } from './parse-body.ts';
import { pull } from './pull.ts';
import { RateBound } from './rate-bound.ts';
import { snapshotRoute } from './snapshot-route.ts';
import { start } from './start.ts';
import { affairsRoutes } from '../outreach/affairs-routes.ts';
import { codeRoutes } from '../outreach/code-routes.ts';
import { seekRoutes } from '../people/seek-routes.ts';
import { phoneRoutes } from '../phone/phone-routes.ts';
import { drawRoutes } from '../draw/draw-routes.ts';
import { releaseRoutes } from '../release/release-routes.ts';
import { StoreError } from '../store/store-error.ts';

const PUSH_BYTES_MAX = 200 * 18_000;
const SMALL_BYTES_MAX = 16_000;
const MINUTE_MS = 60_000;

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : '';
}

function wire(server: FastifyInstance, context: ApiContext): void {
  const { programme, verify, metrics, presence } = context;
  const tries = new RateBound(10, 60, MINUTE_MS, programme.nowMs);
  server.post('/v1/enrol', { bodyLimit: SMALL_BYTES_MAX }, async (request): Promise<EnrolAnswer> => {
    if (!tries.take(request.ip)) throw new ApiFailure('busy', 'Too many tries with enrolment codes. Wait a minute.');
    return enrol(programme, parseWireBody(wireRoutes['/v1/enrol'].request, request.body));
  });
  server.post('/v1/start', { bodyLimit: SMALL_BYTES_MAX }, async (request): Promise<StartAnswer> => {
    const body = parseWireBody(wireRoutes['/v1/start'].request, request.body);
    await signingKiosk(programme.store, verify, body.kioskId, textOf(request.body), request.headers['x-passage-signature']);
    return start(context, body);
  });
  server.post('/v1/push', { bodyLimit: PUSH_BYTES_MAX }, async (request): Promise<PushAnswer> => {
    const body = parseWireBody(wireRoutes['/v1/push'].request, request.body);
    await signingKiosk(programme.store, verify, body.kioskId, textOf(request.body), request.headers['x-passage-signature']);
    const result = await programme.decider.push(body);
    metrics.decided(result.outcomes.length);
    return { ...result, outcomes: [...result.outcomes], documents: [...result.documents], serverTimeMs: programme.nowMs() };
  });
  server.post('/v1/pull', { bodyLimit: SMALL_BYTES_MAX }, async (request, reply): Promise<PullAnswer> => {
    const body = parseWireBody(wireRoutes['/v1/pull'].request, request.body);
    const kiosk = await signingKiosk(programme.store, verify, body.kioskId, textOf(request.body), request.headers['x-passage-signature']);
    const gone = new AbortController();
    const onGone = () => gone.abort();
    reply.raw.once('close', onGone);
    try {
      return await pull(context, body, kiosk, gone.signal);
    } finally {
      reply.raw.off('close', onGone);
    }
  });
  snapshotRoute(server, context);
  server.get('/healthz', async () => {
    const { feedSeq, serverEpoch } = await programme.store.read((transaction) => transaction.programme());
    return { ok: true, feedSeq, serverEpoch, dialect: programme.store.dialect, kiosksOnline: presence.onlineCount() };
  });
  server.get('/metrics', async (_request, reply) => reply.type('text/plain; version=0.0.4').send(await metrics.text(programme, presence)));
  const description = openApi();
  server.get('/openapi.json', () => description);
}

/** Makes the server; the caller listens and closes. */
export function createServer(context: ApiContext): FastifyInstance {
  const server = Fastify({ logger: false, bodyLimit: SMALL_BYTES_MAX, forceCloseConnections: true, requestTimeout: 60_000 });
  // The small schema library brings no words of its own; without them every fault would read "Invalid input".
  z.config(z.locales.en());
  server.removeAllContentTypeParsers();
  // Bodies stay text: signatures are over the exact text, and the strict schemas do the parsing.
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  let storeTold = { message: '', atMs: Number.NEGATIVE_INFINITY };
  /** A full disk is for IT to see, but not once a request: kiosks ask again every few seconds. */
  const tellStore = (message: string): void => {
    const nowMs = context.programme.nowMs();
    if (message === storeTold.message && Math.abs(nowMs - storeTold.atMs) < MINUTE_MS) return;
    storeTold = { message, atMs: nowMs };
    context.log(`store: ${message}`);
  };
  server.setErrorHandler(async (error, _request, reply) => {
    const failure = failureFrom(error);
    if (error instanceof StoreError) tellStore(error.message);
    if (failure.kind === 'internal') context.log(`internal: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    await reply.code(statusOf(failure.kind)).send(errorBody(failure));
  });
  server.setNotFoundHandler(async (request, reply) => {
    await reply
      .code(404)
      .send(errorBody(new ApiFailure('not-found', `There is nothing at ${request.method} ${request.url.split('?')[0] ?? ''}.`)));
  });
  server.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  server.addHook('onResponse', async (request, reply) => context.metrics.answered(request.routeOptions.url ?? 'none', reply.statusCode));
  wire(server, context);
  codeRoutes(server, context);
  seekRoutes(server, context);
  phoneRoutes(server, context);
  affairsRoutes(server, context);
  officeRoutes(server, context);
  staffRoutes(server, context);
  refundRoutes(server, context);
  drawRoutes(server, context);
  releaseRoutes(server, context);
  return server;
}
