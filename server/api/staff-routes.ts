/** Routes of the office about people who work in the mall, and the trail of what they did. Same doors as the rest of the office. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { trailCsv, trailPage, trailQuery } from '../staff/audit-trail.ts';
import { listStaff } from '../staff/list-staff.ts';
import {
  addStaff,
  changeStaff,
  endPause,
  endStaff,
  newPin,
  newStaff,
  oneOfStaff,
  putStaff,
  setPin,
  staffChange,
  staffEnd,
  takeBack,
} from '../staff/office-staff.ts';
import type { ApiContext } from './api-context.ts';
import { checkHost, checkSameOrigin, checkSession } from './office-session.ts';
import { parseBody } from './parse-body.ts';

const BODY_MAX = 10_000;

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
    return trailPage(programme, parseBody(trailQuery, JSON.stringify(request.query)));
  });
  server.get('/office/api/audit.csv', async (request, reply) => {
    check(request);
    const parts = trailCsv(programme, parseBody(trailQuery, JSON.stringify(request.query)));
    // The first part is made before the answer begins: what is wrong is still said as such.
    const first = await parts.next();
    const all = async function* () {
      if (first.done !== true) yield first.value;
      yield* parts;
    };
    reply.header('content-disposition', 'attachment; filename="passage-trail.csv"').type('text/csv; charset=utf-8');
    return reply.send(Readable.from(all()));
  });
  const change = (path: string, act: (body: unknown) => Promise<unknown>): void => {
    server.post(`/office/api/staff/${path}`, { bodyLimit: BODY_MAX }, async (request) => {
      check(request);
      checkSameOrigin(request);
      return act(request.body);
    });
  };
  change('put', (body) => putStaff(programme, parseBody(newStaff, body)));
  change('add', (body) => addStaff(programme, parseBody(newStaff, body)));
  change('change', (body) => changeStaff(programme, parseBody(staffChange, body)));
  change('pin', (body) => setPin(programme, parseBody(newPin, body)));
  change('end-pause', (body) => endPause(programme, parseBody(oneOfStaff, body)));
  change('end', (body) => endStaff(programme, parseBody(staffEnd, body)));
  change('back', (body) => takeBack(programme, parseBody(oneOfStaff, body)));
}
