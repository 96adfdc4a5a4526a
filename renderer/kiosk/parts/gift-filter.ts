import type { GiftView } from '../../../domain/contract/screen-parts.ts';
import type { Speech } from '../../look/speech.ts';

/** Which gifts of the catalogue are shown. */
export type GiftFilter = 'all' | 'have' | 'near' | 'coupons';

/** In the order of their buttons. */
export const giftFilters: readonly GiftFilter[] = ['all', 'have', 'near', 'coupons'];

/** @see GiftFilter */
export function filterGifts(gifts: readonly GiftView[], filter: GiftFilter): readonly GiftView[] {
  switch (filter) {
    case 'all':
      return gifts;
    case 'have':
    case 'near':
      return gifts.filter((gift) => gift.state === filter);
    case 'coupons':
      return gifts.filter((gift) => gift.worth !== null);
  }
}

/** Why nothing is shown, and what to look at instead. */
export function noGifts(gifts: readonly GiftView[], filter: GiftFilter, speech: Speech): string {
  if (filter === 'all' || gifts.length === 0) return speech.say('gifts.empty');
  return speech.say(`gifts.none-${filter}`);
}
