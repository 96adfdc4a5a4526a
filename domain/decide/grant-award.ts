/** Gives what is due: points as a lot, a gift as a bound unit. Each award key once. */
import { expiresAtMsOf } from '../campaign/points-life.ts';
import type { Due } from '../campaign/evaluation.ts';
import type { CampaignVersion, ProgressGrant } from '../contract/campaign.ts';
import type { Lot, ReceiptDocument, TenantDocument, VoucherDocument } from '../contract/document.ts';
import { uuidFromHash } from '../encoding/uuid.ts';
import { sharesOf } from '../ledger/lot-money.ts';
import { moved } from '../ledger/posting.ts';
import type { Leg } from '../ledger/posting.ts';
import { findUnits, giftUnits, quotaUnits, takeUnits } from './gift-units.ts';
import type { Scribe } from './scribe.ts';
import { collectionDeadlineMs, putVoucher } from './voucher-record.ts';

/** What an award is granted for. */
export interface Earning {
  readonly version: CampaignVersion;
  readonly receipt: ReceiptDocument;
  readonly tenant: TenantDocument;
  /** When points begin to age: registration, or for a held receipt the decision. */
  readonly earnedAtMs: number;
}

/** The voucher of a campaign's gift has the same id wherever it is worked out. */
export function awardVoucherId(accountId: string, awardKey: string): string {
  return uuidFromHash(`voucher/${accountId}/${awardKey}`);
}

/** Ledger account of a funder: `receipt-tenant` is the shop of the receipt. */
function funderOf(funder: string, tenantId: string): string {
  return funder === 'receipt-tenant' ? `tenant:${tenantId}` : funder;
}

/** Price of 1000 points for a funder, minor units: a tenant pays its own rate, the operator the rate of the receipt's shop. */
function rateOf(scribe: Scribe, funder: string, tenant: TenantDocument): number {
  const own = funder.startsWith('tenant:') ? scribe.world.get('tenant', funder.slice('tenant:'.length)) : null;
  return (own ?? tenant).pointRateMinor;
}

/** Grants one award. Gives the record of it, under the receipt that brought it about; a gift or quota that is gone is recorded as refused and stays so. */
export function grantAward(scribe: Scribe, earning: Earning, due: Due): ProgressGrant {
  return due.reward.kind === 'points' ? grantPoints(scribe, earning, due, due.reward) : grantGift(scribe, earning, due, due.reward.giftId);
}

function grantPoints(
  scribe: Scribe,
  earning: Earning,
  due: Due,
  reward: { readonly points: number; readonly purse: string },
): ProgressGrant {
  const grant = { awardKey: due.awardKey, receiptId: earning.receipt.id, points: 0, lotId: null, voucherId: null, refused: null };
  const quotas = scribe.context.role === 'decide' ? quotaUnits(scribe, earning.version, earning.receipt.registeredAtMs) : [];
  const found = findUnits(scribe, quotas, earning.receipt.kioskId, earning.receipt.registeredAtMs);
  if ('lacking' in found) return { ...grant, refused: found.lacking };
  takeUnits(scribe, quotas, found.binds);
  if (reward.points <= 0) return grant;
  addLot(scribe, earning, { lotId: due.awardKey, points: reward.points, purse: reward.purse });
  return { ...grant, points: reward.points, lotId: due.awardKey };
}

/** Points of an award: funders' shares and their money by cumulative floors; everywhere-points settle debt first. */
function addLot(scribe: Scribe, earning: Earning, gain: { readonly lotId: string; readonly points: number; readonly purse: string }): void {
  const { version, receipt, tenant, earnedAtMs } = earning;
  const { mall } = scribe;
  const shares = sharesOf(gain.points, version.funding).map(({ part, share }) => {
    const funder = funderOf(part.funder, tenant.id);
    return { funder, points: share, moneyMinor: Math.floor((share * rateOf(scribe, funder, tenant)) / 1000) };
  });
  const member = `member:${receipt.accountId}`;
  const legs: Leg[] = shares.flatMap((share) => [
    ...moved(share.funder, member, 'points', share.points),
    ...moved(share.funder, member, mall.currency, share.moneyMinor),
  ]);
  scribe.post('earned', legs, { tenantId: tenant.id, receiptId: receipt.id });
  const life = version.reward.kind === 'gift' ? null : version.reward.life;
  const lot: Lot = {
    lotId: gain.lotId,
    purse: gain.purse,
    points: gain.points,
    earnedPoints: gain.points,
    earnedAtMs,
    spendableFromMs: earnedAtMs,
    expiresAtMs: life === null ? null : expiresAtMsOf(life, earnedAtMs, mall.offsets, mall.dayCutoffMinutes),
    funding: shares.map(({ funder, moneyMinor }) => ({ funder, moneyMinor })),
    currency: mall.currency,
  };
  addSettlingDebt(scribe, receipt.accountId, lot);
}

/** Adds a lot; everywhere-points first settle debt. The lot remembers all it earned, so that taking it back restores the debt. */
export function addSettlingDebt(scribe: Scribe, accountId: string, lot: Lot): void {
  const repay = lot.purse === 'everywhere' ? Math.min(scribe.account(accountId).debt, lot.points) : 0;
  if (repay > 0) scribe.change({ kind: 'account.debtChanged', accountId, points: -repay });
  scribe.change({ kind: 'account.lotAdded', accountId, lot: { ...lot, points: lot.points - repay } });
}

/**
 * A campaign's gift. The unit is bound now: on the server from the free pool or the kiosk's loan, on a predicting kiosk from its own loan only; without
 * one the kiosk shows the voucher as `asked`: to be confirmed.
 */
function grantGift(scribe: Scribe, earning: Earning, due: Due, giftId: string): ProgressGrant {
  const { version, receipt } = earning;
  const voucherId = awardVoucherId(receipt.accountId, due.awardKey);
  const grant: ProgressGrant = { awardKey: due.awardKey, receiptId: receipt.id, points: 0, lotId: null, voucherId, refused: null };
  const known = scribe.world.get('voucher', voucherId);
  // Reserved while a receipt was held: the same voucher opens, with the unit it has.
  if (known !== null && known.state === 'asked' && scribe.context.role === 'decide') {
    openReserved(scribe, earning, known);
    return grant;
  }
  // An expired one without a grant was a reservation that ran out before the decision.
  const again = known !== null && (known.state === 'cancelled' || known.state === 'expired');
  if (known !== null && !again) return grant;
  if (
    known === null &&
    scribe
      .account(receipt.accountId)
      .vouchers.some((one) => one.voucherId === voucherId && one.state !== 'cancelled' && one.state !== 'expired')
  )
    return grant;
  const gift = scribe.world.get('gift', giftId);
  if (gift === null || !gift.active) return { ...grant, voucherId: null, refused: 'stock' };
  const units = giftUnits(scribe, version, giftId, receipt.registeredAtMs);
  const found = findUnits(scribe, units, receipt.kioskId, receipt.registeredAtMs);
  if ('lacking' in found && scribe.context.role === 'decide') return { ...grant, voucherId: null, refused: found.lacking };
  const binds = 'lacking' in found ? [] : found.binds;
  takeUnits(scribe, units, binds);
  const voucher: VoucherDocument = {
    kind: 'voucher',
    id: voucherId,
    version: 0,
    reference: receipt.reference,
    accountId: receipt.accountId,
    giftId,
    campaignId: version.campaignId,
    awardKey: due.awardKey,
    pricePoints: 0,
    issuedBy: receipt.kioskId,
    issuedAtMs: earning.earnedAtMs,
    deadlineMs: collectionDeadlineMs(scribe, gift, version, earning.earnedAtMs),
    state: 'lacking' in found ? 'asked' : 'open',
    honoured: null,
    binds: [...binds],
    spent: [],
  };
  putVoucher(scribe, voucher);
  return grant;
}

function openReserved(scribe: Scribe, earning: Earning, reserved: VoucherDocument): void {
  const gift = scribe.world.get('gift', reserved.giftId);
  const deadlineMs = gift === null ? reserved.deadlineMs : collectionDeadlineMs(scribe, gift, earning.version, earning.earnedAtMs);
  putVoucher(scribe, { ...reserved, reference: earning.receipt.reference, issuedAtMs: earning.earnedAtMs, deadlineMs, state: 'open' });
}
