/**
 * A rule explained by what happens: receipts just short of the goal and receipts that reach it, put through the engine that decides in the mall, with the sentences
 * that the visitor would read.
 */
import type { CampaignVersion, ProgressWindow } from '../contract/campaign.ts';
import type { Say } from '../contract/primitive.ts';
import { addDays } from '../time/local-time.ts';
import { lastDayOfMonth, lastDayOfQuarter, lastDayOfWeek } from '../time/mall-day.ts';
import { evaluate } from '../campaign/evaluate.ts';
import { evaluateEvent } from '../campaign/evaluate-event.ts';
import type { Due, RuleEvent, RuleMall, RuleReceipt } from '../campaign/evaluation.ts';
import { exampleMember } from './example-member.ts';
import { firstDay, nextDay, purchasesTowards, receiptsFrom, type ExampleStage } from './example-receipts.ts';
import { shopsThatCount, type ExampleShop } from './example-shops.ts';
import { explainAward, type Granted } from './explain.ts';
import { expiresAtMsOf } from '../campaign/points-life.ts';
import { spendableFromMsOf } from '../campaign/points-start.ts';
import { compileRule } from '../campaign/rule.ts';
import { tierUntilMs } from '../campaign/tier-until.ts';

/** One receipt or event, and what its member reads then. */
export interface Example {
  /** null: an event. */
  readonly receipt: Pick<RuleReceipt, 'tenantId' | 'amountMinor' | 'purchasedAtLocal' | 'goods'> | null;
  /** Receipts of this example up to and with this one; 0 for an event. */
  readonly number: number;
  readonly outcome: 'short' | 'reached' | 'not-counted';
  readonly says: readonly Say[];
}

/** What examples are made in. */
export interface ExampleHouse {
  readonly mall: RuleMall;
  /** Shops of the mall; empty: not known, some are made up. */
  readonly shops: readonly ExampleShop[];
  /** Other campaigns of the mall: a multiplier needs base points. */
  readonly others: readonly CampaignVersion[];
  /** One unit of money in minor units: 100 for roubles. */
  readonly unitMinor: number;
}

/** Up to three examples: what does not count, what is just short, what reaches the goal. Empty where nothing can: a campaign that is over before it begins. */
export function workedExamples(version: CampaignVersion, house: ExampleHouse): readonly Example[] {
  if (version.trigger !== 'receipt') return eventExamples(version, version.trigger, house.mall);
  const stage = { version, mall: house.mall, shops: shopsThatCount(version, house.shops), unitMinor: house.unitMinor };
  const purchases = purchasesTowards(stage);
  for (const day of startingDays(stage)) {
    const told = tell(stage, house, receiptsFrom(stage, day, purchases));
    if (told.some((one) => one.outcome === 'reached')) return told;
  }
  return [];
}

/** Where a goal does not fit into what is left of the first window, the next one begins. */
function startingDays(stage: ExampleStage): readonly string[] {
  const first = firstDay(stage);
  const ends = [lastDayOfWeek(first), lastDayOfMonth(first), lastDayOfQuarter(first), `${first.slice(0, 4)}-12-31`];
  return [first, ...[first, ...ends].map((day) => addDays(day, 1))].flatMap((day) => nextDay(stage, day) ?? []);
}

function tell({ version, mall }: ExampleStage, house: ExampleHouse, receipts: readonly RuleReceipt[]): readonly Example[] {
  const bases = version.reward.kind === 'multiply' ? house.others.filter((other) => other.reward.kind === 'points-per-amount') : [];
  const candidates = [...bases, version].map((one) => compileRule(one));
  const progress = new Map<string, ProgressWindow>();
  let short: Example | null = null;
  for (const [index, receipt] of receipts.entries()) {
    const member = exampleMember(version, receipt.registeredAtMs);
    const evaluation = evaluate({ candidates, mall, member, progress: [...progress.values()], receipt });
    for (const { after } of evaluation.touched) if (after !== null) progress.set(`${after.campaignId}/${after.windowKey}`, after);
    const mine = <T extends { readonly version: CampaignVersion }>(all: readonly T[]) => all.filter((one) => one.version === version);
    const example = { receipt, number: index + 1 };
    const due = mine(evaluation.touched).flatMap((touched) => touched.due);
    if (due.length > 0) {
      const says = due.slice(0, 3).map((each) => explainAward(version, each, grantedOf(version, each, receipt.registeredAtMs, mall), mall));
      return [...(short === null ? [] : [short]), { ...example, outcome: 'reached', says }];
    }
    const near = mine(evaluation.nearMisses).map((one) => one.explanation);
    const notCounted = mine(evaluation.notCounted).map((one) => one.explanation);
    if (near.length + notCounted.length > 0)
      short = { ...example, outcome: near.length > 0 ? 'short' : 'not-counted', says: [...near, ...notCounted] };
  }
  return short === null ? [] : [short];
}

function eventExamples(version: CampaignVersion, trigger: RuleEvent['trigger'], mall: RuleMall): readonly Example[] {
  const atMs = Math.max(version.when.boughtFromMs, version.effectiveFromMs);
  const event = { trigger, questionnaireId: version.questionnaireId, atMs, kioskId: version.audience.kiosks[0] ?? 'K1' };
  const touched = evaluateEvent([compileRule(version)], exampleMember(version, atMs), event, mall);
  return touched.map(({ due }) => ({
    receipt: null,
    number: 0,
    outcome: 'reached',
    says: due.map((each) => explainAward(version, each, grantedOf(version, each, atMs, mall), mall)),
  }));
}

/** The lot or tier that the decider would put on the account. */
function grantedOf({ reward }: CampaignVersion, due: Due, atMs: number, { offsets, dayCutoffMinutes }: RuleMall): Granted {
  if (reward.kind === 'tier') return { lot: null, tier: { untilMs: tierUntilMs(reward.until, atMs, offsets, dayCutoffMinutes) } };
  if (due.reward.kind !== 'points' || !('life' in reward)) return { lot: null, tier: null };
  const lot = {
    earnedAtMs: atMs,
    spendableFromMs: spendableFromMsOf(reward.start, atMs, offsets, dayCutoffMinutes),
    expiresAtMs: expiresAtMsOf(reward.life, atMs, offsets, dayCutoffMinutes),
    idleDays: reward.life.kind === 'idle-days' ? reward.life.days : null,
  };
  return { lot, tier: null };
}
