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
    // A page damaged anywhere would stop the core at the first read that meets it, at each start anew; a refill costs seconds.
    if (db.pragma('user_version', { simple: true }) === MIRROR_VERSION && db.pragma('quick_check(1)', { simple: true }) === 'ok') return db;
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

function isDamage(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

/** The same mirror; each call that meets a damaged page says so before it fails. */
function watched(mirror: Mirror, onDamaged: (error: unknown) => void): Mirror {
  const told = <A extends readonly unknown[], R>(call: (...args: A) => R): ((...args: A) => R) => {
    return (...args) => {
      try {
        return call(...args);
      } catch (error) {
        if (isDamage(error)) onDamaged(error);
        throw error;
      }
    };
  };
  return {
    get: (kind, id) => told(() => mirror.get(kind, id))(),
    receiptsByKey: told(mirror.receiptsByKey),
    receiptsByTill: told(mirror.receiptsByTill),
    ticketsOf: told(mirror.ticketsOf),
    campaigns: told(mirror.campaigns),
    rulesStamp: told(mirror.rulesStamp),
    place: told(mirror.place),
    apply: told(mirror.apply),
    list: (kind) => told(() => mirror.list(kind))(),
    byReference: told(mirror.byReference),
    ownPapers: told(mirror.ownPapers),
    count: told(mirror.count),
    replaceWith: told(mirror.replaceWith),
    close: mirror.close,
  };
}

/**
 * Opens mirror.db; a missing, damaged or older one becomes an empty mirror (`place()` is null until it is filled). `onDamaged`: a page turned out damaged
 * later; whoever hears it had best end this process, the next start finds the damage and fills anew.
 */
export function openMirror(file: string, onDamaged: (error: unknown) => void = () => undefined): Mirror {
  const mirror = sqliteMirror(
    () => openOrMake(file),
    (filledFile) => {
      removeFile(file);
      renameSync(filledFile, file);
    },
  );
  return watched(mirror, onDamaged);
}
