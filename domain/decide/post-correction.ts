/** Act `correction.posted`: further entries with a reason; nothing in the books is ever changed otherwise. */
import type { ActOf } from '../contract/act.ts';
import { classOf } from '../ledger/accounts.ts';
import type { AccountClass } from '../ledger/accounts.ts';
import { imbalanceOf } from '../ledger/posting.ts';
import { done } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import type { Scribe } from './scribe.ts';

/** Accounts that no bare entry may touch. */
const followsDocuments: readonly AccountClass[] = ['members', 'in-transit', 'turnover'];

/**
 * Posts balanced legs in the open month. Members' points follow from their lots, so a member is corrected by a receipt, a void or a gift of points, never by a bare entry;
 * turnover follows from receipts.
 */
export function postCorrection(scribe: Scribe, act: ActOf<'correction.posted'>): ActEnding {
  if (act.tenantId !== null && scribe.world.get('tenant', act.tenantId) === null)
    return { ok: false, refusal: 'tenant-unknown', detail: `there is no tenant ${act.tenantId}: look the name up in the catalogue` };
  const fixed = act.legs.find((leg) => followsDocuments.includes(classOf(leg.account)));
  if (fixed !== undefined)
    return {
      ok: false,
      refusal: 'account-fixed',
      detail: `${fixed.account} follows from lots and receipts: correct it by a receipt, a void, a return or a gift of points`,
    };
  const imbalance = imbalanceOf(act.legs);
  if (imbalance !== null)
    return {
      ok: false,
      refusal: 'unbalanced',
      detail: `the legs sum to ${imbalance.sum} in ${imbalance.unit}, not to 0: add the other side`,
    };
  const closed = scribe.closedThrough;
  if (closed !== null && scribe.month <= closed)
    return { ok: false, refusal: 'period-closed', detail: `${scribe.month} is closed: date the correction into the open month` };
  scribe.post('correction', act.legs, { tenantId: act.tenantId });
  return done;
}
