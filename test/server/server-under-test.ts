/** A whole server over a folder of its own, with a mall and somebody's account, asked over real HTTP. */
import { join } from 'node:path';
import { ensureImportKiosk } from '../../server/api/enrol.ts';
import { officeTokenOf } from '../../server/api/office-session.ts';
import type { FactBody } from '../../domain/contract/fact.ts';
import { runServer } from '../../server/run-server.ts';
import type { RunningServer } from '../../server/run-server.ts';
import type { ServerSettings } from '../../server/settings/server-settings.ts';
import { id, noon } from '../domain/decide/fixture.ts';
import { mallActs, temporaryFolder } from './test-programme.ts';

/** What the office answered. */
export interface OfficeAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** @see startServer */
export interface ServerUnderTest {
  readonly server: RunningServer;
  readonly folder: string;
  /** Asks the office by its token, or with `headers` that take the place of the usual ones; without a body it reads. */
  readonly ask: (path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<OfficeAnswer>;
  readonly stop: () => Promise<void>;
}

/** Settings of a server that anybody on this machine reaches at a port of its own, and that reaches nobody; messages go into its `outbox`. */
export function settingsIn(folder: string, publicUrl: string | null = null): ServerSettings {
  return {
    folder,
    port: 0,
    host: '127.0.0.1',
    databaseUrl: null,
    officeHosts: [],
    ekasaUrl: 'http://127.0.0.1:9',
    outboxFolder: join(folder, 'outbox'),
    publicUrl,
    withParent: false,
  };
}

/** The clock stands at noon of the fixture; `facts` come from an import. */
export async function startServer(facts: readonly FactBody[]): Promise<ServerUnderTest> {
  const { folder, remove } = temporaryFolder();
  const server = await runServer({
    settings: settingsIn(folder),
    nowMs: () => noon,
    secrets: null,
    log: () => undefined,
  });
  for (const act of mallActs()) await server.programme.decider.act([act], 'mall');
  await ensureImportKiosk(server.programme, 'IMPORT', 'mall');
  await server.programme.decider.importFacts(
    'IMPORT',
    facts.map((body, n) => ({ id: id('f', n + 1), registeredAtMs: noon, body })),
  );
  const usual = { 'content-type': 'application/json', 'x-passage-office': '1', authorization: `Bearer ${officeTokenOf(folder)}` };
  return {
    server,
    folder,
    ask: async (path, body, headers = {}) => {
      const init = { headers: { ...usual, ...headers } };
      const response = await fetch(
        `${server.url}/office/api/${path}`,
        body === undefined ? init : { ...init, method: 'POST', body: JSON.stringify(body) },
      );
      return { status: response.status, body: (await response.json()) as unknown };
    },
    stop: async () => {
      await server.close();
      remove();
    },
  };
}
