/** Campaign files for every command that takes some: a mall to check them against, all of them checked against each other, each with its version. */
import { contextWithoutMall } from '../domain/campaign-file/campaign-context.ts';
import type { CampaignContext } from '../domain/campaign-file/campaign-context.ts';
import type { CampaignDraft } from '../domain/campaign-file/draft.ts';
import type { FileProblem } from '../domain/written-file/file-problem.ts';
import { contextOfMall } from '../domain/campaign-file/mall-context.ts';
import type { MallCatalogue } from '../domain/campaign-file/mall-context.ts';
import { maxCampaignFileLength, parseCampaignFile } from '../domain/campaign-file/parse-campaign-file.ts';
import { toVersion } from '../domain/campaign-file/to-version.ts';
import type { CampaignVersion } from '../domain/contract/campaign.ts';
import { minorDigitsOf } from '../domain/text/format.ts';
import { localOf } from '../domain/time/zone.ts';
import { expandCampaignDates } from '../server/demo/campaign-dates.ts';
import { demoCampaigns, demoMallCatalogue } from '../server/demo/demo-campaigns.ts';
import { demoCatalogue } from '../server/demo/demo-documents.ts';
import { mallCatalogueOf } from '../server/mall-catalogue.ts';
import { WrongSetting } from '../server/settings/server-settings.ts';
import { openStore, requireProgramme } from '../server/store/open-store.ts';
import type { StorePlace } from '../server/store/open-store.ts';
import { readTextFile } from './read-text-file.ts';
import { offsetsOfZone } from '../server/zone/offsets-of-zone.ts';

/** Mall days end at four in the morning where no mall says otherwise. */
const usualCutoffMinutes = 240;

/** What files are checked against: no mall (dates and sums only), the demo mall, or a programme (running or not). */
export type MallChoice =
  | { readonly kind: 'none'; readonly zone: string; readonly currency: string }
  | { readonly kind: 'demo' }
  | { readonly kind: 'programme'; readonly place: StorePlace };

/** One file. `draft` and `version` null: it has problems. The version is number 1, in force from the beginning of time. */
export interface ReadCampaignFile {
  readonly path: string;
  readonly draft: CampaignDraft | null;
  readonly version: CampaignVersion | null;
  readonly problems: readonly FileProblem[];
  readonly warnings: readonly FileProblem[];
}

/** What was read. `catalogue` null: no mall at hand. */
export interface ReadCampaignFiles {
  readonly context: CampaignContext;
  readonly catalogue: MallCatalogue | null;
  readonly files: readonly ReadCampaignFile[];
}

/** `demo`, a data folder, or a PostgreSQL address as `--mall` has it; null: no mall. */
export function mallChoiceOf(mall: string | null, zone = 'Europe/Moscow', currency = 'RUB'): MallChoice {
  if (mall === null) return { kind: 'none', zone, currency };
  if (mall === 'demo') return { kind: 'demo' };
  if (/^postgres(ql)?:\/\//.test(mall)) return { kind: 'programme', place: { kind: 'postgres', url: mall } };
  return { kind: 'programme', place: { kind: 'sqlite', folder: mall } };
}

/**
 * Reads and checks files against the mall and against each other; `{{today+7}}` stands for a date as in the demo's files. A file that cannot be opened is a problem like any
 * other. Throws WrongSetting for a zone or currency that does not exist, StoreError when the programme cannot be read.
 */
export async function readCampaignFiles(paths: readonly string[], choice: MallChoice, nowMs: number): Promise<ReadCampaignFiles> {
  const { context, catalogue } = await mallOf(choice, nowMs);
  const todayLocal = localOf(nowMs, context.offsets).slice(0, 10);
  const texts = await Promise.all(paths.map(textOf));
  const parse = (path: string, text: string, others: readonly CampaignVersion[], knowsAllCampaigns: boolean): ReadCampaignFile => {
    const parsed = parseCampaignFile(expandCampaignDates(text, todayLocal), path, { ...context, others, knowsAllCampaigns });
    const [draft, problems] = parsed.ok ? [parsed.draft, []] : [null, parsed.problems];
    return {
      path,
      draft,
      version: draft === null ? null : toVersion(draft, 1, 0, context.offsets),
      problems,
      warnings: parsed.warnings,
    };
  };
  // First each by itself, to have what the others are checked against; then each against the mall and the others.
  const alone = texts.map(({ path, text }) => (text === null ? null : parse(path, text, [], false).version));
  const files = texts.map(({ path, text, trouble }, index): ReadCampaignFile => {
    if (text === null) return { path, draft: null, version: null, problems: [troubleIn(path, trouble)], warnings: [] };
    const mine = alone[index]?.campaignId;
    const given = alone.filter((version, at) => version !== null && at !== index).flatMap((version) => (version === null ? [] : [version]));
    const others = [...given, ...context.others.filter((other) => !given.some((version) => version.campaignId === other.campaignId))];
    const file = parse(path, text, others, context.knowsAllCampaigns);
    const twin = texts.find((_, at) => at < index && mine !== undefined && alone[at]?.campaignId === mine);
    if (twin === undefined) return file;
    const problem = { ...troubleIn(path, `is the campaign of ${twin.path} too: each needs a name of its own`), where: 'campaign' };
    return { ...file, draft: null, version: null, problems: [...file.problems, problem] };
  });
  return { context, catalogue, files };
}

async function mallOf(
  choice: MallChoice,
  nowMs: number,
): Promise<{ readonly context: CampaignContext; readonly catalogue: MallCatalogue | null }> {
  if (choice.kind === 'none') return { context: plainContext(choice.zone, choice.currency, nowMs), catalogue: null };
  const catalogue = choice.kind === 'demo' ? demoMall(nowMs) : await programmeMall(choice.place, nowMs);
  return { context: contextOfMall(catalogue, nowMs), catalogue };
}

function plainContext(zone: string, currency: string, nowMs: number): CampaignContext {
  if (!/^[A-Z]{3}$/.test(currency))
    throw new WrongSetting(`--currency ${currency} is no currency code; say three letters like RUB or EUR.`);
  const year = new Date(nowMs).getUTCFullYear();
  let offsets: CampaignContext['offsets'];
  try {
    offsets = offsetsOfZone(zone, year - 5, year + 10);
  } catch {
    throw new WrongSetting(`Unknown time zone: ${zone}. Use a name like Europe/Moscow.`);
  }
  return contextWithoutMall({ currency, minorDigits: minorDigitsOf(currency), offsets, dayCutoffMinutes: usualCutoffMinutes, nowMs });
}

function demoMall(nowMs: number): MallCatalogue {
  // Card numbers play no part in campaigns, so any card secret does.
  const act = demoCatalogue(nowMs, Buffer.alloc(32).toString('base64'));
  const catalogue = demoMallCatalogue(act);
  return { ...catalogue, campaigns: demoCampaigns(act, localOf(nowMs, catalogue.mall.offsets).slice(0, 10), nowMs) };
}

async function programmeMall(place: StorePlace, nowMs: number): Promise<MallCatalogue> {
  requireProgramme(place);
  const store = await openStore(place, nowMs);
  try {
    const catalogue = await store.read(mallCatalogueOf);
    if (catalogue === null) throw new WrongSetting('This programme has no mall yet: there is nothing to check against.');
    return catalogue;
  } finally {
    await store.close();
  }
}

interface Text {
  readonly path: string;
  /** null: cannot be opened, for the reason in `trouble`. */
  readonly text: string | null;
  readonly trouble: string;
}

/** Four bytes a character at the most, and one more to see that it is too long. */
const mostBytes = maxCampaignFileLength * 4 + 4;

async function textOf(path: string): Promise<Text> {
  const read = await readTextFile(path, mostBytes);
  return read.ok ? { path, text: read.text, trouble: '' } : { path, text: null, trouble: read.trouble };
}

function troubleIn(file: string, what: string): FileProblem {
  return { file, line: 1, column: 1, where: '', what, nearest: null };
}
