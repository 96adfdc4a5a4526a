/** One pass over the receipts for one or two sets of campaigns, and the report of it. */
import { localOf } from '../../domain/time/zone.ts';
import type { CampaignVersion } from '../../domain/contract/campaign.ts';
import type { SimulationMall } from '../../domain/simulate/catalogue.ts';
import { differenceOf } from '../../domain/simulate/difference.ts';
import type { AwardRow } from '../../domain/simulate/award-row.ts';
import type { KnownMember } from '../../domain/simulate/known-member.ts';
import { createReceiptReader, receiptColumns } from '../../domain/simulate/past-receipt.ts';
import type { ReceiptColumn, ReceiptContext } from '../../domain/simulate/past-receipt.ts';
import { createReceiptOrder } from '../../domain/simulate/receipt-order.ts';
import { setReportOf } from '../../domain/simulate/report-of.ts';
import type { SimulationReport } from '../../domain/simulate/report.ts';
import { countBits } from '../../domain/simulate/simulated-member.ts';
import { createSimulation } from '../../domain/simulate/simulation.ts';
import type { Simulation } from '../../domain/simulate/simulation.ts';
import type { LineProblems } from './line-problems.ts';
import type { ProgressLine } from './progress-line.ts';
import { readLines } from './read-lines.ts';
import type { NumberedLine } from '../../domain/written-file/line-splitter.ts';
import { readTable } from './read-table.ts';
import type { TableRow, TellUnknown } from './read-table.ts';
import { sortLines } from './sort-receipts.ts';
import type { KeyedLine } from './sort-receipts.ts';

const dayMs = 86_400_000;

/** What a run is made of. */
export interface RunInput {
  readonly versions: readonly CampaignVersion[];
  /** Campaigns to compare with; null: none. */
  readonly against: readonly CampaignVersion[] | null;
  readonly mall: SimulationMall;
  readonly context: ReceiptContext;
  /** null: no members file. */
  readonly members: ReadonlyMap<string, KnownMember> | null;
  readonly receiptsPath: string;
  readonly sort: boolean;
  readonly seed: number;
  readonly lateDays: number;
  readonly maxAgeDays: number;
  readonly notes: readonly string[];
  readonly problems: LineProblems;
  readonly progress: ProgressLine;
  readonly tellUnknown: TellUnknown;
  /** Hears each award of `versions`, and is waited for after each batch. */
  readonly awards: { readonly tell: (row: AwardRow) => void; flush(): Promise<void> } | null;
}

/** Runs to the end of the file. */
export async function runSimulation(input: RunInput): Promise<SimulationReport> {
  const { problems, awards, progress, receiptsPath } = input;
  const order = createReceiptOrder(input.lateDays * dayMs, input.maxAgeDays * dayMs);
  const now = simulationOf(input, input.versions, awards?.tell ?? null);
  const before = input.against === null ? null : simulationOf(input, input.against, null);
  const readReceipt = createReceiptReader(input.context);
  let [receipts, newMemberReceipts, done] = [0, 0, 0];
  for await (const batch of rowsOf(input, (share) => void (done = share))) {
    for (const { number, row } of batch) {
      const read = readReceipt(row, number);
      const why = read.ok ? order.check(read.value) : read.what;
      if (!read.ok || why !== null) {
        problems.add({ file: receiptsPath, line: number, what: why ?? '' });
        continue;
      }
      now.receipt(read.value);
      before?.receipt(read.value);
      receipts += 1;
      const joinedAtMs = input.members?.get(read.value.memberId)?.joinedAtMs ?? null;
      if (joinedAtMs !== null && joinedAtMs >= (now.span()?.firstMs ?? 0)) newMemberReceipts += 1;
    }
    await awards?.flush();
    progress.at(receipts, done);
  }
  progress.end();
  return reportOf(input, { now, before, receipts, newMemberReceipts });
}

function simulationOf(input: RunInput, versions: readonly CampaignVersion[], tell: ((row: AwardRow) => void) | null): Simulation {
  const { mall, members, seed, lateDays, maxAgeDays } = input;
  return createSimulation({
    versions,
    mall,
    members: members ?? new Map(),
    seed,
    lateMs: lateDays * dayMs,
    maxAgeMs: maxAgeDays * dayMs,
    tell,
  });
}

function rowsOf(input: RunInput, told: (done: number) => void): AsyncIterable<readonly TableRow<ReceiptColumn>[]> {
  const table = (batches: AsyncIterable<readonly NumberedLine[]>) =>
    readTable(input.receiptsPath, batches, receiptColumns, input.problems, input.tellUnknown);
  const rows = table(readLines(input.receiptsPath, told));
  return input.sort ? sorted(input, rows) : rows;
}

/** Rows in order of registration. A line that cannot be read is reported where it is read again, after sorting. */
async function* sorted(
  input: RunInput,
  rows: AsyncIterable<readonly TableRow<ReceiptColumn>[]>,
): AsyncGenerator<readonly TableRow<ReceiptColumn>[]> {
  const readReceipt = createReceiptReader(input.context);
  const reader: { again: TableRow<ReceiptColumn>['again'] | null } = { again: null };
  async function* keyed(): AsyncGenerator<readonly KeyedLine[]> {
    for await (const batch of rows) {
      reader.again ??= batch[0]?.again ?? null;
      yield batch.map(({ number, text, row }) => {
        const read = readReceipt(row, number);
        return { number, text, atMs: read.ok ? read.value.registeredAtMs : 0 };
      });
    }
  }
  for await (const batch of sortLines(keyed())) {
    const { again } = reader;
    if (again !== null) yield batch.map(({ number, text }) => ({ number, text: text ?? '', row: again(text ?? ''), again }));
  }
}

interface Run {
  readonly now: Simulation;
  readonly before: Simulation | null;
  readonly receipts: number;
  readonly newMemberReceipts: number;
}

function reportOf(input: RunInput, { now, before, receipts, newMemberReceipts }: Run): SimulationReport {
  const { mall, problems, seed } = input;
  const span = now.span();
  const localTime = (ms: number | undefined) => (ms === undefined ? null : localOf(ms, mall.rule.offsets));
  const known = [...now.members.values()].filter((member) => member.receipts > 0);
  const tellsNew = [...(input.members?.values() ?? [])].some((member) => member.joinedAtMs !== null);
  const result = setReportOf(now, mall, tellsNew);
  const against = before === null ? null : setReportOf(before, mall, tellsNew);
  const isNew = (joinedAtMs: number | null) =>
    joinedAtMs !== null && span !== null && joinedAtMs >= span.firstMs && joinedAtMs <= span.lastMs;
  return {
    format: 'passage-simulation-1',
    seed,
    currency: mall.rule.currency,
    from: localTime(span?.firstMs),
    until: localTime(span?.lastMs),
    receipts,
    unreadable: { total: problems.total(), lines: [...problems.kept()] },
    reach: {
      members: known.length,
      newMembers: tellsNew ? known.filter((member) => isNew(member.known.joinedAtMs)).length : null,
      newMemberReceipts: tellsNew ? newMemberReceipts : null,
      receiptsPerMember: ratio(receipts, known.length),
      shopsPerMember: ratio(
        known.reduce((sum, member) => sum + countBits(member.shopBits), 0),
        known.length,
      ),
    },
    notes: [...input.notes],
    result,
    against,
    difference:
      before === null || against === null
        ? null
        : differenceOf({ report: result, simulation: now }, { report: against, simulation: before }),
  };
}

/** To four decimals, so that the report stays readable. */
function ratio(value: number, of: number): number {
  return of === 0 ? 0 : Math.round((value / of) * 10_000) / 10_000;
}
