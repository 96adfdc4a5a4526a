/** What a receipt waited for has been settled without a person looking at the paper: it counts, unless it waits for something else too. */
import type { ReceiptDocument } from '../contract/document.ts';
import type { HoldReason } from '../contract/refusal.ts';
import type { TenantDocument } from '../contract/catalogue-document.ts';
import { approve } from './decide-receipt.ts';
import { findClash } from './clash.ts';
import { inOrder, keysOf, putReceipt } from './receipt-record.ts';
import { pendingPoints } from './book-receipt.ts';
import { releaseReservations } from './reserve-gift.ts';
import type { Scribe } from './scribe.ts';
import { countReleased } from './till-of.ts';

/** What ended, when, and who ended it: staff or the verifier. */
export interface Release {
  readonly settled: readonly HoldReason[];
  readonly atMs: number;
  readonly by: string;
}

/**
 * Releases a held receipt under this shop. What is known now may show that the same paper is here already: on the same account it is refused, on another one it waits for the
 * desk. Nothing left to wait for: it is approved as on time, its points age from `atMs`.
 */
export function releaseReceipt(scribe: Scribe, receipt: ReceiptDocument, tenant: TenantDocument, { settled, atMs, by }: Release): void {
  const keys = keysOf(receipt, tenant.id);
  const clash = findClash(scribe.world, keys, receipt.accountId, receipt.id, true);
  const clashHold = clash.kind === 'other-weak' ? 'weak-clash' : clash.kind === 'other-strong' ? 'on-another-account' : null;
  const holds = inOrder([
    ...receipt.holds.filter((hold) => !settled.includes(hold)),
    ...(clashHold === null ? [] : ([clashHold] as const)),
  ]);
  const known = { ...receipt, tenantId: tenant.id, weakKeys: [...keys.weak] };
  const wasAwaited = receipt.holds.includes('unknown-till');
  if (tenant.excluded || clash.kind === 'own' || clash.kind === 'burned') {
    if (wasAwaited) countReleased(scribe, receipt.tillKey);
    const refusal = tenant.excluded ? 'tenant-excluded' : clash.kind === 'own' ? 'already-yours' : 'receipt-voided';
    releaseReservations(scribe, receipt);
    putReceipt(scribe, { ...known, state: 'refused', refusal, decidedAtMs: scribe.context.decidedAtMs }, 0);
    return;
  }
  if (holds.length === 0) {
    approve(scribe, receipt, tenant, atMs, by);
    return;
  }
  if (wasAwaited && !holds.includes('unknown-till')) countReleased(scribe, receipt.tillKey);
  const held = { ...known, holds, clashReceiptId: clash.kind === 'none' ? receipt.clashReceiptId : clash.receipt.id };
  putReceipt(scribe, held, pendingPoints(scribe, held));
}
