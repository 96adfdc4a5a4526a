/**
 * The only part of the server that anybody may reach: the page for visitors' own phones, and what it asks. No cookies; a request is worth what the secrets in its body are, so nothing can be
 * done in somebody's name from another page. Bounds per address, per phone and per code; bodies are small and strictly parsed.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import type { ClaimAnswer } from '../../domain/contract/claim.ts';
import { claimRequest } from '../../domain/contract/claim.ts';
import { cardRequest, checkRequest, closeRequest, codeRequest, joinRequest, lookRequest } from '../../domain/contract/phone-request.ts';
import type { PhoneWho } from '../../domain/contract/phone-request.ts';
import type { PhoneAnswer, PhoneView } from '../../domain/contract/phone-view.ts';
import type { ApiContext } from '../api/api-context.ts';
import { ApiFailure } from '../api/api-failure.ts';
import { signingKiosk } from '../api/kiosk-auth.ts';
import { parseBody, parseWireBody } from '../api/parse-body.ts';
import { RateBound } from '../api/rate-bound.ts';
import { addressOf } from './address-of.ts';
import { earnOnCard } from './earn-on-card.ts';
import { joinOnPhone } from './join-on-phone.ts';
import { keepClaim } from './keep-claim.ts';
import { joinsOfAddressMax, minuteMs, requestsMax, requestsOfAddressMax, requestsOfOneMax } from './phone-bounds.ts';
import { askPhoneCode, checkPhoneCode } from './phone-codes.ts';
import { noAnswer, phoneView } from './phone-view.ts';
import { secretHash } from './secret-hash.ts';

const BODY_BYTES_MAX = 2_000;
/** Ten receipts of four thousand characters each, as JSON writes them. */
const CLAIM_BYTES_MAX = 100_000;
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const troubleOf = {
  wrong: 'code-wrong',
  'too-many': 'code-over',
  expired: 'code-expired',
  used: 'code-expired',
  wait: 'code-wait',
} as const;

/** Routes under /phone, and the kiosks' `/v1/claim`. */
export function phoneRoutes(server: FastifyInstance, context: ApiContext): void {
  claimRoute(server, context);
  pageRoutes(server, context);
  const { programme, publicUrl } = context;
  const ofAddress = new RateBound(requestsOfAddressMax, requestsMax, minuteMs, programme.nowMs);
  const ofOne = new RateBound(requestsOfOneMax, requestsMax * 2, minuteMs, programme.nowMs);
  const joins = new RateBound(joinsOfAddressMax, requestsMax, minuteMs, programme.nowMs);
  const bounded = (request: FastifyRequest, { phone, claim }: PhoneWho): void => {
    const isOne = ofAddress.take(addressOf(request)) && ofOne.take(secretHash(phone)) && (claim === null || ofOne.take(secretHash(claim)));
    if (!isOne) throw new ApiFailure('busy', 'Too many requests. Wait a minute.');
  };
  const route = <S extends z.ZodMiniType<PhoneWho>>(
    path: string,
    schema: S,
    act: (body: z.infer<S>, request: FastifyRequest) => Promise<PhoneAnswer>,
  ): void => {
    server.post(`/phone/api/${path}`, { bodyLimit: BODY_BYTES_MAX }, async (request): Promise<PhoneView> => {
      const body = parseBody(schema, request.body);
      bounded(request, body);
      return phoneView(programme, body, await act(body, request));
    });
  };
  route('look', lookRequest, async () => noAnswer);
  route('join', joinRequest, async (body, request) => {
    if (body.claim === null && !joins.take(addressOf(request))) return { trouble: 'busy', code: null };
    const joined = await joinOnPhone(programme, body);
    return { trouble: joined === 'joined' || joined === 'no' ? null : joined, code: null };
  });
  route('card', cardRequest, async (body) => {
    const earned = await earnOnCard(programme, body);
    return { trouble: earned === 'wrong' ? 'card-wrong' : earned === 'tries-over' ? 'tries-over' : null, code: null };
  });
  route('code', codeRequest, async (body) => {
    const asked = await askPhoneCode(programme, body, publicUrl);
    context.outreach.poke();
    if (asked === null || asked.status === 'no-phone') return { trouble: 'code-no-phone', code: null };
    const code = { againMs: asked.resendAfterMs };
    return { trouble: asked.status === 'too-many' ? 'code-too-many' : null, code };
  });
  route('check', checkRequest, async (body) => {
    const verdict = await checkPhoneCode(programme, body);
    return { trouble: verdict === 'right' ? null : troubleOf[verdict], code: null };
  });
  route('close', closeRequest, async (body) => {
    await programme.store.write(({ phones }) => phones.endSession(secretHash(body.phone)));
    return noAnswer;
  });
}

function claimRoute(server: FastifyInstance, { programme, verify, publicUrl }: ApiContext): void {
  server.post('/v1/claim', { bodyLimit: CLAIM_BYTES_MAX }, async (request): Promise<ClaimAnswer> => {
    const body = parseWireBody(claimRequest, request.body);
    const text = typeof request.body === 'string' ? request.body : '';
    const kiosk = await signingKiosk(programme.store, verify, body.kioskId, text, request.headers['x-passage-signature']);
    if (kiosk.status !== 'enrolled')
      throw new ApiFailure('refused', `${kiosk.id} is ${kiosk.status}; it may hand nothing over.`, 'kioskId');
    if (publicUrl === null) return { status: 'no-address', expiresInMs: 0 };
    return keepClaim(programme, body, kiosk.mallId);
  });
}

function pageRoutes(server: FastifyInstance, { phonePage }: ApiContext): void {
  server.get('/phone', async (_request, reply) => reply.code(302).header('location', '/phone/').send());
  server.get<{ Params: { '*': string } }>('/phone/*', async (request, reply): Promise<FastifyReply> => {
    const file = phonePage?.get(request.params['*']);
    if (file === undefined)
      throw new ApiFailure(
        'not-found',
        phonePage === null ? 'The page for phones is not built. Run: npm run build' : 'There is no such page.',
      );
    reply
      .header('content-security-policy', policy)
      .header('x-frame-options', 'DENY')
      .header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
      .header('vary', 'accept-encoding')
      .header('cache-control', file.isForGood ? 'public, max-age=31536000, immutable' : 'no-cache')
      .type(file.type);
    const isPacked = file.packed !== null && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (!isPacked) return reply.send(file.whole);
    return reply.header('content-encoding', 'gzip').send(file.packed);
  });
}
