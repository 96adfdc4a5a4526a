/**
 * What the house gives in place of a gift that is gone at hand-out: its catalogue names a substitute, which may have one itself. The chain is short and goes down in worth,
 * so nobody pays more than was promised, and no gift stands in for itself.
 */
import { stockId } from '../allotment/allotment-id.ts';
import { freeUnits } from '../allotment/resource-count.ts';
import type { GiftDocument } from '../contract/catalogue-document.ts';
import type { VoucherDocument } from '../contract/document.ts';
import { resourceOf } from './gift-units.ts';
import type { Scribe } from './scribe.ts';
import { worthOf } from './voucher-cost.ts';
import type { World } from './world.ts';

/** Gifts that may stand behind one another at most. */
export const substitutesMax = 3;

type Gifts = (giftId: string) => GiftDocument | null;

/** Why one gift may not stand in for another; null: it may. */
export function whyNotSubstitute(gift: GiftDocument, other: GiftDocument | null): string | null {
  if (other === null) return 'the mall has no such gift';
  if (other.id === gift.id) return 'is the gift itself';
  if (gift.tenantId !== null || other.tenantId !== null || gift.face.kind !== 'goods' || other.face.kind !== 'goods')
    return 'is no thing of the info desk: coupons and their shops stand for themselves';
  if (worthOf(other) > worthOf(gift)) return `is worth more (${worthOf(other)} > ${worthOf(gift)}): who pays was promised less`;
  return null;
}

/** Whether the chain behind a gift is sound; else what is wrong with it, in words. */
export function substituteTrouble(gift: GiftDocument, giftOf: Gifts): string | null {
  const seen = [gift.id];
  let last = gift;
  while (last.substitute !== undefined) {
    const next = giftOf(last.substitute);
    const why = whyNotSubstitute(last, next);
    if (next === null || why !== null) return `substitute ${last.substitute} of ${last.id} ${why ?? ''}`.trim();
    if (seen.includes(next.id)) return `substitutes go round: ${[...seen, next.id].join(' -> ')}`;
    seen.push(next.id);
    if (seen.length > substitutesMax + 1) return `more than ${substitutesMax} substitutes behind ${gift.id}: ${seen.join(' -> ')}`;
    last = next;
  }
  return null;
}

/** Substitutes of a gift in their order, as far as the chain is sound now: the catalogue may have changed behind it. */
export function substitutesOf(giftId: string, giftOf: Gifts): readonly GiftDocument[] {
  const found: GiftDocument[] = [];
  let last = giftOf(giftId);
  while (last?.substitute !== undefined && found.length < substitutesMax) {
    const next = giftOf(last.substitute);
    if (next === null || whyNotSubstitute(last, next) !== null || next.id === giftId || found.some((one) => one.id === next.id)) break;
    found.push(next);
    last = next;
  }
  return found.filter((one) => one.active);
}

/** Whether a gift stands behind another in the catalogue. */
export const isSubstitute = (world: Pick<World, 'get'>, giftId: string, otherId: string): boolean =>
  substitutesOf(giftId, (id) => world.get('gift', id)).some((one) => one.id === otherId);

/** Whether none of a voucher's gift is left but what is promised. */
export const isGone = (scribe: Scribe, voucher: VoucherDocument): boolean =>
  freeUnits(resourceOf(scribe, { resourceId: stockId(voucher.giftId), total: null })) === 0;
