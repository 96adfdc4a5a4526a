/** What a handed out gift costs whom, and what clearing pays a shop for a coupon honoured at it. */
import type { GiftDocument } from '../contract/catalogue-document.ts';
import type { VoucherDocument } from '../contract/document.ts';
import { ledgerAccount, tenantAccount, tenantOfAccount } from '../ledger/accounts.ts';
import { moneyOfNext, moneyOfSpent, sharesOf } from '../ledger/lot-money.ts';
import { moved } from '../ledger/posting.ts';
import type { Scribe } from './scribe.ts';

/** A funder's part of a cost. */
interface Share {
  readonly funder: string;
  readonly moneyMinor: number;
}

/**
 * Posts the cost of a voucher that was handed out. A campaign's gift is paid by its funders; one for points is paid by the money behind those points, and where a coupon is
 * worth more, the operator adds the rest. A coupon's shop gets its worth from `gifts`, one transaction a funder, so that what A's points cost when spent at B can be told.
 */
export function postVoucherCost(scribe: Scribe, voucher: VoucherDocument): void {
  const gift = scribe.world.get('gift', voucher.giftId);
  if (gift === null) return;
  const shares = voucher.campaignId === null ? sharesOfPoints(voucher, gift) : sharesOfCampaign(voucher, gift);
  const { currency } = scribe.mall;
  const toPay = voucher.campaignId === null ? missingOf(voucher, gift) : shares;
  const legs = toPay.flatMap((share) => moved(share.funder, ledgerAccount.gifts, currency, share.moneyMinor));
  scribe.post('gift-handed-out', legs, { tenantId: gift.tenantId });
  if (gift.tenantId === null) return;
  for (const { funder, moneyMinor } of merged([...shares, ...(voucher.campaignId === null ? toPay : [])]))
    scribe.post('coupon-honoured', moved(ledgerAccount.gifts, tenantAccount(gift.tenantId), currency, moneyMinor), {
      tenantId: tenantOfAccount(funder),
    });
}

/** What a unit is worth: the money off of a coupon, else the catalogue's value. */
export function worthOf(gift: GiftDocument): number {
  return gift.tenantId !== null && gift.face.kind === 'money-off' ? gift.face.amountMinor : gift.valueMinor;
}

/** By the campaign's funding as it was when the award was granted; none: the operator. */
function sharesOfCampaign(voucher: VoucherDocument, gift: GiftDocument): readonly Share[] {
  const funding = voucher.funding.length === 0 ? [{ funder: ledgerAccount.operator, perMille: 1000 }] : voucher.funding;
  return sharesOf(worthOf(gift), funding).map(({ part, share }) => ({ funder: part.funder, moneyMinor: share }));
}

/** Money behind the points that the voucher cost, by funder. */
function backingOf(voucher: VoucherDocument): readonly Share[] {
  return merged(voucher.spent.flatMap(({ lot, points }) => moneyOfNext(lot, points)));
}

/** A coupon for points: at most its worth, from those who funded the points, by cumulative floors. A gift of the desk was paid when the points were spent. */
function sharesOfPoints(voucher: VoucherDocument, gift: GiftDocument): readonly Share[] {
  if (gift.tenantId === null) return [];
  const backing = backingOf(voucher);
  const whole = backing.reduce((sum, share) => sum + share.moneyMinor, 0);
  const worth = Math.min(worthOf(gift), whole);
  let upTo = 0;
  return backing.map(({ funder, moneyMinor }) => {
    const from = moneyOfSpent(worth, upTo, whole);
    upTo += moneyMinor;
    return { funder, moneyMinor: moneyOfSpent(worth, upTo, whole) - from };
  });
}

function missingOf(voucher: VoucherDocument, gift: GiftDocument): readonly Share[] {
  if (gift.tenantId === null) return [];
  const whole = backingOf(voucher).reduce((sum, share) => sum + share.moneyMinor, 0);
  const missing = worthOf(gift) - whole;
  return missing > 0 ? [{ funder: ledgerAccount.operator, moneyMinor: missing }] : [];
}

/** One share a funder, in the order of their names. */
function merged(shares: readonly Share[]): readonly Share[] {
  const sums = new Map<string, number>();
  for (const { funder, moneyMinor } of shares) sums.set(funder, (sums.get(funder) ?? 0) + moneyMinor);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([funder, moneyMinor]) => ({ funder, moneyMinor }));
}
