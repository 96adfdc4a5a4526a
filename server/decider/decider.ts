/**
 * The one decider of a programme: group commit. While one batch is being committed the next one gathers; it starts as soon as the one before is
 * durable, so a lone push never waits and a crowd shares one fsync. Every process may have one; the store's lock makes them take turns.
 */
import type { Act } from '../../domain/contract/act.ts';
import type { FactOutcome } from '../../domain/contract/sync.ts';
import { RuleKeeper } from '../../domain/decide/rule-keeper.ts';
import type { Verifier } from '../../domain/encoding/signature.ts';
import type { Store, WriteTransaction } from '../store/store.ts';
import { decideEntries } from './decide-entries.ts';
import { DocumentCache } from './document-cache.ts';
import { decideImport } from './import-batch.ts';
import { DeciderBusy, KioskUnknown } from './job.ts';
import type { ImportDone, ImportFact, Job, PushInput, PushResult } from './job.ts';
import type { DecidedEntry } from './decide-entries.ts';
import type { Rules } from './loaded-world.ts';
import { decidePushes } from './push-batch.ts';
import type { BatchTools } from './push-batch.ts';
import { loadRules } from './load-rules.ts';
import { writeDecided } from './write-decided.ts';

const BATCH_FACTS_MAX = 200;
const IMPORT_FACTS_MAX = 500;
const WAITING_FACTS_MAX = 20_000;

/** What a decider is made of; clock and verifier are injected so that the simulation runs the real one. */
export interface DeciderOptions {
  readonly store: Store;
  readonly verify: Verifier;
  readonly nowMs: () => number;
  /** Called after each commit that changed documents, with the last feedSeq. */
  readonly onCommit: (feedSeq: number) => void;
}

type PushJob = Extract<Job, { kind: 'push' }>;
type ImportJob = Extract<Job, { kind: 'import' }>;

function weightOf(job: Job): number {
  if (job.kind === 'act') return typeof job.acts === 'function' ? 1 : job.acts.length;
  if (job.kind === 'import') return typeof job.facts === 'function' ? 1 : Math.max(1, job.facts.length);
  return Math.max(1, job.input.facts.length);
}

/** @see file comment */
export class Decider {
  readonly #options: DeciderOptions;
  readonly #cache = new DocumentCache();
  readonly #keeper = new RuleKeeper();
  readonly #queue: Job[] = [];
  #rules: Rules | null = null;
  #running: Promise<void> | null = null;
  #waiting = 0;
  #closed = false;
  constructor(options: DeciderOptions) {
    this.#options = options;
  }

  /** Facts waiting to be decided, for the metrics. */
  waitingCount(): number {
    return this.#waiting;
  }

  /** Decides what a kiosk sent. Rejects with KioskUnknown, DeciderBusy, or a StoreError; then nothing of it was acknowledged. */
  push(input: PushInput): Promise<PushResult> {
    return new Promise((resolve, reject) => this.#enqueue({ kind: 'push', input, resolve, reject }));
  }

  /** Decides acts of the server (catalogue, campaign, tick, leases) in one transaction; answers the feedSeq. Rejects with what the rules say against one. */
  act(acts: readonly Act[], mallId: string): Promise<number> {
    return new Promise((resolve, reject) => this.#enqueue({ kind: 'act', acts, mallId, resolve, reject }));
  }

  /** The same for acts that are made from what the programme holds at that moment: nothing is decided between the look and the act. */
  actOn(prepare: (transaction: WriteTransaction) => Promise<readonly Act[]>, mallId: string): Promise<number> {
    return new Promise((resolve, reject) => this.#enqueue({ kind: 'act', acts: prepare, mallId, resolve, reject }));
  }

  /** Decides facts of trusted server code under the import kiosk, at most 500 at a time. */
  importFacts(kioskId: string, facts: readonly ImportFact[]): Promise<readonly FactOutcome[]> {
    if (facts.length > IMPORT_FACTS_MAX)
      return Promise.reject(new Error(`${facts.length} facts in one import batch; at most ${IMPORT_FACTS_MAX}`));
    return this.#import({ kioskId, facts, sign: null, dry: false }).then(({ outcomes }) => outcomes);
  }

  /**
   * The same for facts of the office that are made from what the programme holds at that moment; answers what was decided of each. `dry`: what would be decided, and nothing is
   * written.
   */
  officeFacts(
    kioskId: string,
    prepare: (transaction: WriteTransaction) => Promise<readonly ImportFact[]>,
    dry: boolean,
  ): Promise<readonly DecidedEntry[]> {
    return this.#import({ kioskId, facts: prepare, sign: null, dry }).then(({ entries }) => entries);
  }

  /**
   * The same for a station of the server itself, which signs: its facts are made from what the programme holds at that moment, and nothing is decided between the look and the
   * facts. Rejects with what `prepare` throws; then nothing was written.
   */
  stationFacts(
    kioskId: string,
    sign: (bytes: string) => string,
    prepare: (transaction: WriteTransaction) => Promise<readonly ImportFact[]>,
  ): Promise<readonly FactOutcome[]> {
    return this.#import({ kioskId, facts: prepare, sign, dry: false }).then(({ outcomes }) => outcomes);
  }

  #import(job: Pick<ImportJob, 'kioskId' | 'facts' | 'sign' | 'dry'>): Promise<ImportDone> {
    return new Promise((resolve, reject) => this.#enqueue({ kind: 'import', ...job, resolve, reject }));
  }

  /** Finishes what was taken in and refuses the rest. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  #enqueue(job: Job): void {
    if (this.#closed || this.#waiting + weightOf(job) > WAITING_FACTS_MAX) {
      job.reject(new DeciderBusy());
      return;
    }
    this.#queue.push(job);
    this.#waiting += weightOf(job);
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    // One turn of the event loop, so that pushes that arrived together share the first batch too.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) {
      const jobs = this.#takeBatch();
      for (const job of jobs) this.#waiting -= weightOf(job);
      await this.#decide(jobs);
    }
    this.#running = null;
  }

  #takeBatch(): readonly Job[] {
    const first = this.#queue.shift();
    if (first === undefined) return [];
    if (first.kind !== 'push') return [first];
    const batch: Job[] = [first];
    let facts = weightOf(first);
    while (this.#queue[0]?.kind === 'push' && facts + weightOf(this.#queue[0]) <= BATCH_FACTS_MAX) {
      const next = this.#queue.shift();
      if (next === undefined) break;
      batch.push(next);
      facts += weightOf(next);
    }
    return batch;
  }

  async #decide(jobs: readonly Job[]): Promise<void> {
    const first = jobs[0];
    if (first === undefined) return;
    try {
      if (first.kind === 'push') await this.#decidePushes(jobs.filter((job): job is PushJob => job.kind === 'push'));
      else if (first.kind === 'act') await this.#decideActs(first);
      else await this.#decideImport(first);
    } catch (error) {
      this.#cache.forget();
      for (const job of jobs) job.reject(error);
    }
  }

  async #tools(transaction: WriteTransaction): Promise<BatchTools> {
    this.#rules = await loadRules(transaction, this.#rules);
    return { verify: this.#options.verify, cache: this.#cache, keeper: this.#keeper, rules: this.#rules, nowMs: this.#options.nowMs() };
  }

  async #decidePushes(jobs: readonly PushJob[]): Promise<void> {
    const { results, written } = await this.#options.store.write(async (transaction) =>
      decidePushes(
        jobs.map((job) => job.input),
        transaction,
        await this.#tools(transaction),
      ),
    );
    // Answers leave only now: after the commit.
    jobs.forEach((job, index) => {
      const result = results[index];
      if (result === undefined || result instanceof KioskUnknown) job.reject(result ?? new Error('no result'));
      else job.resolve(result);
    });
    if (written.documents.size > 0) this.#options.onCommit(written.feedSeq);
  }

  async #decideActs(job: Extract<Job, { kind: 'act' }>): Promise<void> {
    const written = await this.#options.store.write(async (transaction) => {
      const tools = await this.#tools(transaction);
      this.#cache.open((await transaction.programme()).feedSeq);
      const acts = typeof job.acts === 'function' ? await job.acts(transaction) : job.acts;
      const entries = acts.map((act) => ({ kind: 'act' as const, act, mallId: job.mallId }));
      const batch = await decideEntries(entries, transaction, tools.rules, this.#cache, this.#keeper, tools.nowMs);
      const answer = await writeDecided(transaction, batch, tools.nowMs, {});
      this.#cache.keep(batch.world.documents(), answer.feedSeq);
      this.#cache.keep(answer.documents.values(), answer.feedSeq);
      return answer;
    });
    job.resolve(written.feedSeq);
    if (written.documents.size > 0) this.#options.onCommit(written.feedSeq);
  }

  async #decideImport(job: ImportJob): Promise<void> {
    const { done, written } = await this.#options.store.write(async (transaction) =>
      decideImport(job, transaction, await this.#tools(transaction)),
    );
    job.resolve(done);
    if (written !== null && written.documents.size > 0) this.#options.onCommit(written.feedSeq);
  }
}
