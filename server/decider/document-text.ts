import type { AnyDocument } from '../../domain/contract/document.ts';
import type { Change } from '../../domain/decide/world.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';

/** Canonical texts of documents, each made once: the same text stands in the document's row and in the change that put it. */
export class DocumentTexts {
  readonly #texts = new WeakMap<AnyDocument, string>();

  of(document: AnyDocument): string {
    const known = this.#texts.get(document);
    if (known !== undefined) return known;
    const text = canonicalJson(document);
    this.#texts.set(document, text);
    return text;
  }

  /** Canonical JSON of a decision's changes. */
  ofChanges(changes: readonly Change[]): string {
    return `[${changes.map((change) => (change.kind === 'document.put' ? `{"document":${this.of(change.document)},"kind":"document.put"}` : canonicalJson(change))).join(',')}]`;
  }
}
