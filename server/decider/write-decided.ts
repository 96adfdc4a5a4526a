import type { AnyDocument } from '../../domain/contract/document.ts';
import type { FactOutcome } from '../../domain/contract/sync.ts';
import type { Change } from '../../domain/decide/world.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { openSealedFacts } from '../people/open-sealed.ts';
import { emptyBatch } from '../store/rows.ts';
import type { AlarmRow, AuditRow, FactRow, LogRow, MemberRow, ParkedRow, PostingRow, WriteBatch } from '../store/rows.ts';
import type { AliasRow, SealedFactRow } from '../store/erasure-tables.ts';
import type { WriteTransaction } from '../store/store.ts';
import { auditRowOf, pinAlarmOf } from './audit-row.ts';
import type { DecidedBatch, DecidedEntry } from './decide-entries.ts';
import { DocumentTexts } from './document-text.ts';
import { logHash } from './log-chain.ts';

/** What was written: the answers, and who was touched by which entry. */
export interface WrittenBatch {
  readonly feedSeq: number;
  /** By hash of the fact. */
  readonly outcomes: ReadonlyMap<string, FactOutcome>;
  readonly documents: ReadonlyMap<string, AnyDocument>;
  /** By hash of the fact: names (`kind/id`) of the documents it changed. */
  readonly touched: ReadonlyMap<string, readonly string[]>;
}

/** Name of the document that a change touches, `kind/id`. */
export function touchedBy(change: Change): string {
  switch (change.kind) {
    case 'document.put':
      return `${change.document.kind}/${change.document.id}`;
    case 'account.opened':
      return `account/${change.account.id}`;
    default:
      return `account/${change.accountId}`;
  }
}

function memberRows(decided: DecidedEntry, decidedAtMs: number): MemberRow[] {
  const { entry, outcome } = decided;
  if (entry.kind !== 'fact' || entry.fact.body.kind !== 'account.opened' || outcome?.fate !== 'applied') return [];
  const { accountId, sealed, consent } = entry.fact.body;
  if (sealed === null && consent === null) return [];
  return [{ accountId, sealed, consent: consent === null ? null : canonicalJson(consent), atMs: decidedAtMs }];
}

/** Facts that hold something sealed of a member, by the account they name. */
function sealedFactOf({ entry }: DecidedEntry, logSeq: number): SealedFactRow[] {
  if (entry.kind !== 'fact') return [];
  const { body } = entry.fact;
  return 'sealed' in body && body.sealed !== null && 'accountId' in body ? [{ logSeq, accountId: body.accountId }] : [];
}

/** Answers to a questionnaire: in the sums once this transaction stands, or refused for good. Their fact need not keep them. */
function answersIn({ entry }: DecidedEntry, logSeq: number): number[] {
  const body = entry.kind === 'fact' ? entry.fact.body : null;
  return body?.kind === 'questionnaire.answered' && body.sealed !== null ? [logSeq] : [];
}

/** Accounts that went into another one, and accounts that ended, in the order in which it happened. */
function endings(changes: readonly Change[]): { readonly aliases: readonly AliasRow[]; readonly closed: readonly string[] } {
  const aliases = changes.flatMap((change): AliasRow[] => {
    if (change.kind === 'account.statusSet' && change.aliasOf !== null) return [{ fromId: change.accountId, toId: change.aliasOf }];
    if (change.kind !== 'account.opened' || change.account.aliasOf === null) return [];
    return [{ fromId: change.account.id, toId: change.account.aliasOf }];
  });
  return { aliases, closed: changes.flatMap((change) => (change.kind === 'account.closed' ? [change.accountId] : [])) };
}

function failedFact(decided: DecidedEntry, decidedAtMs: number): { parked: ParkedRow; fact: FactRow; alarm: AlarmRow } | null {
  const { entry, failure } = decided;
  if (failure === null || entry.kind !== 'fact') return null;
  const { id, kioskId, seq } = entry.fact;
  const outcome: FactOutcome = {
    factId: id,
    seq,
    fate: 'parked',
    refusal: null,
    holds: [],
    flags: ['unreadable'],
    awards: [],
    nearMisses: [],
  };
  return {
    parked: {
      hash: entry.hash,
      kioskId,
      seq,
      raw: entry.bytes,
      signature: entry.signature ?? '',
      why: 'unreadable',
      atMs: decidedAtMs,
      outcome,
    },
    fact: { id, kioskId, seq, hash: entry.hash, onChain: entry.onChain, logSeq: null, outcome },
    alarm: {
      id: `parked/${entry.hash}`,
      atMs: decidedAtMs,
      kind: 'parked',
      kioskId,
      detail: `The rules could not decide fact ${seq}: ${failure}`,
    },
  };
}

function logRowOf(decided: DecidedEntry, seq: number, decidedAtMs: number, texts: DocumentTexts): Omit<LogRow, 'hash'> {
  const { entry } = decided;
  const changes = texts.ofChanges(decided.changes);
  if (entry.kind === 'act')
    return { seq, kind: 'act', kioskId: null, source: canonicalJson(entry.act), signature: null, decidedAtMs, changes };
  return { seq, kind: 'fact', kioskId: entry.fact.kioskId, source: entry.bytes, signature: entry.signature, decidedAtMs, changes };
}

/**
 * Writes a decided batch: one feedSeq an entry, its log row chained, documents with the feedSeq of the last entry that touched them. `extra` are rows that
 * need no decision (parked bytes, alarms).
 */
export async function writeDecided(
  transaction: WriteTransaction,
  batch: DecidedBatch,
  decidedAtMs: number,
  extra: Partial<WriteBatch>,
): Promise<WrittenBatch> {
  const decided = batch.entries.filter((entry) => entry.failure === null);
  const failed = batch.entries.flatMap((entry) => failedFact(entry, decidedAtMs) ?? []);
  const programme = await transaction.programme();
  const firstSeq = decided.length === 0 ? programme.feedSeq + 1 : await transaction.takeFeedSeq(decided.length);
  const seqOfDocument = new Map<string, number>();
  const outcomes = new Map<string, FactOutcome>(failed.map(({ fact }) => [fact.hash, fact.outcome]));
  const touched = new Map<string, readonly string[]>();
  const log: LogRow[] = [];
  const texts = new DocumentTexts();
  const facts: FactRow[] = failed.map(({ fact }) => fact);
  const postings: PostingRow[] = [];
  const audits: AuditRow[] = [];
  let hash = programme.logHash;
  decided.forEach((one, index) => {
    const seq = firstSeq + index;
    const row = logRowOf(one, seq, decidedAtMs, texts);
    hash = logHash(hash, row, { ...one, factHash: one.entry.kind === 'fact' ? one.entry.hash : null });
    log.push({ ...row, hash });
    const audit = auditRowOf(one, seq);
    if (audit !== null) audits.push(audit);
    const names = [...new Set(one.changes.map(touchedBy))];
    for (const name of names) seqOfDocument.set(name, seq);
    one.postings.forEach((posting, leg) => postings.push({ ...posting, logSeq: seq, leg }));
    const { entry, outcome } = one;
    if (entry.kind === 'fact' && outcome !== null) {
      facts.push({
        id: entry.fact.id,
        kioskId: entry.fact.kioskId,
        seq: entry.fact.seq,
        hash: entry.hash,
        onChain: entry.onChain,
        logSeq: seq,
        outcome,
      });
      outcomes.set(entry.hash, outcome);
      touched.set(entry.hash, names);
    }
  });
  const dirty = batch.draft.dirty();
  await transaction.write({
    ...emptyBatch,
    documents: dirty.map((document) => ({
      document,
      feedSeq: seqOfDocument.get(`${document.kind}/${document.id}`) ?? firstSeq,
      text: texts.of(document),
    })),
    postings,
    log,
    facts: [...facts, ...(extra.facts ?? [])],
    parked: [...failed.map(({ parked }) => parked), ...(extra.parked ?? [])],
    alarms: [...failed.map(({ alarm }) => alarm), ...decided.flatMap((one) => pinAlarmOf(one, decidedAtMs) ?? []), ...(extra.alarms ?? [])],
    audits,
    members: decided.flatMap((one) => memberRows(one, decidedAtMs)),
    sealedFacts: decided.flatMap((one, index) => sealedFactOf(one, firstSeq + index)),
    ...endings(decided.flatMap((one) => one.changes)),
  });
  await openSealedFacts(transaction, decided, decidedAtMs);
  await transaction.erasure.eraseFacts(decided.flatMap((one, index) => answersIn(one, firstSeq + index)));
  if (decided.length > 0) await transaction.setLogHash(hash);
  return {
    feedSeq: firstSeq + decided.length - 1,
    outcomes,
    touched,
    documents: new Map(dirty.map((document) => [`${document.kind}/${document.id}`, document])),
  };
}
