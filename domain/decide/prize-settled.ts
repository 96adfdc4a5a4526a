/** Act `prize.settled`: a winner claimed the prize, or lost it. */
import type { ActOf } from '../contract/act.ts';
import { done, no } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { handOutUnits } from './gift-units.ts';
import { officeKiosk, PrizeClaims } from './prize-claims.ts';
import { notify, say } from './say.ts';
import type { Scribe } from './scribe.ts';
import { postVoucherCost } from './voucher-cost.ts';
import { closeVoucher, putVoucher } from './voucher-record.ts';

/** The office as a member of staff. */
const officeStaff = 'office';

/**
 * Settles one claim. `claimed`: the voucher is honoured if the desk has not done it yet, so that the prize cannot leave the house twice. `forfeited`: the voucher ends and
 * the next reserve winner moves up. The same verdict again changes nothing.
 */
export function settlePrize(scribe: Scribe, act: ActOf<'prize.settled'>): ActEnding {
  const { drawId, ticketId, verdict, reason, atMs } = act;
  const draw = scribe.world.get('draw', drawId);
  if (draw === null) return no('draw-unknown', `${drawId}: no draw was announced`);
  if (draw.state !== 'drawn' && draw.state !== 'settled') return no('draw-state', `${drawId}: is not drawn yet`);
  const claim = draw.claims.find((one) => one.ticketId === ticketId);
  if (claim === undefined) return no('ticket-unknown', `${drawId}: ticket ${ticketId} has won nothing so far`);
  if (claim.state === verdict) return done;
  if (claim.state !== 'waiting') return no('draw-state', `${drawId}: the prize of ticket ${ticketId} is ${claim.state} already`);
  const voucher = claim.voucherId === null ? null : scribe.world.get('voucher', claim.voucherId);
  if (verdict === 'forfeited' && voucher?.honoured)
    return no('draw-state', `${drawId}: the prize of ticket ${ticketId} was handed out already`);
  if (voucher !== null && verdict === 'claimed' && voucher.honoured === null) {
    const isBound = voucher.state === 'open' || voucher.state === 'asked';
    handOutUnits(
      scribe,
      voucher.binds.map((bind) => bind.resourceId),
      isBound,
    );
    postVoucherCost(scribe, voucher);
    putVoucher(scribe, { ...voucher, state: 'honoured', honoured: { kioskId: officeKiosk, staffId: officeStaff, atMs, times: 1 } });
  }
  if (voucher !== null && verdict === 'forfeited') {
    if (voucher.state === 'open' || voucher.state === 'asked') closeVoucher(scribe, voucher, 'cancelled');
    const { accountId, reference } = voucher;
    notify(scribe, accountId, `prize/${voucher.id}`, say('notice.prize-lost', { campaignId: drawId, reference }));
  }
  const claims = new PrizeClaims(scribe, draw, atMs);
  claims.settle(claim, verdict, reason);
  scribe.put({ ...draw, state: claims.isSettled() ? 'settled' : 'drawn', claims: claims.claims() });
  return done;
}
