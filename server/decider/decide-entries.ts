import type { FactOutcome } from '../../domain/contract/sync.ts';
import { decide } from '../../domain/decide/decide.ts';
import { decideAct } from '../../domain/decide/decide-act.ts';
import type { RuleKeeper } from '../../domain/decide/rule-keeper.ts';
import { firstNeeds, nameOfNeed } from '../../domain/decide/tracking-world.ts';
import type { Need } from '../../domain/decide/tracking-world.ts';
import { WorldDraft } from '../../domain/decide/world-draft.ts';
import type { Change, DecideContext, Decision, Posting } from '../../domain/decide/world.ts';
import type { ReadSet } from '../store/rows.ts';
import type { WriteTransaction } from '../store/store.ts';
import type { DocumentCache } from './document-cache.ts';
import { ActRefused } from './entry.ts';
import type { Entry } from './entry.ts';
import { LoadedWorld } from './loaded-world.ts';
import type { Rules } from './loaded-world.ts';

/** Each round loads what the one before missed; rules look up a few steps (fact -> receipt -> account -> card), and one more for each alias of an alias or later dispute. */
const ROUNDS_MAX = 64;

/** What was decided about one entry. `failure` set: the rules threw, the entry is to be parked. */
export interface DecidedEntry {
  readonly entry: Entry;
  readonly outcome: FactOutcome | null;
  readonly changes: readonly Change[];
  readonly postings: readonly Posting[];
  readonly failure: string | null;
}

/** A decided batch: the draft's dirty documents are to be written. */
export interface DecidedBatch {
  readonly entries: readonly DecidedEntry[];
  readonly draft: WorldDraft;
  /** Documents read from the store, for the cache. */
  readonly world: LoadedWorld;
}

function assertBalanced(postings: readonly Posting[]): void {
  const sums = new Map<string, number>();
  for (const posting of postings) {
    const key = `${posting.txn} ${posting.unit}`;
    sums.set(key, (sums.get(key) ?? 0) + posting.amount);
  }
  for (const [key, sum] of sums) if (sum !== 0) throw new Error(`postings of ${key} sum to ${sum}, not to 0`);
}

/** A deed of a forked journal stands, but closes no row of the journal that is the kiosk's now. */
function asFork(decision: Decision): Decision {
  return {
    ...decision,
    outcome: { ...decision.outcome, flags: [...new Set([...decision.outcome.flags, 'fork' as const])] },
    changes: decision.changes.filter((change) => change.kind !== 'account.ownSeqSet'),
  };
}

/** Needs of the rules, sorted by kind as the store loads them. */
function readSetOf(needs: readonly Need[]): ReadSet {
  return {
    documents: needs.flatMap((need) => (need.kind === 'document' ? [{ kind: need.documentKind, id: need.id }] : [])),
    receiptKeys: needs.flatMap((need) => (need.kind === 'receipt-key' ? [need.key] : [])),
    tillKeys: needs.flatMap((need) => (need.kind === 'till-waits' ? [need.tillKey] : [])),
    drawIds: needs.flatMap((need) => (need.kind === 'tickets' ? [need.drawId] : [])),
  };
}

function decideOne(entry: Entry, actId: string, draft: WorldDraft, decidedAtMs: number, keeper: RuleKeeper): DecidedEntry {
  const context: DecideContext = {
    decidedAtMs,
    role: 'decide',
    kioskId: entry.kind === 'fact' ? entry.fact.kioskId : '',
    mallId: entry.mallId,
  };
  if (entry.kind === 'act') {
    const { ending, changes, postings } = decideAct(draft, actId, entry.act, context, keeper);
    if (!ending.ok) throw new ActRefused(ending.detail, ending.refusal);
    assertBalanced(postings);
    draft.apply(changes);
    return { entry, outcome: null, changes, postings, failure: null };
  }
  const decision = decide(draft, entry.fact, context, keeper);
  const { outcome, changes, postings } = entry.onChain ? decision : asFork(decision);
  assertBalanced(postings);
  draft.apply(changes);
  return { entry, outcome, changes, postings, failure: null };
}

/** One pass over all entries; null when an entry failed while changes may be half applied: it is in `failures` and the pass has to be repeated. */
function pass(
  entries: readonly Entry[],
  world: LoadedWorld,
  firstSeq: number,
  decidedAtMs: number,
  keeper: RuleKeeper,
  failures: Map<Entry, string>,
): { decided: DecidedEntry[]; draft: WorldDraft; clean: boolean } {
  const draft = new WorldDraft(world);
  const decided: DecidedEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    const failure = failures.get(entry);
    if (failure !== undefined) {
      decided.push({ entry, outcome: null, changes: [], postings: [], failure });
      continue;
    }
    try {
      decided.push(decideOne(entry, `act:${firstSeq + index}`, draft, decidedAtMs, keeper));
    } catch (error) {
      // With something not loaded yet any failure may come from that; else the rules cannot decide this entry at all. An act says so to
      // its caller; a fact is parked so that it never blocks what follows.
      if (!world.hasMissing()) {
        if (entry.kind === 'act') throw error;
        failures.set(entry, error instanceof Error ? error.message : String(error));
      }
      return { decided, draft, clean: false };
    }
  }
  return { decided, draft, clean: true };
}

/** Loads what is not known yet, the cache first. */
async function loadInto(world: LoadedWorld, needs: ReadSet, transaction: WriteTransaction, cache: DocumentCache): Promise<void> {
  const unknown = world.unknownOf(needs);
  const { found, rest } = cache.take(unknown);
  const loaded = await transaction.load(rest);
  world.add(unknown, { ...loaded, documents: [...found, ...loaded.documents] });
}

/**
 * Decides entries in order on one draft, loading set-wise until no decision rests on anything that was not looked up. Throws what `decideAct` throws for
 * an act that cannot be; a fact that the rules fail on comes back with `failure`.
 */
export async function decideEntries(
  entries: readonly Entry[],
  transaction: WriteTransaction,
  rules: Rules,
  cache: DocumentCache,
  keeper: RuleKeeper,
  decidedAtMs: number,
): Promise<DecidedBatch> {
  const now = transaction.now();
  const world = new LoadedWorld(rules, now === null ? null : cache.before(now));
  const facts = entries.flatMap((entry) => (entry.kind === 'fact' ? [entry.fact] : []));
  const { feedSeq } = await transaction.programme();
  const malls = [...new Set(entries.map((entry) => entry.mallId))];
  const failures = new Map<Entry, string>();
  const first = malls.flatMap((mallId) =>
    firstNeeds(
      entries.flatMap((entry) => (entry.kind === 'fact' && entry.mallId === mallId ? [entry.fact] : [])),
      mallId,
      keeper.readings,
    ),
  );
  const kiosks = [...new Set(facts.map((fact) => fact.kioskId))].map((id): Need => ({ kind: 'document', documentKind: 'kiosk', id }));
  let needs = readSetOf([...new Map([...first, ...kiosks].map((need) => [nameOfNeed(need), need])).values()]);
  for (let round = 0; round < ROUNDS_MAX + entries.length; round += 1) {
    await loadInto(world, needs, transaction, cache);
    const { decided, draft, clean } = pass(entries, world, feedSeq + 1, decidedAtMs, keeper, failures);
    const missing = world.takeMissing();
    if (missing === null && clean) return { entries: decided, draft, world };
    needs = missing ?? { documents: [], receiptKeys: [], tillKeys: [], drawIds: [] };
  }
  throw new Error(`a batch of ${entries.length} still missed documents after ${ROUNDS_MAX} rounds`);
}
