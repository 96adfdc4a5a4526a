/** Sends what waits in the outbox to a transport that takes everything; answers what it took. */
import { deliverDue } from '../../server/outreach/deliver.ts';
import type { OutgoingMessage } from '../../server/outreach/message-transport.ts';
import type { Programme } from '../../server/open-programme.ts';

/** @see file comment */
export async function deliverAll(programme: Programme): Promise<readonly OutgoingMessage[]> {
  const out: OutgoingMessage[] = [];
  const stopped = new AbortController().signal;
  const transport = {
    name: 'test',
    channels: ['sms', 'email'] as const,
    timeoutMs: 1_000,
    send: async (message: OutgoingMessage) => (out.push(message), { kind: 'sent' as const }),
  };
  await deliverDue({ programme, transports: [transport], log: () => undefined, timeout: () => stopped, stopped });
  return out;
}
