/**
 * A hold reserves its slot (DESIGN §7): a held receipt that would earn something scarce if it counted takes it now. A gift as a voucher that is only `asked`, which
 * opens when the receipt is approved; units of quotas and budgets as binds of the receipt, which its award then uses. Refused, voided or moved, all of it goes back.
 * What is not free is not reserved, and the approval finds what is left by then.
 */
import type { Touched } from '../campaign/evaluation.ts';
import type { ReceiptDocument } from '../contract/document.ts';
import { evaluateReceipt, grantsOf } from './book-receipt.ts';
import { findUnits, giftUnits, returnUnits, takeUnits } from './gift-units.ts';
import type { NeededUnit } from './gift-units.ts';
import { unitsOf } from './grant-award.ts';
import type { AwardBinds, Earning } from './earning.ts';
import { awardVoucher, awardVoucherId } from './grant-gift.ts';
import type { Scribe } from './scribe.ts';
import { closeVoucher, putVoucher } from './voucher-record.ts';

type OpenDue = Touched['due'][number];

/** Reserves what a receipt that has just been held would earn. Only the decider does: a kiosk cannot promise what staff decide. */
export function reserveDue(scribe: Scribe, receipt: ReceiptDocument): void {
  const tenant = receipt.tenantId === null ? null : scribe.world.get('tenant', receipt.tenantId);
  if (tenant === null || scribe.context.role === 'predict') return;
  const binds: AwardBinds = [];
  for (const touched of evaluateReceipt(scribe, receipt, tenant).touched) {
    const granted = new Set(grantsOf(scribe, receipt.accountId, touched).map((grant) => grant.awardKey));
    const earning = earningOf(receipt, touched);
    for (const due of touched.due) {
      if (granted.has(due.awardKey)) continue;
      if (due.reward.kind === 'gift') reserveGift(scribe, earning, due.awardKey, due.reward);
      else binds.push(...reserveUnits(scribe, earning, due));
    }
  }
  if (binds.length > 0) scribe.put({ ...receipt, binds });
}

function earningOf(receipt: ReceiptDocument, touched: Touched): Earning {
  const { accountId, tenantId, reference, kioskId, registeredAtMs } = receipt;
  const clock = { registeredAtMs, earnedAtMs: registeredAtMs };
  return { version: touched.version, accountId, receiptId: receipt.id, tenantId, reference, kioskId, ...clock };
}

/** Only the free pool: a kiosk's loan is for what its screen promises. null: there is not enough. */
function takeFree(scribe: Scribe, earning: Earning, units: readonly NeededUnit[]) {
  const found = findUnits(scribe, units, earning.kioskId, earning.registeredAtMs);
  if ('lacking' in found || found.binds.some((bind) => bind.kioskId !== null)) return null;
  takeUnits(scribe, units, found.binds);
  return found.binds;
}

function reserveUnits(scribe: Scribe, earning: Earning, due: OpenDue): AwardBinds {
  const units = unitsOf(scribe, earning.version, earning.registeredAtMs, due);
  if (takeFree(scribe, earning, units) === null) return [];
  return units.map((unit) => ({ awardKey: due.awardKey, resourceId: unit.resourceId, units: unit.units }));
}

function reserveGift(scribe: Scribe, earning: Earning, awardKey: string, reward: Extract<OpenDue['reward'], { kind: 'gift' }>): void {
  const known = scribe.world.get('voucher', awardVoucherId(earning.accountId, awardKey));
  if (known !== null && known.state !== 'cancelled' && known.state !== 'expired') return;
  const gift = scribe.world.get('gift', reward.giftId);
  if (gift === null || !gift.active) return;
  const binds = takeFree(scribe, earning, giftUnits(scribe, earning.version, reward.giftId, earning.registeredAtMs));
  if (binds !== null) putVoucher(scribe, awardVoucher(scribe, earning, awardKey, { reward, gift, binds, state: 'asked' }));
}

/** Gives back what a hold had reserved and nobody confirmed. The receipt's own binds only while it is held: those of a booked one are its awards'. */
export function releaseReservations(scribe: Scribe, receipt: ReceiptDocument): void {
  const account = scribe.world.get('account', receipt.accountId);
  for (const line of account?.vouchers ?? []) {
    if (line.state !== 'asked' || line.reference !== receipt.reference || line.campaignId === null) continue;
    const voucher = scribe.world.get('voucher', line.voucherId);
    if (voucher?.state === 'asked') closeVoucher(scribe, voucher, 'cancelled');
  }
  if (receipt.state !== 'held') return;
  // The record as it stands: the caller may hold it as it was before the reservation.
  returnUnits(scribe, scribe.world.get('receipt', receipt.id)?.binds ?? receipt.binds);
}
