/** The programme that a data folder or database holds: asked through the server that runs on it, or opened here when none runs. */
import * as z from 'zod/mini';
import { officeTokenOf } from '../server/api/office-session.ts';
import { liveInstance } from '../server/instance.ts';
import { openProgramme } from '../server/open-programme.ts';
import type { Programme } from '../server/open-programme.ts';
import { placeOf } from '../server/run-server.ts';
import type { ServerSettings } from '../server/settings/server-settings.ts';
import { requireProgramme } from '../server/store/open-store.ts';

/** The office of a running server. */
export interface Office {
  /**
   * One question. `path` follows `/office/api/`; `body` null reads, anything else is sent. The answer has the shape, or it throws; what the server
   * says instead of doing it is thrown as OfficeSaid.
   */
  ask<T extends z.core.$ZodType>(shape: T, path: string, body: unknown, withinMs?: number): Promise<z.output<T>>;
}

/** What the office of a running server said instead of doing it. */
export class OfficeSaid extends Error {}

const ASK_MS = 30_000;
const trouble = z.object({ error: z.object({ message: z.string() }) });

function officeAt(url: string, token: string): Office {
  const headers = { authorization: `Bearer ${token}`, 'x-passage-office': '1' };
  return {
    ask: async (shape, path, body, withinMs = ASK_MS) => {
      const sent = { method: 'POST', body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } };
      const response = await fetch(`${url}/office/api/${path}`, {
        signal: AbortSignal.timeout(withinMs),
        ...(body === null ? { headers } : sent),
      });
      const answer: unknown = await response.json();
      if (response.ok) return z.parse(shape, answer);
      const said = z.safeParse(trouble, answer);
      throw new OfficeSaid(said.success ? said.data.error.message : `the server answered ${response.status}`);
    },
  };
}

/** Whether a server runs on it is found out once; the programme is closed again whatever happens. Throws StoreError when there is no programme. */
export async function atProgramme<T>(
  settings: ServerSettings,
  ways: { readonly directly: (programme: Programme) => Promise<T>; readonly throughServer: (office: Office) => Promise<T> },
): Promise<T> {
  const live = liveInstance(settings.folder);
  if (live !== null) return ways.throughServer(officeAt(live.url, officeTokenOf(settings.folder)));
  requireProgramme(placeOf(settings));
  const programme = await openProgramme({ place: placeOf(settings), nowMs: () => Date.now(), secrets: null });
  try {
    return await ways.directly(programme);
  } finally {
    await programme.close();
  }
}
