/**
 * The one way visit and desk make facts and see state. `record` returns after the fact is durable in journal.db; everything shown is the mirror
 * plus `decide` re-run over the open journal rows.
 */
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { Fact, FactBody } from '../../domain/contract/fact.ts';
import type { FactOutcome } from '../../domain/contract/sync.ts';
import type { Decision, World } from '../../domain/decide/world.ts';

/** A fact that is safe on disk, and what the kiosk predicts the server will say. */
export interface RecordedFact {
  readonly fact: Fact;
  readonly prediction: Decision;
}

/** @see file comment */
export interface FactBook {
  /** Writes the fact durably (WAL, FULL), then predicts. Throws JournalFull or JournalBroken; nothing was acknowledged then. */
  record(body: FactBody): RecordedFact;
  /** Mirror with all open own facts folded in. Cheap to call: folded incrementally. */
  world(): World;
  /** Folded account, following aliases; null if unknown here. */
  account(accountId: string): AccountDocument | null;
  /** Account of a card key (mirror, then own open facts). */
  accountOfCard(cardKey: string): AccountDocument | null;
  /** Whatever stands under a reference people say: vouchers, held receipts, refusals. */
  byReference(
    reference: string,
  ): { readonly accountId: string; readonly kind: 'voucher' | 'receipt' | 'notice'; readonly id: string } | null;
  /** The server's outcome of a fact of ours, waiting at most `waitMs` while the link is up; null: not known yet. */
  outcome(factId: string, waitMs: number): Promise<FactOutcome | null>;
  /** Next `K3-4821`; durable counter, never given twice. */
  nextReference(): string;
  newId(): string;
  /** Estimate of server time now, and whether it has an anchor. */
  nowMs(): number;
  clock(): 'sure' | 'unsure';
  online(): boolean;
  /** Called with the ids of accounts whose document changed by sync, and with [] for catalogue changes. Returns the unsubscribe. */
  onChange(listener: (accountIds: readonly string[]) => void): () => void;
}
