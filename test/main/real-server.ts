import { cpSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { createServer } from '../../server/api/create-server.ts';
import { createEnrolCode } from '../../server/api/enrol.ts';
import { Metrics } from '../../server/api/metrics.ts';
import { Presence } from '../../server/api/presence.ts';
import { nodeVerifier } from '../../server/decider/node-signature.ts';
import { DrawFiles } from '../../server/draw/draw-files.ts';
import { Leases } from '../../server/decider/leases.ts';
import { fileTransport } from '../../server/outreach/file-transport.ts';
import { startOutreach } from '../../server/outreach/outreach-clock.ts';
import { openProgramme } from '../../server/open-programme.ts';
import { Programs } from '../../server/release/programs.ts';
import { Snapshots } from '../../server/snapshot/snapshots.ts';
import { mallActs } from '../server/test-programme.ts';

const ranges = [
  { prefix: '9643', length: 16, use: 'member' as const },
  { prefix: '9640', length: 16, use: 'staff' as const },
  { prefix: '9649', length: 16, use: 'test' as const },
];

/** The real server over a real SQLite file and a real socket. */
export async function realServer(folder: string, nowMs: () => number, port = 0) {
  const programme = await openProgramme({ place: { kind: 'sqlite', folder }, nowMs, secrets: null });
  if ((await programme.store.read((transaction) => transaction.document('mall', 'mall'))) === null) {
    for (const act of mallActs()) {
      const withRanges =
        act.kind === 'catalogue.put'
          ? { ...act, items: act.items.map((item) => (item.kind === 'mall' ? { ...item, cardRanges: ranges } : item)) }
          : act;
      await programme.decider.act([withRanges], 'mall');
    }
  }
  const presence = new Presence(programme.store, nowMs);
  const log = (): void => undefined;
  const leases = new Leases({ store: programme.store, decider: programme.decider, nowMs, isReachable: () => true, log });
  const outreach = startOutreach({
    programme,
    transports: [fileTransport(join(folder, 'outbox'))],
    log,
    timeout: (ms) => AbortSignal.timeout(ms),
  });
  const server = createServer({
    programme,
    outreach,
    presence,
    leases,
    drawFiles: new DrawFiles(programme.store, folder),
    releasesFolder: join(folder, 'releases'),
    programs: new Programs(programme),
    metrics: new Metrics(),
    snapshots: new Snapshots(programme.store, join(folder, 'snapshots'), nowMs),
    verify: nodeVerifier(),
    officeFolder: null,
    officeToken: 'office',
    phonePage: null,
    publicUrl: null,
    officeHosts: [],
    log,
  });
  await server.listen({ host: '127.0.0.1', port });
  const address = server.server.address() as AddressInfo;
  return {
    programme,
    leases,
    port: address.port,
    url: `http://127.0.0.1:${address.port}`,
    /** A request without a socket: the same routes, checks and handlers, and nothing that a scheduler decides. */
    fetch: async (path: string, body: string, headers: Readonly<Record<string, string>>) => {
      const response = await server.inject({
        method: 'POST',
        url: path,
        payload: body,
        headers: { 'content-type': 'application/json', ...headers },
      });
      return { status: response.statusCode, body: response.body };
    },
    code: (kioskId: string, use: 'kiosk' | 'desk' = 'kiosk') => createEnrolCode(programme, { kioskId, mallId: 'mall', use }),
    close: async () => {
      await outreach.stop();
      await leases.close();
      await server.close();
      await programme.close();
    },
  };
}

/** A copy of a closed server's data: yesterday's backup. */
export function copyOf(folder: string, to: string): void {
  cpSync(folder, to, { recursive: true });
}
