/** The mirror: what the server told. Disposable; everything in it can be fetched again. It is also the base `World` of every prediction. */
import type { AnyDocument, DocumentKind, DocumentOf } from '../../domain/contract/document.ts';
import type { World } from '../../domain/decide/world.ts';

/** What a reference number stands for. */
export interface ReferenceTarget {
  readonly accountId: string;
  readonly kind: 'voucher' | 'receipt' | 'notice';
  readonly id: string;
}

/** Where in the server's feed the mirror stands. */
export interface MirrorPlace {
  readonly serverEpoch: string;
  readonly feedSeq: number;
}

/** Kinds that are few and asked for all the time; held in memory. */
export const catalogueKinds = [
  'tenant',
  'category',
  'till',
  'gift',
  'campaign',
  'staff',
  'mall',
  'settings',
  'resource',
  'allotment',
  'kiosk',
  'tier',
  'plan',
  'questionnaire',
] as const;

/** One of `catalogueKinds`. */
export type CatalogueKind = (typeof catalogueKinds)[number];

/** @see file comment. Accounts are looked up one by one; a miss is null. */
export interface Mirror extends World {
  /** null until the first fill is complete. */
  place(): MirrorPlace | null;
  /** Stores documents that are newer than those held and moves `feedSeq`, in one transaction. Returns those that were newer. */
  apply(documents: readonly AnyDocument[], place: MirrorPlace | null): readonly AnyDocument[];
  /** Every document of a catalogue kind, ordered by id. */
  list<K extends CatalogueKind>(kind: K): readonly DocumentOf<K>[];
  byReference(reference: string): ReferenceTarget | null;
  /** Receipts and vouchers of this kiosk, to be carried over a refill. */
  ownPapers(): readonly AnyDocument[];
  /** Number of documents of a kind (service screen, tests). */
  count(kind: DocumentKind): number;
  /** Puts a completely filled file in place of the present one. */
  replaceWith(filledFile: string): void;
  close(): void;
}
