/** `passage campaign load FILE…`: loads through the running server, or straight into the database when none runs. */
import { basename } from 'node:path';
import * as z from 'zod/mini';
import { maxCampaignFileLength } from '../domain/campaign-file/parse-campaign-file.ts';
import { officeTokenOf } from '../server/api/office-session.ts';
import { liveInstance } from '../server/instance.ts';
import { loadCampaign } from '../server/load-campaign.ts';
import type { CampaignCheck } from '../server/load-campaign.ts';
import { openProgramme } from '../server/open-programme.ts';
import { placeOf } from '../server/run-server.ts';
import { readFlags, serverSettings, settingsHelp } from '../server/settings/server-settings.ts';
import type { ServerSettings, SettingName } from '../server/settings/server-settings.ts';
import { requireProgramme } from '../server/store/open-store.ts';
import { lineOf } from './problem-line.ts';
import { readTextFile } from './read-text-file.ts';
import { tellTrouble } from './server-trouble.ts';

const names: readonly SettingName[] = ['data', 'database'];
const LOAD_MS = 30_000;

/** Text for `passage campaign load --help`. */
export const help = `passage campaign load FILE... [OPTIONS]

Checks campaign files against the mall and loads them; kiosks with a link show them within seconds. The same file twice changes
nothing; what a running campaign may not change is refused with every reason.

${settingsHelp(names)}

Exit code: 0 all are loaded, 1 at least one cannot be, 2 wrong use, 3 the server or its database is in the way.`;

const problem = z.object({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  where: z.string(),
  what: z.string(),
  nearest: z.nullable(z.string()),
});
const answer = z.object({
  problems: z.array(problem),
  warnings: z.array(problem),
  version: z.nullable(z.object({ campaignId: z.string(), version: z.int() })),
  sameAs: z.nullable(z.int()),
  feedSeq: z.nullable(z.int()),
});
type Loaded = Pick<CampaignCheck, 'problems' | 'warnings' | 'sameAs' | 'feedSeq'> & {
  readonly version: { readonly campaignId: string; readonly version: number } | null;
};

async function throughServer(url: string, token: string, fileName: string, text: string): Promise<Loaded> {
  const response = await fetch(`${url}/office/api/campaigns/load`, {
    method: 'POST',
    signal: AbortSignal.timeout(LOAD_MS),
    body: JSON.stringify({ fileName, text }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-passage-office': '1' },
  });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(z.object({ error: z.object({ message: z.string() }) }).parse(body).error.message);
  return answer.parse(body);
}

function tell(file: string, loaded: Loaded): boolean {
  // The server knows the file by its name only; here it has its path.
  for (const problem of loaded.problems) console.log(lineOf({ ...problem, file }, 'problem'));
  for (const warning of loaded.warnings) console.log(lineOf({ ...warning, file }, 'warning'));
  if (loaded.feedSeq === null || loaded.version === null) return false;
  const { campaignId, version } = loaded.version;
  console.log(
    loaded.sameAs === null
      ? `${file}: ${campaignId} version ${version} is loaded`
      : `${file}: ${campaignId} version ${loaded.sameAs} is loaded already`,
  );
  return true;
}

async function loadAll(files: readonly string[], load: (fileName: string, text: string) => Promise<Loaded>): Promise<number> {
  let failed = false;
  for (const file of files) {
    const read = await readTextFile(file, maxCampaignFileLength * 4 + 4);
    // One character more than is read is enough to be told that it is too long.
    const text = read.ok ? read.text.slice(0, maxCampaignFileLength + 1) : '';
    if (!read.ok) console.log(lineOf({ file, line: 1, column: 1, where: '', what: read.trouble, nearest: null }, 'problem'));
    failed = !read.ok || !tell(file, await load(basename(file), text)) || failed;
  }
  return failed ? 1 : 0;
}

async function directly(settings: ServerSettings, files: readonly string[]): Promise<number> {
  requireProgramme(placeOf(settings));
  const programme = await openProgramme({ place: placeOf(settings), nowMs: () => Date.now(), secrets: null });
  try {
    return await loadAll(files, (fileName, text) => loadCampaign(programme, fileName, text));
  } finally {
    await programme.close();
  }
}

/** Runs the command; gives the exit code. */
export async function load(args: readonly string[]): Promise<number> {
  if (args[0] === '--help' || args[0] === '-h') {
    console.log(help);
    return 0;
  }
  try {
    const { flags, rest } = readFlags(args, names);
    if (rest.length === 0) {
      console.error(help);
      return 2;
    }
    const settings = serverSettings(flags, process.env);
    const live = liveInstance(settings.folder);
    if (live === null) return await directly(settings, rest);
    const token = officeTokenOf(settings.folder);
    return await loadAll(rest, (fileName, text) => throughServer(live.url, token, fileName, text));
  } catch (error) {
    return tellTrouble('campaign load', error);
  }
}
