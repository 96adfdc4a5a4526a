import { randomBytes } from 'node:crypto';
import { uuidV7 } from '../../domain/encoding/uuid.ts';
import type { ImportFact } from '../decider/job.ts';
import type { ClaimRow } from '../store/phone-tables.ts';
import type { WriteTransaction } from '../store/store.ts';
import { receiptsOf } from './keep-claim.ts';

/** A receipt that was booked on a phone, and the fact that tells what came of it. */
export interface BookedHere {
  readonly receiptId: string;
  readonly factId: string;
}

/**
 * The receipts of a claim as facts on an account, and the claim as taken by this phone, in one transaction with their decision. They bear the kiosk's references, its time of reading and the
 * certainty of its clock, so whatever hangs on when a paper was shown is as if the visitor had stayed at the kiosk.
 */
export async function bookClaim(
  transaction: WriteTransaction,
  claim: ClaimRow,
  accountId: string,
  phoneHash: string,
  nowMs: number,
): Promise<{ readonly facts: readonly ImportFact[]; readonly booked: readonly BookedHere[] }> {
  const facts = receiptsOf(claim).map((receipt): ImportFact => ({
    id: uuidV7(nowMs, randomBytes(16)),
    registeredAtMs: Math.min(receipt.readAtMs, nowMs),
    clock: receipt.clock,
    body: {
      kind: 'receipt.registered',
      receiptId: receipt.receiptId,
      accountId,
      visitId: claim.visitId,
      reference: receipt.reference,
      source: 'scanned',
      raw: receipt.raw,
      tenantId: receipt.tenantId,
      typed: null,
      staffId: null,
      override: null,
      details: null,
    },
  }));
  await transaction.phones.putClaim({ ...claim, takenBy: phoneHash, receipts: '[]' });
  const booked = facts.flatMap((fact) =>
    fact.body.kind === 'receipt.registered' ? [{ receiptId: fact.body.receiptId, factId: fact.id }] : [],
  );
  return { facts, booked };
}
