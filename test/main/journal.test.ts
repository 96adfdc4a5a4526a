import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';

import { factOfRow } from '../../main/core/fold.ts';
import { JournalError } from '../../main/journal/journal-error.ts';
import { openJournal } from '../../main/journal/open-journal.ts';
import { bookIn, registration } from './book-under-test.ts';
import { handClock } from './hand-clock.ts';
import { tempFolder } from './temp-folder.ts';

const zeroHash = '0'.repeat(64);

describe('the journal', () => {
  test('chains every fact to the one before and signs exactly the bytes that it keeps', () => {
    const opened = bookIn(tempFolder(), handClock());
    for (let number = 1; number <= 5; number += 1) opened.book.record(registration(opened.book, number));
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(opened.key.publicKey, 'base64')]);
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    let previous = zeroHash;
    for (const row of opened.journal.after(0, 100)) {
      const fact = factOfRow(row);
      expect(fact.previousHash).toBe(previous);
      expect(createHash('sha256').update(row.bytes).digest('hex')).toBe(row.hash);
      expect(verify(null, Buffer.from(row.bytes), publicKey, Buffer.from(row.signature, 'base64'))).toBe(true);
      previous = row.hash;
    }
    expect(opened.journal.end()).toEqual({ seq: 5, hash: previous });
    opened.close();
  });

  test('keeps the private key for its owner only', () => {
    const folder = tempFolder();
    bookIn(folder, handClock()).close();
    expect(statSync(join(folder, 'kiosk.key')).mode & 0o777).toBe(0o600);
  });

  test('never gives a reference twice, whenever the core dies', () => {
    const folder = tempFolder();
    const seen = new Set<string>();
    for (let start = 0; start < 4; start += 1) {
      const opened = bookIn(folder, handClock());
      for (let count = 0; count < 15; count += 1) seen.add(opened.book.nextReference());
      opened.close();
    }
    expect(seen.size).toBe(60);
  });

  test('refuses a file of a newer version and leaves it as it is', () => {
    const file = join(tempFolder(), 'journal.db');
    const db = new Database(file);
    db.pragma('user_version = 99');
    db.close();
    expect(() => openJournal(file, 1)).toThrow(expect.objectContaining({ kind: 'newer' }));
  });

  test('moves a damaged file aside, never deletes it, and starts a fresh one', () => {
    const folder = tempFolder();
    const file = join(folder, 'journal.db');
    writeFileSync(file, 'this is no database, but perhaps somebody can still read it'.repeat(100));
    const opened = openJournal(file, 42);
    expect(opened.movedAside).toBe(`${file}.damaged-42`);
    expect(existsSync(`${file}.damaged-42`)).toBe(true);
    expect(opened.journal.end().seq).toBe(0);
    opened.journal.close();
    expect(readdirSync(folder).some((name) => name.includes('damaged'))).toBe(true);
  });

  test('is not opened by a second core', () => {
    const file = join(tempFolder(), 'journal.db');
    const first = openJournal(file, 1);
    expect(() => openJournal(file, 1)).toThrow(expect.objectContaining({ kind: 'in-use' }));
    first.journal.close();
  });

  test('on a full disk acknowledges nothing, says so, and goes on when there is room again', () => {
    const folder = tempFolder();
    const opened = bookIn(folder, handClock());
    opened.book.record(registration(opened.book, 1));
    opened.close();
    const db = new Database(join(folder, 'journal.db'));
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.close();
    const small = bookIn(folder, handClock());
    small.journal.limitPages(pages);
    let recorded = 1;
    let failure: unknown = null;
    for (let number = 2; number < 400 && failure === null; number += 1) {
      try {
        small.book.record({
          kind: 'paper.promised',
          accountId: '01990000-0000-7000-8000-00000000000a',
          visitId: '01990000-0000-7000-8000-00000000000c',
          reference: `K3-${number}`,
        });
        recorded += 1;
      } catch (error) {
        failure = error;
      }
    }
    expect(failure).toBeInstanceOf(JournalError);
    expect(failure).toMatchObject({ kind: 'full' });
    expect(small.journal.end().seq).toBe(recorded);
    expect(small.book.openCount()).toBe(recorded);
    small.journal.limitPages(100_000);
    small.book.record(registration(small.book, 500));
    expect(small.journal.end().seq).toBe(recorded + 1);
    small.close();
  });

  test('keeps the last row when closed rows are pruned, so that the chain goes on', () => {
    const opened = bookIn(tempFolder(), handClock());
    for (let number = 1; number <= 3; number += 1) opened.book.record(registration(opened.book, number));
    opened.journal.noteClosed([1, 2, 3], 1000);
    expect(opened.journal.prune(2000, 3)).toBe(2);
    expect(opened.journal.end().seq).toBe(3);
    opened.book.record(registration(opened.book, 4));
    expect(opened.journal.end().seq).toBe(4);
    opened.close();
  });
});
