/**
 * What the server may ask of its database. Everything that decides or writes goes through `write`, which holds the programme's lock from its
 * first statement on; nothing else writes ledger, progress, quota or stock.
 */
import type { LedgerSum } from '../../domain/clearing/ledger-sum.ts';
import type { AnyDocument, DocumentKind, DocumentOf } from '../../domain/contract/document.ts';
import type { MemberTables } from './member-tables.ts';
import type { ErasureTables } from './erasure-tables.ts';
import type { OutreachTables } from './outreach-tables.ts';
import type { PhoneTables } from './phone-tables.ts';
import type { ReleaseTables } from './release-tables.ts';
import type { QuestionnaireTables } from './questionnaire-tables.ts';
import type { ProofTable } from './proof-table.ts';
import type {
  AlarmRow,
  AuditFilter,
  AuditRow,
  DrawSecretRow,
  EnrolCodeRow,
  FactRow,
  KioskRow,
  LoadedSet,
  LogRow,
  ParkedRow,
  PostingRow,
  ProgrammeRow,
  ProgrammeSecrets,
  ReadSet,
  WriteBatch,
} from './rows.ts';

/** One page of the feed; never ends in the middle of a feedSeq. */
export interface FeedPage {
  readonly documents: readonly AnyDocument[];
  /** The cursor for the next page. */
  readonly feedSeq: number;
  readonly more: boolean;
}

/** Single reads without waiting: only an embedded database can. */
export interface NowReads {
  document(kind: DocumentKind, id: string): AnyDocument | null;
  receiptsByKey(key: string): readonly string[];
  receiptsByTill(tillKey: string): readonly string[];
  ticketsOf(drawId: string): readonly string[];
}

/** Reading, inside one consistent state of the database. */
export interface ReadTransaction {
  /** Profiles, spending and what is due for members; written to only inside a write transaction. */
  readonly members: MemberTables;
  /** Receipts that an authority is to be asked about; written to only inside a write transaction. */
  readonly proofs: ProofTable;
  /** Messages, one-time codes and confirmed numbers; written to only inside a write transaction. */
  readonly outreach: OutreachTables;
  /** Receipts that wait for a visitor's own phone, and phones in use; written to only inside a write transaction. */
  readonly phones: PhoneTables;
  /** What leads to a person, and how it is erased; written to only inside a write transaction. */
  readonly erasure: ErasureTables;
  /** Sums of answers to questionnaires; written to only inside a write transaction. */
  readonly questionnaires: QuestionnaireTables;
  /** Releases of the kiosks' program; written to only inside a write transaction. */
  readonly releases: ReleaseTables;
  programme(): Promise<ProgrammeRow>;
  secrets(): Promise<ProgrammeSecrets>;
  /** Changes whenever a campaign document changes. */
  rulesSeq(): Promise<number>;
  /** null: everything has to be loaded set-wise, ahead of its use. */
  now(): NowReads | null;
  load(needs: ReadSet): Promise<LoadedSet>;
  document<K extends DocumentKind>(kind: K, id: string): Promise<DocumentOf<K> | null>;
  /** All documents of a kind by id; at most `limit`, after `afterId`. */
  documentsOf<K extends DocumentKind>(kind: K, afterId: string, limit: number): Promise<readonly DocumentOf<K>[]>;
  /** Bodies as stored, by (kind, id); for snapshot, replay and backup. */
  bodiesOf(kind: DocumentKind, afterId: string, limit: number): Promise<readonly { readonly id: string; readonly body: string }[]>;
  /** Documents changed after `seq`: the feed kinds, and the allotments of `kioskId`. */
  feedSince(seq: number, limit: number, kioskId: string): Promise<FeedPage>;
  /** Facts already decided or parked, by id. */
  facts(ids: readonly string[]): Promise<ReadonlyMap<string, FactRow>>;
  /** Parked bytes of a kiosk by their hash. */
  parkedByHash(kioskId: string, hashes: readonly string[]): Promise<ReadonlyMap<string, ParkedRow>>;
  parked(limit: number): Promise<readonly ParkedRow[]>;
  alarms(limit: number): Promise<readonly AlarmRow[]>;
  /** The trail of staff and kiosks, newest first. */
  audit(filter: AuditFilter, limit: number): Promise<readonly AuditRow[]>;
  kiosk(id: string): Promise<KioskRow | null>;
  kiosks(): Promise<readonly KioskRow[]>;
  /** Hash of the fact that stands at `seq` of a kiosk's chain. */
  chainHash(kioskId: string, seq: number): Promise<string | null>;
  /** The chain of a kiosk after `seq`, in order: decided facts and those kept aside in their place. */
  chainSince(
    kioskId: string,
    seq: number,
    limit: number,
  ): Promise<readonly { readonly seq: number; readonly hash: string; readonly isEnded: boolean }[]>;
  enrolCode(codeHash: string): Promise<EnrolCodeRow | null>;
  /** Log rows after `seq`, oldest first. */
  logSince(seq: number, limit: number): Promise<readonly LogRow[]>;
  logRow(seq: number): Promise<LogRow | null>;
  /** Postings of log rows `fromSeq` to `toSeq`, in order. */
  postingsBetween(fromSeq: number, toSeq: number): Promise<readonly PostingRow[]>;
  postingsOf(receiptId: string): Promise<readonly PostingRow[]>;
  /** The whole ledger, added up by what statements look at; in no particular order. */
  ledgerSums(): Promise<readonly LedgerSum[]>;
  /** Receipts that were ever registered, by their references. */
  registeredReceipts(): Promise<number>;
  /** What stands under a reference number. */
  byReference(reference: string): Promise<readonly { readonly kind: 'receipt' | 'voucher'; readonly id: string }[]>;
  /** Held receipts, oldest first. */
  heldReceipts(limit: number): Promise<readonly DocumentOf<'receipt'>[]>;
  /** Accounts whose points or vouchers end at or before `atMs`, earliest first. */
  dueAccounts(atMs: number, limit: number): Promise<readonly string[]>;
  /** Ids of the tickets of a draw, valid or void, in order of id; at most `limit`, after `afterId`. */
  ticketsOf(drawId: string, afterId: string, limit: number): Promise<readonly string[]>;
  /** The secret of a draw, or null when none was made. */
  drawSecret(drawId: string): Promise<DrawSecretRow | null>;
  counts(): Promise<Readonly<Record<string, number>>>;
}

/** Reading and writing under the programme's lock. */
export interface WriteTransaction extends ReadTransaction {
  /** The next `n` numbers of the feed: answers the first of them. */
  takeFeedSeq(n: number): Promise<number>;
  setLogHash(hash: string): Promise<void>;
  write(batch: WriteBatch): Promise<void>;
  putKiosk(row: KioskRow): Promise<void>;
  /** Notes that a kiosk was heard of; touches nothing of its chain. */
  touchKiosk(id: string, seenAtMs: number, depth: number): Promise<void>;
  putAlarm(row: AlarmRow): Promise<void>;
  /** Keeps the secret of a draw; one that is there already stays. */
  putDrawSecret(row: DrawSecretRow): Promise<void>;
  putEnrolCode(row: EnrolCodeRow): Promise<void>;
}

/** A database with the programme in it. */
export interface Store {
  readonly dialect: 'sqlite' | 'postgres';
  read<T>(work: (transaction: ReadTransaction) => Promise<T>): Promise<T>;
  write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
