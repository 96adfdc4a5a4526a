/** A kiosk asks for its feed every few seconds: no such question may read every account of the mall. Seen by the plan of the database, for time says nothing on a shared machine. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changedSinceSql, feedAtSql, feedSinceSql } from '../../server/store/feed-sql.ts';
import { openHome } from '../../server/store/open-store.ts';
import type { SqlHome } from '../../server/store/sql-session.ts';
import { openTestProgramme, temporaryFolder } from './test-programme.ts';

let home: SqlHome;
let remove: () => void;

beforeEach(async () => {
  const temporary = temporaryFolder();
  ({ remove } = temporary);
  const place = { kind: 'sqlite', folder: temporary.folder } as const;
  await (await openTestProgramme(place)).close();
  home = openHome(place);
});
afterEach(async () => {
  await home.close();
  remove();
});

test.each([
  ['what a kiosk has not seen', feedSinceSql, [1, ['account', 'card'], 'K1', 500]],
  ['all of one feedSeq', feedAtSql, [1, ['account', 'card'], 'K1']],
  ['accounts and receipts that changed', changedSinceSql, [1, 1, '', 1000]],
] as const)('%s is found along the feed, not among all documents', async (_name, sql, parameters) => {
  const rows = await home.read((session) => session.all(`EXPLAIN QUERY PLAN ${sql}`, parameters));
  const plan = rows.map((row) => String(row['detail'])).filter((line) => line.includes(' document'));
  expect(plan).toEqual([expect.stringContaining('USING INDEX document_feed')]);
});

test('the law sees what it is there for: a question by kind alone reads them all', async () => {
  const rows = await home.read((session) =>
    session.all(
      "EXPLAIN QUERY PLAN SELECT id FROM document WHERE feed_seq > $1 AND kind IN ('account', 'receipt') ORDER BY feed_seq, id",
      [1],
    ),
  );
  expect(rows.map((row) => String(row['detail'])).join('\n')).not.toContain('document_feed');
});
