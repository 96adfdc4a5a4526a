/** Refund slips whose purchase is not here: not registered yet, or registered, returned in part and then taken off its account again. */
import type { DocumentOf, ReceiptDocument } from '../contract/document.ts';
import type { Scribe } from './scribe.ts';

type WaitingRefund = DocumentOf<'waiting-refund'>;

/** A refund slip waits this long for its purchase. */
export const waitDays = 30;
/** A day in milliseconds. */
export const dayMs = 86_400_000;

/** What is told of a slip besides its amount. */
export interface Slip {
  readonly reference: string;
  readonly amountMinor: number;
  readonly atMs: number;
  readonly staffId: string;
}

/** The slip that still waits under the strong key of a purchase; null: none. */
export function waitingUnder(scribe: Scribe, identity: string, atMs: number): WaitingRefund | null {
  const known = scribe.world.get('waiting-refund', identity);
  return known !== null && known.amountMinor > 0 && atMs <= known.atMs + waitDays * dayMs ? known : null;
}

/** Keeps a slip under the purchase's key. Another slip of the same purchase adds to it. */
export function keepWaiting(scribe: Scribe, identity: string, slip: Slip): void {
  const open = waitingUnder(scribe, identity, slip.atMs);
  scribe.put({ kind: 'waiting-refund', id: identity, version: 0, ...slip, amountMinor: (open?.amountMinor ?? 0) + slip.amountMinor });
}

/**
 * A registration ends and its paper may be registered again: what went back of the goods waits for it, or the next registration would count goods that nobody has any more.
 * `identity`: strong key of the paper; null: it has none, and nothing can find it again.
 */
export function returnsWaitAgain(
  scribe: Scribe,
  { reference, returnedMinor }: Pick<ReceiptDocument, 'reference' | 'returnedMinor'>,
  identity: string | null,
  staffId: string,
): void {
  if (returnedMinor > 0 && identity !== null && scribe.context.role === 'decide')
    keepWaiting(scribe, identity, { reference, amountMinor: returnedMinor, atMs: scribe.atMs, staffId });
}
