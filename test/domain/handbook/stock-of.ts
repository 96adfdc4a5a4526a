import { stockId } from '../../../domain/allotment/allotment-id.ts';
import { emptyResource } from '../../../domain/allotment/resource-count.ts';
import type { AnyDocument } from '../../../domain/contract/document.ts';

/** Stock of gifts as resources. */
export function allotmentResources(stocks: ReadonlyMap<string, number>): readonly AnyDocument[] {
  return [...stocks].map(([giftId, units]) => ({ ...emptyResource(stockId(giftId), units), version: 1 }));
}
