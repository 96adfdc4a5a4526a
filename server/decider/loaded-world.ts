import type { CampaignVersion } from '../../domain/contract/campaign.ts';
import type { AnyDocument, DocumentKind, DocumentOf } from '../../domain/contract/document.ts';
import type { World } from '../../domain/decide/world.ts';
import type { LoadedSet, ReadSet } from '../store/rows.ts';
import type { NowReads } from '../store/store.ts';

/** The rules in force for a batch. */
export interface Rules {
  readonly stamp: string;
  readonly versions: readonly CampaignVersion[];
}

/**
 * The read set of a batch as a world. What was never asked of the store is remembered as missing and answered as if it did not exist: the
 * batch is then decided again with it loaded, so no decision is ever written that rests on a document nobody looked up.
 */
export class LoadedWorld implements World {
  readonly #documents = new Map<string, AnyDocument | null>();
  readonly #byKey = new Map<string, readonly string[]>();
  readonly #byTill = new Map<string, readonly string[]>();
  readonly #tickets = new Map<string, readonly string[]>();
  readonly #missingDocuments = new Map<string, { readonly kind: DocumentKind; readonly id: string }>();
  readonly #missingKeys = new Set<string>();
  readonly #missingTills = new Set<string>();
  readonly #missingTickets = new Set<string>();
  readonly #rules: Rules;
  readonly #now: NowReads | null;
  /** `now`: reads at once what was not loaded, so that nothing is ever missing. */
  constructor(rules: Rules, now: NowReads | null) {
    this.#rules = rules;
    this.#now = now;
  }

  /** Takes in what the store answered for `needs`; what it did not find is known not to exist. */
  add(needs: ReadSet, loaded: LoadedSet): void {
    for (const { kind, id } of needs.documents) this.#documents.set(`${kind}/${id}`, null);
    for (const document of loaded.documents) this.#documents.set(`${document.kind}/${document.id}`, document);
    for (const [key, ids] of loaded.receiptsByKey) this.#byKey.set(key, ids);
    for (const [till, ids] of loaded.receiptsByTill) this.#byTill.set(till, ids);
    for (const [drawId, ids] of loaded.ticketsOf) this.#tickets.set(drawId, ids);
  }

  /** The part of `needs` that was not loaded yet. */
  unknownOf(needs: ReadSet): ReadSet {
    return {
      documents: needs.documents.filter(({ kind, id }) => !this.#documents.has(`${kind}/${id}`)),
      receiptKeys: needs.receiptKeys.filter((key) => !this.#byKey.has(key)),
      tillKeys: needs.tillKeys.filter((till) => !this.#byTill.has(till)),
      drawIds: needs.drawIds.filter((drawId) => !this.#tickets.has(drawId)),
    };
  }

  /** True when something was read without being loaded since `takeMissing`. */
  hasMissing(): boolean {
    return this.#missingDocuments.size + this.#missingKeys.size + this.#missingTills.size + this.#missingTickets.size > 0;
  }

  /** Documents of the store that this world holds. */
  *documents(): Iterable<AnyDocument> {
    for (const document of this.#documents.values()) if (document !== null) yield document;
  }

  /** What was read without being loaded since the last call; null when nothing was. */
  takeMissing(): ReadSet | null {
    if (!this.hasMissing()) return null;
    const missing = {
      documents: [...this.#missingDocuments.values()],
      receiptKeys: [...this.#missingKeys],
      tillKeys: [...this.#missingTills],
      drawIds: [...this.#missingTickets],
    };
    this.#missingDocuments.clear();
    this.#missingKeys.clear();
    this.#missingTills.clear();
    this.#missingTickets.clear();
    return missing;
  }

  get<K extends DocumentKind>(kind: K, id: string): DocumentOf<K> | null {
    const name = `${kind}/${id}`;
    let document = this.#documents.get(name);
    if (document === undefined && this.#now !== null) {
      document = this.#now.document(kind, id);
      this.#documents.set(name, document);
    }
    if (document === undefined) this.#missingDocuments.set(name, { kind, id });
    return document === undefined || document === null || document.kind !== kind ? null : (document as DocumentOf<K>);
  }

  receiptsByKey(key: string): readonly string[] {
    let ids = this.#byKey.get(key);
    if (ids === undefined && this.#now !== null) {
      ids = this.#now.receiptsByKey(key);
      this.#byKey.set(key, ids);
    }
    if (ids === undefined) this.#missingKeys.add(key);
    return ids ?? [];
  }

  receiptsByTill(tillKey: string): readonly string[] {
    let ids = this.#byTill.get(tillKey);
    if (ids === undefined && this.#now !== null) {
      ids = this.#now.receiptsByTill(tillKey);
      this.#byTill.set(tillKey, ids);
    }
    if (ids === undefined) this.#missingTills.add(tillKey);
    return ids ?? [];
  }

  ticketsOf(drawId: string): readonly string[] {
    let ids = this.#tickets.get(drawId);
    if (ids === undefined && this.#now !== null) {
      ids = this.#now.ticketsOf(drawId);
      this.#tickets.set(drawId, ids);
    }
    if (ids === undefined) this.#missingTickets.add(drawId);
    return ids ?? [];
  }

  campaigns(): readonly CampaignVersion[] {
    return this.#rules.versions;
  }

  rulesStamp(): string {
    return this.#rules.stamp;
  }
}
