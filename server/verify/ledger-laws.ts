/** Laws that tie the ledger's accounts to the documents that they follow from: money behind lots, points on their way, disputes, tickets, tiers, turnover, deposits. */
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { AnyDocument } from '../../domain/contract/document.ts';
import { turnoverOf } from '../../domain/decide/turnover.ts';
import { ledgerAccount, memberAccount } from '../../domain/ledger/accounts.ts';
import { moneyOfNext } from '../../domain/ledger/lot-money.ts';
import { lotOfTaken } from '../../domain/ledger/part-of-lot.ts';
import { Tally } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Replayed } from './replay.ts';

function add(map: Map<string, number>, key: string, by: number): void {
  map.set(key, (map.get(key) ?? 0) + by);
}

/** Looks at every document once, in any order, and answers at the end. */
export class LedgerLaws {
  readonly #replayed: Replayed;
  readonly #money = new Tally("money of a member's account = money left in its lots");
  readonly #tiers = new Tally('a tier ends after it begins, and an award gives it once');
  readonly #onTheWay = new Map<string, number>();
  readonly #turnover = new Map<string, number>();
  readonly #disputes = new Tally('frozen points have an open dispute');
  readonly #frozen = new Map<string, string>();
  readonly #openCases = new Set<string>();
  readonly #shown: { readonly ticketId: string; readonly accountId: string }[] = [];
  readonly #ownerOf = new Map<string, string>();
  readonly #tickets = new Tally('a ticket that an account shows is valid and its own');
  readonly #deposits = new Tally('no deposit is below 0');
  constructor(replayed: Replayed) {
    this.#replayed = replayed;
  }

  look(document: AnyDocument): void {
    if (document.kind === 'account') this.#lookAtAccount(document);
    if (document.kind === 'receipt')
      for (const [account, amount] of turnoverOf(document)) add(this.#turnover, `${account} ${document.currency}`, amount);
    if (document.kind === 'case' && document.state === 'open') this.#openCases.add(document.id);
    if (document.kind === 'ticket' && document.state === 'valid') this.#ownerOf.set(document.id, document.accountId);
  }

  #lookAtAccount(account: AccountDocument): void {
    const money = new Map<string, number>();
    for (const lot of account.lots) {
      for (const part of moneyOfNext(lot, lot.points)) add(money, lot.currency, part.moneyMinor);
      if (lot.frozenBy !== null) this.#frozen.set(`${account.id} ${lot.lotId}`, lot.frozenBy);
    }
    for (const unit of new Set([...money.keys(), ...this.#replayed.currencies])) {
      const [held, booked] = [money.get(unit) ?? 0, this.#replayed.sums.get(`${memberAccount(account.id)} ${unit}`) ?? 0];
      this.#money.look(held === booked ? null : `account ${account.id}: its lots hold ${held} ${unit}, its ledger says ${booked}`);
    }
    for (const { points, taken } of account.transfers) {
      add(this.#onTheWay, 'points', points);
      for (const part of taken)
        for (const { moneyMinor } of lotOfTaken(part, part.lot.lotId).funding) add(this.#onTheWay, part.lot.currency, moneyMinor);
    }
    const keys = account.tiers.map((tier) => tier.awardKey);
    for (const [at, tier] of account.tiers.entries()) {
      const isWrong = tier.fromMs >= tier.untilMs || keys.indexOf(tier.awardKey) !== at;
      this.#tiers.look(isWrong ? `account ${account.id}: tier ${tier.tierId} of ${tier.awardKey}` : null);
    }
    for (const { ticketIds } of account.tickets) for (const ticketId of ticketIds) this.#shown.push({ ticketId, accountId: account.id });
  }

  /** All of them, after the last document. */
  findings(): readonly Finding[] {
    for (const [lot, caseId] of this.#frozen)
      this.#disputes.look(this.#openCases.has(caseId) ? null : `lot ${lot}: dispute ${caseId} is not open`);
    for (const { ticketId, accountId } of this.#shown)
      this.#tickets.look(this.#ownerOf.get(ticketId) === accountId ? null : `ticket ${ticketId} of account ${accountId}`);
    for (const [key, sum] of this.#replayed.sums) if (key.startsWith('deposit:')) this.#deposits.look(sum >= 0 ? null : `${key}: ${sum}`);
    return [this.#money, this.#transit(), this.#disputes, this.#tickets, this.#tiers, this.#turnovers(), this.#deposits].map((tally) =>
      tally.finding(),
    );
  }

  #transit(): Tally {
    const tally = new Tally('points on their way to another member = the gifts that wait');
    for (const unit of ['points', ...this.#replayed.currencies]) {
      const [posted, waiting] = [this.#replayed.sums.get(`${ledgerAccount.inTransit} ${unit}`) ?? 0, this.#onTheWay.get(unit) ?? 0];
      tally.look(posted === waiting ? null : `${posted} ${unit} in the ledger, ${waiting} wait`);
    }
    return tally;
  }

  #turnovers(): Tally {
    const tally = new Tally('turnover in the ledger = booked receipts less returns');
    const posted = new Map([...this.#replayed.sums].filter(([key]) => key.startsWith('turnover:')));
    for (const key of new Set([...posted.keys(), ...this.#turnover.keys()])) {
      const [ledger, receipts] = [posted.get(key) ?? 0, this.#turnover.get(key) ?? 0];
      tally.look(ledger === receipts ? null : `${key}: ${ledger}, receipts say ${receipts}`);
    }
    return tally;
  }
}
