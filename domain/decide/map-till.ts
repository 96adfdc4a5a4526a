/** Fact `till.mapped`: an unknown till gets its shop, and every receipt that waited for it is released. */
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { staffRefusal } from './account-of.ts';
import { withCurrentOwner } from './receipt-owner.ts';
import { firstRegisteredFirst } from './registration-order.ts';
import { releaseReceipt } from './release-receipt.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

/** Decides the mapping of a till from `fromMs` on. */
export function mapTill(scribe: Scribe, fact: Fact, body: FactBodyOf<'till.mapped'>): Ending {
  const staff = staffRefusal(scribe, body.staffId, 'map');
  if (staff !== null) return refused(staff);
  const tenant = scribe.world.get('tenant', body.tenantId);
  if (tenant === null) return refused('tenant-unknown');
  const till = scribe.world.get('till', body.tillKey);
  const waiting = scribe.world
    .receiptsByTill(body.tillKey)
    .flatMap((id) => scribe.world.get('receipt', id) ?? [])
    .sort(firstRegisteredFirst);
  const mapped = {
    kind: 'till',
    id: body.tillKey,
    version: 0,
    tenantId: body.tenantId,
    fromMs: body.fromMs,
    toMs: body.toMs,
    heldReceipts: till?.heldReceipts ?? 0,
    signingKey: till?.signingKey ?? null,
  } as const;
  scribe.put(mapped);
  const ended = { settled: ['unknown-till'], atMs: fact.registeredAtMs, by: body.staffId } as const;
  for (const receipt of waiting) {
    const inTime = body.fromMs <= receipt.purchasedAtMs && (body.toMs === null || receipt.purchasedAtMs < body.toMs);
    if (inTime) releaseReceipt(scribe, withCurrentOwner(scribe.world, receipt), tenant, ended);
  }
  return applied;
}
