/** `passage campaign explain FILE…`: the rule of campaign files in words, and what visitors would read for receipts just short of the goal and beyond it. */
import { readBack } from '../domain/campaign-words/read-back.ts';
import { workedExamples, type Example } from '../domain/campaign-words/worked-examples.ts';
import type { CampaignVersion } from '../domain/contract/campaign.ts';
import type { Language, Say } from '../domain/contract/primitive.ts';
import { minorDigitsOf } from '../domain/text/format.ts';
import { languages } from '../domain/text/language.ts';
import { phrase } from '../domain/text/phrase.ts';
import { word, type Ear } from '../domain/text/wording.ts';
import { localSay, newestVersions } from '../domain/visit/local-say.ts';
import { namesOf, type NameSource } from '../domain/visit/names-of.ts';
import { WrongSetting } from '../server/settings/server-settings.ts';
import { mallChoiceOf, readCampaignFiles, type ReadCampaignFile, type ReadCampaignFiles } from './read-campaign-files.ts';
import { lineOf } from './problem-line.ts';
import { tellTrouble } from './server-trouble.ts';

/** Text for `passage campaign explain --help`. */
export const help = `passage campaign explain FILE... [--lang en|ru|fi|de] [--mall demo|DIR|URL] [--zone Europe/Moscow] [--currency RUB] [--json]

Reads campaign files (YAML or JSON) and says each rule back in words, everything it says; then what a visitor would read for receipts just
short of the goal and for those that reach it, worked out by the engine that decides in the mall.
  --lang     language of the words; en
  --mall     take names of shops, categories, gifts and tiers, and base points to multiply, from the demo mall, a data folder or PostgreSQL
Without --mall things go by their ids, and shops are made up where the file names none.
--json prints one JSON object a file: {"file","ok","campaign","language","rule":[{"key","args","text"}],"examples":[{"receipt","number","outcome",
"reads":[{"key","args","text"}]}],"problems":[...]}; "receipt" is null for an event, "outcome" is short, reached or not-counted.

Exit code: 0 all files are explained, 1 at least one cannot be loaded (passage campaign check says more), 2 wrong use, 3 the mall's database is
in the way.`;

interface Options {
  readonly files: readonly string[];
  readonly language: Language;
  readonly mall: string | null;
  readonly zone: string;
  readonly currency: string;
  readonly json: boolean;
}

/** Runs the command; gives the exit code. */
export async function explain(args: readonly string[]): Promise<number> {
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
    const read = await readCampaignFiles(options.files, mallChoiceOf(options.mall, options.zone, options.currency), Date.now());
    for (const file of read.files) tell(file, read, options);
    return read.files.every((file) => file.version !== null) ? 0 : 1;
  } catch (error) {
    return tellTrouble('campaign explain', error);
  }
}

function optionsOf(args: readonly string[]): Options {
  const files: string[] = [];
  const values = new Map<string, string>();
  let json = false;
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--json') json = true;
    else if (['--lang', '--mall', '--zone', '--currency'].includes(arg)) {
      const value = rest.shift();
      if (value === undefined) throw new WrongSetting(`${arg} needs a value.\n\n${help}`);
      values.set(arg, value);
    } else if (arg.startsWith('--')) throw new WrongSetting(`Unknown option: ${arg}\n\n${help}`);
    else files.push(arg);
  }
  const lang = values.get('--lang') ?? 'en';
  const language = languages.find((each) => each === lang);
  if (language === undefined) throw new WrongSetting(`--lang ${lang} is no language of visitors here; say ${languages.join(', ')}.`);
  return {
    files,
    json,
    language,
    mall: values.get('--mall') ?? null,
    zone: values.get('--zone') ?? 'Europe/Moscow',
    currency: values.get('--currency') ?? 'RUB',
  };
}

function tell(file: ReadCampaignFile, read: ReadCampaignFiles, options: Options): void {
  const { path, version, problems } = file;
  if (version === null) {
    if (options.json)
      console.log(JSON.stringify({ file: path, ok: false, campaign: null, language: options.language, rule: [], examples: [], problems }));
    else for (const problem of problems) console.log(lineOf(problem, 'problem'));
    return;
  }
  const explained = explainedOf(version, read, options.language);
  if (options.json) {
    console.log(
      JSON.stringify({ file: path, ok: true, campaign: version.campaignId, language: options.language, ...explained, problems: [] }),
    );
    return;
  }
  console.log(`${version.title[options.language]} (${path})`);
  for (const { text } of explained.rule) console.log(`  ${text}`);
  if (explained.examples.length > 0) console.log(`\n  ${phrase(options.language, 'rule.examples')}`);
  for (const example of explained.examples) {
    console.log(`  ${example.title}`);
    for (const { text } of example.reads) console.log(`    → ${text}`);
  }
  console.log('');
}

interface Worded extends Say {
  readonly text: string;
}

interface Explained {
  readonly rule: readonly Worded[];
  readonly examples: readonly (Pick<Example, 'receipt' | 'number' | 'outcome'> & {
    readonly title: string;
    readonly reads: readonly Worded[];
  })[];
}

function explainedOf(version: CampaignVersion, { context, catalogue, files }: ReadCampaignFiles, language: Language): Explained {
  const { currency, offsets, dayCutoffMinutes } = context;
  const mall = { currency, offsets: [...offsets], dayCutoffMinutes };
  const others = [...(catalogue?.campaigns ?? []), ...files.flatMap((file) => file.version ?? [])];
  const none = { tenants: [], categories: [], gifts: [], tiers: [] };
  const source: NameSource = { catalogue: { ...(catalogue ?? none), mall }, campaigns: newestVersions([...others, version]) };
  const shops = (catalogue?.tenants ?? []).filter((tenant) => !tenant.excluded).map(({ id, category }) => ({ tenantId: id, category }));
  const wordedFor =
    (ear: Ear) =>
    (say: Say): Worded => ({ ...say, text: word(localSay(say, source, language), ear) });
  const onPaper = { language, currency, todayLocal: '' };
  const examples = workedExamples(version, { mall, shops, others, unitMinor: 10 ** minorDigitsOf(currency) });
  return {
    rule: readBack(version, mall, namesOf(source, language)).map((say) => ({ ...say, text: word(say, onPaper) })),
    examples: examples.map(({ receipt, number, outcome, says }) => ({
      receipt,
      number,
      outcome,
      title: titleOf(receipt, number, source, onPaper),
      reads: says.map(wordedFor({ ...onPaper, todayLocal: receipt?.purchasedAtLocal ?? '' })),
    })),
  };
}

/** "Receipt 9: Café Tilia, 500 ₽, 21 November 2026, 12:00". */
function titleOf(receipt: Example['receipt'], number: number, source: NameSource, ear: Ear): string {
  if (receipt === null) return phrase(ear.language, 'rule.example-event');
  const { tenantId, amountMinor, purchasedAtLocal } = receipt;
  const shop = namesOf(source, ear.language).shop(tenantId);
  return word({ key: 'rule.example-receipt', args: { number, shop, amountMinor, atMomentLocal: purchasedAtLocal } }, ear);
}
