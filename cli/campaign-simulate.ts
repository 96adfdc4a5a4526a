/** `passage campaign simulate FILE…`: what campaigns would have given for receipts that were. */
import * as z from 'zod/mini';
import type { MallCatalogue } from '../domain/campaign-file/mall-context.ts';
import type { CampaignVersion } from '../domain/contract/campaign.ts';
import type { SimulationMall } from '../domain/simulate/catalogue.ts';
import { memberColumns, readKnownMember } from '../domain/simulate/known-member.ts';
import type { KnownMember } from '../domain/simulate/known-member.ts';
import { moveVersion } from '../domain/simulate/move-version.ts';
import { receiptColumns } from '../domain/simulate/past-receipt.ts';
import { simulationReport } from '../domain/simulate/report.ts';
import { stockId } from '../domain/allotment/allotment-id.ts';
import { freeUnits } from '../domain/allotment/resource-count.ts';
import { formatMoney } from '../domain/text/format.ts';
import { WrongSetting } from '../server/settings/server-settings.ts';
import { mallChoiceOf, readCampaignFiles } from './read-campaign-files.ts';
import type { ReadCampaignFiles } from './read-campaign-files.ts';
import { lineOf } from './problem-line.ts';
import { tellTrouble } from './server-trouble.ts';
import { openAwardsFile } from './simulate/awards-file.ts';
import { createLineProblems, mostKept } from './simulate/line-problems.ts';
import type { LineProblems } from './simulate/line-problems.ts';
import { giftColumns, readGiftRow, readPointRate, readShopRow, shopColumns } from './simulate/mall-tables.ts';
import { readSimulateOptions } from './simulate/options.ts';
import type { SimulateOptions } from './simulate/options.ts';
import { createProgressLine } from './simulate/progress-line.ts';
import { NotText, readLines } from './simulate/read-lines.ts';
import { readTable } from './simulate/read-table.ts';
import { reportText } from './simulate/report-text.ts';
import { runSimulation } from './simulate/run-simulation.ts';

/** Text for `passage campaign simulate --help`. */
export const help = `passage campaign simulate FILE... --receipts R.csv [OPTIONS]

Lets past receipts count for campaign files (YAML or JSON) with the engine that decides in the mall, and says what they would have given: awards,
members reached, cost by funder, units by day and when they were gone, what would be owed, who nearly made it.

  --receipts FILE.csv   columns ${receiptColumns.required.join(', ')}; and, where known, ${receiptColumns.known.filter((name) => !receiptColumns.required.includes(name)).join(', ')}
  --members FILE.csv    columns member; and ${memberColumns.known.slice(1).join(', ')}
  --shops FILE.csv      columns shop; and category, point_price (what a point costs the shop, 0.8)
  --gifts FILE.csv      columns gift; and value, units (how many there are)
  --against FILE...     the same receipts through these campaigns too, and what differs
  --awards FILE.csv     writes a line for each award
  --shift DAYS          moves the campaigns by so many days: -28 tries those of next weekend on one four weeks ago
  --mall demo|DIR|URL   shops, gifts, prices and stock of the demo mall, or of a programme (its data folder or PostgreSQL address)
  --zone, --currency    without a mall: Europe/Moscow, RUB
  --point-price P       price of a point where no shop's is known: 1
  --seed N              fixes the drawing of shares of members; 0 (default) draws by the member as the mall would
  --late DAYS           receipts may stand so many days out of order: 3
  --max-age DAYS        longest time from purchase to registration: 30
  --sort                sorts the receipts by registration first (needs room on the disk)
  --json                prints the report as JSON, form passage-simulation-1 (--json-schema prints its schema)

Columns may stand in any order, separated by comma, semicolon or tab; the first line names them. Amounts are in whole money with a dot or a comma for
decimals; times are local: 2026-11-21 14:30 or 21.11.2026 14:30. goods is group:amount|group:amount; card is plastic, slip or phone; birth a date or a year;
segments, staff_of and cards are lists with | between. A line that cannot be read is told with its number, the others go on.
The same input gives the same output, byte for byte. Memory grows with members, the campaigns each of them has open windows in, and the receipts of the
last --late plus --max-age days and one, which may still change something; not with the length of the file. Three kinds of campaign keep more: rolling ones
the receipts of their days, points per amount over a window its receipts until its goal is reached, combinations that ask for sums those not used yet.
--against holds everything twice. --json names at most ${mostKept.toLocaleString('en')} lines that could not be read; the rest are in their total.

Exit code: 0 done (lines may have been passed over), 1 a campaign file cannot be loaded, 2 wrong use, 3 a file or database is in the way.`;

/** Runs the command; gives the exit code. */
export async function simulate(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help);
    return 0;
  }
  if (args.includes('--json-schema')) {
    console.log(JSON.stringify(z.toJSONSchema(simulationReport), null, 2));
    return 0;
  }
  try {
    return await run(readSimulateOptions(args));
  } catch (error) {
    if (error instanceof NotText) return tellTrouble('campaign simulate', new WrongSetting(error.message));
    return tellTrouble('campaign simulate', error);
  }
}

async function run(options: SimulateOptions): Promise<number> {
  const nowMs = Date.now();
  const choice = mallChoiceOf(options.mall, options.zone, options.currency);
  const read = await readCampaignFiles(options.files, choice, nowMs);
  const old = options.against.length === 0 ? null : await readCampaignFiles(options.against, choice, nowMs);
  if (tellProblems(read) || (old !== null && tellProblems(old))) return 1;
  const { offsets, minorDigits } = read.context;
  const problems = createLineProblems();
  const notes: string[] = [];
  const mall = await simulationMall(options, read, problems, notes);
  const members = options.members === null ? null : await readMembers(options.members, read, problems);
  const versions = versionsOf(read, options);
  const against = old === null ? null : versionsOf(old, options);
  tellAssumptions(options, [...versions, ...(against ?? [])], mall, members !== null, notes);
  const awards = options.awards === null ? null : await openAwardsFile(options.awards, offsets, inputsOf(options));
  try {
    const report = await runSimulation({
      versions,
      against,
      mall: mall.mall,
      context: { offsets, minorDigits, categoryOf: mall.categoryOf },
      members,
      receiptsPath: options.receipts,
      sort: options.sort,
      seed: options.seed,
      lateDays: options.lateDays,
      maxAgeDays: options.maxAgeDays,
      notes,
      problems,
      progress: createProgressLine(process.stderr, () => performance.now()),
      tellUnknown,
      awards,
    });
    console.log(options.json ? JSON.stringify(report) : reportText(report).join('\n'));
  } finally {
    await awards?.close();
  }
  return 0;
}

/** Every file that is read. */
function inputsOf({ files, against, receipts, members, shops, gifts }: SimulateOptions): readonly string[] {
  return [...files, ...against, receipts, members, shops, gifts].filter((path) => path !== null);
}

function tellUnknown(file: string, columns: readonly string[]): void {
  console.error(`${file}: passed over columns nobody reads: ${columns.join(', ')}`);
}

/** Tells what is wrong with campaign files; true: something is. Warnings are for `campaign check`. */
function tellProblems({ files }: ReadCampaignFiles): boolean {
  for (const { problems } of files) for (const problem of problems) console.error(lineOf(problem, 'problem'));
  return files.some((file) => file.version === null);
}

function versionsOf(read: ReadCampaignFiles, options: SimulateOptions): readonly CampaignVersion[] {
  return read.files.flatMap(({ version }) => (version === null ? [] : [moveVersion(version, options.shiftDays, read.context.offsets)]));
}

interface KnownMall {
  readonly mall: SimulationMall;
  readonly categoryOf: ReadonlyMap<string, string> | null;
}

/** The mall at hand, and what the tables say on top of it. */
async function simulationMall(
  options: SimulateOptions,
  read: ReadCampaignFiles,
  problems: LineProblems,
  notes: string[],
): Promise<KnownMall> {
  const { context, catalogue } = read;
  const { currency, minorDigits, offsets, dayCutoffMinutes } = context;
  const categoryOf = new Map(catalogue?.tenants.map((tenant) => [tenant.id, tenant.category]));
  const rates = new Map(catalogue?.tenants.map((tenant) => [tenant.id, tenant.pointRateMinor]));
  const gifts = new Map<string, GiftFacts>(giftsOf(catalogue));
  if (options.shops !== null) {
    for await (const rows of readTable(options.shops, readLines(options.shops), shopColumns, problems, tellUnknown)) {
      for (const { row, number } of rows) {
        const shop = readShopRow(row, minorDigits);
        if (!shop.ok) problems.add({ file: options.shops, line: number, what: shop.what });
        else {
          if (shop.value.category !== null) categoryOf.set(shop.value.shop, shop.value.category);
          if (shop.value.pointRateMinor !== null) rates.set(shop.value.shop, shop.value.pointRateMinor);
        }
      }
    }
  }
  if (options.gifts !== null) {
    for await (const rows of readTable(options.gifts, readLines(options.gifts), giftColumns, problems, tellUnknown)) {
      for (const { row, number } of rows) {
        const gift = readGiftRow(row, minorDigits);
        if (gift.ok) gifts.set(gift.value.gift, { valueMinor: gift.value.valueMinor, units: gift.value.units });
        else problems.add({ file: options.gifts, line: number, what: gift.what });
      }
    }
  }
  const price = readPointRate(options.pointPrice, minorDigits);
  if (!price.ok) throw new WrongSetting(`--point-price ${options.pointPrice}: ${price.what}.`);
  if (rates.size === 0)
    notes.push(`A point costs ${formatMoney(price.value, currency, 'en')} a thousand (--point-price, --shops or --mall say otherwise).`);
  const mall: SimulationMall = {
    rule: { offsets: [...offsets], dayCutoffMinutes, currency },
    language: 'en',
    pointRateMinorOf: rates,
    pointRateMinor: price.value,
    gifts,
    tierRanks: new Map(catalogue?.tiers.map((tier) => [tier.id, tier.rank])),
  };
  return { mall, categoryOf: categoryOf.size === 0 ? null : categoryOf };
}

type GiftFacts = { readonly valueMinor: number | null; readonly units: number | null };

function giftsOf(catalogue: MallCatalogue | null): [string, GiftFacts][] {
  const stocks = new Map(catalogue?.stocks.map((stock) => [stock.id, freeUnits(stock)]));
  return (catalogue?.gifts ?? []).map((gift) => [gift.id, { valueMinor: gift.valueMinor, units: stocks.get(stockId(gift.id)) ?? 0 }]);
}

async function readMembers(
  path: string,
  { context }: ReadCampaignFiles,
  problems: LineProblems,
): Promise<ReadonlyMap<string, KnownMember>> {
  const members = new Map<string, KnownMember>();
  for await (const rows of readTable(path, readLines(path), memberColumns, problems, tellUnknown)) {
    for (const { row, number } of rows) {
      const member = readKnownMember(row, context.offsets, 'en');
      const twice = member.ok && members.has(member.value.memberId);
      if (member.ok && !twice) members.set(member.value.memberId, member.value);
      else
        problems.add({
          file: path,
          line: number,
          what: member.ok ? `member "${member.value.memberId}" stands in the file already` : member.what,
        });
    }
  }
  return members;
}

/** What is taken for granted because nothing tells it: each once, in words. */
function tellAssumptions(
  options: SimulateOptions,
  versions: readonly CampaignVersion[],
  { mall }: KnownMall,
  hasMembers: boolean,
  notes: string[],
): void {
  const gifts = new Set(
    versions.flatMap(({ reward, whenGone }) => [reward, whenGone].flatMap((given) => (given?.kind === 'gift' ? [given.giftId] : []))),
  );
  const unpriced = [...gifts].filter((gift) => (mall.gifts.get(gift)?.valueMinor ?? null) === null).sort();
  const unlimited = [...gifts].filter((gift) => (mall.gifts.get(gift)?.units ?? null) === null).sort();
  if (unpriced.length > 0) notes.push(`Gifts cost nothing, their value is not known (--gifts or --mall): ${unpriced.join(', ')}.`);
  if (unlimited.length > 0)
    notes.push(`Gifts never run out but by quota, their stock is not known (--gifts or --mall): ${unlimited.join(', ')}.`);
  notes.push('Nobody spends points, every gift is handed out, and no receipt is held or voided.');
  if (options.shiftDays !== 0) notes.push(`All campaigns are moved by ${options.shiftDays} days.`);
  if (versions.some((version) => version.trigger === 'questionnaire'))
    notes.push('Questionnaires are not simulated: past data does not tell who answers.');
  if (!hasMembers && versions.some((version) => version.trigger !== 'receipt'))
    notes.push('Without --members nobody joins or has a birthday.');
  if (versions.some((version) => version.trigger === 'confirmed')) notes.push('Who joins is confirmed at once.');
}
