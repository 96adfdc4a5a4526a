import { rmSync } from 'node:fs';

import Database from 'better-sqlite3';

import type { AnyDocument } from '../../domain/contract/document.ts';
import { documentWriter } from './document-writer.ts';
import { createMirrorIndexes, createMirrorTables } from './mirror-schema.ts';
import type { MirrorPlace } from './mirror.ts';

/** A mirror file in the making, beside the one in use. The name in use always means "complete". */
export interface Filling {
  readonly file: string;
  /** Adds documents that are not there yet, in one transaction. */
  add(documents: readonly AnyDocument[]): void;
  /** Makes the indexes and the place, closes the file durably. */
  complete(place: MirrorPlace): void;
  /** Gives up and removes the file. */
  abandon(): void;
}

/** Begins to fill a fresh file; one left over from a killed start is removed first. */
export function beginFilling(file: string): Filling {
  const remove = (): void => {
    for (const tail of ['', '-wal', '-shm', '-journal']) rmSync(file + tail, { force: true });
  };
  remove();
  const db = new Database(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  createMirrorTables(db);
  const writer = documentWriter(db);
  const addAll = db.transaction((documents: readonly AnyDocument[]) => {
    for (const document of documents) writer.put(document, true);
  });
  return {
    file,
    add: (documents) => addAll(documents),
    complete: (place) => {
      writer.setPlace(place);
      createMirrorIndexes(db);
      // One sync at the end: before the rename the file must be whole on the disk.
      db.pragma('journal_mode = DELETE');
      db.pragma('synchronous = FULL');
      db.transaction(() => writer.setPlace(place)).immediate();
      db.close();
    },
    abandon: () => {
      if (db.open) db.close();
      remove();
    },
  };
}
