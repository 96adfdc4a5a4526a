/**
 * The campaign engine for one receipt: awards, progress, explanation. The same code predicts on the kiosk, decides on the server and simulates in the office.
 * It consumes nothing: quotas and stock are the decider's, which grants due − granted by award key.
 */
import type { ProgressEntry } from '../contract/campaign.ts';
import { ProgressByCampaign, settleTogether } from './campaign-windows.ts';
import { countReceipt } from './counting.ts';
import { partsServed } from './counted-amount.ts';
import { receiptDue } from './due.ts';
import type { EvaluateInput, Evaluation, NearMiss, Touched } from './evaluation.ts';
import { explainGaveWay, explainNotCounted, explainUsedFor } from '../campaign-words/explain.ts';
import { countedEntries, fold } from './fold.ts';
import { multiplyDue } from './multiply.ts';
import type { BasePoints } from './multiply.ts';
import { nearReceipt, nearWindow } from './near-miss.ts';
import { addEntry } from './progress.ts';
import { applyReceiptUse } from './receipt-use.ts';
import type { Counted } from './receipt-use.ts';
import { Registration } from './registration.ts';
import { applyStacking } from './stacking.ts';
import { keepsWindows } from './window-key.ts';

/** What `evaluate` gathers on its way. */
interface Gathered {
  readonly touched: Touched[];
  readonly nearMisses: NearMiss[];
  readonly notCounted: Evaluation['notCounted'][number][];
}

/** @see EvaluateInput and Evaluation. Candidates that do not concern the receipt are ignored; order of candidates is the order of the answer. */
export function evaluate(input: EvaluateInput): Evaluation {
  const registration = new Registration(input.receipt, input.member, input.mall);
  const gathered: Gathered = { touched: [], nearMisses: [], notCounted: [] };
  const progress = new ProgressByCampaign(input.progress);
  const counted = countAll(input, registration, gathered);
  for (const one of counted) {
    if (one.rule.keepsWindows) touchWindow(one, progress, registration, gathered);
    else if (one.rule.version.reward.kind !== 'multiply') touchReceipt(one, registration, gathered);
  }
  const stacked = applyStacking(gathered.touched);
  const multiplied = withMultipliers(stacked.kept, counted, registration);
  for (const { version } of [...stacked.gaveWay, ...multiplied.gaveWay]) {
    gathered.notCounted.push({ version, explanation: explainGaveWay(version) });
  }
  return { touched: multiplied.kept, nearMisses: gathered.nearMisses, notCounted: gathered.notCounted };
}

/** The candidates that the receipt counts for, after each group has chosen the one that takes it. */
function countAll(input: EvaluateInput, registration: Registration, { notCounted }: Gathered): readonly Counted[] {
  const counted: Counted[] = [];
  for (const rule of input.candidates) {
    const amountMinor = countReceipt(rule, registration);
    if (typeof amountMinor === 'number') counted.push({ rule, amountMinor });
    else if (amountMinor !== 'silent') {
      notCounted.push({ version: rule.version, explanation: explainNotCounted(rule.version, amountMinor, input.receipt, input.mall) });
    }
  }
  const { kept, gaveWay } = applyReceiptUse(counted);
  for (const { loser, winner } of gaveWay) {
    notCounted.push({ version: loser.version, explanation: explainUsedFor(loser.version, winner.version) });
  }
  return kept;
}

/** A campaign that looks at each receipt by itself. */
function touchReceipt({ rule, amountMinor }: Counted, registration: Registration, { touched, nearMisses }: Gathered): void {
  const { version } = rule;
  const { receiptId } = registration.receipt;
  const due = receiptDue(version, receiptId, amountMinor);
  if (due.length > 0) touched.push({ version, windowKey: receiptId, entry: null, due, after: null });
  const near = nearReceipt(version, amountMinor, registration);
  if (near !== null) nearMisses.push(near);
}

/** A campaign whose windows hold what was bought before. */
function touchWindow(counted: Counted, progress: ProgressByCampaign, registration: Registration, gathered: Gathered): void {
  const { receipt, mall } = registration;
  const campaign = progress.of(counted.rule);
  const { version } = campaign.rule;
  const windowKey = version.span === 'receipt' ? receipt.receiptId : registration.bought.windowKey(version.span);
  const entry = entryOf(counted, registration);
  const after = addEntry(version, windowKey, campaign.windows.find((one) => one.windowKey === windowKey) ?? null, entry);
  const folded = fold(version, after, version.span === 'rolling' ? registration.registered.day : null);
  const together = settleTogether(version, campaign, after);
  gathered.touched.push({ version, windowKey, entry, due: together?.due ?? folded.due, after });
  if (together !== null) gathered.touched.push(...together.changed);
  if (version.counted.firstReceipts !== null && !countedEntries(version, after.entries, after.carry?.receipts).includes(entry)) {
    gathered.notCounted.push({ version, explanation: explainNotCounted(version, 'first-receipts', receipt, mall) });
  }
  const isFull = together !== null && together.total >= (version.quota.perAccountCampaign ?? Infinity);
  const near = isFull ? null : nearWindow(version, windowKey, folded, registration);
  if (near !== null) gathered.nearMisses.push(near);
}

function entryOf({ rule, amountMinor }: Counted, { receipt, bought }: Registration): ProgressEntry {
  const parts = partsServed(rule.version.parts, receipt, amountMinor);
  const { receiptId, purchasedAtLocal: atLocal, tenantId, category } = receipt;
  return { receiptId, atLocal, day: bought.day, tenantId, category, amountMinor, parts };
}

/** Multipliers come last: they work on the base points that stand, and compete with what else their group gives; base points themselves never give way to them. */
function withMultipliers(
  kept: readonly Touched[],
  counted: readonly Counted[],
  { receipt: { receiptId } }: Registration,
): { readonly kept: readonly Touched[]; readonly gaveWay: readonly Touched[] } {
  const multipliers = counted.filter((one) => one.rule.version.reward.kind === 'multiply');
  if (multipliers.length === 0) return { kept, gaveWay: [] };
  const isBase = ({ version }: Touched) => version.reward.kind === 'points-per-amount' && !keepsWindows(version);
  const bases: BasePoints[] = counted.flatMap(({ rule, amountMinor }) =>
    kept.some((one) => isBase(one) && one.version === rule.version) ? [{ version: rule.version, amountMinor }] : [],
  );
  const more: Touched[] = [];
  for (const { rule, amountMinor } of multipliers) {
    const { version } = rule;
    if (version.reward.kind !== 'multiply') continue;
    const due = multiplyDue(version, version.reward, receiptId, amountMinor, bases);
    if (due.length > 0) more.push({ version, windowKey: receiptId, entry: null, due, after: null });
  }
  const { kept: standing, gaveWay } = applyStacking([...kept.filter((one) => !isBase(one)), ...more]);
  const stands = new Set(standing);
  return { kept: [...kept, ...more].filter((one) => isBase(one) || stands.has(one)), gaveWay };
}
