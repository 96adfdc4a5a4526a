import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import type { FactOutcome } from '../../domain/contract/sync.ts';
import type { Posting } from '../../domain/decide/world.ts';
import type { LogRow } from '../store/rows.ts';
import { hashText } from './read-fact.ts';

/** A leg as hashed. Rows from before the books had months were hashed without one, and are so for ever. */
export type HashedPosting = Posting | Omit<Posting, 'period' | 'belongsTo'>;

/** The parts of a decision that are not in the log's own row: the outcome (canonical JSON, `null` for an act), the postings, and the hash of a fact's bytes (`null` for an act). */
export interface DecisionParts {
  readonly factHash: string | null;
  readonly outcome: FactOutcome | null;
  readonly postings: readonly HashedPosting[];
}

/**
 * Hash of a log row over the hash before it and over the whole decision: whoever changes an old row, outcome or posting changes every later hash. Of a fact not its text is
 * chained but the hash of it, so that what is sealed in the text can be erased when its member leaves.
 */
export function logHash(previousHash: string, row: Omit<LogRow, 'hash'>, { outcome, postings, factHash }: DecisionParts): string {
  const head = canonicalJson([row.seq, row.kind, row.kioskId, row.signature, row.decidedAtMs]);
  return hashText(
    `${previousHash}\n${head}\n${factHash ?? hashText(row.source)}\n${row.changes}\n${canonicalJson(outcome)}\n${canonicalJson(postings)}`,
  );
}
