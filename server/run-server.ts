import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createServer } from './api/create-server.ts';
import { Metrics } from './api/metrics.ts';
import { officeTokenOf } from './api/office-session.ts';
import { Presence } from './api/presence.ts';
import { startDrawClock } from './draw/draw-clock.ts';
import { DrawFiles } from './draw/draw-files.ts';
import { Leases } from './decider/leases.ts';
import { nodeVerifier } from './decider/node-signature.ts';
import { announceInstance } from './instance.ts';
import { openProgramme } from './open-programme.ts';
import { Programs } from './release/programs.ts';
import type { Programme } from './open-programme.ts';
import { fileTransport } from './outreach/file-transport.ts';
import { startOutreach } from './outreach/outreach-clock.ts';
import { readPage } from './phone/page-files.ts';
import { startPhoneClock } from './phone/phone-clock.ts';
import { startProofClock } from './proof/proof-clock.ts';
import { ProofCounts } from './proof/proof-counts.ts';
import { verifiersOf } from './proof/verifiers.ts';
import type { ServerSettings } from './settings/server-settings.ts';
import { Snapshots } from './snapshot/snapshots.ts';
import type { StorePlace } from './store/open-store.ts';
import type { ProgrammeSecrets } from './store/rows.ts';
import { startTicker } from './ticker.ts';

const LEASES_EVERY_MS = 30_000;

/** What a running server gives. */
export interface RunningServer {
  readonly url: string;
  /** Carries the token: for the owner's eyes. */
  readonly officeUrl: string;
  readonly programme: Programme;
  close(): Promise<void>;
}

/** What is needed besides the settings. `secrets` only for a programme that is founded now. */
export interface RunOptions {
  readonly settings: ServerSettings;
  readonly nowMs: () => number;
  readonly secrets: ProgrammeSecrets | null;
  readonly log: (line: string) => void;
}

/** Where the settings put the programme. */
export function placeOf({ databaseUrl, folder }: Pick<ServerSettings, 'databaseUrl' | 'folder'>): StorePlace {
  return databaseUrl === null ? { kind: 'sqlite', folder } : { kind: 'postgres', url: databaseUrl };
}

async function listen(server: FastifyInstance, { host, port }: ServerSettings): Promise<string> {
  await server.listen({ host, port });
  const address = server.server.address();
  const boundPort = typeof address === 'object' && address !== null ? address.port : port;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${boundPort}`;
}

/** Starts the central server. Throws StoreError, or what listening throws (EADDRINUSE, EACCES). */
export async function runServer({ settings, nowMs, secrets, log }: RunOptions): Promise<RunningServer> {
  let onCommit = (): void => undefined;
  const programme = await openProgramme({ place: placeOf(settings), nowMs, secrets, onCommit: () => onCommit() });
  try {
    const { store, decider } = programme;
    const presence = new Presence(store, nowMs);
    const leases = new Leases({ store, decider, nowMs, log, isReachable: (kioskId) => presence.isReachable(kioskId) });
    onCommit = () => leases.request();
    const officeFolder = join(import.meta.dirname, '..', 'dist', 'office');
    const officeToken = officeTokenOf(settings.folder);
    const proofCounts = new ProofCounts();
    const drawFiles = new DrawFiles(store, settings.folder);
    const outreach = startOutreach({
      programme,
      transports: [fileTransport(settings.outboxFolder)],
      log,
      timeout: (ms) => AbortSignal.timeout(ms),
    });
    const server = createServer({
      programme,
      presence,
      leases,
      drawFiles,
      releasesFolder: join(settings.folder, 'releases'),
      programs: new Programs(programme),
      outreach,
      metrics: new Metrics(proofCounts),
      snapshots: new Snapshots(store, join(settings.folder, 'snapshots'), nowMs),
      verify: nodeVerifier(),
      officeFolder: existsSync(join(officeFolder, 'index.html')) ? officeFolder : null,
      officeToken,
      phonePage: readPage(join(import.meta.dirname, '..', 'dist', 'phone')),
      publicUrl: settings.publicUrl,
      officeHosts: settings.officeHosts,
      log,
    });
    const url = await listen(server, settings);
    const withdraw = announceInstance(settings.folder, { pid: process.pid, url, startedAtMs: nowMs() });
    const stopTicker = startTicker(programme, log);
    const stopPhoneClock = startPhoneClock(programme, log);
    const stopDrawClock = startDrawClock(programme, drawFiles, log);
    const stopProofClock = startProofClock({
      programme,
      verifiers: verifiersOf(settings),
      counts: proofCounts,
      log,
      timeout: (ms) => AbortSignal.timeout(ms),
    });
    const leaseTimer = setInterval(() => leases.request(), LEASES_EVERY_MS);
    leaseTimer.unref();
    const close = async () => {
      clearInterval(leaseTimer);
      await stopTicker();
      await stopPhoneClock();
      await stopDrawClock();
      await stopProofClock();
      await outreach.stop();
      programme.bell.close();
      await server.close();
      await leases.close();
      await programme.close();
      withdraw();
    };
    return { url, officeUrl: `${url}/office/?token=${officeToken}`, programme, close };
  } catch (error) {
    await programme.close();
    throw error;
  }
}
