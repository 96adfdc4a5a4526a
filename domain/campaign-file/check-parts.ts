/** A combination: each part must be able to count, and its shops should not compete. */
import type { CheckInput } from './check-input.ts';
import { countingTenants } from './counting-places.ts';

/** @see file comment */
export function checkParts({ file, draft, context, notes }: CheckInput): void {
  const { where } = draft;
  draft.parts.forEach((part, index) => {
    const path = ['together', index];
    if (part.tenants.length === 0 && part.categories.length === 0 && part.goods.length === 0)
      notes.warning({ path, what: 'asks for no shop, category or goods: any receipt serves' });
    part.tenants.forEach((id, at) => {
      const isOut = where.except.tenants.includes(id);
      const isNotIn = where.tenants.length > 0 && where.categories.length === 0 && !where.tenants.includes(id);
      if (isOut || isNotIn)
        notes.problem({ path: [...path, 'shops', at], what: `${id} does not count by "where": this part could not be served` });
    });
    if (context.tenants === null || (part.tenants.length === 0 && part.categories.length === 0)) return;
    const counting = countingTenants(where, context.tenants);
    if (!counting.some((tenant) => part.tenants.includes(tenant.id) || part.categories.includes(tenant.category)))
      notes.problem({ path, what: 'names no shop whose receipts count' });
    if (part.sumMinor > 0 && draft.counted.perReceiptMaxMinor !== null && part.sumMinor > draft.counted.perReceiptMaxMinor * part.receipts)
      notes.warning({ path: [...path, 'sum'], what: 'needs more receipts than "receipts" says: "atMost" limits each' });
  });
  const only = file.counts?.goods;
  if (only === undefined) return;
  draft.parts.forEach((part, index) => {
    if (part.goods.length > 0 && !part.goods.some((group) => only.includes(group)))
      notes.problem({ path: ['together', index, 'goods'], what: 'is not among counts.goods: this part could not be served' });
  });
}
