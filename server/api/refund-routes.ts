/** Routes of the office for shops' lists of refunds: what would become of them, loading them, what waits. */
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { refundLines } from '../../domain/contract/refund-line.ts';
import { uuid } from '../../domain/contract/primitive.ts';
import { settleRefunds } from '../refunds/settle-refunds.ts';
import { chooseRefund, listWaitingRefunds } from '../refunds/waiting-refunds.ts';
import type { ApiContext } from './api-context.ts';
import { theMall } from './office-acts.ts';
import { checkHost, checkSameOrigin, checkSession } from './office-session.ts';
import { parseBody } from './parse-body.ts';

/** A piece of 400 lines, each field as long as it may be. */
const PIECE_BYTES_MAX = 1_000_000;
const SHOPS_MAX = 5_000;

const choice = z.strictObject({ id: uuid, receiptId: z.nullable(uuid) });

/** Routes under /office/api/refunds. */
export function refundRoutes(server: FastifyInstance, { programme, officeHosts, officeToken }: ApiContext): void {
  const read = <T>(path: string, answer: () => Promise<T>) => {
    server.get(`/office/api/refunds/${path}`, async (request) => {
      checkHost(request, officeHosts);
      checkSession(request, officeToken);
      return answer();
    });
  };
  const change = <T>(path: string, act: (body: unknown) => Promise<T>) => {
    server.post(`/office/api/refunds/${path}`, { bodyLimit: PIECE_BYTES_MAX }, async (request) => {
      checkHost(request, officeHosts);
      checkSession(request, officeToken);
      checkSameOrigin(request);
      return act(request.body);
    });
  };
  read('waiting', () => listWaitingRefunds(programme));
  read('shops', async () => {
    const { currency } = await theMall(programme);
    const shops = await programme.store.read((transaction) => transaction.documentsOf('tenant', '', SHOPS_MAX));
    return { currency, shops: shops.map(({ id, name }) => ({ id, name })) };
  });
  change('check', (body) => settleRefunds(programme, parseBody(refundLines, body), true));
  change('load', (body) => settleRefunds(programme, parseBody(refundLines, body), false));
  change('choose', (body) => {
    const { id, receiptId } = parseBody(choice, body);
    return chooseRefund(programme, id, receiptId);
  });
}
