/** Draws over HTTP: the published files for everybody, the steps for the office. */
import { createReadStream, existsSync } from 'node:fs';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { slug, uuid, boundedText } from '../../domain/contract/primitive.ts';
import { publishedNames } from '../../domain/draw/verify-files.ts';
import type { ApiContext } from '../api/api-context.ts';
import { ApiFailure } from '../api/api-failure.ts';
import { checkHost, checkSameOrigin, checkSession } from '../api/office-session.ts';
import { parseBody } from '../api/parse-body.ts';
import { drawStatus } from './draw-status.ts';
import type { DrawStatus } from './draw-status.ts';
import { closeDraw, runDraw, settlePrize } from './draw-steps.ts';

const BODY_BYTES_MAX = 4_000;
const runBody = z.strictObject({ publicValue: boundedText(400) });
const settleBody = z.strictObject({ ticketId: uuid, verdict: z.enum(['claimed', 'forfeited']), reason: boundedText(200) });

const notThere = () => new ApiFailure('not-found', 'There is no such draw, or it has not published this file yet.');

/** GET /published/draws/<id>/<file> without any session; GET and POST under /office/api/draws/<id> with the office's. */
export function drawRoutes(server: FastifyInstance, context: ApiContext): void {
  const { programme, drawFiles } = context;

  server.get<{ Params: { id: string; file: string } }>('/published/draws/:id/:file', async (request, reply) => {
    const { id, file } = request.params;
    const name = publishedNames.find((one) => one === file);
    if (name === undefined || !slug.safeParse(id).success) throw notThere();
    if ((await drawFiles.publish(id)) === null) throw notThere();
    const path = drawFiles.pathOf(id, name);
    if (!existsSync(path)) throw notThere();
    return reply
      .type(name.endsWith('.json') ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('access-control-allow-origin', '*')
      .send(createReadStream(path));
  });

  const guard = (request: FastifyRequest<{ Params: { id: string } }>): string => {
    checkHost(request, context.officeHosts);
    checkSession(request, context.officeToken);
    if (!slug.safeParse(request.params.id).success) throw notThere();
    return request.params.id;
  };
  const status = async (id: string): Promise<DrawStatus> => {
    const found = await drawStatus(programme, drawFiles, id);
    if (found === null) throw notThere();
    return found;
  };
  server.get<{ Params: { id: string } }>('/office/api/draws/:id', (request) => status(guard(request)));
  const change = (step: string, act: (id: string, body: unknown) => Promise<unknown>) => {
    server.post<{ Params: { id: string } }>(`/office/api/draws/:id/${step}`, { bodyLimit: BODY_BYTES_MAX }, async (request) => {
      const id = guard(request);
      checkSameOrigin(request);
      await act(id, request.body);
      return status(id);
    });
  };
  change('close', (id) => closeDraw(programme, drawFiles, id));
  change('run', (id, body) => runDraw(programme, drawFiles, id, parseBody(runBody, body).publicValue));
  change('settle', (id, body) => {
    const { ticketId, verdict, reason } = parseBody(settleBody, body);
    return settlePrize(programme, drawFiles, id, ticketId, verdict, reason);
  });
}
