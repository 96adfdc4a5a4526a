/** Act `catalogue.put`: shops, categories, tills, gifts, staff, mall and settings as people wrote them; and how many units of a gift there are. */
import { stockId } from '../allotment/allotment-id.ts';
import { emptyResource, moveUnits } from '../allotment/resource-count.ts';
import type { ActOf } from '../contract/act.ts';
import type { GiftDocument } from '../contract/catalogue-document.ts';
import { done, no } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import type { Scribe } from './scribe.ts';
import { substituteTrouble } from './substitute.ts';

/** Puts what differs from what is there; the same catalogue twice changes nothing. A till keeps its count of waiting receipts. */
export function putCatalogue(scribe: Scribe, act: ActOf<'catalogue.put'>): ActEnding {
  for (const item of act.items) {
    const before = scribe.world.get(item.kind, item.id);
    if (item.kind === 'mall' && before?.kind === 'mall' && before.currency !== item.currency) {
      return {
        ok: false,
        refusal: 'currency-fixed',
        detail: `${item.id}: the currency is ${before.currency} and cannot change; amounts on file are in it`,
      };
    }
  }
  const trouble = troubleWithSubstitutes(scribe, act.items);
  if (trouble !== null) return no('substitute-wrong', trouble);
  for (const item of act.items) {
    const before = scribe.world.get(item.kind, item.id);
    const waiting = before?.kind === 'till' ? before.heldReceipts : 0;
    scribe.put(item.kind === 'till' ? { ...item, heldReceipts: waiting } : item);
  }
  for (const { giftId, total } of act.stocks) {
    const before = scribe.world.get('resource', stockId(giftId));
    if (before?.total === total) continue;
    const resource = before ?? emptyResource(stockId(giftId), 0);
    scribe.put(moveUnits(resource, { total: total - resource.total }));
  }
  return done;
}

/** Gifts as they would stand afterwards: each chain of substitutes among those that are put must be sound. */
function troubleWithSubstitutes(scribe: Scribe, items: ActOf<'catalogue.put'>['items']): string | null {
  const put = new Map(items.flatMap((item): [string, GiftDocument][] => (item.kind === 'gift' ? [[item.id, item]] : [])));
  const giftOf = (id: string): GiftDocument | null => put.get(id) ?? scribe.world.get('gift', id);
  for (const gift of put.values()) {
    const trouble = substituteTrouble(gift, giftOf);
    if (trouble !== null) return trouble;
  }
  return null;
}
