/**
 * Replay: the documents are the fold of the log's decisions, byte for byte. Accounts are folded; of all other documents only the last put counts, so that a
 * year of receipts fits into memory as hashes.
 */
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { AnyDocument } from '../../domain/contract/document.ts';
import { applyAccountChange } from '../../domain/decide/account-change.ts';
import type { Change } from '../../domain/decide/world.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import type { Fact } from '../../domain/contract/fact.ts';
import { logHash } from '../decider/log-chain.ts';
import type { DecisionParts, HashedPosting } from '../decider/log-chain.ts';
import { hashText } from '../decider/read-fact.ts';
import type { LogRow } from '../store/rows.ts';
import { withoutSealed } from '../store/erasure-tables.ts';
import { LOG_GENESIS } from '../store/new-programme.ts';
import type { ReadTransaction } from '../store/store.ts';
import { Tally } from './finding.ts';
import type { Finding } from './finding.ts';

const PAGE = 1_000;

/** What the log says. */
export interface Replayed {
  readonly accounts: ReadonlyMap<string, AccountDocument>;
  /** Hash of the canonical body of every other document, by `kind/id`. */
  readonly hashes: ReadonlyMap<string, string>;
  /** Sum of postings by `account unit`. */
  readonly sums: ReadonlyMap<string, number>;
  /** Units of money that were ever posted. */
  readonly currencies: ReadonlySet<string>;
  readonly postings: number;
  readonly findings: readonly Finding[];
}

function foldAccounts(accounts: Map<string, AccountDocument>, hashes: Map<string, string>, changes: readonly Change[]): string | null {
  const touched = new Set<string>();
  for (const change of changes) {
    if (change.kind === 'document.put') {
      hashes.set(`${change.document.kind}/${change.document.id}`, hashText(canonicalJson(change.document)));
      continue;
    }
    const id = change.kind === 'account.opened' ? change.account.id : change.accountId;
    const before = change.kind === 'account.opened' ? change.account : accounts.get(id);
    if (before === undefined) return `change ${change.kind} for account ${id}, which was never opened`;
    accounts.set(id, applyAccountChange(before, change));
    touched.add(id);
  }
  for (const id of touched) {
    const account = accounts.get(id);
    if (account !== undefined) accounts.set(id, { ...account, version: account.version + 1 });
  }
  return null;
}

function unbalanced(postings: readonly HashedPosting[]): string | null {
  const sums = new Map<string, number>();
  for (const { txn, unit, amount } of postings) sums.set(`${txn} ${unit}`, (sums.get(`${txn} ${unit}`) ?? 0) + amount);
  for (const [key, sum] of sums) if (sum !== 0) return `${key} sums to ${sum}`;
  return null;
}

/** Outcomes and postings of a page of the log, from the tables in which they stand. */
async function partsOf(transaction: ReadTransaction, page: readonly LogRow[]): Promise<(row: LogRow) => DecisionParts> {
  const factIds = page.flatMap((row) => (row.kind === 'fact' ? [(JSON.parse(row.source) as Fact).id] : []));
  const facts = new Map([...(await transaction.facts(factIds)).values()].map((fact) => [fact.logSeq, fact]));
  const postings = new Map<number, HashedPosting[]>();
  for (const row of await transaction.postingsBetween(page[0]?.seq ?? 0, page.at(-1)?.seq ?? -1)) {
    const { logSeq, txn, account, unit, amount, reason, tenantId, receiptId, period, belongsTo } = row;
    const before = { txn, account, unit, amount, reason, tenantId, receiptId };
    const posting = period === null ? before : { ...before, period, belongsTo };
    const legs = postings.get(logSeq);
    if (legs === undefined) postings.set(logSeq, [posting]);
    else legs.push(posting);
  }
  return (row) => {
    const fact = facts.get(row.seq);
    return { outcome: fact?.outcome ?? null, postings: postings.get(row.seq) ?? [], factHash: fact?.hash ?? null };
  };
}

/** Nothing is left of what was sealed in it. */
const isErased = (row: LogRow, erased: ReadonlySet<number>): boolean => erased.has(row.seq) && withoutSealed(row.source) === row.source;

/** Last closed month after these changes. */
function closedAfter(changes: readonly Change[], before: string | null): string | null {
  for (const change of changes)
    if (change.kind === 'document.put' && change.document.kind === 'books') return change.document.closedThrough;
  return before;
}

/** Reads the whole log once: its chain, its balance, and the documents it leads to. */
export async function replayLog(transaction: ReadTransaction): Promise<Replayed> {
  const accounts = new Map<string, AccountDocument>();
  const hashes = new Map<string, string>();
  const sums = new Map<string, number>();
  const chain = new Tally('the log is one unbroken chain');
  const balance = new Tally('postings sum to 0 per transaction and unit');
  const fold = new Tally('every decision can be folded');
  const texts = new Tally(
    'the text of a fact is the one that was signed, but for what was erased: of a member who left, and answers that were counted',
  );
  const closed = new Tally('nothing is posted into a closed month');
  const currencies = new Set<string>();
  let closedThrough: string | null = null;
  let postings = 0;
  let seq = 0;
  let hash = LOG_GENESIS;
  for (;;) {
    const page = await transaction.logSince(seq, PAGE);
    const parts = await partsOf(transaction, page);
    const erased = await transaction.erasure.erasedFacts(page[0]?.seq ?? 0, page.at(-1)?.seq ?? -1);
    for (const row of page) {
      const part = parts(row);
      hash = logHash(hash, row, part);
      chain.look(hash === row.hash && row.seq === seq + 1 ? null : `row ${row.seq} after ${seq}`);
      // After one breach go on from the stored hash, so that the one wrong row is named and not all after it.
      hash = row.hash;
      seq = row.seq;
      if (row.kind === 'fact')
        texts.look(hashText(row.source) === part.factHash || isErased(row, erased) ? null : `row ${row.seq} has another text`);
      const changes = JSON.parse(row.changes) as Change[];
      fold.look(foldAccounts(accounts, hashes, changes));
      const fault = unbalanced(part.postings);
      balance.look(fault === null ? null : `log row ${row.seq}: ${fault}`);
      postings += part.postings.length;
      for (const { account, unit, amount } of part.postings) {
        sums.set(`${account} ${unit}`, (sums.get(`${account} ${unit}`) ?? 0) + amount);
        if (unit !== 'points') currencies.add(unit);
      }
      for (const posting of part.postings)
        if ('period' in posting)
          closed.look(closedThrough === null || posting.period > closedThrough ? null : `log row ${row.seq}: ${posting.period}`);
      closedThrough = closedAfter(changes, closedThrough);
    }
    if (page.length < PAGE) break;
  }
  const { logHash: last, feedSeq } = await transaction.programme();
  chain.look(last === hash && feedSeq === seq ? null : `the programme says row ${feedSeq}, the log ends at ${seq}`);
  const findings = [chain, texts, balance, fold, closed].map((tally) => tally.finding());
  return { accounts, hashes, sums, currencies, postings, findings };
}

/** Expected hash of a stored body. */
export function replayedHash(replayed: Replayed, kind: AnyDocument['kind'], id: string): string | null {
  if (kind !== 'account') return replayed.hashes.get(`${kind}/${id}`) ?? null;
  const account = replayed.accounts.get(id);
  return account === undefined ? null : hashText(canonicalJson(account));
}
