/** A world with changes laid over it: what a batch decides into, and what a kiosk predicts into. The base is never touched. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { AccountDocument } from '../contract/account-document.ts';
import type { AnyDocument, DocumentKind, DocumentOf, ReceiptDocument } from '../contract/document.ts';
import { applyAccountChange } from './account-change.ts';
import { awaitedTill, heldKeys } from './held-keys.ts';
import type { Change, World } from './world.ts';

const nameOf = (kind: DocumentKind, id: string): string => `${kind}/${id}`;

/** Narrows a document by its kind; a document under a foreign name is a broken store. */
function asKind<K extends DocumentKind>(document: AnyDocument, kind: K): DocumentOf<K> {
  if (document.kind !== kind) throw new Error(`a ${document.kind} stands under the name of a ${kind}: ${document.id}`);
  return document as DocumentOf<K>;
}

interface Rules {
  readonly stamp: string;
  readonly versions: readonly CampaignVersion[];
}

/** A change for an account that this world does not hold: the world was loaded incompletely. */
export class AccountMissing extends Error {
  readonly accountId: string;
  constructor(accountId: string) {
    super(`change for account ${accountId}, which this world does not hold`);
    this.accountId = accountId;
  }
}

/** Base world + applied changes. `dirty()` is what a store has to write. */
export class WorldDraft implements World {
  readonly #base: World;
  readonly #documents = new Map<string, AnyDocument>();
  readonly #byKey = new Map<string, readonly string[]>();
  readonly #byTill = new Map<string, readonly string[]>();
  readonly #ownTickets = new Map<string, Set<string>>();
  readonly #ownCampaigns = new Map<string, DocumentOf<'campaign'>>();
  #campaigns: Rules | null = null;

  constructor(base: World) {
    this.#base = base;
  }

  /** @inheritdoc */
  get<K extends DocumentKind>(kind: K, id: string): DocumentOf<K> | null {
    const own = this.#documents.get(nameOf(kind, id));
    return own === undefined ? this.#base.get(kind, id) : asKind(own, kind);
  }

  /** @inheritdoc */
  receiptsByKey(key: string): readonly string[] {
    return this.#byKey.get(key) ?? this.#base.receiptsByKey(key);
  }

  /** @inheritdoc */
  receiptsByTill(tillKey: string): readonly string[] {
    return this.#byTill.get(tillKey) ?? this.#base.receiptsByTill(tillKey);
  }

  /** @inheritdoc */
  ticketsOf(drawId: string): readonly string[] {
    const own = this.#ownTickets.get(drawId);
    const base = this.#base.ticketsOf(drawId);
    return own === undefined ? base : [...new Set([...base, ...own])].sort();
  }

  /** @inheritdoc */
  campaigns(): readonly CampaignVersion[] {
    return this.#rules().versions;
  }

  /** @inheritdoc */
  rulesStamp(): string {
    return this.#rules().stamp;
  }

  /** Folds the changes of one decision; every account they touch counts one version up. */
  apply(changes: readonly Change[]): void {
    const touched = this.applyOpen(changes);
    for (const id of touched) {
      const account = this.#account(id);
      this.#documents.set(nameOf('account', id), { ...account, version: account.version + 1 });
    }
  }

  /** Folds changes of a decision that is still being made: no version is counted. Returns the accounts touched. */
  applyOpen(changes: readonly Change[]): ReadonlySet<string> {
    const touched = new Set<string>();
    for (const change of changes) {
      if (change.kind === 'document.put') {
        this.#put(change.document);
        continue;
      }
      const id = change.kind === 'account.opened' ? change.account.id : change.accountId;
      const before = change.kind === 'account.opened' ? change.account : this.#account(id);
      this.#documents.set(nameOf('account', id), applyAccountChange(before, change));
      touched.add(id);
    }
    return touched;
  }

  /** Documents that differ from the base, in the order of their first change. */
  dirty(): readonly AnyDocument[] {
    return [...this.#documents.values()];
  }

  #account(id: string): AccountDocument {
    const account = this.get('account', id);
    if (account === null) throw new AccountMissing(id);
    return account;
  }

  #put(document: AnyDocument): void {
    if (document.kind === 'receipt') this.#indexReceipt(document);
    if (document.kind === 'ticket') {
      const own = this.#ownTickets.get(document.drawId) ?? new Set();
      this.#ownTickets.set(document.drawId, own.add(document.id));
    }
    if (document.kind === 'campaign') {
      this.#ownCampaigns.set(document.id, document);
      this.#campaigns = null;
    }
    this.#documents.set(nameOf(document.kind, document.id), document);
  }

  #indexReceipt(next: ReceiptDocument): void {
    const previous = this.get('receipt', next.id);
    const oldKeys = previous === null ? [] : heldKeys(previous);
    const newKeys = heldKeys(next);
    for (const key of oldKeys)
      if (!newKeys.includes(key))
        this.#byKey.set(
          key,
          this.receiptsByKey(key).filter((id) => id !== next.id),
        );
    for (const key of newKeys) {
      const ids = this.receiptsByKey(key);
      if (!ids.includes(next.id)) this.#byKey.set(key, [...ids, next.id]);
    }
    const oldTill = previous === null ? null : awaitedTill(previous);
    const newTill = awaitedTill(next);
    if (oldTill !== null && oldTill !== newTill)
      this.#byTill.set(
        oldTill,
        this.receiptsByTill(oldTill).filter((id) => id !== next.id),
      );
    if (newTill !== null && !this.receiptsByTill(newTill).includes(next.id))
      this.#byTill.set(newTill, [...this.receiptsByTill(newTill), next.id]);
  }

  #rules(): Rules {
    if (this.#ownCampaigns.size === 0) return { stamp: this.#base.rulesStamp(), versions: this.#base.campaigns() };
    const own = [...this.#ownCampaigns.values()];
    this.#campaigns ??= {
      stamp: `${this.#base.rulesStamp()}+${own.map((document) => `${document.id}:${document.version}`).join(',')}`,
      versions: [
        ...this.#base.campaigns().filter((version) => !this.#ownCampaigns.has(version.campaignId)),
        ...own.flatMap((document) => document.versions),
      ],
    };
    return this.#campaigns;
  }
}
