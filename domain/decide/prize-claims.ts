/**
 * Claims on the prizes of a draw. Each prize begins with its winner; a forfeited one goes to the next reserve winner, who gets a deadline of their own, until the
 * reserve winners are used up. A claim is a voucher on the winner's account: the desk hands the prize out once, like any gift.
 */
import type { DrawClaim, DrawDocument, DrawWinner, TicketDocument } from '../contract/draw.ts';
import type { VoucherDocument } from '../contract/document.ts';
import { exclusionOf } from '../draw/exclusion.ts';
import { prizeGiftId } from '../draw/prize-gift.ts';
import { uuidFromHash } from '../encoding/uuid.ts';
import { addDays } from '../time/local-time.ts';
import { endOfMallDayMs, mallDayAt } from '../time/mall-day.ts';
import { accountIdOf } from './account-of.ts';
import { stockUnit, takeUnits } from './gift-units.ts';
import { funderOf } from './grant-points.ts';
import { notify, say } from './say.ts';
import type { Scribe } from './scribe.ts';
import { putVoucher } from './voucher-record.ts';

/** Under this name the office's own deeds stand on vouchers and in the log. */
export const officeKiosk = 'OFFICE';

const referenceRange = 1_000_000_000;

/** Id of the voucher of a prize: one a ticket. */
export function prizeVoucherId(drawId: string, ticketId: string): string {
  return uuidFromHash(`prize/${drawId}/${ticketId}`);
}

/** One decision about the claims of one draw. */
export class PrizeClaims {
  readonly #scribe: Scribe;
  readonly #draw: DrawDocument;
  readonly #atMs: number;
  readonly #claims: DrawClaim[];
  /** Accounts that hold a standing claim, when an account wins one prize at most. */
  readonly #winning: Set<string>;
  readonly #references: Set<string | null>;

  /** `draw` as it stands, with its winners; `atMs`: when this happens. */
  constructor(scribe: Scribe, draw: DrawDocument, atMs: number) {
    this.#scribe = scribe;
    this.#draw = draw;
    this.#atMs = atMs;
    this.#claims = [...draw.claims];
    this.#references = new Set(draw.claims.map((claim) => claim.voucherReference));
    const standing = draw.claims.filter((claim) => claim.state !== 'forfeited');
    this.#winning = new Set(standing.flatMap((claim) => this.#accountIdOf(claim.ticketId) ?? []));
  }

  /** The claims as they stand now. */
  claims(): DrawClaim[] {
    return [...this.#claims];
  }

  /** Nobody's claim waits any more. */
  isSettled(): boolean {
    return this.#claims.every((claim) => claim.state !== 'waiting');
  }

  /** Right after the draw: a claim for each winner, then reserve winners for prizes whose winner may not win. */
  openFirst(): void {
    for (const winner of this.#draw.winners) if (winner.prizeId !== null) this.#open(winner, winner.prizeId);
    for (const claim of this.claims()) if (claim.state === 'forfeited') this.#moveUp(claim.prizeId);
  }

  /** Replaces a claim by what became of it; a forfeited prize goes to the next reserve winner. */
  settle(claim: DrawClaim, verdict: 'claimed' | 'forfeited', reason: string): void {
    const at = this.#claims.findIndex((one) => one.ticketId === claim.ticketId);
    this.#claims[at] = { ...claim, state: verdict, reason };
    if (verdict === 'claimed') return;
    const accountId = this.#accountIdOf(claim.ticketId);
    if (accountId !== null) this.#winning.delete(accountId);
    this.#moveUp(claim.prizeId);
  }

  /** Reserve winners take their turn by rank; one who may not win is passed over with a forfeited claim that says why. */
  #moveUp(prizeId: string): void {
    const done = new Set(this.#claims.map((claim) => claim.rank));
    for (const reserve of this.#draw.winners) {
      if (reserve.prizeId !== null || done.has(reserve.rank)) continue;
      if (this.#open(reserve, prizeId) === 'waiting') return;
    }
  }

  #open(winner: DrawWinner, prizeId: string): DrawClaim['state'] {
    const ticket = this.#scribe.world.get('ticket', winner.ticketId);
    const why = ticket === null ? 'ticket-unknown' : this.#whyNot(ticket);
    const { rank, ticketId } = winner;
    const claim = { ticketId, prizeId, rank, untilMs: this.#deadlineMs() };
    if (ticket === null || why !== null) {
      this.#claims.push({ ...claim, state: 'forfeited', voucherId: null, voucherReference: null, reason: why ?? '' });
      return 'forfeited';
    }
    const voucher = this.#voucher(ticket, prizeId, claim.untilMs);
    this.#winning.add(voucher.accountId);
    this.#claims.push({ ...claim, state: 'waiting', voucherId: voucher.id, voucherReference: voucher.reference, reason: '' });
    return 'waiting';
  }

  /** Looked at again when the prize is to be given: goods may have gone back since, an account may have become staff, or have been merged with another winner's. */
  #whyNot(ticket: TicketDocument): string | null {
    if (ticket.state === 'void') return ticket.voidReason ?? 'void';
    const account = this.#scribe.world.get('account', accountIdOf(this.#scribe.world, ticket.accountId));
    if (account === null) return 'account-unknown';
    if (this.#draw.plan.onePrizeEach && this.#winning.has(account.id)) return 'one-prize-each';
    return exclusionOf(this.#draw.notFor, account, this.#tenantIdOf(ticket), this.#atMs);
  }

  #tenantIdOf(ticket: TicketDocument): string | null {
    return ticket.receiptId === null ? null : (this.#scribe.world.get('receipt', ticket.receiptId)?.tenantId ?? null);
  }

  #accountIdOf(ticketId: string): string | null {
    const ticket = this.#scribe.world.get('ticket', ticketId);
    return ticket === null ? null : accountIdOf(this.#scribe.world, ticket.accountId);
  }

  /** Last moment to claim: the end of the mall day `claimDays` after this one. */
  #deadlineMs(): number {
    const { offsets, dayCutoffMinutes } = this.#scribe.mall;
    const day = addDays(mallDayAt(this.#atMs, offsets, dayCutoffMinutes), this.#draw.plan.claimDays);
    return endOfMallDayMs(day, dayCutoffMinutes, offsets) - 1000;
  }

  /** `PRIZE-` and nine digits that follow from the voucher's id; the next free ones where two prizes of this draw would share them. */
  #referenceOf(voucherId: string): string {
    let digits = Number.parseInt(voucherId.slice(0, 8), 16) % referenceRange;
    const word = () => `PRIZE-${digits}`;
    while (this.#references.has(word())) digits = (digits + 1) % referenceRange;
    this.#references.add(word());
    return word();
  }

  #voucher(ticket: TicketDocument, prizeId: string, deadlineMs: number): VoucherDocument {
    const scribe = this.#scribe;
    const drawId = this.#draw.id;
    const giftId = prizeGiftId(drawId, prizeId);
    const unit = stockUnit(giftId);
    const bind = { resourceId: unit.resourceId, kioskId: null };
    takeUnits(scribe, [unit], [bind]);
    const id = prizeVoucherId(drawId, ticket.id);
    const funding = scribe.world.get('campaign', drawId)?.versions[0]?.funding ?? [];
    const tenantId = this.#tenantIdOf(ticket);
    const voucher: VoucherDocument = {
      kind: 'voucher',
      id,
      version: 0,
      reference: this.#referenceOf(id),
      accountId: accountIdOf(scribe.world, ticket.accountId),
      giftId,
      campaignId: drawId,
      awardKey: null,
      pricePoints: 0,
      issuedBy: officeKiosk,
      issuedAtMs: this.#atMs,
      deadlineMs,
      state: 'open',
      honoured: null,
      binds: [bind],
      spent: [],
      choices: [],
      funding: funding.map(({ funder, perMille }) => ({ funder: funderOf(funder, tenantId), perMille })),
    };
    putVoucher(scribe, voucher);
    const { reference } = voucher;
    notify(scribe, voucher.accountId, `prize/${id}`, say('notice.prize-won', { campaignId: drawId, giftId, reference }));
    return voucher;
  }
}
