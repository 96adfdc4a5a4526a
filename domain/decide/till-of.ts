/** From a till's key to its shop, and the list of tills that nobody knows yet. */
import type { Scribe } from './scribe.ts';
import type { World } from './world.ts';

/** Shop of the till at the time of purchase; null: unknown till, or not mapped for that time. */
export function tenantOfTill(world: World, tillKey: string | null, purchasedAtMs: number): string | null {
  const till = tillKey === null ? null : world.get('till', tillKey);
  if (till === null || till.tenantId === null) return null;
  return till.fromMs <= purchasedAtMs && (till.toMs === null || purchasedAtMs < till.toMs) ? till.tenantId : null;
}

/** One more receipt waits for this till; the till is put on the list when it is new. */
export function countWaiting(scribe: Scribe, tillKey: string, seenAtMs: number): void {
  const till = scribe.world.get('till', tillKey);
  if (till === null)
    scribe.put({ kind: 'till', id: tillKey, version: 0, tenantId: null, fromMs: seenAtMs, toMs: null, heldReceipts: 1, signingKey: null });
  else scribe.put({ ...till, heldReceipts: till.heldReceipts + 1 });
}

/** One receipt less waits for this till. */
export function countReleased(scribe: Scribe, tillKey: string | null): void {
  const till = tillKey === null ? null : scribe.world.get('till', tillKey);
  if (till !== null && till.heldReceipts > 0) scribe.put({ ...till, heldReceipts: till.heldReceipts - 1 });
}
