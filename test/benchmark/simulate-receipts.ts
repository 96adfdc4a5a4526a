/**
 * A million past receipts of a quarter through fifty campaigns, from the file to the report. Peer `reading-alone`: the same file read, split and parsed by the same
 * code, and nothing done with it. The second line is what the simulation holds (live heap, collected) after the last receipt of the million, against a tenth of them with
 * the same members in the same quarter. The most that the process ever had in memory, garbage included, is a remark: it says how much room the collector was given.
 */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readLines } from '../../cli/simulate/read-lines.ts';
import { createLineProblems } from '../../cli/simulate/line-problems.ts';
import { readTable } from '../../cli/simulate/read-table.ts';
import { runSimulation } from '../../cli/simulate/run-simulation.ts';
import type { CampaignVersion } from '../../domain/contract/campaign.ts';
import { createReceiptReader, receiptColumns } from '../../domain/simulate/past-receipt.ts';
import type { SimulationMall } from '../../domain/simulate/catalogue.ts';
import { localOf } from '../../domain/time/zone.ts';
import { seededRandom } from '../../server/demo/seeded-random.ts';
import { at, gift, makeVersion, mall, perAmount, points, quota, reach, tickets, when, where } from '../domain/campaign/make-version.ts';
import { figureLine, remark } from './figure.ts';

/** Name for `npm run bench -- NAME`. */
export const name = 'simulate-receipts';

const RECEIPTS = 1_000_000;
const MEMBERS = 20_000;
const SHOPS = 40;
const CATEGORIES = 8;
const FROM_MS = at('2026-09-01T10:00');
const DAYS = 91;

const context = { offsets: mall.offsets, minorDigits: 2, categoryOf: null };
const simulated: SimulationMall = {
  rule: mall,
  language: 'en',
  pointRateMinorOf: new Map(),
  pointRateMinor: 100_000,
  gifts: new Map([['plush-hare', { valueMinor: 65_000, units: 20_000 }]]),
  tierRanks: new Map(),
};

const quarter = when({
  boughtFromMs: at('2026-09-01T04:00'),
  boughtUntilMs: at('2026-12-01T04:00'),
  registeredUntilMs: at('2026-12-02T04:00'),
});
const shop = (n: number): string => `shop-${n % SHOPS}`;
const kind = (n: number): string => `kind-${n % CATEGORIES}`;

/** What a mall of forty shops runs at once: base points, promises of single shops and categories, sums and counts of days, weeks and months, a draw; and some that look back over all of it. */
function fiftyCampaigns(): readonly CampaignVersion[] {
  const year = { life: { kind: 'days', days: 365 } } as const;
  const made = Array.from({ length: 50 }, (_, n): CampaignVersion => {
    const common = { campaignId: `campaign-${String(n).padStart(2, '0')}`, when: quarter, effectiveFromMs: 0 };
    if (n === 0) return makeVersion({ ...common, span: 'receipt', reach: reach(), reward: perAmount(year), quota: quota() });
    if (n === 1) return makeVersion({ ...common, reward: gift('plush-hare'), quota: quota({ perDay: 150, perAccountWindow: 1 }) });
    if (n === 2)
      return makeVersion({ ...common, span: 'receipt', reach: reach({ sumMinor: 150_000 }), reward: tickets(1), quota: quota() });
    if (n === 3)
      return makeVersion({
        ...common,
        span: 'month',
        reach: reach({ receipts: 10, shops: 3 }),
        reward: points(500),
        quota: quota({ perAccountWindow: 1 }),
      });
    if (n === 4) return makeVersion({ ...common, span: 'campaign', reach: reach({ receipts: 20 }), reward: points(100), quota: quota() });
    if (n === 5)
      return makeVersion({
        ...common,
        span: 'rolling',
        rollingDays: 30,
        reach: reach({ sumMinor: 500_000, shops: 4 }),
        reward: points(50),
        quota: quota(),
      });
    if (n === 6)
      return makeVersion({
        ...common,
        span: 'receipt',
        reach: reach({ sumMinor: 100_000 }),
        reward: tickets(1),
        quota: quota({ perAccountCampaign: 3 }),
      });
    if (n < 30)
      return makeVersion({
        ...common,
        span: 'receipt',
        where: where({ tenants: [shop(n)] }),
        reach: reach({ sumMinor: 200_000 }),
        reward: points(200, { purse: `tenant:${shop(n + 7)}`, life: { kind: 'days', days: 60 } }),
        quota: quota({ perAccountWindow: 1 }),
      });
    if (n < 40)
      return makeVersion({
        ...common,
        span: 'week',
        where: where({ categories: [kind(n)] }),
        reach: reach({ sumMinor: 600_000 }),
        reward: points(300),
        quota: quota({ perAccountWindow: 1, budgetPoints: 300_000 }),
      });
    return makeVersion({
      ...common,
      span: 'month',
      where: where({ tenants: [shop(n), shop(n + 11)] }),
      reach: reach({ receipts: 3 }),
      reward: points(150),
      quota: quota({ perAccountWindow: 2 }),
    });
  });
  return made;
}

/** Receipts evenly over the quarter in order of time; members and shops by lot. */
async function writeReceipts(path: string, count: number): Promise<void> {
  const random = seededRandom(11);
  const out = createWriteStream(path);
  out.write('receipt,member,shop,category,amount,purchased,kiosk\n');
  let text = '';
  for (let n = 0; n < count; n += 1) {
    const local = localOf(FROM_MS + Math.floor((n / count) * DAYS * 86_400_000), mall.offsets);
    const bought = Math.floor(random.next() * SHOPS);
    const rubles = (100 + random.next() * random.next() * 6000).toFixed(2);
    text += `r${n},m${Math.floor(random.next() * MEMBERS)},${shop(bought)},${kind(bought)},${rubles},${local.replace('T', ' ')},K${n % 14}\n`;
    if (text.length < 1 << 20 && n < count - 1) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end();
  await once(out, 'finish');
}

const nothing = (): void => undefined;

/** Receipts a second of reading alone. */
async function read(path: string, count: number): Promise<number> {
  const problems = createLineProblems();
  const readReceipt = createReceiptReader(context);
  const startMs = performance.now();
  let receipts = 0;
  for await (const rows of readTable(path, readLines(path), receiptColumns, problems, nothing)) {
    for (const { number, row } of rows) if (readReceipt(row, number).ok) receipts += 1;
  }
  const tookMs = performance.now() - startMs;
  if (receipts !== count) throw new Error(`${receipts} of ${count} receipts were read`);
  return (receipts / tookMs) * 1000;
}

/** Receipts a second of the whole simulation; throws when it did not do what its name says. */
async function simulate(path: string, count: number): Promise<Measured> {
  const startMs = performance.now();
  let liveMiB = 0;
  let gcMs = 0;
  const report = await runSimulation({
    versions: fiftyCampaigns(),
    against: null,
    mall: simulated,
    context,
    members: null,
    receiptsPath: path,
    sort: false,
    seed: 0,
    lateDays: 3,
    maxAgeDays: 1,
    notes: [],
    problems: createLineProblems(),
    progress: {
      at(receipts) {
        if (receipts < count) return;
        const beforeMs = performance.now();
        liveMiB = liveHeapMiB();
        gcMs = performance.now() - beforeMs;
      },
      end: nothing,
    },
    tellUnknown: nothing,
    awards: null,
  });
  const tookMs = performance.now() - startMs - gcMs;
  if (report.receipts !== count) throw new Error(`${report.receipts} of ${count} receipts counted`);
  if (count === RECEIPTS && report.result.campaigns.some((one) => one.awards === 0)) throw new Error('a campaign gave nothing');
  remark(
    `  ${count} receipts: ${report.result.total.awards} awards, ${report.result.total.points} points, ${report.reach.members} members`,
  );
  return { perSecond: (count / tookMs) * 1000, liveMiB };
}

/** What one simulation did. */
interface Measured {
  readonly perSecond: number;
  /** Heap in use after the last receipt, garbage collected: what the simulation still holds. */
  readonly liveMiB: number;
}

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

const isCollector = (value: unknown): value is () => void => typeof value === 'function';

function liveHeapMiB(): number {
  if (!isCollector(collect)) throw new Error('there is no gc() to ask for');
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const peakMiB = (): number => process.resourceUsage().maxRSS / 1024;

/** Measures and prints both lines. */
export async function run(print: (line: string) => void): Promise<void> {
  const [few, many] = [join(tmpdir(), 'few.csv'), join(tmpdir(), 'many.csv')];
  await writeReceipts(few, RECEIPTS / 10);
  await writeReceipts(many, RECEIPTS);
  // A tenth first: it warms the code up, and its memory is the peer of the second line.
  const tenth = await simulate(few, RECEIPTS / 10);
  const fewMiB = peakMiB();
  const before = await read(many, RECEIPTS);
  const whole = await simulate(many, RECEIPTS);
  const after = await read(many, RECEIPTS);
  remark(`  at most in memory: ${Math.round(peakMiB())} MiB, after the tenth ${Math.round(fewMiB)} MiB`);
  print(
    figureLine({ name, unit: 'receipts/s', value: whole.perSecond, peer: 'reading-alone', peerValue: (before + after) / 2, digits: 0 }),
  );
  print(figureLine({ name: `${name}-held`, unit: 'MiB', value: whole.liveMiB, peer: 'a-tenth', peerValue: tenth.liveMiB, digits: 0 }));
}
