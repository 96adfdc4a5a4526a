import type { CampaignDraw } from '../contract/draw.ts';
import type { GiftDocument } from '../contract/catalogue-document.ts';
import type { DrawDocument } from '../contract/draw.ts';
import type { Localized } from '../contract/primitive.ts';
import { sha256Hex } from '../encoding/hash.ts';

const prefix = 'prize-';
const slugMax = 64;

/** The gift as which a prize stands in the catalogue: `prize-<draw>-<prize>`, shortened by a hash where that is too long for a name. */
export function prizeGiftId(drawId: string, prizeId: string): string {
  const name = `${prefix}${drawId}-${prizeId}`;
  return name.length <= slugMax ? name : `${name.slice(0, slugMax - 17)}-${sha256Hex(`${drawId}/${prizeId}`).slice(0, 16)}`;
}

/** Whether these units are prizes of a draw: they are never lent to kiosks, each is bound for its winner. */
export function isPrizeStock(resourceId: string): boolean {
  return resourceId.startsWith(`stock:${prefix}`);
}

/** A prize as a gift without a price, handed out at the desk like any other. */
export function prizeGift(draw: DrawDocument, prize: CampaignDraw['prizes'][number], deskPlace: Localized): GiftDocument {
  return {
    kind: 'gift',
    id: prizeGiftId(draw.id, prize.prizeId),
    version: 0,
    name: prize.name,
    text: draw.title,
    art: null,
    pricePoints: null,
    valueMinor: prize.valueMinor,
    collectAt: deskPlace,
    collectDays: draw.plan.claimDays,
    active: true,
    tenantId: null,
    face: { kind: 'goods' },
  };
}
