/** Writes one decision: changes are seen at once by what follows in it, postings balance, each document counts one version up. */
import type { AccountDocument } from '../contract/account-document.ts';
import type { AnyDocument, MallDocument, ReceiptAward, SettingsDocument } from '../contract/document.ts';
import type { HoldReason, Refusal } from '../contract/refusal.ts';
import type { Say } from '../contract/primitive.ts';
import type { FactOutcome } from '../contract/sync.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';
import { monthAt, postedIn } from '../ledger/period.ts';
import { transaction } from '../ledger/posting.ts';
import type { Leg } from '../ledger/posting.ts';
import type { PostingReason } from '../ledger/posting-reason.ts';
import type { RuleKeeper } from './rule-keeper.ts';
import { turnoverLegs } from './turnover.ts';
import { WorldDraft } from './world-draft.ts';
import type { Change, DecideContext, Posting, World } from './world.ts';

/** The world lacks a document without which nothing can be decided: not loaded yet, or the programme was never set up. */
export class WorldIncomplete extends Error {
  constructor(what: string) {
    super(`the world holds no ${what}`);
  }
}

/** Equal but for the version. */
function isSame(before: AnyDocument, after: AnyDocument): boolean {
  return canonicalJson({ ...before, version: 0 }) === canonicalJson({ ...after, version: 0 });
}

/** What a decision is written with. One scribe a decision. */
export class Scribe {
  readonly world: WorldDraft;
  readonly context: DecideContext;
  readonly rules: RuleKeeper;
  readonly flags = new Set<FactOutcome['flags'][number]>();
  readonly awards: ReceiptAward[] = [];
  readonly sentences: Say[] = [];
  /** Registration of the fact, or instant of the act, that is being decided. */
  readonly atMs: number;
  readonly #base: World;
  readonly #source: string;
  readonly #changes: Change[] = [];
  readonly #postings: Posting[] = [];
  readonly #versions = new Map<string, number>();
  #transactions = 0;

  /** `source`: id of the fact or act; names its transactions. `atMs`: its registration; tells the month it belongs to. */
  constructor(world: World, context: DecideContext, rules: RuleKeeper, source: string, atMs: number) {
    this.#base = world;
    this.atMs = atMs;
    this.world = new WorldDraft(world);
    this.context = context;
    this.rules = rules;
    this.#source = source;
  }

  get mall(): MallDocument {
    const mall = this.world.get('mall', this.context.mallId);
    if (mall === null) throw new WorldIncomplete(`mall ${this.context.mallId}`);
    return mall;
  }

  get settings(): SettingsDocument {
    const settings = this.world.get('settings', 'settings');
    if (settings === null) throw new WorldIncomplete('settings');
    return settings;
  }

  /** The account as this decision has made it so far. Throws when it does not exist: check before. */
  account(id: string): AccountDocument {
    const account = this.world.get('account', id);
    if (account === null) throw new WorldIncomplete(`account ${id}`);
    return account;
  }

  /** Applies changes of accounts now and keeps them for the decision. */
  change(...changes: readonly Change[]): void {
    this.world.applyOpen(changes);
    this.#changes.push(...changes);
  }

  /** Writes a document (not an account); its version becomes one more than before this decision. What is there already is not written again. */
  put(document: Exclude<AnyDocument, AccountDocument>): void {
    const name = `${document.kind}/${document.id}`;
    const before = this.world.get(document.kind, document.id);
    if (before !== null && isSame(before, document)) return;
    const version = this.#versions.get(name) ?? (before?.version ?? 0) + 1;
    this.#versions.set(name, version);
    this.change({ kind: 'document.put', document: { ...document, version } });
  }

  /** Posts one balanced transaction, in the month of registration or the first open one after it. */
  post(
    reason: PostingReason,
    legs: readonly Leg[],
    about: { readonly tenantId?: string | null; readonly receiptId?: string | null } = {},
  ): void {
    this.#transactions += 1;
    this.#postings.push(...this.#transaction(this.#transactions, reason, legs, about, this.month));
  }

  /** Posts into a month that is being closed; the one case in which the month does not follow from the clock. */
  postIn(month: string, reason: PostingReason, legs: readonly Leg[], about: { readonly tenantId?: string | null } = {}): void {
    this.#transactions += 1;
    this.#postings.push(...this.#transaction(this.#transactions, reason, legs, about, month));
  }

  /** Month of what is being decided, in mall days. */
  get month(): string {
    const { offsets, dayCutoffMinutes } = this.mall;
    return monthAt(this.atMs, offsets, dayCutoffMinutes);
  }

  /** Last closed month; null: none. */
  get closedThrough(): string | null {
    return this.world.get('books', 'books')?.closedThrough ?? null;
  }

  #transaction(
    number: number,
    reason: PostingReason,
    legs: readonly Leg[],
    about: { readonly tenantId?: string | null; readonly receiptId?: string | null },
    month: string,
  ): Posting[] {
    if (legs.every((leg) => leg.amount === 0)) return [];
    const { period, belongsTo } = postedIn(month, this.closedThrough);
    const { tenantId = null, receiptId = null } = about;
    return transaction({ txn: `${this.#source}/${number}`, reason, tenantId, receiptId, period, belongsTo }, legs);
  }

  /** Changes and postings so far; of several writes of one document only the last is kept. Turnover is posted for every receipt whose part of it changed. */
  written(): { readonly changes: readonly Change[]; readonly postings: readonly Posting[] } {
    const last = new Map<string, number>();
    this.#changes.forEach((change, at) => {
      if (change.kind === 'document.put') last.set(`${change.document.kind}/${change.document.id}`, at);
    });
    const changes = this.#changes.filter(
      (change, at) => change.kind !== 'document.put' || last.get(`${change.document.kind}/${change.document.id}`) === at,
    );
    return { changes, postings: [...this.#postings, ...this.#turnover(changes)] };
  }

  /** A kiosk's prediction posts none: nobody reads its ledger. */
  #turnover(changes: readonly Change[]): Posting[] {
    if (this.context.role === 'predict') return [];
    return changes.flatMap((change, at) => {
      if (change.kind !== 'document.put' || change.document.kind !== 'receipt') return [];
      const receipt = change.document;
      const legs = turnoverLegs(this.#base.get('receipt', receipt.id), receipt);
      return this.#transaction(
        this.#transactions + 1 + at,
        'turnover',
        legs,
        { tenantId: receipt.tenantId, receiptId: receipt.id },
        this.month,
      );
    });
  }
}

/** How a fact ended; the rest of the outcome the scribe knows. */
export type Ending =
  | { readonly fate: 'applied' }
  | { readonly fate: 'refused'; readonly refusal: Refusal }
  | { readonly fate: 'held'; readonly holds: readonly HoldReason[] };

/** The usual good end. */
export const applied: Ending = { fate: 'applied' };

/** A kind no. */
export const refused = (refusal: Refusal): Ending => ({ fate: 'refused', refusal });
