/**
 * A hold reserves its slot (DESIGN §7): a held receipt that would earn a gift if it counted takes the unit now, as a voucher that is only `asked`. Approved, the
 * same voucher opens; refused, voided or moved, the unit goes back. Without a free unit nothing is reserved, and the approval finds what is left by then.
 */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { ReceiptDocument } from '../contract/document.ts';
import { evaluateReceipt, openDues } from './book-receipt.ts';
import { findUnits, giftUnits, takeUnits } from './gift-units.ts';
import { awardVoucherId } from './grant-award.ts';
import type { Scribe } from './scribe.ts';
import { closeVoucher, collectionDeadlineMs, putVoucher } from './voucher-record.ts';

/** Reserves what a receipt that has just been held would earn. Only the decider does: a kiosk cannot promise what staff decide. */
export function reserveGifts(scribe: Scribe, receipt: ReceiptDocument): void {
  const tenant = receipt.tenantId === null ? null : scribe.world.get('tenant', receipt.tenantId);
  if (tenant === null || scribe.context.role === 'predict') return;
  for (const touched of evaluateReceipt(scribe, receipt, tenant).touched) {
    for (const due of openDues(scribe, receipt.accountId, touched)) {
      if (due.reward.kind === 'gift') reserve(scribe, receipt, touched.version, { awardKey: due.awardKey, giftId: due.reward.giftId });
    }
  }
}

function reserve(
  scribe: Scribe,
  receipt: ReceiptDocument,
  version: CampaignVersion,
  due: { readonly awardKey: string; readonly giftId: string },
): void {
  const voucherId = awardVoucherId(receipt.accountId, due.awardKey);
  const known = scribe.world.get('voucher', voucherId);
  if (known !== null && known.state !== 'cancelled' && known.state !== 'expired') return;
  const gift = scribe.world.get('gift', due.giftId);
  if (gift === null || !gift.active) return;
  const units = giftUnits(scribe, version, due.giftId, receipt.registeredAtMs);
  const found = findUnits(scribe, units, receipt.kioskId, receipt.registeredAtMs);
  // Only the free pool: a kiosk's loan is for what its screen promises.
  if ('lacking' in found || found.binds.some((bind) => bind.kioskId !== null)) return;
  takeUnits(scribe, units, found.binds);
  putVoucher(scribe, {
    kind: 'voucher',
    id: voucherId,
    version: 0,
    reference: receipt.reference,
    accountId: receipt.accountId,
    giftId: due.giftId,
    campaignId: version.campaignId,
    awardKey: due.awardKey,
    pricePoints: 0,
    issuedBy: receipt.kioskId,
    issuedAtMs: receipt.registeredAtMs,
    deadlineMs: collectionDeadlineMs(scribe, gift, version, receipt.registeredAtMs),
    state: 'asked',
    honoured: null,
    binds: [...found.binds],
    spent: [],
  });
}

/** Gives back what a hold had reserved and nobody confirmed. */
export function releaseReservations(scribe: Scribe, receipt: ReceiptDocument): void {
  const account = scribe.world.get('account', receipt.accountId);
  for (const line of account?.vouchers ?? []) {
    if (line.state !== 'asked' || line.reference !== receipt.reference || line.campaignId === null) continue;
    const voucher = scribe.world.get('voucher', line.voucherId);
    if (voucher?.state === 'asked') closeVoucher(scribe, voucher, 'cancelled');
  }
}
