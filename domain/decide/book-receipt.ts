/** A receipt counts: it joins its windows, and what is due and not granted yet is granted. */
import { candidates } from '../campaign/rule-index.ts';
import { evaluate } from '../campaign/evaluate.ts';
import { isInstead } from '../campaign/instead.ts';
import { keepsWindows } from '../campaign/window-key.ts';
import type { Evaluation, Touched } from '../campaign/evaluation.ts';
import type { ProgressGrant } from '../contract/campaign.ts';
import type { ReceiptDocument } from '../contract/document.ts';
import type { TenantDocument } from '../contract/catalogue-document.ts';
import type { Say } from '../contract/primitive.ts';
import { AwardSheet } from './award-sheet.ts';
import { returnUnits } from './gift-units.ts';
import { moveIdleEnds } from './grant-points.ts';
import { putReceipt, pointsOf } from './receipt-record.ts';
import { memberFactsOf, ruleReceiptOf } from './rule-facts.ts';
import { say } from './say.ts';
import type { Scribe } from './scribe.ts';
import { grantOrConsole, settleWindow } from './settle-due.ts';
import type { Occasion } from './settle-due.ts';

/** The rules' answer for one receipt on its account as it stands. */
export function evaluateReceipt(scribe: Scribe, receipt: ReceiptDocument, tenant: TenantDocument): Evaluation {
  const account = scribe.account(receipt.accountId);
  const rules = scribe.rules.indexOf(scribe.world);
  const { purchasedAtMs, registeredAtMs } = receipt;
  return evaluate({
    candidates: candidates(rules, { tenantId: tenant.id, category: tenant.category, purchasedAtMs, registeredAtMs }),
    mall: scribe.mall,
    member: memberFactsOf(scribe, account, registeredAtMs),
    progress: account.progress,
    receipt: ruleReceiptOf(receipt, tenant),
  });
}

/** Points that a held receipt would give if it counted now, less those of others that would give way: what its owner sees as pending. */
export function pendingPoints(scribe: Scribe, receipt: ReceiptDocument): number {
  const tenant = receipt.tenantId === null ? null : scribe.world.get('tenant', receipt.tenantId);
  if (tenant === null) return 0;
  let points = 0;
  for (const touched of evaluateReceipt(scribe, receipt, tenant).touched) {
    const grants = grantsOf(scribe, receipt.accountId, touched);
    const refused = new Set(grants.filter((grant) => grant.refused !== null).map((grant) => grant.awardKey));
    for (const { awardKey, reward } of touched.due) points += reward.kind === 'points' && !refused.has(awardKey) ? reward.points : 0;
    // What is given instead of a refused award is due beside what the rules answer here, and stays.
    for (const grant of grants) points -= isInstead(grant.awardKey) ? 0 : grant.points;
  }
  return Math.max(0, points);
}

/** What a window has granted already. */
export function grantsOf(scribe: Scribe, accountId: string, touched: Touched): readonly ProgressGrant[] {
  const { version, windowKey } = touched;
  const window = scribe.account(accountId).progress.find((one) => one.campaignId === version.campaignId && one.windowKey === windowKey);
  return window?.grants ?? [];
}

/**
 * Books a receipt whose shop is known and writes it. `earnedAtMs`: registration, or the decision for one that was held. The rules in force at its
 * registration decide; what is used up shows as an award of nothing.
 */
export function bookReceipt(scribe: Scribe, receipt: ReceiptDocument, tenant: TenantDocument, earnedAtMs: number): ReceiptDocument {
  const { accountId, reference, kioskId, registeredAtMs } = receipt;
  const evaluation = evaluateReceipt(scribe, receipt, tenant);
  const sheet = new AwardSheet(scribe, accountId, { ...receipt, awards: [] });
  const occasion: Occasion = { accountId, sheet, isBooking: true, isRefund: false, reference, kioskId, registeredAtMs, earnedAtMs };
  const full: Say[] = [];
  for (const touched of evaluation.touched) {
    if (isFull(scribe, accountId, touched)) full.push(say('counts.quota-gone', { campaignId: touched.version.campaignId }));
    else settleTouched(scribe, occasion, receipt, touched);
  }
  moveIdleEnds(scribe, accountId, registeredAtMs);
  const { awards } = sheet;
  const sentences: Say[] = [...evaluation.nearMisses, ...evaluation.notCounted].map((one) => one.explanation).concat(full);
  const settled = { holds: [], refusal: null, awards, binds: keptBinds(scribe, sheet), nearMisses: sentences };
  const booked: ReceiptDocument = { ...receipt, state: 'booked', ...settled };
  putReceipt(scribe, booked, pointsOf(booked));
  scribe.awards.push(...awards);
  scribe.sentences.push(...sentences);
  return booked;
}

/**
 * A window holds at most so many receipts of an account: over a year, five a day. It bounds the account document; what comes after is told, and does not count there.
 */
export const maxEntriesPerWindow = 2000;

function isFull(scribe: Scribe, accountId: string, { version, windowKey, entry }: Touched): boolean {
  if (entry === null) return false;
  const window = scribe.account(accountId).progress.find((one) => one.campaignId === version.campaignId && one.windowKey === windowKey);
  return (
    window !== undefined && window.entries.length >= maxEntriesPerWindow && !window.entries.some((one) => one.receiptId === entry.receiptId)
  );
}

function settleTouched(scribe: Scribe, occasion: Occasion, receipt: ReceiptDocument, touched: Touched): void {
  const { version, windowKey, entry, due } = touched;
  const { accountId } = occasion;
  if (entry !== null)
    scribe.change({ kind: 'account.entryAdded', accountId, campaignId: version.campaignId, version: version.version, windowKey, entry });
  if (keepsWindows(version)) {
    settleWindow(scribe, occasion, touched);
    return;
  }
  const { reference, kioskId, registeredAtMs, earnedAtMs } = occasion;
  const own = { version, accountId, receiptId: receipt.id, tenantId: receipt.tenantId, reference, kioskId, registeredAtMs, earnedAtMs };
  for (const one of due) grantOrConsole(scribe, occasion, own, one);
}

/** Units that awards of this receipt hold. What its hold had reserved for others, which are not due after all, goes back. */
function keptBinds(scribe: Scribe, sheet: AwardSheet): ReceiptDocument['binds'] {
  const given = new Set(sheet.awards.map((award) => award.awardKey));
  returnUnits(
    scribe,
    sheet.binds.filter((one) => !given.has(one.awardKey)),
  );
  return sheet.binds.filter((one) => given.has(one.awardKey));
}
