/** A voucher on paper: what is fetched where and until when. */
import { unbroken } from '../text/unbroken.ts';
import type { SlipBlock, SlipDocument } from './slip-document.ts';
import { band, cardLabel, slipOfBlocks } from './slip-frame.ts';
import type { SlipFrame, SlipVoucher } from './slip-input.ts';

/** A coupon is used at the till of a shop, a thing is fetched. A name with the shop in it has said what it is. */
export const isCoupon = (voucher: SlipVoucher): boolean =>
  voucher.worth !== null || (voucher.place !== '' && voucher.gift.includes(voucher.place));

const titleOf = (frame: SlipFrame, voucher: SlipVoucher): string => {
  if (voucher.choices.length > 0) return frame.say('slip.choose');
  if (isCoupon(voucher)) return voucher.giftTitle;
  return voucher.isConfirmed
    ? frame.say('slip.gift-yours', { gift: voucher.giftTitle })
    : frame.say('slip.gift-asked', { gift: voucher.gift });
};

/** Title, what-where-until with the code, and the band. */
export const voucherBlocks = (frame: SlipFrame, voucher: SlipVoucher): SlipBlock[] => {
  const what = isCoupon(voucher)
    ? [...(voucher.worth === null ? [] : [voucher.worth]), frame.say('slip.at-till', { place: voucher.place })]
    : [
        frame.say('slip.one-gift', { gift: voucher.gift }),
        ...voucher.choices.map((gift) => frame.say('slip.or-gift', { gift })),
        voucher.place,
      ];
  const facts = [
    ...what,
    frame.say('slip.until', { when: voucher.until }),
    ...(voucher.isConfirmed ? [] : [frame.say('slip.to-be-confirmed')]),
  ];
  return [
    { kind: 'message', text: unbroken(titleOf(frame, voucher)) },
    { kind: 'facts', lines: facts.map(unbroken), qr: voucher.qr },
    band(frame, voucher.reference, cardLabel(frame)),
  ];
};

/** What holds for the vouchers above: a thing is fetched with the card alone too, a coupon counts once. */
export const voucherFine = (frame: SlipFrame, vouchers: readonly SlipVoucher[]): string[] => [
  ...(vouchers.some((voucher) => !isCoupon(voucher)) ? [frame.say('slip.card-enough')] : []),
  ...(vouchers.some(isCoupon) ? [frame.say('slip.coupon-once')] : []),
];

/** One voucher alone: a gift redeemed for points, or a reprint at the desk. */
export const voucherSlip = (frame: SlipFrame, voucher: SlipVoucher): SlipDocument =>
  slipOfBlocks(frame, voucherBlocks(frame, voucher), voucherFine(frame, [voucher]));
