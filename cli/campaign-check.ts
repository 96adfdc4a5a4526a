/** `passage campaign check FILE…`: what is wrong in campaign files, with line and column, before anyone loads them. */
import { readFile } from 'node:fs/promises';
import type { CampaignContext } from '../domain/campaign/campaign-context.ts';
import type { FileProblem } from '../domain/campaign/file-problem.ts';
import { parseCampaignFile } from '../domain/campaign/parse-campaign-file.ts';
import { minorDigitsOf } from '../domain/text/format.ts';
import { offsetsOfZone } from '../server/zone/offsets-of-zone.ts';

/** Text for `passage campaign check --help`. */
export const help = `passage campaign check FILE... [--zone Europe/Moscow] [--currency RUB] [--json]

Reads campaign files (YAML or JSON) and says what is wrong and what looks unintended: file:line:column, the key, what it should be.
Without a mall at hand names of shops, categories and gifts are not checked; "passage campaign load" checks them against the running server.
--json prints one JSON object a file: {"file","ok","campaign","problems":[{"file","line","column","where","what","nearest"}],"warnings":[...]}

Exit code: 0 all files can be loaded (warnings allowed), 1 at least one cannot, 2 wrong use.`;

interface Options {
  readonly files: readonly string[];
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
  const options = optionsOf(args);
  if (typeof options === 'string' || options.files.length === 0) {
    console.error(typeof options === 'string' ? `${options}\n\n${help}` : help);
    return 2;
  }
  let context: CampaignContext;
  try {
    context = contextOf(options);
  } catch {
    console.error(`Unknown time zone: ${options.zone}. Use a name like Europe/Moscow.`);
    return 2;
  }
  let failed = false;
  for (const file of options.files) failed = !(await checkFile(file, context, options.json)) || failed;
  return failed ? 1 : 0;
}

function optionsOf(args: readonly string[]): Options | string {
  const files: string[] = [];
  let [zone, currency, json] = ['Europe/Moscow', 'RUB', false];
  const rest = [...args];
  while (rest.length > 0) {
    const arg = rest.shift() ?? '';
    if (arg === '--json') json = true;
    else if (arg === '--zone') zone = rest.shift() ?? '';
    else if (arg === '--currency') currency = rest.shift() ?? '';
    else if (arg.startsWith('--')) return `Unknown option: ${arg}`;
    else files.push(arg);
  }
  return { files, zone, currency, json };
}

function contextOf(options: Options): CampaignContext {
  const nowMs = Date.now();
  const year = new Date(nowMs).getUTCFullYear();
  return {
    currency: options.currency,
    minorDigits: minorDigitsOf(options.currency),
    offsets: offsetsOfZone(options.zone, year - 5, year + 10),
    dayCutoffMinutes: 240,
    tenants: null,
    categories: null,
    gifts: null,
    arts: null,
    nowMs,
    others: [],
  };
}

async function checkFile(file: string, context: CampaignContext, json: boolean): Promise<boolean> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const what = `cannot be opened: ${error instanceof Error ? error.message : 'unknown'}`;
    report(file, null, [{ file, line: 1, column: 1, where: '', what, nearest: null }], [], json);
    return false;
  }
  const parsed = parseCampaignFile(text, file, context);
  report(file, parsed.ok ? parsed.draft.campaignId : null, parsed.ok ? [] : parsed.problems, parsed.warnings, json);
  return parsed.ok;
}

function report(
  file: string,
  campaign: string | null,
  problems: readonly FileProblem[],
  warnings: readonly FileProblem[],
  json: boolean,
): void {
  if (json) {
    console.log(JSON.stringify({ file, ok: problems.length === 0, campaign, problems, warnings }));
    return;
  }
  for (const problem of problems) console.log(lineOf(problem, 'problem'));
  for (const warning of warnings) console.log(lineOf(warning, 'warning'));
  if (problems.length === 0)
    console.log(`${file}: ${campaign ?? ''} can be loaded${warnings.length > 0 ? `, ${warnings.length} to look at` : ''}`);
}

function lineOf(problem: FileProblem, tone: 'problem' | 'warning'): string {
  const nearest = problem.nearest === null ? '' : ` Did you mean "${problem.nearest}"?`;
  return `${problem.file}:${problem.line}:${problem.column}: ${tone}: ${problem.where === '' ? 'the file' : problem.where} ${problem.what}.${nearest}`;
}
