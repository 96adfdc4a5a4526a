/**
 * What campaigns of other shops cost a receipt: candidates from the index and `evaluate`, with 1,000 of them against 10, turn about in one run. A second
 * line compares with the same 1,000 handed to `evaluate` without the index.
 */
import { evaluate } from '../../domain/campaign/evaluate.ts';
import { buildRuleIndex, candidates } from '../../domain/campaign/rule-index.ts';
import type { Evaluation, RuleReceipt } from '../../domain/campaign/evaluation.ts';
import type { CampaignVersion, ProgressWindow } from '../../domain/contract/campaign.ts';
import { compileRule } from '../../domain/campaign/rule.ts';
import type { Rule } from '../../domain/campaign/rule.ts';
import {
  at,
  entry,
  makeMember,
  makeReceipt,
  makeVersion,
  mall,
  perAmount,
  points,
  quota,
  reach,
  where,
} from '../domain/campaign/make-version.ts';
import { figureLine, median, remark, spread } from './figure.ts';

/** Name for `npm run bench -- NAME`. */
export const name = 'campaign-candidates';

/** Many short rounds: on a busy machine a long one always holds somebody else's time slice, a short one seldom. */
const ROUNDS = 600;
const WARM_UP = 100;
const RECEIPTS = 100;
const OTHER_SHOPS = 200;

const member = makeMember();

/** The receipt's own candidates, as a mall has them: base points, a day's sum for a gift, receipts in different shops of a month. */
const ownCampaigns: readonly CampaignVersion[] = [
  makeVersion({
    campaignId: 'base',
    span: 'receipt',
    reach: reach(),
    reward: perAmount({ perMinor: 1_000, life: { kind: 'days', days: 365 } }),
    quota: quota(),
  }),
  makeVersion({ campaignId: 'hare' }),
  makeVersion({
    campaignId: 'five-shops',
    span: 'month',
    reach: reach({ receipts: 10, shops: 3 }),
    reward: points(500, { life: { kind: 'days', days: 90 } }),
    quota: quota({ perAccountWindow: 1 }),
  }),
];

/** Campaigns of shops and categories that the receipt is not of, open in the same weeks. */
function otherCampaigns(count: number): readonly CampaignVersion[] {
  return Array.from({ length: count }, (_, n) =>
    makeVersion({
      campaignId: `other-${String(n).padStart(4, '0')}`,
      where: where(n % 5 === 0 ? { categories: [`kind-${n % 17}`] } : { tenants: [`shop-${n % OTHER_SHOPS}`] }),
      span: n % 2 === 0 ? 'day' : 'month',
    }),
  );
}

/** A member in the middle of a month: two windows with what was bought before. */
function progress(): readonly ProgressWindow[] {
  const entries = Array.from({ length: 6 }, (_, n) =>
    entry({ receiptId: `before-${n}`, atLocal: `2026-11-${n + 10}T15:00:00`, tenantId: `shop-${n % 2}`, amountMinor: 50_000 + n }),
  );
  return [{ campaignId: 'five-shops', version: 1, windowKey: '2026-11', entries, grants: [] }];
}

function receipts(count: number): readonly RuleReceipt[] {
  return Array.from({ length: count }, (_, n) =>
    makeReceipt({ receiptId: `receipt-${n}`, amountMinor: 20_000 + n * 37, registeredAtMs: at('2026-11-21T12:00') + n * 1_000 }),
  );
}

/** Receipts a second; throws when an evaluation is not that of the receipt's own campaigns: a fast wrong answer is no figure. */
function rateOf(list: readonly RuleReceipt[], find: (receipt: RuleReceipt) => readonly Rule[]): number {
  const windows = progress();
  const evaluateOne = (receipt: RuleReceipt): Evaluation =>
    evaluate({ candidates: find(receipt), mall, member, progress: windows, receipt });
  let touched = 0;
  const startMs = performance.now();
  for (const receipt of list) touched += evaluateOne(receipt).touched.length;
  const tookMs = performance.now() - startMs;
  if (touched !== list.length * ownCampaigns.length) throw new Error(`${touched} campaigns touched by ${list.length} receipts`);
  return (list.length / tookMs) * 1000;
}

function byIndex(others: number): (receipt: RuleReceipt) => readonly Rule[] {
  const index = buildRuleIndex([...ownCampaigns, ...otherCampaigns(others)]);
  return ({ tenantId, category, purchasedAtMs, registeredAtMs }) =>
    candidates(index, { tenantId, category, purchasedAtMs, registeredAtMs });
}

/** Measures and prints both lines: receipts a second, medians over the rounds. */
export async function run(print: (line: string) => void): Promise<void> {
  const all = [...ownCampaigns, ...otherCampaigns(1_000)].map((version) => compileRule(version));
  const list = receipts(RECEIPTS);
  const sides = [
    { what: '1,000 of others', find: byIndex(1_000), rates: new Array<number>() },
    { what: '10 of others', find: byIndex(10), rates: new Array<number>() },
    { what: '1,000 of others, no index', find: () => all, rates: new Array<number>() },
  ];
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    // Each goes first as often as the others: whoever follows the garbage of another pays for it.
    for (let turn = 0; turn < sides.length; turn += 1) {
      const side = sides[(round + turn) % sides.length];
      if (side === undefined) continue;
      const rate = rateOf(list, side.find);
      if (round >= WARM_UP) side.rates.push(rate);
    }
  }
  for (const { what, rates } of sides) remark(`  ${what}: ${spread(rates, 0)} receipts/s`);
  const [value = Number.NaN, few = Number.NaN, loop = Number.NaN] = sides.map((side) => median(side.rates));
  const line = { name, unit: 'receipts/s', value, digits: 0 };
  print(figureLine({ ...line, peer: '10-campaigns-of-others', peerValue: few }));
  print(figureLine({ ...line, peer: 'same-without-index', peerValue: loop }));
}
