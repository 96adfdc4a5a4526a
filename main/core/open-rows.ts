import type { FactOutcome } from '../../domain/contract/sync.ts';
import type { World } from '../../domain/decide/world.ts';
import type { JournalRow } from '../journal/journal.ts';

/** What decides whether a row is still open. */
export interface OpenRowContext {
  readonly mirror: World;
  readonly kioskId: string;
  /** Highest fact of ours that the server knows. */
  readonly headSeq: number;
  readonly outcomeAt: (seq: number) => FactOutcome | null;
}

function isDecidedInto(row: JournalRow, accountId: string, context: OpenRowContext): boolean {
  const account = context.mirror.get('account', accountId);
  if (account !== null && (account.ownSeqs[context.kioskId] ?? 0) >= row.seq) return true;
  // The server decided it without touching this account: it did not know the account then (its opening was still on another kiosk), or parked the fact.
  const outcome = row.seq <= context.headSeq ? context.outcomeAt(row.seq) : null;
  return outcome !== null && (outcome.fate === 'parked' || outcome.refusal === 'account-unknown');
}

/**
 * A row closes when, and only when, the documents of its accounts were decided up to it; a row without accounts when the server's head passed it.
 * Worked out from mirror and head each time, never remembered, so no crash between two files can make it wrong.
 */
export function isOpen(row: JournalRow, context: OpenRowContext): boolean {
  if (row.accountIds.length === 0) return row.seq > context.headSeq;
  return row.accountIds.some((accountId) => !isDecidedInto(row, accountId, context));
}
