/** The catalogue of gifts for points, nearest first, and vouchers as their owner sees them. */
import type { GiftDocument } from '../contract/catalogue-document.ts';
import type { VoucherSummary } from '../contract/account-document.ts';
import type { Language, Say } from '../contract/primitive.ts';
import type { GiftView, VoucherView } from '../contract/screen-parts.ts';
import type { World } from '../decide/world.ts';
import { unbroken } from '../text/unbroken.ts';
import { addDays } from '../time/local-time.ts';
import { endOfMallDayMs, mallDayAt } from '../time/mall-day.ts';
import type { Catalogue } from './catalogue.ts';
import { deadlineLocal } from './deadline.ts';
import type { ViewOptions } from './progress-view.ts';
import { giftLeft } from './units-left.ts';

/** Last moment to collect a gift taken now: the end of the mall day `collectDays` later. */
export function giftDeadlineMs(gift: GiftDocument, catalogue: Catalogue, atMs: number): number {
  const { mall } = catalogue;
  const day = mallDayAt(atMs, mall.offsets, mall.dayCutoffMinutes);
  return endOfMallDayMs(addDays(day, gift.collectDays), mall.dayCutoffMinutes, mall.offsets) - 1000;
}

/** Gifts that cost points: to be had now (dearest first), then nearly (nearest first), then gone. */
export function giftViews(world: World, spendablePoints: number, options: ViewOptions): GiftView[] {
  const rank = { have: 0, near: 1, gone: 2 } as const;
  return options.catalogue.gifts
    .filter((gift) => gift.active && gift.pricePoints !== null)
    .map((gift) => giftView(world, gift, spendablePoints, options))
    .sort(
      (a, b) =>
        rank[a.state] - rank[b.state] ||
        (a.state === 'have' ? b.pricePoints - a.pricePoints : a.pricePoints - b.pricePoints) ||
        (a.giftId < b.giftId ? -1 : 1),
    );
}

function giftView(world: World, gift: GiftDocument, spendablePoints: number, options: ViewOptions): GiftView {
  const pricePoints = gift.pricePoints ?? 0;
  const left = giftLeft(world, gift.id);
  const missingPoints = Math.max(0, pricePoints - spendablePoints);
  return {
    giftId: gift.id,
    name: unbroken(gift.name[options.language]),
    text: unbroken(gift.text[options.language]),
    art: gift.art,
    pricePoints,
    missingPoints,
    left: options.countsFresh ? left : null,
    place: placeOf(gift, options.catalogue, options.language),
    deadlineLocal: deadlineLocal(giftDeadlineMs(gift, options.catalogue, options.atMs), options.catalogue.mall),
    state: left === 0 ? 'gone' : missingPoints === 0 ? 'have' : 'near',
    worth: worthOf(gift),
  };
}

/** A voucher in words. `granted` false: asked offline beyond what the kiosk may promise. */
export function voucherView(voucher: VoucherSummary, catalogue: Catalogue, language: Language): VoucherView {
  const named = (giftId: string) => catalogue.gifts.find((each) => each.id === giftId);
  const gift = named(voucher.giftId);
  return {
    voucherId: voucher.voucherId,
    reference: voucher.reference,
    giftName: unbroken(gift?.name[language] ?? voucher.giftId),
    art: gift?.art ?? null,
    place: gift === undefined ? '' : placeOf(gift, catalogue, language),
    deadlineLocal: deadlineLocal(voucher.deadlineMs, catalogue.mall),
    state: voucher.state === 'open' ? 'granted' : voucher.state === 'asked' ? 'to-be-confirmed' : voucher.state,
    choices: voucher.choices.filter((id) => id !== voucher.giftId).map((id) => named(id)?.name[language] ?? id),
    worth: gift === undefined ? null : worthOf(gift),
  };
}

/** Where it is to be had: a coupon at the till of its shop, a thing where it is handed out. */
function placeOf(gift: GiftDocument, catalogue: Catalogue, language: Language): string {
  const shop = gift.tenantId === null ? undefined : catalogue.tenants.find((tenant) => tenant.id === gift.tenantId);
  return shop?.name ?? gift.collectAt[language];
}

/** What a coupon is worth at the till; null: a thing, whose name says all. */
function worthOf({ face }: GiftDocument): Say | null {
  switch (face.kind) {
    case 'goods':
      return null;
    case 'money-off':
      return { key: 'coupon.money-off', args: { amountMinor: face.amountMinor } };
    case 'percent-off': {
      const most = face.upToMinor === null ? { most: '_none' } : { most: '_some', upToMinor: face.upToMinor };
      return { key: 'coupon.percent-off', args: { offShare: face.perMille, ...most } };
    }
  }
}
