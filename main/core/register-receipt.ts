import type { FactBodyOf } from '../../domain/contract/fact.ts';
import type { FactOutcome } from '../../domain/contract/sync.ts';
import type { ReceiptDocument } from '../../domain/contract/document.ts';
import type { FactBook } from './fact-book.ts';
import { promiseVouchers } from './promise-vouchers.ts';

/** A receipt to be registered, as the visit or the desk gives it. */
export type ReceiptToRegister = Pick<
  FactBodyOf<'receipt.registered'>,
  'accountId' | 'visitId' | 'source' | 'raw' | 'tenantId' | 'typed' | 'staffId' | 'override'
>;

/** What stands in the world after the fact. `receipt` null: the kiosk could not even make a document of it (unreadable here). */
export interface RegisteredReceipt {
  readonly receiptId: string;
  readonly factId: string;
  readonly reference: string;
  readonly outcome: FactOutcome;
  readonly receipt: ReceiptDocument | null;
  readonly decided: boolean;
}

/** How long a screen may wait for the server before it shows the prediction: a scan is answered within 0.3 s. */
export const PREDICTION_SHOWN_AFTER_MS = 250;

/** A registered receipt now, and the decided one later. */
export interface Registering {
  /** Decided when the server was quick, else predicted. */
  readonly first: RegisteredReceipt;
  /** The server's decision if `first` was only predicted; null when none came in time. Its documents are in the world then. */
  readonly second: Promise<RegisteredReceipt | null>;
}

/**
 * Records the receipt durably, then waits briefly for the server. Vouchers that this receipt gives are journaled as promised before anybody sees them.
 * Rejects with JournalError when the disk took nothing: nothing may be shown as registered then.
 */
export async function registerReceipt(factBook: FactBook, receipt: ReceiptToRegister, decisionWaitMs: number): Promise<Registering> {
  const receiptId = factBook.newId();
  const reference = factBook.nextReference();
  const { fact, prediction } = factBook.record({ kind: 'receipt.registered', receiptId, reference, details: null, ...receipt });
  const promised = new Set<string>();
  const answer = (outcome: FactOutcome, decided: boolean): RegisteredReceipt => {
    promiseVouchers(factBook, outcome, { accountId: receipt.accountId, visitId: receipt.visitId, decided, promised });
    return { receiptId, factId: fact.id, reference, outcome, receipt: factBook.world().get('receipt', receiptId), decided };
  };
  const quick = await factBook.outcome(fact.id, factBook.online() ? Math.min(decisionWaitMs, PREDICTION_SHOWN_AFTER_MS) : 0);
  if (quick !== null) return { first: answer(quick, true), second: Promise.resolve(null) };
  const first = answer(prediction.outcome, false);
  const restMs = Math.max(0, decisionWaitMs - PREDICTION_SHOWN_AFTER_MS);
  const second = factBook.outcome(fact.id, restMs).then((outcome) => (outcome === null ? null : answer(outcome, true)));
  return { first, second };
}
