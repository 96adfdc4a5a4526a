/** The books' months in a store: what migration 3 leaves of older rows, and that both databases add up as the rules do. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sumPostings } from '../../domain/clearing/ledger-sum.ts';
import type { LedgerSum } from '../../domain/clearing/ledger-sum.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { backup } from '../../server/backup/backup.ts';
import { restore } from '../../server/backup/restore.ts';
import { logHash } from '../../server/decider/log-chain.ts';
import { migrate } from '../../server/store/migrate.ts';
import { ensureProgramme, LOG_GENESIS } from '../../server/store/new-programme.ts';
import { openHome, openStore } from '../../server/store/open-store.ts';
import { migrations } from '../../server/store/schema.ts';
import { verifyProgramme } from '../../server/verify/verify.ts';
import { noon } from '../domain/decide/fixture.ts';
import { visit } from './one-visit.ts';
import type { TestPlace } from './one-visit.ts';
import { ScriptedKiosk } from './scripted-kiosk.ts';
import { openTestProgramme, temporaryFolder } from './test-programme.ts';

/** Part of the conformance suite. */
export function periodLaws(make: () => Promise<TestPlace>): void {
  let at: TestPlace;
  beforeEach(async () => {
    at = await make();
  });
  afterEach(() => at.drop());

  test('migration 3: postings from before the months count as before every month, also out of an older backup', async () => {
    const older = openHome(at.place);
    await migrate(older, migrations.slice(0, 2));
    await ensureProgramme(older, noon, null);
    await older.write((session) =>
      session.run(
        "INSERT INTO posting (log_seq, leg, txn, account, unit, amount, reason, tenant_id, receipt_id) VALUES (1, 0, 't/1', 'member:a', 'points', 7, 'earned', NULL, NULL)",
      ),
    );
    const { folder: own, remove } = temporaryFolder();
    await backup(older, join(own, 'older.backup'), noon);
    await older.close();
    const other = await make();
    const home = openHome(other.place);
    await restore(home, join(own, 'older.backup'));
    await home.close();
    for (const place of [at.place, other.place]) {
      const store = await openStore(place, noon);
      const expected = {
        period: null,
        belongsTo: null,
        account: 'member:',
        unit: 'points',
        reason: 'earned',
        tenantId: null,
        amount: 7,
        postings: 1,
      };
      expect(await store.read((t) => t.ledgerSums())).toEqual([expected]);
      await store.close();
    }
    remove();
    await other.drop();
  });

  test('migration 3: rows from before keep the hash they were written with', async () => {
    const programme = await openTestProgramme(at.place);
    await visit(programme, new ScriptedKiosk('K1'));
    const rows = await programme.store.read((t) => t.logSince(0, 1_000));
    const hashes = await programme.store.read(async (t) => {
      let hash = LOG_GENESIS;
      const all: string[] = [];
      for (const row of rows) {
        const fact = row.kind === 'act' ? null : (await t.facts([(JSON.parse(row.source) as { id: string }).id])).values().next().value;
        const postings = (await t.postingsBetween(row.seq, row.seq)).map(
          ({ txn, account: name, unit, amount, reason, tenantId, receiptId: receipt }) => ({
            txn,
            account: name,
            unit,
            amount,
            reason,
            tenantId,
            receiptId: receipt,
          }),
        );
        hash = logHash(hash, row, { outcome: fact?.outcome ?? null, postings, factHash: fact?.hash ?? null });
        all.push(hash);
      }
      return all;
    });
    const home = openHome(at.place);
    await home.write(async (session) => {
      await session.run('UPDATE posting SET period = NULL, belongs_to = NULL');
      for (const [index, row] of rows.entries())
        await session.run('UPDATE log SET hash = $1 WHERE seq = $2', [hashes[index] ?? '', row.seq]);
      await session.run('UPDATE programme SET log_hash = $1', [hashes.at(-1) ?? '']);
    });
    await home.close();
    const findings = await verifyProgramme(programme.store);
    expect(findings.filter((finding) => finding.breaches > 0)).toEqual([]);
    await programme.close();
  });

  test('the store adds the ledger up as the rules do', async () => {
    const programme = await openTestProgramme(at.place);
    await visit(programme, new ScriptedKiosk('K1'));
    const { sums, postings } = await programme.store.read(async (t) => ({
      sums: await t.ledgerSums(),
      postings: await t.postingsBetween(0, 1_000),
    }));
    const inOrder = (list: readonly LedgerSum[]) => list.map((sum) => canonicalJson(sum)).sort();
    expect(postings.length).toBeGreaterThan(10);
    expect(inOrder(sums)).toEqual(inOrder(sumPostings(postings)));
    expect(await programme.store.read((t) => t.registeredReceipts())).toBe(6);
    await programme.close();
  });
}
