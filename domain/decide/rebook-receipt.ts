/**
 * A booked receipt is worth less than it was: goods went back. Whom and what it counts for was frozen when it was decided (DESIGN §7), so audience, stacking and the use
 * of receipts are not asked again; only the amounts are worked out anew, and what is due of them is settled.
 */
import { countedAmount, partsServed } from '../campaign/counted-amount.ts';
import { receiptDue } from '../campaign/due.ts';
import type { Due, RuleReceipt } from '../campaign/evaluation.ts';
import { withInstead } from '../campaign/instead.ts';
import { multiplyDue } from '../campaign/multiply.ts';
import type { BasePoints } from '../campaign/multiply.ts';
import { compileRule } from '../campaign/rule.ts';
import type { CampaignVersion, ProgressEntry } from '../contract/campaign.ts';
import type { TenantDocument } from '../contract/catalogue-document.ts';
import type { ReceiptDocument } from '../contract/document.ts';
import { AwardSheet, grantOfAward } from './award-sheet.ts';
import { pointsOf, putReceipt } from './receipt-record.ts';
import { ruleReceiptOf } from './rule-facts.ts';
import type { Scribe } from './scribe.ts';
import { grantOrConsole, settleWindows, takeUnlessDue } from './settle-due.ts';
import type { Occasion } from './settle-due.ts';
import { ownVersion } from './take-back.ts';

/** Writes and answers the receipt with the awards that are left. `atMs`: when points granted anew begin to age, where none were there before. */
export function rebookReceipt(scribe: Scribe, receipt: ReceiptDocument, tenant: TenantDocument, atMs: number): ReceiptDocument {
  const { accountId, reference, kioskId, registeredAtMs } = receipt;
  const sheet = new AwardSheet(scribe, accountId, receipt);
  const clock = { registeredAtMs, earnedAtMs: atMs };
  const occasion: Occasion = { accountId, sheet, isBooking: false, isRefund: true, reference, kioskId, ...clock };
  const facts = ruleReceiptOf(receipt, tenant);
  settleWindows(scribe, occasion, recountEntries(scribe, accountId, facts));
  settleOwn(scribe, occasion, receipt, facts);
  const rebooked: ReceiptDocument = { ...receipt, awards: sheet.awards, binds: sheet.binds };
  putReceipt(scribe, rebooked, pointsOf(rebooked));
  return rebooked;
}

/** The amount that counts for a version now; null: nothing of it any more. */
function amountFor(version: CampaignVersion, facts: RuleReceipt): number | null {
  const amountMinor = countedAmount(compileRule(version), facts);
  return typeof amountMinor === 'number' && amountMinor >= version.minimumMinor ? amountMinor : null;
}

/** Entries of the receipt get their new amount, or leave. Answers the campaigns that hold it. */
function recountEntries(scribe: Scribe, accountId: string, facts: RuleReceipt): readonly string[] {
  const { receiptId } = facts;
  const touched: string[] = [];
  for (const { campaignId, windowKey, version, entries } of scribe.account(accountId).progress) {
    const entry = entries.find((one) => one.receiptId === receiptId);
    const rules = entry === undefined ? null : scribe.rules.version(scribe.world, campaignId, version);
    if (entry === undefined || rules === null) continue;
    const next = recounted(rules, entry, facts);
    const name = { accountId, campaignId, windowKey };
    if (next === null) scribe.change({ kind: 'account.entryRemoved', ...name, receiptId });
    else scribe.change({ kind: 'account.entryAdded', ...name, version, entry: next });
    touched.push(campaignId);
  }
  return touched;
}

function recounted(version: CampaignVersion, entry: ProgressEntry, facts: RuleReceipt): ProgressEntry | null {
  const amountMinor = amountFor(version, facts);
  return amountMinor === null ? null : { ...entry, amountMinor, parts: partsServed(version.parts, facts, amountMinor) };
}

/** Awards of this receipt alone: base points first, what multiplies them after. */
function settleOwn(scribe: Scribe, occasion: Occasion, receipt: ReceiptDocument, facts: RuleReceipt): void {
  const versions = new Map<string, CampaignVersion>();
  for (const award of receipt.awards) {
    const version = ownVersion(scribe, award, receipt.id);
    if (version !== null) versions.set(version.campaignId, version);
  }
  const bases: BasePoints[] = [...versions.values()].flatMap((version) => {
    const amountMinor = version.reward.kind === 'points-per-amount' ? amountFor(version, facts) : null;
    return amountMinor === null ? [] : [{ version, amountMinor }];
  });
  for (const version of versions.values()) settleVersion(scribe, occasion, { version, due: ownDue(version, facts, bases) });
}

function ownDue(version: CampaignVersion, facts: RuleReceipt, bases: readonly BasePoints[]): readonly Due[] {
  const amountMinor = amountFor(version, facts);
  if (amountMinor === null) return [];
  const { receiptId } = facts;
  const { reward } = version;
  return reward.kind === 'multiply'
    ? multiplyDue(version, reward, receiptId, amountMinor, bases)
    : receiptDue(version, receiptId, amountMinor);
}

/** Such awards keep no window; the receipt's own list says what was granted or refused. Less is due than before, so nothing new is granted but changed amounts. */
function settleVersion(
  scribe: Scribe,
  occasion: Occasion,
  wanted: { readonly version: CampaignVersion; readonly due: readonly Due[] },
): void {
  const { accountId, sheet } = occasion;
  const { version } = wanted;
  const receiptId = sheet.receiptId ?? '';
  const own = sheet.awards.filter((one) => one.campaignId === version.campaignId);
  const due = withInstead(
    version,
    wanted.due,
    own.map((award) => grantOfAward(award, receiptId)),
  );
  for (const award of own) {
    const grant = grantOfAward(award, receiptId);
    const earnedAtMs = scribe.account(accountId).lots.find((one) => one.lotId === grant.lotId)?.earnedAtMs ?? occasion.earnedAtMs;
    const tenantId = scribe.world.get('receipt', receiptId)?.tenantId ?? null;
    if (!takeUnlessDue(scribe, occasion, { version, due }, grant)) continue;
    const now = due.find((one) => one.awardKey === award.awardKey);
    const { reference, kioskId, registeredAtMs } = occasion;
    const earning = { version, accountId, receiptId, tenantId, reference, kioskId, registeredAtMs, earnedAtMs };
    if (now !== undefined) grantOrConsole(scribe, occasion, earning, now);
  }
}
