/** A coupon on paper: money or a share off at the till of one shop, once. It goes to the shop whole, so the reference stands on it twice: read and scanned. */
import { unbroken } from '../text/unbroken.ts';
import type { SlipBlock, SlipDocument } from './slip-document.ts';
import { band, cardLabel, slipOfBlocks } from './slip-frame.ts';
import type { SlipFrame, SlipVoucher } from './slip-input.ts';
import { isCoupon } from './voucher-slip.ts';

/** A coupon; figures and days come worded in the slip's language. */
export type SlipCoupon = {
  readonly reference: string;
  /** What the visitor gets, as large as it can be: `20% off`, `500 ₽ off`. */
  readonly worth: string;
  /** Bounds, one a line: `at most 400 ₽`, `from 1,000 ₽ on`. */
  readonly conditions: readonly string[];
  readonly shop: string;
  /** Where the shop is, `floor 2`; empty when it is not known. */
  readonly place: string;
  /** `Sat 14 November, 21:00` */
  readonly until: string;
  /** The signed text for a scanner that reads QR codes. */
  readonly qr: string;
  /** What the shop's till scans (Code 128), ASCII; null when its till knows nothing of coupons. */
  readonly tillCode: string | null;
  readonly isConfirmed: boolean;
};

/** The coupon that a voucher is: its title names shop and worth, the till scans its reference. Null: the voucher is for a thing. */
export const couponOf = (voucher: SlipVoucher): SlipCoupon | null =>
  isCoupon(voucher)
    ? {
        reference: voucher.reference,
        worth: voucher.giftTitle,
        conditions: voucher.worth === null ? [] : [voucher.worth],
        shop: voucher.place,
        place: '',
        until: voucher.until,
        qr: voucher.qr,
        tillCode: voucher.reference,
        isConfirmed: voucher.isConfirmed,
      }
    : null;

/** The slip of one coupon. */
export const couponSlip = (frame: SlipFrame, coupon: SlipCoupon): SlipDocument => {
  const till: SlipBlock[] = coupon.tillCode === null ? [] : [{ kind: 'bars', text: coupon.tillCode }];
  const conditions: SlipBlock[] =
    coupon.conditions.length === 0 ? [] : [{ kind: 'facts', lines: coupon.conditions.map(unbroken), qr: null }];
  const facts = [
    frame.say('slip.at-till', { place: coupon.shop }),
    ...(coupon.place === '' ? [] : [coupon.place]),
    frame.say('slip.until', { when: coupon.until }),
    ...(coupon.isConfirmed ? [] : [frame.say('slip.to-be-confirmed')]),
  ];
  return slipOfBlocks(
    frame,
    [
      { kind: 'message', text: unbroken(coupon.worth) },
      ...conditions,
      { kind: 'facts', lines: facts, qr: coupon.qr },
      band(frame, coupon.reference, cardLabel(frame)),
      ...till,
    ],
    [frame.say('slip.coupon-single'), frame.say('slip.coupon-no-cash')],
  );
};
