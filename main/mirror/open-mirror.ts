import { existsSync, renameSync, rmSync } from 'node:fs';

import Database from 'better-sqlite3';

import { createMirrorIndexes, createMirrorTables, MIRROR_VERSION } from './mirror-schema.ts';
import type { Mirror } from './mirror.ts';
import { sqliteMirror } from './sqlite-mirror.ts';

function removeFile(file: string): void {
  for (const tail of ['', '-wal', '-shm']) rmSync(file + tail, { force: true });
}

/** Opens a mirror file if it is whole and of this version; null otherwise. */
function openWhole(file: string): Database.Database | null {
  if (!existsSync(file)) return null;
  const db = new Database(file, { timeout: 2000 });
  try {
    db.pragma('journal_mode = WAL');
    // Disposable: losing the last rows in a power cut costs a pull, not a fact. feedSeq and documents are lost together.
    db.pragma('synchronous = NORMAL');
    if (db.pragma('user_version', { simple: true }) === MIRROR_VERSION) return db;
  } catch {
    // Not a database, or damaged: filled anew by whoever opened it.
  }
  db.close();
  return null;
}

function openOrMake(file: string): Database.Database {
  const whole = openWhole(file);
  if (whole !== null) return whole;
  removeFile(file);
  const db = new Database(file, { timeout: 2000 });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.transaction(() => {
    createMirrorTables(db);
    createMirrorIndexes(db);
  })();
  return db;
}

/** Opens mirror.db; a missing, damaged or older one becomes an empty mirror (`place()` is null until it is filled). */
export function openMirror(file: string): Mirror {
  return sqliteMirror(
    () => openOrMake(file),
    (filledFile) => {
      removeFile(file);
      renameSync(filledFile, file);
    },
  );
}
