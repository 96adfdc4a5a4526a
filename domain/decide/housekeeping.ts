/** Keeps an account document small without taking from it what a late void still needs. */
import type { ProgressWindow } from '../contract/campaign.ts';
import type { AccountDocument } from '../contract/document.ts';
import { utcOf } from '../time/zone.ts';
import { paperNotice } from './promise-paper.ts';
import type { Scribe } from './scribe.ts';

const dayMs = 86_400_000;
/** A receipt may be voided with all consequences for this long. */
const voidDays = 90;
/** A receipt may arrive this late from a kiosk without a link and still join its window. */
const lateDays = 35;
/** Notices nobody came to hear. */
const noticeDays = 30;
/** A window key is at most a month; a campaign window ends with its last receipt plus the campaign's own time. */
const monthDays = 31;

/** When a window may leave: 90 days after it can have changed last if it granted anything, else 35. */
function windowLeavesMs(scribe: Scribe, window: ProgressWindow): number {
  const last = window.entries.at(-1);
  const version = scribe.rules.version(scribe.world, window.campaignId, window.version);
  const lastPurchaseMs = last === undefined ? 0 : utcOf(last.atLocal, scribe.mall.offsets);
  const endMs = window.windowKey === 'campaign' && version !== null ? version.when.boughtUntilMs : lastPurchaseMs + monthDays * dayMs;
  return endMs + (window.grants.length > 0 ? voidDays : lateDays) * dayMs;
}

/**
 * Drops windows that are over, lots that are empty (both only when no void can need them), and notices nobody heard. Part of every decision that
 * books or spends, and of the tick.
 */
export function tidy(scribe: Scribe, accountId: string): void {
  const account = scribe.account(accountId);
  const now = scribe.context.decidedAtMs;
  for (const window of account.progress) {
    if (windowLeavesMs(scribe, window) >= now) continue;
    scribe.change({ kind: 'account.windowDropped', accountId, campaignId: window.campaignId, windowKey: window.windowKey });
  }
  for (const lot of account.lots) {
    if (lot.points === 0 && lot.earnedAtMs + voidDays * dayMs < now) scribe.change({ kind: 'account.lotDropped', accountId, lotId: lot.lotId });
  }
  const old = account.notices.filter((one) => one.noticeId !== 'confirm-card' && one.atMs + (one.noticeId.startsWith(paperNotice) ? 3 : noticeDays) * dayMs < now);
  if (old.length > 0) scribe.change({ kind: 'account.noticesCleared', accountId, noticeIds: old.map((one) => one.noticeId) });
}

/** Next instant at which a tick has something to do for this account: a lot or an open voucher ends. null: never, as it stands. A store may index it. */
export function nextDueMs(account: AccountDocument): number | null {
  const ends = [
    ...account.lots.flatMap((lot) => (lot.points > 0 && lot.expiresAtMs !== null ? [lot.expiresAtMs] : [])),
    ...account.vouchers.flatMap((one) => (one.state === 'open' || one.state === 'asked' ? [one.deadlineMs] : [])),
  ];
  return ends.length === 0 ? null : Math.min(...ends);
}
