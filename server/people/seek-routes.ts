/** The desk's question whose account it is: for enrolled desks and staff who may work there, so often an hour. */
import type { FastifyInstance } from 'fastify';
import { seekRequest } from '../../domain/contract/shift.ts';
import type { SeekAnswer } from '../../domain/contract/shift.ts';
import type { ApiContext } from '../api/api-context.ts';
import { deskRole, notNow } from '../../domain/staff/may-work.ts';
import { ApiFailure } from '../api/api-failure.ts';
import { signingKiosk } from '../api/kiosk-auth.ts';
import { parseWireBody } from '../api/parse-body.ts';
import { RateBound } from '../api/rate-bound.ts';
import { seekAccount } from './seek-account.ts';

const bytesMax = 4_000;
const hourMs = 3_600_000;
/** Looks of one member of staff in an hour, and of all together: enough for a counter, too few to go through numbers. */
const eachHour = 30;
const allHour = 600;

/** Adds the route. */
export function seekRoutes(server: FastifyInstance, { programme, verify }: ApiContext): void {
  const bound = new RateBound(eachHour, allHour, hourMs, () => programme.nowMs());
  server.post('/v1/desk/seek', { bodyLimit: bytesMax }, async (request): Promise<SeekAnswer> => {
    const body = parseWireBody(seekRequest, request.body);
    const text = typeof request.body === 'string' ? request.body : '';
    const kiosk = await signingKiosk(programme.store, verify, body.kioskId, text, request.headers['x-passage-signature']);
    if (kiosk.status !== 'enrolled' || kiosk.use !== 'desk')
      throw new ApiFailure('refused', `${body.kioskId} is no desk that may look for accounts.`, 'kioskId');
    const staff = await programme.store.read((transaction) => transaction.document('staff', body.staffId));
    const role = staff === null || notNow(staff, programme.nowMs()) !== null ? null : deskRole(staff);
    if (role !== 'desk' && role !== 'lead') throw new ApiFailure('refused', 'This member of staff may not look for accounts.', 'staffId');
    if (!bound.take(body.staffId)) return { status: 'too-many', accountId: null, confirmed: false };
    return seekAccount(programme, body, kiosk.mallId);
  });
}
