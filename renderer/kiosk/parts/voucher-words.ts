import type { VoucherView } from '../../../domain/contract/screen-parts.ts';
import { enumeration } from '../../../domain/text/enumeration.ts';
import type { Speech } from '../../look/speech.ts';

/** A voucher's name with all that may be taken instead: 'Plush hare, Arcade mug or Umbrella'. */
export function voucherName({ giftName, choices }: VoucherView, speech: Speech): string {
  return enumeration([giftName, ...choices], speech.language, 'or');
}

/** Where a voucher waits and until when; one that is to be confirmed is not said to wait. A coupon is used at a till; its name often has the shop already, which is then not said twice. */
export function voucherWaits(voucher: VoucherView, speech: Speech): string {
  const { place, worth, giftName, choices } = voucher;
  const gift = voucherName(voucher, speech);
  if (voucher.state === 'to-be-confirmed') return speech.say('visit.voucher-asked', { gift });
  const deadlineLocal = speech.moment(voucher.deadlineLocal);
  if (choices.length > 0) return speech.say('visit.choice-waits', { gifts: gift, place, deadlineLocal });
  const namesPlace = place !== '' && giftName.includes(place);
  return worth === null && !namesPlace
    ? speech.say('visit.voucher-waits', { gift, place, deadlineLocal })
    : speech.say('visit.coupon-waits', { gift, at: namesPlace ? '_named' : '_shop', place, deadlineLocal });
}
