/** Facts `points.given` and `points.gift-undone`: points for another member leave at once, arrive after some days, and can be undone until then. */
import type { AccountDocument, Lot, Transfer } from '../contract/account-document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import type { Refusal } from '../contract/refusal.ts';
import { balanceOf } from '../ledger/balance.ts';
import { ledgerAccount, memberAccount } from '../ledger/accounts.ts';
import { lotOfTaken } from '../ledger/part-of-lot.ts';
import { moved } from '../ledger/posting.ts';
import { takeFromLots } from '../ledger/spend-order.ts';
import { accountIdOf, usableAccount } from './account-of.ts';
import { addLotIfLeft, freeName, moneyLegs } from './member-lots.ts';
import { notify, say } from './say.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { returnTaken } from './spend-points.ts';

const dayMs = 86_400_000;

/** Decides a gift of points. Only what can be spent can be given: everywhere-points less debt, soonest end first. */
export function givePoints(scribe: Scribe, fact: Fact, body: FactBodyOf<'points.given'>): Ending {
  const from = memberInFull(scribe, body.accountId);
  if (typeof from === 'string') return refused(from);
  const to = memberInFull(scribe, body.toAccountId);
  if (typeof to === 'string') return refused(to);
  const known = from.transfers.find((one) => one.transferId === body.transferId);
  const seen = (from.ownSeqs[fact.kioskId] ?? 0) >= fact.seq;
  if (known !== undefined || seen || to.id === from.id) return applied;
  if (balanceOf(from, fact.registeredAtMs).spendable < body.points) return refused('not-enough-points');
  const { taken } = takeFromLots(from.lots, ['everywhere'], body.points, fact.registeredAtMs);
  const member = memberAccount(from.id);
  scribe.post('points-given', [
    ...moved(member, ledgerAccount.inTransit, 'points', body.points),
    ...moneyLegs(taken, member, ledgerAccount.inTransit),
  ]);
  for (const { lot, points } of taken) scribe.change({ kind: 'account.lotReduced', accountId: from.id, lotId: lot.lotId, points });
  const transfer: Transfer = {
    transferId: body.transferId,
    reference: body.reference,
    toAccountId: to.id,
    points: body.points,
    askedAtMs: fact.registeredAtMs,
    ripeAtMs: fact.registeredAtMs + scribe.settings.transferWaitDays * dayMs,
    taken: taken.map(({ lot, points }) => ({ lot, points })),
  };
  scribe.change({ kind: 'account.transferPut', accountId: from.id, transfer });
  return applied;
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
