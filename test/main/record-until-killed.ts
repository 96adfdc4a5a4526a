// The process that journal-crash.test.ts kills: records facts as fast as it can and says each one only after it is durable.
import { systemClock } from '../../main/core/system-clock.ts';
import { bookIn, registration } from './book-under-test.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('give the data folder');
const opened = bookIn(folder, systemClock());
for (let number = 1; number < 1_000_000; number += 1) {
  const { fact } = opened.book.record(registration(opened.book, opened.journal.end().seq + 1));
  // Synchronous on purpose: what was said was said, whatever happens next.
  process.stdout.write(`${fact.seq} ${fact.id}\n`);
}
