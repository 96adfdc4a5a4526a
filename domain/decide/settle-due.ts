/**
 * Posted = due - granted, per award key, in both directions: what is missing is granted, what is no longer due is taken back, what changed is taken back and granted
 * anew. The one place where grants are made; booking, voids, returns, late arrivals, merges and events all end here, so arrival order cannot change what an account holds.
 */
import { dueInCampaign } from '../campaign/campaign-due.ts';
import type { Due } from '../campaign/evaluation.ts';
import { insteadDue, isInstead, withInstead } from '../campaign/instead.ts';
import type { CampaignVersion, ProgressGrant, ProgressWindow } from '../contract/campaign.ts';
import { AwardSheet, awardOf } from './award-sheet.ts';
import { grantAward } from './grant-award.ts';
import type { Earning } from './earning.ts';
import { inviterWindow } from './inviter.ts';
import type { Scribe } from './scribe.ts';
import { isSettledForGood, takeGrantBack } from './take-grant-back.ts';

/** What sets the settling off, and under which name and clock new awards stand. */
export interface Occasion {
  readonly accountId: string;
  readonly sheet: AwardSheet;
  /** The receipt in hand is being booked: an award of a whole window is told as its own, since it brought it about. */
  readonly isBooking: boolean;
  /** Goods went back: campaigns that `keep` gifts and tickets then leave them. */
  readonly isRefund: boolean;
  readonly reference: string;
  readonly kioskId: string;
  readonly registeredAtMs: number;
  readonly earnedAtMs: number;
}

/** A window and all that it is due. */
export interface WindowDue {
  readonly version: CampaignVersion;
  readonly windowKey: string;
  readonly due: readonly Due[];
}

const windowOf = (scribe: Scribe, accountId: string, campaignId: string, windowKey: string): ProgressWindow | undefined =>
  scribe.account(accountId).progress.find((one) => one.campaignId === campaignId && one.windowKey === windowKey);

/** Brings the grants of one window to what is due; what was refused is due what the campaign gives instead. */
export function settleWindow(scribe: Scribe, occasion: Occasion, { version, windowKey, due }: WindowDue): void {
  const { accountId } = occasion;
  const before = windowOf(scribe, accountId, version.campaignId, windowKey)?.grants ?? [];
  const wanted = { version, windowKey, due: withInstead(version, due, before) };
  const name = { accountId, campaignId: version.campaignId, windowKey };
  const earnedAtMs = new Map<string, number>();
  for (const grant of before) {
    const lot = scribe.account(accountId).lots.find((one) => one.lotId === grant.lotId);
    if (!takeUnlessDue(scribe, occasion, wanted, grant)) {
      rehome(scribe, occasion, wanted, grant);
      continue;
    }
    // Granted anew, its points are as old as they were.
    if (lot !== undefined) earnedAtMs.set(grant.awardKey, lot.earnedAtMs);
    scribe.change({ kind: 'account.grantRemoved', ...name, awardKey: grant.awardKey });
  }
  const window = windowOf(scribe, accountId, version.campaignId, windowKey);
  const granted = new Set(window?.grants.map((grant) => grant.awardKey));
  for (const one of wanted.due) {
    if (granted.has(one.awardKey)) continue;
    const earning = earningOf(occasion, version, window, one);
    const clock = { earnedAtMs: earnedAtMs.get(one.awardKey) ?? earning.earnedAtMs };
    for (const grant of grantOrConsole(scribe, occasion, { ...earning, ...clock }, one))
      scribe.change({ kind: 'account.grantPut', ...name, version: version.version, grant });
  }
}

/** Grants one award, and where it is refused what its campaign gives instead. */
export function grantOrConsole(scribe: Scribe, occasion: Occasion, earning: Earning, due: Due): readonly ProgressGrant[] {
  const grant = grantDue(scribe, occasion, earning, due);
  const instead = grant.refused === null || isInstead(due.awardKey) ? null : insteadDue(earning.version, due);
  return instead === null ? [grant] : [grant, grantDue(scribe, occasion, earning, instead)];
}

/** An award that is due all the same when its receipt leaves the window belongs to the receipt that now completes it. */
function rehome(scribe: Scribe, { accountId, sheet }: Occasion, { version, windowKey, due }: WindowDue, grant: ProgressGrant): void {
  const { campaignId } = version;
  const entries = windowOf(scribe, accountId, campaignId, windowKey)?.entries ?? [];
  const now = due.find((one) => one.awardKey === grant.awardKey);
  if (now === undefined || grant.refused !== null || entries.some((one) => one.receiptId === grant.receiptId)) return;
  if (now.receiptId === grant.receiptId) return;
  sheet.move(grant.receiptId, now.receiptId, grant.awardKey);
  const moved = { ...grant, receiptId: now.receiptId };
  scribe.change({ kind: 'account.grantPut', accountId, campaignId, version: version.version, windowKey, grant: moved });
}

/** Grants one award and writes it down on its receipt. */
function grantDue(scribe: Scribe, occasion: Occasion, earning: Earning, due: Due): ProgressGrant {
  const { sheet, accountId } = occasion;
  const granted = grantAward(scribe, earning, due, sheet.takeReserved(due.awardKey));
  // A consolation that is gone as well is no second disappointment: the refused award tells it.
  if (granted.grant.refused === null || !isInstead(due.awardKey))
    sheet.add(earning.receiptId, awardOf(scribe, accountId, earning.version, due, granted), granted.binds);
  return granted.grant;
}

/** Takes a grant back unless it is just what is due, was refused (a refused slot stays refused) or is kept. Answers whether it is gone. */
export function takeUnlessDue(
  scribe: Scribe,
  occasion: Occasion,
  wanted: Pick<WindowDue, 'version' | 'due'>,
  grant: ProgressGrant,
): boolean {
  const { accountId, sheet } = occasion;
  if (grant.refused !== null) return false;
  const due = wanted.due.find((one) => one.awardKey === grant.awardKey);
  if (due !== undefined && gives(grant, due.reward)) return false;
  if (due === undefined && isKept(occasion, wanted.version, grant)) return false;
  if (isSettledForGood(scribe, accountId, grant)) return false;
  const receiptId = grant.receiptId === '' ? null : grant.receiptId;
  takeGrantBack(scribe, accountId, wanted.version, grant, { tenantId: tenantOf(scribe, occasion, wanted.version, grant), receiptId });
  sheet.remove(grant.receiptId, grant.awardKey, grant.points);
  return true;
}

/** Shop named in the posting: that of the receipt the award stood on, where an entry still tells it. */
function tenantOf(scribe: Scribe, occasion: Occasion, version: CampaignVersion, grant: ProgressGrant): string | null {
  const windows = scribe.account(occasion.accountId).progress.filter((one) => one.campaignId === version.campaignId);
  for (const window of windows) {
    const entry = window.entries.find((one) => one.receiptId === grant.receiptId);
    if (entry !== undefined) return entry.tenantId;
  }
  return grant.receiptId === '' ? null : (scribe.world.get('receipt', grant.receiptId)?.tenantId ?? null);
}

/** Whether a grant gives just this reward. A gift swapped for one of its choices is the same award. */
function gives(grant: ProgressGrant, reward: Due['reward']): boolean {
  switch (reward.kind) {
    case 'points':
      return grant.points === reward.points && grant.voucherId === null && grant.tickets === 0 && grant.tierId === null;
    case 'gift':
      return grant.voucherId !== null;
    case 'tickets':
      return grant.tickets === reward.tickets;
    case 'tier':
      return grant.tierId === reward.tierId;
  }
}

/** `refunds: keep` speaks of gifts and tickets; points are always taken back. */
function isKept(occasion: Occasion, version: CampaignVersion, grant: ProgressGrant): boolean {
  return occasion.isRefund && version.refunds === 'keep' && (grant.voucherId !== null || grant.tickets > 0);
}

/** Under which receipt an award stands: a receipt's own points under that receipt, one of the whole window under the receipt that has just brought it about. */
function earningOf(occasion: Occasion, version: CampaignVersion, window: ProgressWindow | undefined, due: Due): Earning {
  const { accountId, reference, kioskId, registeredAtMs, earnedAtMs } = occasion;
  const entryOf = (receiptId: string) => window?.entries.find((one) => one.receiptId === receiptId);
  const inHand = occasion.isBooking && version.reward.kind !== 'points-per-amount' ? occasion.sheet.receiptId : null;
  const receiptId = inHand !== null && entryOf(inHand) !== undefined ? inHand : due.receiptId;
  const tenantId = entryOf(receiptId)?.tenantId ?? null;
  return { version, accountId, receiptId, tenantId, reference, kioskId, registeredAtMs, earnedAtMs };
}

/** Brings every window of these campaigns to what is due: after an entry left, changed, or came from another account. */
export function settleWindows(scribe: Scribe, occasion: Occasion, campaignIds: Iterable<string>): void {
  for (const campaignId of [...new Set(campaignIds)].sort()) {
    const windows = scribe
      .account(occasion.accountId)
      .progress.filter((one) => one.campaignId === campaignId && one.windowKey !== inviterWindow);
    const newest = windows.reduce((most, one) => Math.max(most, one.version), 0);
    const version = scribe.rules.version(scribe.world, campaignId, newest);
    if (version === null || version.trigger !== 'receipt') continue;
    const due = dueInCampaign(version, windows);
    for (const { windowKey } of windows) {
      const own = due.get(windowKey);
      if (own !== undefined) settleWindow(scribe, occasion, { version, windowKey, due: own });
    }
  }
}

/** The same for an account whose windows have changed otherwise: a merge. */
export function settleCampaigns(
  scribe: Scribe,
  accountId: string,
  campaignIds: readonly string[],
  at: Pick<Occasion, 'reference' | 'kioskId' | 'registeredAtMs' | 'earnedAtMs'>,
): void {
  const sheet = new AwardSheet(scribe, accountId, null);
  settleWindows(scribe, { accountId, sheet, isBooking: false, isRefund: false, ...at }, campaignIds);
}
