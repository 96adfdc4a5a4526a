/** Fact `till.mapped`: an unknown till gets its shop, and every receipt that waited for it is released. */
import type { ReceiptDocument } from '../contract/document.ts';
import type { TenantDocument } from '../contract/catalogue-document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { staffRefusal } from './account-of.ts';
import { approve } from './decide-receipt.ts';
import { findClash } from './clash.ts';
import { receiptKeys } from '../receipt/receipt-keys.ts';
import { withCurrentOwner } from './receipt-owner.ts';
import { inOrder, putReceipt } from './receipt-record.ts';
import { pendingPoints } from './book-receipt.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { countReleased } from './till-of.ts';

/** Decides the mapping of a till from `fromMs` on. */
export function mapTill(scribe: Scribe, fact: Fact, body: FactBodyOf<'till.mapped'>): Ending {
  const staff = staffRefusal(scribe.world, body.staffId, 'map');
  if (staff !== null) return refused(staff);
  const tenant = scribe.world.get('tenant', body.tenantId);
  if (tenant === null) return refused('tenant-unknown');
  const till = scribe.world.get('till', body.tillKey);
  const waiting = scribe.world.receiptsByTill(body.tillKey).flatMap((id) => scribe.world.get('receipt', id) ?? []);
  const mapped = {
    kind: 'till',
    id: body.tillKey,
    version: 0,
    tenantId: body.tenantId,
    fromMs: body.fromMs,
    toMs: body.toMs,
    heldReceipts: till?.heldReceipts ?? 0,
  } as const;
  scribe.put(mapped);
  for (const receipt of waiting) {
    const inTime = body.fromMs <= receipt.purchasedAtMs && (body.toMs === null || receipt.purchasedAtMs < body.toMs);
    if (inTime) release(scribe, withCurrentOwner(scribe.world, receipt), tenant, fact.registeredAtMs, body.staffId);
  }
  return applied;
}

/** The till is known: the receipt counts, unless it waits for something else too, or the same paper turns out to be here already. */
function release(scribe: Scribe, receipt: ReceiptDocument, tenant: TenantDocument, releasedAtMs: number, staffId: string): void {
  const { amountMinor, purchasedAtLocal, number } = receipt;
  const keys = receiptKeys({ identity: receipt.strongKeys[0] ?? null, tenantId: tenant.id, amountMinor, purchasedAtLocal, number });
  const clash = findClash(scribe.world, keys, receipt.accountId, receipt.id, true);
  const clashHold = clash.kind === 'other-weak' ? 'weak-clash' : clash.kind === 'other-strong' ? 'on-another-account' : null;
  const holds = inOrder([
    ...receipt.holds.filter((hold) => hold !== 'unknown-till'),
    ...(clashHold === null ? [] : ([clashHold] as const)),
  ]);
  const known = { ...receipt, tenantId: tenant.id, weakKeys: [...keys.weak] };
  if (tenant.excluded || clash.kind === 'own' || clash.kind === 'burned') {
    countReleased(scribe, receipt.tillKey);
    const refusal = tenant.excluded ? 'tenant-excluded' : clash.kind === 'own' ? 'already-yours' : 'receipt-voided';
    putReceipt(scribe, { ...known, state: 'refused', refusal, decidedAtMs: scribe.context.decidedAtMs }, 0);
    return;
  }
  if (holds.length === 0) {
    approve(scribe, receipt, tenant, releasedAtMs, staffId);
    return;
  }
  countReleased(scribe, receipt.tillKey);
  const held = { ...known, holds, clashReceiptId: clash.kind === 'none' ? receipt.clashReceiptId : clash.receipt.id };
  putReceipt(scribe, held, pendingPoints(scribe, held));
}
