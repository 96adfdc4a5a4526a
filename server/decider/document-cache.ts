import type { AnyDocument } from '../../domain/contract/document.ts';
import type { ReadSet } from '../store/rows.ts';
import type { NowReads } from '../store/store.ts';

const DOCUMENTS_MAX = 12_000;

/**
 * Parsed documents of earlier batches. Good only while this process is the last that wrote: the programme's feedSeq, read under the lock, must
 * still be the one this process left, else everything is forgotten. Kiosk rows are no documents of the feed and are never kept.
 */
export class DocumentCache {
  readonly #documents = new Map<string, AnyDocument>();
  #feedSeq = -1;

  /** To be called under the lock, before anything is taken. */
  open(feedSeq: number): void {
    if (feedSeq !== this.#feedSeq) this.#documents.clear();
    this.#feedSeq = feedSeq;
  }

  /** Splits `needs` into documents kept here and the rest. */
  take(needs: ReadSet): { readonly found: readonly AnyDocument[]; readonly rest: ReadSet } {
    const found: AnyDocument[] = [];
    const documents = needs.documents.filter(({ kind, id }) => {
      const document = this.#documents.get(`${kind}/${id}`);
      if (document !== undefined) found.push(document);
      return document === undefined;
    });
    return { found, rest: { ...needs, documents } };
  }

  /** The same reads, with what is kept here looked at first. */
  before(now: NowReads): NowReads {
    return { ...now, document: (kind, id) => this.#documents.get(`${kind}/${id}`) ?? now.document(kind, id) };
  }

  /** After the commit that left `feedSeq`: keep what was read and written. */
  keep(documents: Iterable<AnyDocument>, feedSeq: number): void {
    for (const document of documents) {
      if (document.kind === 'kiosk') continue;
      const name = `${document.kind}/${document.id}`;
      this.#documents.delete(name);
      this.#documents.set(name, document);
    }
    for (const name of this.#documents.keys()) {
      if (this.#documents.size <= DOCUMENTS_MAX) break;
      this.#documents.delete(name);
    }
    this.#feedSeq = feedSeq;
  }

  /** After a batch that failed: what was taken may be half old. */
  forget(): void {
    this.#documents.clear();
    this.#feedSeq = -1;
  }
}
