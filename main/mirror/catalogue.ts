import type { CampaignVersion } from '../../domain/contract/campaign.ts';
import type { AnyDocument, DocumentKind, DocumentOf } from '../../domain/contract/document.ts';
import { catalogueKinds } from './mirror.ts';
import type { CatalogueKind } from './mirror.ts';

/** The few documents that every screen needs, in memory. */
export interface Catalogue {
  get<K extends CatalogueKind>(kind: K, id: string): DocumentOf<K> | null;
  list<K extends CatalogueKind>(kind: K): readonly DocumentOf<K>[];
  campaigns(): readonly CampaignVersion[];
  /** Counts up with every change of a campaign. */
  rules(): number;
  put(document: AnyDocument): void;
}

/** True for the kinds that live in memory. */
export function isCatalogueKind(kind: DocumentKind): kind is CatalogueKind {
  return (catalogueKinds as readonly DocumentKind[]).includes(kind);
}

/** Fills itself through `load` kind by kind at first use. */
export function createCatalogue(load: (kind: CatalogueKind) => readonly AnyDocument[], firstRules: number): Catalogue {
  const kinds = new Map<CatalogueKind, Map<string, AnyDocument>>();
  const lists = new Map<CatalogueKind, readonly AnyDocument[]>();
  let versions: readonly CampaignVersion[] | null = null;
  let rules = firstRules;
  const of = (kind: CatalogueKind): Map<string, AnyDocument> => {
    let documents = kinds.get(kind);
    if (documents === undefined) {
      documents = new Map(load(kind).map((document) => [document.id, document]));
      kinds.set(kind, documents);
    }
    return documents;
  };
  const list = <K extends CatalogueKind>(kind: K): readonly DocumentOf<K>[] => {
    let sorted = lists.get(kind);
    if (sorted === undefined) {
      sorted = [...of(kind).values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
      lists.set(kind, sorted);
    }
    return sorted as readonly DocumentOf<K>[];
  };
  return {
    get: <K extends CatalogueKind>(kind: K, id: string) => (of(kind).get(id) ?? null) as DocumentOf<K> | null,
    list,
    campaigns: () => (versions ??= list('campaign').flatMap((campaign) => campaign.versions)),
    rules: () => rules,
    put: (document) => {
      if (!isCatalogueKind(document.kind)) return;
      of(document.kind).set(document.id, document);
      lists.delete(document.kind);
      if (document.kind !== 'campaign') return;
      versions = null;
      rules += 1;
    },
  };
}
