/** `passage campaign load FILE…`: loads through the running server, or straight into the database when none runs. */
import { basename } from 'node:path';
import * as z from 'zod/mini';
import { maxCampaignFileLength } from '../domain/campaign-file/parse-campaign-file.ts';
import { loadCampaign } from '../server/load-campaign.ts';
import type { CampaignCheck } from '../server/load-campaign.ts';
import { readFlags, serverSettings, settingsHelp } from '../server/settings/server-settings.ts';
import type { SettingName } from '../server/settings/server-settings.ts';
import { fileProblem, tellProblems } from './problem-line.ts';
import { atProgramme } from './programme-at-hand.ts';
import { writtenText } from './written-text.ts';
import { tellTrouble } from './server-trouble.ts';

const names: readonly SettingName[] = ['data', 'database'];

/** Text for `passage campaign load --help`. */
export const help = `passage campaign load FILE... [OPTIONS]

Checks campaign files against the mall and loads them; kiosks with a link show them within seconds. The same file twice changes
nothing; what a running campaign may not change is refused with every reason.

${settingsHelp(names)}

Exit code: 0 all are loaded, 1 at least one cannot be, 2 wrong use, 3 the server or its database is in the way.`;

const answer = z.object({
  problems: z.array(fileProblem),
  warnings: z.array(fileProblem),
  version: z.nullable(z.object({ campaignId: z.string(), version: z.int() })),
  sameAs: z.nullable(z.int()),
  feedSeq: z.nullable(z.int()),
});
type Loaded = Pick<CampaignCheck, 'problems' | 'warnings' | 'sameAs' | 'feedSeq'> & {
  readonly version: { readonly campaignId: string; readonly version: number } | null;
};

function tell(file: string, loaded: Loaded): boolean {
  // The server knows the file by its name only; here it has its path.
  tellProblems(file, loaded);
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
    const text = await writtenText(file, maxCampaignFileLength);
    failed = text === null || !tell(file, await load(basename(file), text)) || failed;
  }
  return failed ? 1 : 0;
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
    return await atProgramme(serverSettings(flags, process.env), {
      directly: (programme) => loadAll(rest, (fileName, text) => loadCampaign(programme, fileName, text)),
      throughServer: (office) => loadAll(rest, (fileName, text) => office.ask(answer, 'campaigns/load', { fileName, text })),
    });
  } catch (error) {
    return tellTrouble('campaign load', error);
  }
}
