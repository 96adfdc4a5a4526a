import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import type { LogRow } from '../store/rows.ts';
import { hashText } from './read-fact.ts';

/** Hash of a log row over the hash before it: whoever changes an old row changes every later hash. */
export function logHash(previousHash: string, row: Omit<LogRow, 'hash'>): string {
  const head = canonicalJson([row.seq, row.kind, row.kioskId, row.signature, row.decidedAtMs]);
  return hashText(`${previousHash}\n${head}\n${row.source}\n${row.decision}`);
}
