import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import type { ClaimAnswer, ClaimRequest } from '../../domain/contract/claim.ts';
import { claimedReceipt } from '../../domain/contract/claim.ts';
import type { ClaimedReceipt } from '../../domain/contract/claim.ts';
import type { Programme } from '../open-programme.ts';
import type { ClaimRow } from '../store/phone-tables.ts';
import { claimLifeMs, claimsOfKioskMax, hourMs } from './phone-bounds.ts';

/** Keeps the receipts a kiosk hands over. The same hash again is the same claim, so a lost answer may be asked for again; nothing of it is changed. */
export function keepClaim(programme: Programme, request: ClaimRequest, mallId: string): Promise<ClaimAnswer> {
  const nowMs = programme.nowMs();
  return programme.store.write(async ({ phones }): Promise<ClaimAnswer> => {
    const before = await phones.claim(request.claimHash);
    if (before !== null) return { status: 'kept', expiresInMs: Math.max(0, before.expiresAtMs - nowMs) };
    if ((await phones.claimsOf(request.kioskId, nowMs - hourMs)) >= claimsOfKioskMax) return { status: 'too-many', expiresInMs: 0 };
    await phones.putClaim({
      hash: request.claimHash,
      kioskId: request.kioskId,
      mallId,
      visitId: request.visitId,
      receipts: canonicalJson(request.receipts),
      madeAtMs: nowMs,
      expiresAtMs: nowMs + claimLifeMs,
      takenBy: null,
      wrongCards: 0,
      lastTryId: null,
      stayed: request.stayed,
      invitedBy: request.invitedBy,
    });
    return { status: 'kept', expiresInMs: claimLifeMs };
  });
}

/** The receipts of a claim. */
export function receiptsOf(claim: ClaimRow): readonly ClaimedReceipt[] {
  const stored: unknown = JSON.parse(claim.receipts);
  return Array.isArray(stored) ? stored.map((one) => claimedReceipt.parse(one)) : [];
}

/** How a claim stands for a phone. */
export function claimStanding(claim: ClaimRow | null, phoneHash: string, nowMs: number): 'kept' | 'mine' | 'taken' | 'ended' {
  if (claim?.takenBy === phoneHash) return 'mine';
  if (claim === null || nowMs >= claim.expiresAtMs) return 'ended';
  return claim.takenBy === null ? 'kept' : 'taken';
}
