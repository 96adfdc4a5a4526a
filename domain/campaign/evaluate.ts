/**
 * The campaign engine for one receipt: awards, progress, explanation. The same code predicts on the kiosk, decides on the server and simulates in the office.
 * It consumes nothing: quotas and stock are the decider's, which grants due − granted by award key.
 */
import type { CampaignVersion, ProgressEntry, ProgressWindow } from '../contract/campaign.ts';
import { localOf } from '../time/zone.ts';
import { whyNotCounted } from './counting.ts';
import { dueOf, receiptDue } from './due.ts';
import type { EvaluateInput, Evaluation, NearMiss, RuleMall, RuleReceipt, Touched } from './evaluation.ts';
import { explainGaveWay, explainNearMiss, explainNotCounted } from './explain.ts';
import { addEntry, partPerMille, progressOf } from './progress.ts';
import { applyStacking } from './stacking.ts';
import { windowKeyOf } from './window-key.ts';

/** A threshold on one receipt that is missed by more than this is not worth a word: the next receipt starts anew. */
const tellSingleFromPerMille = 500;

/** @see EvaluateInput and Evaluation. Candidates that do not concern the receipt are ignored; order of candidates is the order of the answer. */
export function evaluate(input: EvaluateInput): Evaluation {
  const { receipt, mall } = input;
  const touched: Touched[] = [];
  const nearMisses: NearMiss[] = [];
  const notCounted: Evaluation['notCounted'][number][] = [];
  for (const version of input.candidates) {
    const why = whyNotCounted(version, receipt, mall);
    if (why !== null) {
      if (why !== 'silent') notCounted.push({ version, explanation: explainNotCounted(version, why, receipt, mall) });
      continue;
    }
    const one = version.span === 'receipt' ? touchedOnce(version, receipt) : touchedWindow(version, input.progress, receipt, mall);
    if (one.due.length > 0 || one.entry !== null) touched.push(one);
    const near = one.after === null ? nearSingle(version, receipt) : nearWindow(version, one.after, receipt, mall);
    if (near !== null) nearMisses.push(near);
  }
  const { kept, gaveWay } = applyStacking(touched);
  for (const loser of gaveWay) notCounted.push({ version: loser.version, explanation: explainGaveWay(loser.version) });
  return { touched: kept, nearMisses, notCounted };
}

function touchedOnce(version: CampaignVersion, receipt: RuleReceipt): Touched {
  return { version, windowKey: receipt.receiptId, entry: null, due: receiptDue(version, receipt), after: null };
}

function touchedWindow(version: CampaignVersion, progress: readonly ProgressWindow[], receipt: RuleReceipt, mall: RuleMall): Touched {
  const windowKey = windowKeyOf(version, receipt.purchasedAtLocal, mall);
  const before = progress.find((one) => one.campaignId === version.campaignId && one.windowKey === windowKey) ?? null;
  const entry: ProgressEntry = {
    receiptId: receipt.receiptId,
    atLocal: receipt.purchasedAtLocal,
    tenantId: receipt.tenantId,
    amountMinor: receipt.amountMinor,
  };
  const after = addEntry(version, windowKey, before, entry);
  return { version, windowKey, entry, due: dueOf(version, after), after };
}

function nearSingle(version: CampaignVersion, receipt: RuleReceipt): NearMiss | null {
  const goal = version.reach.sumMinor;
  if (goal === null || receipt.amountMinor >= goal) return null;
  const donePerMille = partPerMille(receipt.amountMinor, goal);
  if (donePerMille < tellSingleFromPerMille) return null;
  const missing = { missingMinor: goal - receipt.amountMinor, missingReceipts: null, missingShops: null };
  return { version, windowKey: receipt.receiptId, ...missing, donePerMille, explanation: explainNearMiss(version, missing) };
}

/** Only of a window that is still open when the receipt is registered: nothing can be added to yesterday. */
function nearWindow(version: CampaignVersion, window: ProgressWindow, receipt: RuleReceipt, mall: RuleMall): NearMiss | null {
  const now = windowKeyOf(version, localOf(receipt.registeredAtMs, mall.offsets), mall);
  if (now !== window.windowKey || receipt.registeredAtMs >= version.when.boughtUntilMs) return null;
  const progress = progressOf(version, window);
  if (progress.complete) return null;
  const missing = {
    missingMinor: missingOf(version.reach.sumMinor, progress.sumMinor),
    missingReceipts: missingOf(version.reach.receipts, progress.receipts),
    missingShops: missingOf(version.reach.shops, progress.shops),
  };
  if (missing.missingMinor === null && missing.missingReceipts === null && missing.missingShops === null) return null;
  return {
    version,
    windowKey: window.windowKey,
    ...missing,
    donePerMille: progress.donePerMille,
    explanation: explainNearMiss(version, missing),
  };
}

function missingOf(goal: number | null, done: number): number | null {
  return goal === null || goal <= done ? null : goal - done;
}
