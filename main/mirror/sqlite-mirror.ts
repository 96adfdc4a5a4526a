import type Database from 'better-sqlite3';

import type { AnyDocument, DocumentKind, DocumentOf } from '../../domain/contract/document.ts';
import { createCatalogue, isCatalogueKind } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { documentWriter } from './document-writer.ts';
import type { Mirror, MirrorPlace, ReferenceTarget } from './mirror.ts';

/** Everything that belongs to one open file. */
interface OpenFile {
  readonly db: Database.Database;
  readonly catalogue: Catalogue;
  get(kind: DocumentKind, id: string): AnyDocument | null;
  place(): MirrorPlace | null;
}

function openFileOf(db: Database.Database, firstRules: number): OpenFile {
  const one = db.prepare<[string, string], { body: string }>('SELECT body FROM document WHERE kind = ? AND id = ?');
  const all = db.prepare<[string], { body: string }>('SELECT body FROM document WHERE kind = ? ORDER BY id');
  const place = db.prepare<[], { server_epoch: string; feed_seq: number }>('SELECT server_epoch, feed_seq FROM place');
  // Bodies were parsed strictly when they came in; nobody else writes this file.
  const parse = (row: { body: string }): AnyDocument => JSON.parse(row.body) as AnyDocument;
  return {
    db,
    catalogue: createCatalogue((kind) => all.all(kind).map(parse), firstRules),
    get: (kind, id) => {
      const row = one.get(kind, id);
      return row === undefined ? null : parse(row);
    },
    place: () => {
      const row = place.get();
      return row === undefined ? null : { serverEpoch: row.server_epoch, feedSeq: row.feed_seq };
    },
  };
}

/** Readers of the indexes that are made from documents. */
function indexReaders(db: Database.Database) {
  const byKey = db.prepare<[string], { receipt_id: string }>(
    'SELECT receipt_id FROM receipt_key WHERE key = ? ORDER BY registered_at_ms, receipt_id',
  );
  const byTill = db.prepare<[string], { receipt_id: string }>(
    'SELECT receipt_id FROM receipt_till WHERE till_key = ? ORDER BY registered_at_ms, receipt_id',
  );
  const byReference = db.prepare<[string], { account_id: string; kind: ReferenceTarget['kind']; target_id: string }>(
    'SELECT account_id, kind, target_id FROM reference WHERE reference = ? ORDER BY account_id LIMIT 1',
  );
  const papers = db.prepare<[], { body: string }>(`SELECT body FROM document WHERE kind IN ('receipt', 'voucher') ORDER BY kind, id`);
  const count = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM document WHERE kind = ?');
  return { byKey, byTill, byReference, papers, count };
}

/** The mirror over `open()`, which opens the file in place (made empty if missing). `replace` closes, renames, and opens again. */
export function sqliteMirror(open: () => Database.Database, renameInto: (filledFile: string) => void): Mirror {
  let file = openFileOf(open(), 0);
  let writer = documentWriter(file.db);
  let readers = indexReaders(file.db);
  const apply = (documents: readonly AnyDocument[], place: MirrorPlace | null): readonly AnyDocument[] => {
    const newer: AnyDocument[] = [];
    file.db
      .transaction(() => {
        for (const document of documents) if (writer.put(document, false)) newer.push(document);
        if (place !== null) writer.setPlace(place);
      })
      .immediate();
    // In memory only after the commit, so a failed write leaves memory and file alike.
    for (const document of newer) file.catalogue.put(document);
    return newer;
  };
  return {
    get: <K extends DocumentKind>(kind: K, id: string) =>
      (isCatalogueKind(kind) ? file.catalogue.get(kind, id) : file.get(kind, id)) as DocumentOf<K> | null,
    receiptsByKey: (key) => readers.byKey.all(key).map((row) => row.receipt_id),
    receiptsByTill: (tillKey) => readers.byTill.all(tillKey).map((row) => row.receipt_id),
    // Tickets of all members are the server's alone.
    ticketsOf: () => [],
    campaigns: () => file.catalogue.campaigns(),
    rulesStamp: () => String(file.catalogue.rules()),
    place: () => file.place(),
    apply,
    list: (kind) => file.catalogue.list(kind),
    byReference: (reference) => {
      const row = readers.byReference.get(reference);
      return row === undefined ? null : { accountId: row.account_id, kind: row.kind, id: row.target_id };
    },
    ownPapers: () => readers.papers.all().map((row) => JSON.parse(row.body) as AnyDocument),
    count: (kind) => readers.count.get(kind)?.n ?? 0,
    replaceWith: (filledFile) => {
      const rules = file.catalogue.rules() + 1;
      file.db.close();
      renameInto(filledFile);
      file = openFileOf(open(), rules);
      writer = documentWriter(file.db);
      readers = indexReaders(file.db);
    },
    close: () => void file.db.close(),
  };
}
