/** The kiosk's endpoints of one-time codes; only enrolled kiosks that sign with their key get past the door. */
import type { FastifyInstance } from 'fastify';
import type { CodeAskAnswer, CodeCheckAnswer } from '../../domain/contract/one-time-code.ts';
import { codeAskRequest, codeCheckRequest } from '../../domain/contract/one-time-code.ts';
import type { ApiContext } from '../api/api-context.ts';
import { ApiFailure } from '../api/api-failure.ts';
import { signingKiosk } from '../api/kiosk-auth.ts';
import { parseWireBody } from '../api/parse-body.ts';
import type { KioskRow } from '../store/rows.ts';
import { askCode } from './ask-code.ts';
import { checkCode } from './check-code.ts';

const bytesMax = 4_000;

/** Adds them. */
export function codeRoutes(server: FastifyInstance, { programme, verify, outreach, publicUrl }: ApiContext): void {
  const kioskOf = async (kioskId: string, body: unknown, signature: unknown): Promise<KioskRow> => {
    const kiosk = await signingKiosk(programme.store, verify, kioskId, typeof body === 'string' ? body : '', signature);
    if (kiosk.status !== 'enrolled') throw new ApiFailure('refused', `${kioskId} is ${kiosk.status}; it may ask for no codes.`, 'kioskId');
    return kiosk;
  };
  server.post('/v1/code/ask', { bodyLimit: bytesMax }, async (request): Promise<CodeAskAnswer> => {
    const body = parseWireBody(codeAskRequest, request.body);
    await kioskOf(body.kioskId, request.body, request.headers['x-passage-signature']);
    const answer = await askCode(programme, body, publicUrl);
    outreach.poke();
    return answer;
  });
  server.post('/v1/code/check', { bodyLimit: bytesMax }, async (request): Promise<CodeCheckAnswer> => {
    const body = parseWireBody(codeCheckRequest, request.body);
    const kiosk = await kioskOf(body.kioskId, request.body, request.headers['x-passage-signature']);
    return checkCode(programme, body, kiosk.mallId);
  });
}
