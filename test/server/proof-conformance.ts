/** The queue of receipts that an authority is to be asked about: migration 5, who enters and leaves, and that it is taken once and moves with a backup. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Act } from '../../domain/contract/act.ts';
import { backup } from '../../server/backup/backup.ts';
import { restore } from '../../server/backup/restore.ts';
import type { Programme } from '../../server/open-programme.ts';
import { migrate } from '../../server/store/migrate.ts';
import { ensureProgramme } from '../../server/store/new-programme.ts';
import { openHome, openStore } from '../../server/store/open-store.ts';
import { migrations } from '../../server/store/schema.ts';
import { noon, opened, receiptId, scanned, settings } from '../domain/decide/fixture.ts';
import type { TestPlace } from './one-visit.ts';
import { ScriptedKiosk } from './scripted-kiosk.ts';
import { openTestProgramme, temporaryFolder } from './test-programme.ts';

/** A whole number that a JavaScript number cannot hold. */
const tooLarge = '9007199254740993';
const asks: Act = {
  kind: 'catalogue.put',
  items: [{ ...settings, receiptProof: [{ format: '*', unproven: 'hold', online: true }] }],
  stocks: [],
};

/** Part of the conformance suite. */
export function proofLaws(make: () => Promise<TestPlace>): void {
  let at: TestPlace;
  beforeEach(async () => {
    at = await make();
  });
  afterEach(() => at.drop());

  /** A programme in which the authority is asked about everything, and three receipts that wait. */
  async function waiting(): Promise<{ readonly programme: Programme; readonly kiosk: ScriptedKiosk }> {
    const programme = await openTestProgramme(at.place);
    await programme.decider.act([asks], 'mall');
    const kiosk = new ScriptedKiosk('K1');
    await programme.store.write((transaction) => transaction.putKiosk(kiosk.row()));
    kiosk.record(opened(1));
    for (const n of [1, 2, 3]) kiosk.record(scanned(n, 1, 100_000 * n), { registeredAtMs: noon + n });
    await programme.decider.push({ kioskId: 'K1', incarnation: 1, facts: kiosk.journal });
    return { programme, kiosk };
  }
  const idsOf = (rows: readonly { readonly receiptId: string }[]) => rows.map((row) => row.receiptId);

  test('a database from before migration 5 opens with an empty queue; a malformed row is named by its column', async () => {
    const home = openHome(at.place);
    await migrate(home, migrations.slice(0, 4));
    await ensureProgramme(home, noon, null);
    await home.close();
    const store = await openStore(at.place, noon);
    expect(await store.read((t) => t.proofs.count())).toBe(0);
    await store.close();
    const again = openHome(at.place);
    await again.write((session) =>
      session.run(`INSERT INTO proof_check (receipt_id, log_seq, attempts, next_at_ms) VALUES ('${receiptId(1)}', ${tooLarge}, 0, 0)`),
    );
    await again.close();
    const broken = await openStore(at.place, noon);
    await expect(broken.read((t) => t.proofs.due(noon, 10))).rejects.toThrow(/proof_check\.log_seq/);
    await broken.close();
  });

  test('a row names the log row of the registration, earliest first, also where one push brought many', async () => {
    const { programme, kiosk } = await waiting();
    const rows = await programme.store.read((t) => t.proofs.due(noon + 10, 10));
    expect(idsOf(rows)).toEqual([1, 2, 3].map(receiptId));
    const sources = await programme.store.read((t) => Promise.all(rows.map(async (row) => (await t.logRow(row.logSeq))?.source)));
    expect(sources).toEqual(kiosk.journal.slice(1).map((one) => one.bytes));
    expect(idsOf(await programme.store.read((t) => t.proofs.due(noon + 1, 10)))).toEqual([receiptId(1)]);
    await programme.close();
  });

  test('what is taken is given to nobody else until its time is over; what is postponed keeps its count', async () => {
    const { programme } = await waiting();
    const { store } = programme;
    const take = () => store.write((t) => t.proofs.take(noon + 10, noon + 1000, 2));
    const [first, second] = await Promise.all([take(), take()]);
    expect(idsOf([...first, ...second]).sort()).toEqual([1, 2, 3].map(receiptId));
    expect(await take()).toEqual([]);
    expect(await store.read((t) => t.proofs.due(noon + 1000, 10))).toHaveLength(3);
    await store.write((t) => t.proofs.postpone(receiptId(2), 4, noon + 5000));
    expect((await store.read((t) => t.proofs.due(noon + 5000, 10))).find((row) => row.receiptId === receiptId(2))).toMatchObject({
      attempts: 4,
    });
    await programme.close();
  });

  test('an answer takes its receipt out; another change of it leaves its place and count as they are', async () => {
    const { programme, kiosk } = await waiting();
    const { store, decider } = programme;
    await store.write((t) => t.proofs.postpone(receiptId(2), 4, noon + 5000));
    kiosk.record(opened(2, { cardKey: 'f'.repeat(64) }));
    kiosk.record({ kind: 'receipt.moved', receiptId: receiptId(2), toAccountId: opened(2).accountId, staffId: null });
    await decider.push({ kioskId: 'K1', incarnation: 1, facts: kiosk.journal.slice(-2) });
    await decider.act(
      [{ kind: 'receipt.checked', receiptId: receiptId(1), verdict: 'genuine', told: null, verifier: 'office', atMs: noon }],
      'mall',
    );
    const rows = await store.read((t) => t.proofs.due(noon + 9000, 10));
    expect(idsOf(rows).sort()).toEqual([2, 3].map(receiptId));
    expect(rows.find((row) => row.receiptId === receiptId(2))).toMatchObject({ attempts: 4, nextAtMs: noon + 5000 });
    await programme.close();
  });

  test('the queue moves with a backup', async () => {
    const { programme } = await waiting();
    const before = await programme.store.read((t) => t.proofs.due(noon + 10, 10));
    await programme.close();
    const { folder, remove } = temporaryFolder();
    const home = openHome(at.place);
    await backup(home, join(folder, 'proofs.backup'), noon);
    await home.close();
    const other = await make();
    const target = openHome(other.place);
    await restore(target, join(folder, 'proofs.backup'));
    await target.close();
    const restored = await openStore(other.place, noon);
    expect(await restored.read((t) => t.proofs.due(noon + 10, 10))).toEqual(before);
    await restored.close();
    await other.drop();
    remove();
  });
}
