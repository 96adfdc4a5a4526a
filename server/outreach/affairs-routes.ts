/** "Not me" for the owner of a number, without any session and rate bound; and what the office does for a member who stands at the desk. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { boundedText, uuid } from '../../domain/contract/primitive.ts';
import type { ApiContext } from '../api/api-context.ts';
import { ApiFailure } from '../api/api-failure.ts';
import { checkHost, checkSameOrigin, checkSession } from '../api/office-session.ts';
import { parseBody } from '../api/parse-body.ts';
import { RateBound } from '../api/rate-bound.ts';
import { officeDid } from '../office-did.ts';
import { findMember, memberSought } from '../people/find-member.ts';
import { askToLeave, undoLeave } from './member-affairs.ts';
import { notMePage, pageLanguage } from './not-me-page.ts';
import { disown, disownAccount } from './not-me.ts';

const BYTES_MAX = 2_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Enough for a counter, too few to go through numbers. */
const LOOKS_AN_HOUR = 60;
const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const member = z.strictObject({ accountId: uuid });
const said = z.strictObject({ token: boundedText(20) });

/** GET /n/<token> shows the question, POST answers it: a messenger that looks a link up in advance deletes nothing. */
export function affairsRoutes(server: FastifyInstance, { programme, officeHosts, officeToken }: ApiContext): void {
  const tries = new RateBound(10, 60, MINUTE_MS, programme.nowMs);
  const looks = new RateBound(LOOKS_AN_HOUR, LOOKS_AN_HOUR, HOUR_MS, programme.nowMs);
  const bound = (request: FastifyRequest): void => {
    if (!tries.take(request.ip)) throw new ApiFailure('busy', 'Too many tries. Wait a minute.');
  };
  void server.register(async (pages) => {
    // A form without fields; what a browser puts into its body is not looked at.
    pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: BYTES_MAX }, (_request, _body, done) =>
      done(null, null),
    );
    for (const method of ['GET', 'POST'] as const)
      pages.route<{ Params: { token: string } }>({
        method,
        url: '/n/:token',
        handler: async (request, reply) => {
          bound(request);
          if (method === 'POST') await disown(programme, request.params.token.slice(0, 20));
          const language = pageLanguage(request.headers['accept-language']);
          return reply
            .type('text/html; charset=utf-8')
            .header('content-security-policy', policy)
            .send(notMePage(language, method === 'GET' ? 'asked' : 'done'));
        },
      });
  });
  const change = <T>(path: string, act: (body: unknown) => Promise<T>) => {
    server.post(`/office/api/members/${path}`, { bodyLimit: BYTES_MAX }, async (request) => {
      checkHost(request, officeHosts);
      checkSession(request, officeToken);
      checkSameOrigin(request);
      return act(request.body);
    });
  };
  change('leave', (body) => askToLeave(programme, parseBody(member, body).accountId));
  change('stay', (body) => undoLeave(programme, parseBody(member, body).accountId));
  change('not-me', async (body) => {
    await disown(programme, parseBody(said, body).token, [officeDid(programme, 'member-not-me', null, 'by the word of a message')]);
    return { done: true };
  });
  change('not-me-account', async (body) => {
    await disownAccount(programme, parseBody(member, body).accountId);
    return { done: true };
  });
  change('find', (body) => {
    const asked = parseBody(memberSought, body);
    if (!looks.take('office'))
      throw new ApiFailure('busy', `${LOOKS_AN_HOUR} looks an hour are enough for people who stand at the desk. Wait a while.`);
    return findMember(programme, asked);
  });
}
