/** A receipt counts: it joins its windows, and what is due and not granted yet is granted. */
import { candidates } from '../campaign/rule-index.ts';
import { evaluate } from '../campaign/evaluate.ts';
import { explainAward } from '../campaign/explain.ts';
import type { Due, Evaluation, Touched } from '../campaign/evaluation.ts';
import type { ProgressGrant } from '../contract/campaign.ts';
import type { ReceiptAward, ReceiptDocument, TenantDocument } from '../contract/document.ts';
import type { Say } from '../contract/primitive.ts';
import { awardVoucherId, grantAward } from './grant-award.ts';
import { putReceipt, pointsOf } from './receipt-record.ts';
import { say } from './say.ts';
import type { Scribe } from './scribe.ts';

/** The rules' answer for one receipt on its account as it stands. */
export function evaluateReceipt(scribe: Scribe, receipt: ReceiptDocument, tenant: TenantDocument): Evaluation {
  const account = scribe.account(receipt.accountId);
  const rules = scribe.rules.indexOf(scribe.world);
  const { purchasedAtMs, registeredAtMs, purchasedAtLocal, amountMinor } = receipt;
  return evaluate({
    candidates: candidates(rules, { tenantId: tenant.id, category: tenant.category, purchasedAtMs, registeredAtMs }),
    mall: scribe.mall,
    member: { audience: account.audience },
    progress: account.progress,
    receipt: {
      receiptId: receipt.id,
      tenantId: tenant.id,
      category: tenant.category,
      amountMinor,
      purchasedAtLocal,
      purchasedAtMs,
      registeredAtMs,
    },
  });
}

/** Points that a held receipt would give if it counted now: what its owner sees as pending. */
export function pendingPoints(scribe: Scribe, receipt: ReceiptDocument): number {
  const tenant = receipt.tenantId === null ? null : scribe.world.get('tenant', receipt.tenantId);
  if (tenant === null) return 0;
  let points = 0;
  for (const touched of evaluateReceipt(scribe, receipt, tenant).touched) {
    for (const due of openDues(scribe, receipt.accountId, touched)) points += due.reward.kind === 'points' ? due.reward.points : 0;
  }
  return points;
}

/** Due and not granted: posted = due - already granted, per award key. */
export function openDues(scribe: Scribe, accountId: string, touched: Touched): Due[] {
  const granted = new Set(
    scribe
      .account(accountId)
      .progress.filter((window) => window.campaignId === touched.version.campaignId && window.windowKey === touched.windowKey)
      .flatMap((window) => window.grants.map((grant) => grant.awardKey)),
  );
  return touched.due.filter((due) => !granted.has(due.awardKey));
}

/**
 * Books a receipt whose shop is known and writes it. `earnedAtMs`: registration, or the decision for one that was held. The rules in force at its
 * registration decide; a gift or quota that is gone shows as an award of nothing.
 */
export function bookReceipt(scribe: Scribe, receipt: ReceiptDocument, tenant: TenantDocument, earnedAtMs: number): ReceiptDocument {
  const { accountId } = receipt;
  const evaluation = evaluateReceipt(scribe, receipt, tenant);
  const awards: ReceiptAward[] = [];
  for (const touched of evaluation.touched) {
    const { version, windowKey, entry } = touched;
    const name = { accountId, campaignId: version.campaignId, version: version.version, windowKey };
    const open = openDues(scribe, accountId, touched);
    if (entry !== null) scribe.change({ kind: 'account.entryAdded', ...name, entry });
    for (const due of open) {
      const grant = grantAward(scribe, { version, receipt, tenant, earnedAtMs }, due);
      if (entry !== null) scribe.change({ kind: 'account.grantPut', ...name, grant });
      awards.push(awardOf(scribe, touched, due, grant, receipt));
    }
  }
  const sentences: Say[] = [...evaluation.nearMisses, ...evaluation.notCounted].map((one) => one.explanation);
  const booked: ReceiptDocument = { ...receipt, state: 'booked', holds: [], refusal: null, awards, nearMisses: sentences };
  putReceipt(scribe, booked, pointsOf(booked));
  scribe.awards.push(...awards);
  scribe.sentences.push(...sentences);
  return booked;
}

function awardOf(scribe: Scribe, touched: Touched, due: Due, grant: ProgressGrant, receipt: ReceiptDocument): ReceiptAward {
  const { version } = touched;
  const common = { campaignId: version.campaignId, version: version.version, awardKey: due.awardKey };
  if (grant.refused !== null) {
    return {
      ...common,
      points: 0,
      purse: null,
      voucherId: null,
      explanation: say('counts.quota-gone', { campaignId: version.campaignId }),
    };
  }
  const lot = grant.lotId === null ? undefined : scribe.account(receipt.accountId).lots.find((one) => one.lotId === grant.lotId);
  const explanation = explainAward(version, due, lot?.expiresAtMs ?? null, scribe.mall);
  if (due.reward.kind === 'points') return { ...common, points: grant.points, purse: due.reward.purse, voucherId: null, explanation };
  return { ...common, points: 0, purse: null, voucherId: grant.voucherId ?? awardVoucherId(receipt.accountId, due.awardKey), explanation };
}
