import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { AnyDocument, DocumentKind, DocumentOf, ReceiptDocument } from '../../../domain/contract/document.ts';
import { awaitedTill, heldKeys } from '../../../domain/decide/held-keys.ts';
import type { World } from '../../../domain/decide/world.ts';

/** A store in memory, and the base of every draft here. */
export class MemoryWorld implements World {
  readonly documents = new Map<string, AnyDocument>();
  readonly #versions: readonly CampaignVersion[];

  constructor(documents: readonly AnyDocument[], versions: readonly CampaignVersion[]) {
    for (const document of documents) this.documents.set(`${document.kind}/${document.id}`, document);
    this.#versions = versions;
  }
  get<K extends DocumentKind>(kind: K, documentId: string): DocumentOf<K> | null {
    const found = this.documents.get(`${kind}/${documentId}`);
    return found?.kind === kind ? (found as DocumentOf<K>) : null;
  }
  #receipts(): ReceiptDocument[] {
    return [...this.documents.values()].filter((document) => document.kind === 'receipt');
  }
  receiptsByKey(key: string): readonly string[] {
    return this.#receipts()
      .filter((one) => heldKeys(one).includes(key))
      .map((one) => one.id);
  }
  receiptsByTill(tillKey: string): readonly string[] {
    return this.#receipts()
      .filter((one) => awaitedTill(one) === tillKey)
      .map((one) => one.id);
  }
  ticketsOf(drawId: string): readonly string[] {
    return [...this.documents.values()].flatMap((one) => (one.kind === 'ticket' && one.drawId === drawId ? [one.id] : [])).sort();
  }
  campaigns(): readonly CampaignVersion[] {
    return this.#versions;
  }
  rulesStamp(): string {
    return `memory:${this.#versions.length}`;
  }
}
