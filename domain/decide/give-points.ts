/** Facts and act `points.given`, fact `points.gift-undone`: points for another member leave at once, arrive after some days, and can be undone until then. */
import type { AccountDocument, Lot, Transfer } from '../contract/account-document.ts';
import type { ActOf } from '../contract/act.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import type { Refusal } from '../contract/refusal.ts';
import { balanceOf } from '../ledger/balance.ts';
import { ledgerAccount, memberAccount } from '../ledger/accounts.ts';
import { lotOfTaken } from '../ledger/part-of-lot.ts';
import { moved } from '../ledger/posting.ts';
import { takeFromLots } from '../ledger/spend-order.ts';
import { accountIdOf, staffRefusal, usableAccount } from './account-of.ts';
import { done, no } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { addLotIfLeft, freeName, moneyLegs } from './member-lots.ts';
import { notify, say } from './say.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { returnTaken } from './spend-points.ts';

const dayMs = 86_400_000;

/** Decides a gift of points that staff enter after an identity check. */
export function givePoints(scribe: Scribe, fact: Fact, body: FactBodyOf<'points.given'>): Ending {
  const members = membersOf(scribe, body);
  if (typeof members === 'string') return refused(members);
  const staff = staffRefusal(scribe, body.staffId, 'confirm');
  if (staff !== null) return refused(staff);
  if ((members.from.ownSeqs[fact.kioskId] ?? 0) >= fact.seq) return applied;
  const refusal = send(scribe, members, body, fact.registeredAtMs);
  return refusal === null ? applied : refused(refusal);
}

/** Decides a gift of points behind a one-time code. */
export function givePointsByCode(scribe: Scribe, act: ActOf<'points.given'>): ActEnding {
  const members = membersOf(scribe, act);
  const refusal = typeof members === 'string' ? members : send(scribe, members, act, act.atMs);
  return refusal === null ? done : no(refusal, `the points of account ${act.accountId} were not given`);
}

interface Members {
  readonly from: AccountDocument;
  readonly to: AccountDocument;
}
type MemberRefusal = Extract<Refusal, 'account-unknown' | 'account-closed' | 'account-provisional' | 'account-leaving'>;

/** Who wants to leave can give nothing away: the points would arrive after the account has ended, and nobody could undo it. */
function membersOf(scribe: Scribe, gift: Pick<Gift, 'accountId' | 'toAccountId'>): Members | MemberRefusal {
  const from = memberInFull(scribe, gift.accountId);
  if (typeof from === 'string') return from;
  const to = memberInFull(scribe, gift.toAccountId);
  if (typeof to === 'string') return to;
  return from.leaving !== null || to.leaving !== null ? 'account-leaving' : { from, to };
}

type Gift = Pick<FactBodyOf<'points.given'>, 'transferId' | 'accountId' | 'toAccountId' | 'points' | 'reference'>;

/** Only what can be spent can be given: everywhere-points less debt, soonest end first. The same transfer again, or a gift to oneself, changes nothing. */
function send(scribe: Scribe, { from, to }: Members, gift: Gift, atMs: number): 'not-enough-points' | null {
  if (from.transfers.some((one) => one.transferId === gift.transferId) || to.id === from.id) return null;
  if (balanceOf(from, atMs).spendable < gift.points) return 'not-enough-points';
  const { taken } = takeFromLots(from.lots, ['everywhere'], gift.points, atMs);
  const member = memberAccount(from.id);
  scribe.post('points-given', [
    ...moved(member, ledgerAccount.inTransit, 'points', gift.points),
    ...moneyLegs(taken, member, ledgerAccount.inTransit),
  ]);
  for (const { lot, points } of taken) scribe.change({ kind: 'account.lotReduced', accountId: from.id, lotId: lot.lotId, points });
  const transfer: Transfer = {
    transferId: gift.transferId,
    reference: gift.reference,
    toAccountId: to.id,
    points: gift.points,
    askedAtMs: atMs,
    ripeAtMs: atMs + scribe.settings.transferWaitDays * dayMs,
    taken: taken.map(({ lot, points }) => ({ lot, points })),
  };
  scribe.change({ kind: 'account.transferPut', accountId: from.id, transfer });
  return null;
}

/** Giver and receiver must both be known persons: a provisional card has nobody to ask. */
function memberInFull(
  scribe: Scribe,
  accountId: string,
): AccountDocument | Extract<Refusal, 'account-unknown' | 'account-closed' | 'account-provisional'> {
  const account = usableAccount(scribe, accountId);
  return typeof account !== 'string' && account.status === 'provisional' ? 'account-provisional' : account;
}

/** Decides the undoing: the points return to their lots, or as lots with the same ends. */
export function undoGift(scribe: Scribe, fact: Fact, body: FactBodyOf<'points.gift-undone'>): Ending {
  const account = usableAccount(scribe, body.accountId);
  if (typeof account === 'string') return refused(account);
  const transfer = account.transfers.find((one) => one.transferId === body.transferId);
  if (transfer === undefined) return (account.ownSeqs[fact.kioskId] ?? 0) >= fact.seq ? applied : refused('transfer-unknown');
  if (transfer.ripeAtMs <= fact.registeredAtMs) return refused('transfer-over');
  takeHome(scribe, account.id, transfer);
  return applied;
}

function takeHome(scribe: Scribe, accountId: string, transfer: Transfer): void {
  const { legs, anew } = returnTaken(scribe, accountId, transfer.taken, ledgerAccount.inTransit, `undone/${transfer.transferId}`);
  scribe.post('points-gift-undone', [...moved(ledgerAccount.inTransit, memberAccount(accountId), 'points', transfer.points), ...legs]);
  for (const lot of anew) addLotIfLeft(scribe, accountId, lot);
  scribe.change({ kind: 'account.transferRemoved', accountId, transferId: transfer.transferId });
}

/** The wait is over: the points arrive with their own ends and money, and settle the receiver's debt first. A receiver who has left gets nothing: they go home. */
export function arriveGift(scribe: Scribe, accountId: string, transfer: Transfer): void {
  const to = scribe.world.get('account', accountIdOf(scribe.world, transfer.toAccountId));
  if (to === null || to.status === 'closed') {
    takeHome(scribe, accountId, transfer);
    return;
  }
  const member = memberAccount(to.id);
  const names = new Set(to.lots.map((lot) => lot.lotId));
  const lots: Lot[] = transfer.taken.map((part, at) => lotOfTaken(part, freeName(names, `given/${transfer.transferId}/${at + 1}`)));
  const money = lots.flatMap((lot) => lot.funding.flatMap((part) => moved(ledgerAccount.inTransit, member, lot.currency, part.moneyMinor)));
  scribe.post('points-arrived', [...moved(ledgerAccount.inTransit, member, 'points', transfer.points), ...money]);
  for (const lot of lots) addLotIfLeft(scribe, to.id, lot);
  scribe.change({ kind: 'account.transferRemoved', accountId, transferId: transfer.transferId });
  notify(scribe, to.id, `given/${transfer.transferId}`, say('notice.points-arrived', { points: transfer.points }));
}
