import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { factOfRow } from '../../main/core/fold.ts';
import { openJournal } from '../../main/journal/open-journal.ts';
import { bookIn } from './book-under-test.ts';
import { handClock } from './hand-clock.ts';
import { tempFolder } from './temp-folder.ts';

/** Runs the writer and kills it with SIGKILL once it has said `lines` facts; returns what it said. */
function killedAfter(folder: string, lines: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'record-until-killed.ts'), folder],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.split('\n').length > lines) child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('close', () => resolve(text.split('\n').slice(0, -1)));
  });
}

test('killed at any instant while recording: everything acknowledged is there, the chain is unbroken, and the next start goes on', async () => {
  const folder = tempFolder();
  const said = new Map<number, string>();
  for (const lines of [1, 7, 40]) {
    for (const line of await killedAfter(folder, lines)) {
      const [seq, id] = line.split(' ');
      if (seq !== undefined && id !== undefined) said.set(Number(seq), id);
    }
    const { journal, movedAside } = openJournal(join(folder, 'journal.db'), 1);
    expect(movedAside).toBeNull();
    let previous = '0'.repeat(64);
    let expectedSeq = 1;
    for (const row of journal.after(0, 100_000)) {
      expect(row.seq).toBe(expectedSeq);
      expect(factOfRow(row).previousHash).toBe(previous);
      expect(createHash('sha256').update(row.bytes).digest('hex')).toBe(row.hash);
      previous = row.hash;
      expectedSeq += 1;
    }
    for (const [seq, id] of said) expect(journal.byId(id)?.seq).toBe(seq);
    journal.close();
  }
  expect(said.size).toBeGreaterThanOrEqual(48);
  const after = bookIn(folder, handClock());
  expect(after.book.openCount()).toBe(after.journal.end().seq);
  after.close();
});
