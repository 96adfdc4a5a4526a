/** Writes one decision: changes are seen at once by what follows in it, postings balance, each document counts one version up. */
import type {
  AccountDocument,
  AnyDocument,
  HoldReason,
  MallDocument,
  ReceiptAward,
  Refusal,
  SettingsDocument,
} from '../contract/document.ts';
import type { Say } from '../contract/primitive.ts';
import type { FactOutcome } from '../contract/sync.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';
import { transaction } from '../ledger/posting.ts';
import type { Leg } from '../ledger/posting.ts';
import type { RuleKeeper } from './rule-keeper.ts';
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
  readonly #source: string;
  readonly #changes: Change[] = [];
  readonly #postings: Posting[] = [];
  readonly #versions = new Map<string, number>();
  #transactions = 0;

  /** `source`: id of the fact or act; names its transactions. */
  constructor(world: World, context: DecideContext, rules: RuleKeeper, source: string) {
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

  /** Posts one balanced transaction. */
  post(reason: string, legs: readonly Leg[], about: { readonly tenantId?: string | null; readonly receiptId?: string | null } = {}): void {
    this.#transactions += 1;
    const txn = `${this.#source}/${this.#transactions}`;
    this.#postings.push(...transaction({ txn, reason, tenantId: about.tenantId ?? null, receiptId: about.receiptId ?? null }, legs));
  }

  /** Changes and postings so far; of several writes of one document only the last is kept. */
  written(): { readonly changes: readonly Change[]; readonly postings: readonly Posting[] } {
    const last = new Map<string, number>();
    this.#changes.forEach((change, at) => {
      if (change.kind === 'document.put') last.set(`${change.document.kind}/${change.document.id}`, at);
    });
    const changes = this.#changes.filter(
      (change, at) => change.kind !== 'document.put' || last.get(`${change.document.kind}/${change.document.id}`) === at,
    );
    return { changes, postings: this.#postings };
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
