/** What the journal can do. Everything in it is irreplaceable; the mirror is not. */
import type { SlipKind } from '../../domain/contract/fact.ts';
import type { Head } from '../../domain/contract/sync.ts';

/** One fact as it stands in the journal. `bytes` are what was hashed and signed; nothing else is ever sent. */
export interface JournalRow {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  /** What the fact makes or is about: receipt, voucher, account or job id; '' for none. */
  readonly subject: string;
  /** Accounts whose documents close the row; none: the server's head closes it. */
  readonly accountIds: readonly string[];
  readonly bytes: string;
  readonly signature: string;
  readonly hash: string;
  readonly registeredAtMs: number;
}

/** A slip that was sent to the printer; `outcome` null: it is printing, or the core died before it knew; `recorded`: its fact knows. */
export interface PrintRow {
  readonly jobId: string;
  readonly visitId: string;
  readonly slip: SlipKind;
  readonly askedAtMs: number;
  readonly outcome: string | null;
}

/** Each method throws `JournalError` and then changed nothing. Synchronous: when it returns, the bytes are on the disk (WAL, FULL). */
export interface Journal {
  readonly file: string;
  /** Adds the row that `make` builds on the end of the chain, in one durable transaction. */
  append(make: (end: Head) => JournalRow): JournalRow;
  /** End of the chain: last fact, or where the chain of this file begins. */
  end(): Head;
  /**
   * Begins another chain (enrolled anew). Facts of the old one are kept beside, for people with an editor: the server has parked or decided
   * them, and they must never be sent in the new chain.
   */
  beginChain(head: Head, atMs: number): void;
  last(): JournalRow | null;
  /** Rows not noted as closed, in order. */
  notClosed(): readonly JournalRow[];
  /** Rows with seq > `seq`, in order, at most `limit`. */
  after(seq: number, limit: number): readonly JournalRow[];
  byId(id: string): JournalRow | null;
  bySubject(subject: string): readonly JournalRow[];
  hashAt(seq: number): string | null;
  noteClosed(seqs: readonly number[], atMs: number): void;
  /** Opens every row above `seq` again and forgets its outcome: the server no longer knows it. */
  reopenAbove(seq: number): void;
  /** Deletes closed rows older than `beforeMs` up to `upToSeq`; the last row stays. */
  prune(beforeMs: number, upToSeq: number): number;
  putOutcomes(outcomes: readonly { readonly seq: number; readonly body: string }[]): void;
  outcomeAt(seq: number): string | null;
  /** Lowest row that is neither noted as closed nor has an outcome; null: none. */
  firstUnanswered(): number | null;
  askedPrint(row: PrintRow): void;
  endedPrint(jobId: string, outcome: string): void;
  /** Slips whose outcome nobody knows: the core died while they were printed. */
  unendedPrints(): readonly PrintRow[];
  /** Most pages the file may have: a quota of the data folder (kiosks share a disk with the system). */
  limitPages(pages: number): void;
  get(name: string): string | null;
  set(values: Readonly<Record<string, string>>): void;
  close(): void;
}
