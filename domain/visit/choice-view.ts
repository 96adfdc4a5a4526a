/** What a voucher may be taken for, until it is handed out. */
import type { VoucherSummary } from '../contract/account-document.ts';
import type { Language } from '../contract/primitive.ts';
import type { ChoiceView } from '../contract/screen-mine.ts';
import { unbroken } from '../text/unbroken.ts';
import type { Catalogue } from './catalogue.ts';

/** A voucher that still stands, with another gift to choose. */
export const hasChoice = (voucher: VoucherSummary): boolean =>
  voucher.state === 'open' && voucher.choices.some((giftId) => giftId !== voucher.giftId);

/** The gift it stands for, then the others that the house still has. */
export function choiceViews(voucher: VoucherSummary, { gifts }: Pick<Catalogue, 'gifts'>, language: Language): ChoiceView[] {
  const ids = [voucher.giftId, ...voucher.choices.filter((id) => id !== voucher.giftId)];
  return ids.flatMap((giftId) => {
    const gift = gifts.find((each) => each.id === giftId);
    if (gift === undefined || (!gift.active && giftId !== voucher.giftId)) return [];
    return [{ giftId, name: unbroken(gift.name[language]), art: gift.art }];
  });
}
