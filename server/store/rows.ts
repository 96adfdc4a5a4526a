/** Rows of the store that are no documents, as the decider and the API know them. */
import type { AnyDocument, DocumentKind, KioskDocument } from '../../domain/contract/document.ts';
import type { Posting } from '../../domain/decide/world.ts';
import type { AliasRow, SealedFactRow } from './erasure-tables.ts';
import type { FactOutcome } from '../../domain/contract/sync.ts';

/** The programme: its counter, the end of its log's chain, its epoch and its secrets. */
export interface ProgrammeRow {
  readonly feedSeq: number;
  readonly logHash: string;
  readonly serverEpoch: string;
  readonly createdAtMs: number;
}

/** Keys that belong to the programme; made once, kept in its database, never in a log or an answer but the enrolment's. All base64. */
export interface ProgrammeSecrets {
  /** HMAC key that turns card numbers into card keys. */
  readonly cardSecret: string;
  /** X25519: what visitors type is sealed to the public one. */
  readonly sealingPublic: string;
  readonly sealingPrivate: string;
  /** HMAC key of the codes on voucher slips; kiosks and desks get it at enrolment, because they make and read slips offline. */
  readonly voucherSecret: string;
}

/** The secret of a draw: made when the draw is announced, known to nobody outside this table until it is drawn. */
export interface DrawSecretRow {
  readonly drawId: string;
  /** 64 hex digits. */
  readonly secret: string;
  readonly madeAtMs: number;
}

/** Names of documents, receipt keys, tills and draws that a batch reads. */
export interface ReadSet {
  readonly documents: readonly { readonly kind: DocumentKind; readonly id: string }[];
  readonly receiptKeys: readonly string[];
  readonly tillKeys: readonly string[];
  /** Draws whose tickets are wanted. */
  readonly drawIds: readonly string[];
}

/** What the store has of a read set; what is not there does not exist. */
export interface LoadedSet {
  readonly documents: readonly AnyDocument[];
  readonly receiptsByKey: ReadonlyMap<string, readonly string[]>;
  readonly receiptsByTill: ReadonlyMap<string, readonly string[]>;
  /** Ids of the tickets of each draw, in order of id. */
  readonly ticketsOf: ReadonlyMap<string, readonly string[]>;
}

/** One ledger leg as stored: under its log row. `period` null: written before the books had months. */
export interface PostingRow extends Omit<Posting, 'period'> {
  readonly logSeq: number;
  readonly leg: number;
  readonly period: string | null;
}

/** One row of the log: a fact or an act with its decision, chained by hash. `seq` is its feedSeq. */
export interface LogRow {
  readonly seq: number;
  readonly kind: 'fact' | 'act';
  readonly kioskId: string | null;
  /** Exact bytes of the fact, or canonical JSON of the act. */
  readonly source: string;
  readonly signature: string | null;
  readonly decidedAtMs: number;
  /** Canonical JSON of the decision's changes; its outcome stands in the fact's row, its postings in theirs. */
  readonly changes: string;
  readonly hash: string;
}

/** Where a fact ended. `logSeq` null: parked. */
export interface FactRow {
  readonly id: string;
  readonly kioskId: string;
  readonly seq: number;
  readonly hash: string;
  readonly onChain: boolean;
  readonly logSeq: number | null;
  readonly outcome: FactOutcome;
}

/** Bytes that could not be decided, kept as they came. */
export interface ParkedRow {
  readonly hash: string;
  readonly kioskId: string;
  readonly seq: number;
  readonly raw: string;
  readonly signature: string;
  readonly why: 'unreadable' | 'unsigned' | 'fork' | 'revoked' | 'same-id-other-content';
  readonly atMs: number;
  readonly outcome: FactOutcome;
}

/** Something a person in IT has to know. */
export interface AlarmRow {
  readonly id: string;
  readonly atMs: number;
  readonly kind: 'fork' | 'parked' | 'revoked-spoke' | 'release' | 'pin-locked';
  readonly kioskId: string | null;
  readonly detail: string;
}

/** An entry of the trail. `act`: of service or session, else the kind of fact; `subject`: id of what it was done to. */
export interface AuditRow {
  readonly logSeq: number;
  /** When it was done, by the kiosk's estimate of server time. */
  readonly atMs: number;
  readonly kioskId: string;
  readonly staffId: string | null;
  readonly act: string;
  readonly subject: string | null;
  readonly detail: string | null;
}

/** Which entries of the trail; null: any. Newest first, below `beforeSeq`. */
export interface AuditFilter {
  readonly staffId: string | null;
  readonly kioskId: string | null;
  readonly act: string | null;
  readonly beforeSeq: number | null;
  /** Done at or after this instant, and before that one. */
  readonly fromMs: number | null;
  readonly untilMs: number | null;
}

/** Sealed personal data of an account, as the kiosk sealed it. */
export interface MemberRow {
  readonly accountId: string;
  readonly sealed: string | null;
  readonly consent: string | null;
  readonly atMs: number;
}

/** A kiosk or desk as the server knows it at this moment. */
export interface KioskRow {
  readonly id: string;
  readonly mallId: string;
  readonly use: KioskDocument['use'];
  readonly publicKey: string;
  readonly incarnation: number;
  readonly startNonce: string | null;
  readonly headSeq: number;
  readonly headHash: string;
  readonly status: KioskDocument['status'];
  readonly seenAtMs: number;
  /** Facts that waited in its journal when it last said so. */
  readonly depth: number;
}

/** A one-time enrolment code; only its hash is kept. */
export interface EnrolCodeRow {
  readonly codeHash: string;
  readonly kioskId: string;
  readonly mallId: string;
  readonly use: KioskDocument['use'];
  readonly expiresAtMs: number;
  readonly usedBy: string | null;
}

/** Everything one batch writes, all in the same transaction. */
export interface WriteBatch {
  /** `text`: canonical JSON of the document. */
  readonly documents: readonly { readonly document: AnyDocument; readonly feedSeq: number; readonly text: string }[];
  readonly postings: readonly PostingRow[];
  readonly log: readonly LogRow[];
  readonly facts: readonly FactRow[];
  readonly parked: readonly ParkedRow[];
  readonly alarms: readonly AlarmRow[];
  readonly audits: readonly AuditRow[];
  readonly members: readonly MemberRow[];
  /** Facts of this batch that hold something sealed of a member. */
  readonly sealedFacts: readonly SealedFactRow[];
  readonly aliases: readonly AliasRow[];
  /** Accounts that were closed: the persons behind them are erased. */
  readonly closed: readonly string[];
}

/** A batch that writes nothing, to build on. */
export const emptyBatch: WriteBatch = {
  documents: [],
  postings: [],
  log: [],
  facts: [],
  parked: [],
  alarms: [],
  audits: [],
  members: [],
  sealedFacts: [],
  aliases: [],
  closed: [],
};
