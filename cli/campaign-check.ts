/** `passage campaign check FILE…`: what is wrong in campaign files, with line and column, before anyone loads them. */
import { WrongSetting } from '../server/settings/server-settings.ts';
import { mallChoiceOf, readCampaignFiles } from './read-campaign-files.ts';
import type { ReadCampaignFile } from './read-campaign-files.ts';
import { lineOf } from './problem-line.ts';
import { tellTrouble } from './server-trouble.ts';

/** Text for `passage campaign check --help`. */
export const help = `passage campaign check FILE... [--mall demo|DIR|URL] [--zone Europe/Moscow] [--currency RUB] [--json]

Reads campaign files (YAML or JSON) and says what is wrong and what looks unintended: file:line:column, the key, what it should be.
Several files are checked against each other as well: receipts that count for two of them, base points to multiply, names used twice.
  --mall DIR       check names, stock, opening hours and other campaigns against the programme in this data folder, running or not
  --mall URL       the same, in PostgreSQL
  --mall demo      the same, against the demo mall
Without --mall names of shops, categories and gifts are not checked; --zone and --currency then say where the mall would be.
--json prints one JSON object a file: {"file","ok","campaign","problems":[{"file","line","column","where","what","nearest"}],"warnings":[...]}

Exit code: 0 all files can be loaded (warnings allowed), 1 at least one cannot, 2 wrong use, 3 the mall's database is in the way.`;

interface Options {
  readonly files: readonly string[];
  readonly mall: string | null;
  readonly zone: string;
  readonly currency: string;
  readonly json: boolean;
}

/** Runs the command; gives the exit code. */
export async function check(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help);
    return 0;
  }
  try {
    const options = optionsOf(args);
    if (options.files.length === 0) {
      console.error(help);
      return 2;
    }
    const { files, catalogue } = await readCampaignFiles(
      options.files,
      mallChoiceOf(options.mall, options.zone, options.currency),
      Date.now(),
    );
    for (const file of files) tell(file, options.json);
    if (!options.json) console.log(summaryOf(files, catalogue !== null));
    return files.every((file) => file.problems.length === 0) ? 0 : 1;
  } catch (error) {
    return tellTrouble('campaign check', error);
  }
}

function optionsOf(args: readonly string[]): Options {
  const files: string[] = [];
  const values = new Map<string, string>();
  let json = false;
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--json') json = true;
    else if (arg === '--mall' || arg === '--zone' || arg === '--currency') {
      const value = rest.shift();
      if (value === undefined) throw new WrongSetting(`${arg} needs a value.\n\n${help}`);
      values.set(arg, value);
    } else if (arg.startsWith('--')) throw new WrongSetting(`Unknown option: ${arg}\n\n${help}`);
    else files.push(arg);
  }
  return {
    files,
    json,
    mall: values.get('--mall') ?? null,
    zone: values.get('--zone') ?? 'Europe/Moscow',
    currency: values.get('--currency') ?? 'RUB',
  };
}

function tell({ path, draft, problems, warnings }: ReadCampaignFile, json: boolean): void {
  const campaign = draft?.campaignId ?? null;
  if (json) {
    console.log(JSON.stringify({ file: path, ok: problems.length === 0, campaign, problems, warnings }));
    return;
  }
  for (const problem of problems) console.log(lineOf(problem, 'problem'));
  for (const warning of warnings) console.log(lineOf(warning, 'warning'));
}

function summaryOf(files: readonly ReadCampaignFile[], isMallKnown: boolean): string {
  const good = files.filter((file) => file.problems.length === 0);
  const count = (list: 'problems' | 'warnings') => files.reduce((sum, file) => sum + file[list].length, 0);
  const names = good.length === 0 ? '' : `: ${good.map((file) => file.draft?.campaignId ?? '').join(', ')}`;
  const notChecked = isMallKnown
    ? ''
    : '\nNo mall at hand, so names, stock and other campaigns are not checked: --mall DIR, or --mall demo.';
  return `${good.length} of ${files.length} can be loaded${names} (problems: ${count('problems')}, to look at: ${count('warnings')})${notChecked}`;
}
