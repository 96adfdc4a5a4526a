/** Routes of the office about people who work in the mall, and the trail of what they did. Same doors as the rest of the office. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { kioskId, slug } from '../../domain/contract/primitive.ts';
import { endStaff, listStaff, newPin, newStaff, putStaff, setPin, staffEnd } from '../staff/office-staff.ts';
import type { ApiContext } from './api-context.ts';
import { checkHost, checkSameOrigin, checkSession } from './office-session.ts';
import { parseBody } from './parse-body.ts';

const ROWS_MAX = 500;
const BODY_MAX = 10_000;

/** Filters of the trail, as a query says them. */
const auditQuery = z.strictObject({
  staff: z.optional(slug),
  kiosk: z.optional(kioskId),
  act: z.optional(z.string().check(z.regex(/^[a-z][a-z.-]{0,39}$/))),
  before: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
});

/** Routes under /office/api/staff and /office/api/audit. */
export function staffRoutes(server: FastifyInstance, { programme, officeHosts, officeToken }: ApiContext): void {
  const check = (request: FastifyRequest): void => {
    checkHost(request, officeHosts);
    checkSession(request, officeToken);
  };
  server.get('/office/api/staff', async (request) => {
    check(request);
    return listStaff(programme);
  });
  server.get('/office/api/audit', async (request) => {
    check(request);
    const { staff, kiosk, act, before } = parseBody(auditQuery, JSON.stringify(request.query));
    const filter = {
      staffId: staff ?? null,
      kioskId: kiosk ?? null,
      act: act ?? null,
      beforeSeq: before === undefined ? null : Number(before),
    };
    const rows = await programme.store.read((transaction) => transaction.audit(filter, ROWS_MAX + 1));
    return { rows: rows.slice(0, ROWS_MAX), more: rows.length > ROWS_MAX };
  });
  const change = (path: string, act: (body: unknown) => Promise<unknown>): void => {
    server.post(`/office/api/staff/${path}`, { bodyLimit: BODY_MAX }, async (request) => {
      check(request);
      checkSameOrigin(request);
      return act(request.body);
    });
  };
  change('put', (body) => putStaff(programme, parseBody(newStaff, body)));
  change('pin', (body) => setPin(programme, parseBody(newPin, body)));
  change('end', (body) => endStaff(programme, parseBody(staffEnd, body)));
}
