/** Keeps an account document small without taking from it what a late void still needs. */
import type { ProgressWindow } from '../contract/campaign.ts';
import type { AccountDocument, Lot } from '../contract/account-document.ts';
import { moneyOfNext } from '../ledger/lot-money.ts';
import { paperNotice } from './promise-paper.ts';
import type { Scribe } from './scribe.ts';
import { windowEndMs } from './window-end.ts';

const dayMs = 86_400_000;
/** A receipt may be voided with all consequences for this long. */
const voidDays = 90;
/** A receipt may arrive this late from a kiosk without a link and still join its window. */
const lateDays = 35;
/** Notices nobody came to hear. */
const noticeDays = 30;
/** A paper that was to be shown at the desk. */
const paperDays = 3;
/** Tickets of a draw that nobody settled, and of campaigns that are not known here any more. */
const ticketDays = 400;

/** When a window may leave: 90 days after it can have changed last if it granted anything, else 35. */
function windowLeavesMs(scribe: Scribe, window: ProgressWindow): number {
  const version = scribe.rules.version(scribe.world, window.campaignId, window.version);
  return windowEndMs(window, version, scribe.mall) + (window.grants.length > 0 ? voidDays : lateDays) * dayMs;
}

/** Below this an account needs no tidying; a decision then costs nothing for it. */
const smallWindows = 12;
const smallLots = 24;
const smallTiers = 8;
const smallTickets = 24;

/**
 * Drops windows that are over, lots that are empty, and notices nobody heard; merges old lots that would be spent alike. Windows and lots only when no void can
 * need them any more. Part of every decision about a grown account (`nowMs` is then the registration, so that an import in order of time finds its
 * windows), and of every tick.
 */
export function tidy(scribe: Scribe, accountId: string, nowMs: number, always: boolean): void {
  const account = scribe.account(accountId);
  if (always || account.progress.length > smallWindows) dropWindows(scribe, account, nowMs);
  if (always || account.lots.length > smallLots) tidyLots(scribe, account, nowMs);
  if (always || account.tiers.length > smallTiers) dropTiers(scribe, account, nowMs);
  if (always || account.tickets.length > smallTickets) dropTickets(scribe, account, nowMs);
  const old = account.notices.filter(
    (one) => one.noticeId !== 'confirm-card' && one.atMs + (one.noticeId.startsWith(paperNotice) ? paperDays : noticeDays) * dayMs < nowMs,
  );
  if (old.length > 0) scribe.change({ kind: 'account.noticesCleared', accountId, noticeIds: old.map((one) => one.noticeId) });
}

function dropWindows(scribe: Scribe, account: AccountDocument, nowMs: number): void {
  for (const { campaignId, windowKey } of account.progress.filter((window) => windowLeavesMs(scribe, window) < nowMs)) {
    scribe.change({ kind: 'account.windowDropped', accountId: account.id, campaignId, windowKey });
  }
}

/** Tiers that ended so long ago that no receipt of their time can still be decided. */
function dropTiers(scribe: Scribe, account: AccountDocument, nowMs: number): void {
  for (const { awardKey } of account.tiers.filter((tier) => tier.untilMs + voidDays * dayMs < nowMs)) {
    scribe.change({ kind: 'account.tierDropped', accountId: account.id, awardKey });
  }
}

/** Tickets of draws that are over: their documents stay with the draw. */
function dropTickets(scribe: Scribe, account: AccountDocument, nowMs: number): void {
  for (const { awardKey, drawId, earnedAtMs } of account.tickets) {
    const isOver = scribe.world.get('draw', drawId)?.state === 'settled' || earnedAtMs + ticketDays * dayMs < nowMs;
    if (isOver) scribe.change({ kind: 'account.ticketsDropped', accountId: account.id, awardKey });
  }
}

/** Lots beyond the time of voids that can be spent: empty ones go, the others become one lot for each purse, end and set of funders, with just the money left in them. */
function tidyLots(scribe: Scribe, account: AccountDocument, nowMs: number): void {
  const groups = new Map<string, Lot[]>();
  const isOld = (lot: Lot) => lot.earnedAtMs + voidDays * dayMs < nowMs && lot.spendableFromMs <= nowMs && lot.frozenBy === null;
  for (const lot of account.lots.filter(isOld)) {
    if (lot.points === 0) {
      scribe.change({ kind: 'account.lotDropped', accountId: account.id, lotId: lot.lotId });
      continue;
    }
    const name = `merged/${lot.purse}/${lot.expiresAtMs ?? 'never'}/${lot.idleDays === null ? '' : `idle-${lot.idleDays}/`}${lot.funding
      .map((part) => part.funder)
      .sort()
      .join('+')}`;
    groups.set(name, [...(groups.get(name) ?? []), lot]);
  }
  for (const [lotId, lots] of groups) {
    const [first] = lots;
    if (first === undefined || lots.length < 2) continue;
    for (const lot of lots) scribe.change({ kind: 'account.lotDropped', accountId: account.id, lotId: lot.lotId });
    scribe.change({ kind: 'account.lotAdded', accountId: account.id, lot: mergedLot(lotId, first, lots) });
  }
}

function mergedLot(lotId: string, first: Lot, lots: readonly Lot[]): Lot {
  const points = lots.reduce((sum, lot) => sum + lot.points, 0);
  const money = new Map<string, number>();
  for (const part of lots.flatMap((lot) => moneyOfNext(lot, lot.points)))
    money.set(part.funder, (money.get(part.funder) ?? 0) + part.moneyMinor);
  return {
    ...first,
    lotId,
    points,
    earnedPoints: points,
    earnedAtMs: Math.min(...lots.map((lot) => lot.earnedAtMs)),
    spendableFromMs: Math.max(...lots.map((lot) => lot.spendableFromMs)),
    funding: [...money].map(([funder, moneyMinor]) => ({ funder, moneyMinor })),
  };
}

/** When the account ends: its member leaves, or nobody confirmed the number it was opened with. null: it stays. */
export function endOfAccountMs({ status, leaving, confirmByMs }: AccountDocument): number | null {
  if (status === 'alias' || status === 'closed') return null;
  const unconfirmed = status === 'provisional' ? confirmByMs : null;
  const ends = [...(leaving === null ? [] : [leaving.untilMs]), ...(unconfirmed === null ? [] : [unconfirmed])];
  return ends.length === 0 ? null : Math.min(...ends);
}

/** Next instant at which a tick has something to do for this account: a lot or an open voucher ends, points given arrive, the account itself ends. null: never, as it stands. A store may index it. */
export function nextDueMs(account: AccountDocument): number | null {
  const end = endOfAccountMs(account);
  const ends = [
    ...(end === null ? [] : [end]),
    ...account.lots.flatMap((lot) => (lot.points > 0 && lot.frozenBy === null && lot.expiresAtMs !== null ? [lot.expiresAtMs] : [])),
    ...account.transfers.map((transfer) => transfer.ripeAtMs),
    ...account.vouchers.flatMap((one) => (one.state === 'open' || one.state === 'asked' ? [one.deadlineMs] : [])),
  ];
  return ends.length === 0 ? null : Math.min(...ends);
}
