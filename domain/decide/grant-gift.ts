/** A campaign's gift or coupon: one unit, bound the moment a screen promises it. */
import type { Due } from '../campaign/evaluation.ts';
import { isInstead } from '../campaign/instead.ts';
import type { ProgressGrant } from '../contract/campaign.ts';
import type { GiftDocument } from '../contract/catalogue-document.ts';
import type { VoucherDocument } from '../contract/document.ts';
import { uuidFromHash } from '../encoding/uuid.ts';
import { findUnits, giftUnits, takeUnits } from './gift-units.ts';
import type { Bind } from './gift-units.ts';
import { emptyGrant } from './earning.ts';
import type { Earning } from './earning.ts';
import { funderOf } from './grant-points.ts';
import type { Scribe } from './scribe.ts';
import { collectionDeadlineMs, putVoucher } from './voucher-record.ts';

/** The voucher of a campaign's gift has the same id wherever it is worked out. */
export function awardVoucherId(accountId: string, awardKey: string): string {
  return uuidFromHash(`voucher/${accountId}/${awardKey}`);
}

type GiftReward = Extract<Due['reward'], { kind: 'gift' }>;

/**
 * Binds the unit: on the server from the free pool or the kiosk's loan, on a predicting kiosk from its own loan only; without one the kiosk shows the voucher as
 * `asked`: to be confirmed.
 */
export function grantGift(scribe: Scribe, earning: Earning, awardKey: string, reward: GiftReward): ProgressGrant {
  const { version, accountId, kioskId, registeredAtMs } = earning;
  const voucherId = awardVoucherId(accountId, awardKey);
  const grant: ProgressGrant = { ...emptyGrant(awardKey, earning.receiptId), voucherId };
  const known = scribe.world.get('voucher', voucherId);
  // Reserved while a receipt was held: the same voucher opens, with the unit it has.
  if (known !== null && known.state === 'asked' && scribe.context.role === 'decide') {
    openReserved(scribe, earning, known);
    return grant;
  }
  // An expired one without a grant was a reservation that ran out before the decision.
  if (known !== null && isLive(known.state)) return grant;
  if (known === null && scribe.account(accountId).vouchers.some((one) => one.voucherId === voucherId && isLive(one.state))) return grant;
  const gift = scribe.world.get('gift', reward.giftId);
  if (gift === null || !gift.active) return { ...grant, voucherId: null, refused: 'stock' };
  // What is given instead of another takes none of that one's quota.
  const units = giftUnits(scribe, isInstead(awardKey) ? null : version, reward.giftId, registeredAtMs);
  const found = findUnits(scribe, units, kioskId, registeredAtMs);
  if ('lacking' in found && scribe.context.role === 'decide') return { ...grant, voucherId: null, refused: found.lacking };
  const binds = 'lacking' in found ? [] : found.binds;
  takeUnits(scribe, units, binds);
  putVoucher(scribe, awardVoucher(scribe, earning, awardKey, { reward, gift, binds, state: 'lacking' in found ? 'asked' : 'open' }));
  return grant;
}

const isLive = (state: VoucherDocument['state']): boolean => state !== 'cancelled' && state !== 'expired';

/** The record of a campaign's voucher. Who pays is worked out now and stays. */
export function awardVoucher(
  scribe: Scribe,
  earning: Earning,
  awardKey: string,
  about: { readonly reward: GiftReward; readonly gift: GiftDocument; readonly binds: readonly Bind[]; readonly state: 'asked' | 'open' },
): VoucherDocument {
  const { version, accountId, tenantId, reference, kioskId, earnedAtMs } = earning;
  return {
    kind: 'voucher',
    id: awardVoucherId(accountId, awardKey),
    version: 0,
    reference,
    accountId,
    giftId: about.reward.giftId,
    campaignId: version.campaignId,
    awardKey,
    pricePoints: 0,
    issuedBy: kioskId,
    issuedAtMs: earnedAtMs,
    deadlineMs: collectionDeadlineMs(scribe, about.gift, version, earnedAtMs),
    state: about.state,
    honoured: null,
    binds: [...about.binds],
    spent: [],
    choices: [...about.reward.choices],
    funding: version.funding.map(({ funder, perMille }) => ({ funder: funderOf(funder, tenantId), perMille })),
  };
}

function openReserved(scribe: Scribe, earning: Earning, reserved: VoucherDocument): void {
  const { reference, earnedAtMs, version } = earning;
  const gift = scribe.world.get('gift', reserved.giftId);
  const deadlineMs = gift === null ? reserved.deadlineMs : collectionDeadlineMs(scribe, gift, version, earnedAtMs);
  putVoucher(scribe, { ...reserved, reference, issuedAtMs: earnedAtMs, deadlineMs, state: 'open' });
}
