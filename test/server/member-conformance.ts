/** What only the server knows: secrets of draws and the tables of members. Malformed rows of migrations 2 and 4, and what a backup carries of them. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backup } from '../../server/backup/backup.ts';
import { restore } from '../../server/backup/restore.ts';
import { migrate } from '../../server/store/migrate.ts';
import { ensureProgramme } from '../../server/store/new-programme.ts';
import { openHome, openStore } from '../../server/store/open-store.ts';
import { migrations } from '../../server/store/schema.ts';
import type { Store } from '../../server/store/store.ts';
import { account, noon, receiptId, today } from '../domain/decide/fixture.ts';
import type { TestPlace } from './one-visit.ts';
import { temporaryFolder } from './test-programme.ts';

/** A whole number that a JavaScript number cannot hold. */
const tooLarge = '9007199254740993';
const one = account(1);
const spending = (n: number, amountMinor: number) => ({
  receiptId: receiptId(n),
  accountId: one,
  day: today,
  tenantId: 'vesta',
  category: 'fashion',
  amountMinor,
});

/** Part of the conformance suite. */
export function memberLaws(make: () => Promise<TestPlace>): void {
  let at: TestPlace;
  beforeEach(async () => {
    at = await make();
  });
  afterEach(() => at.drop());

  /** The database after the first `count` migrations, with this put into it, then opened by the program of today. */
  async function openedWith(count: number, ...statements: readonly string[]): Promise<Store> {
    const home = openHome(at.place);
    await migrate(home, migrations.slice(0, count));
    await ensureProgramme(home, noon, null);
    await home.write(async (session) => {
      for (const statement of statements) await session.run(statement);
    });
    await home.close();
    return openStore(at.place, noon);
  }

  test('migration 2: a malformed secret of a draw is named by its column', async () => {
    const store = await openedWith(2, `INSERT INTO draw_secret (draw_id, secret, made_at_ms) VALUES ('autumn', 'x', ${tooLarge})`);
    await expect(store.read((t) => t.drawSecret('autumn'))).rejects.toThrow(/draw_secret\.made_at_ms/);
    await store.close();
  });

  test('migration 4: a malformed row is named by its column, and a sum that no number holds is refused', async () => {
    const half = '5000000000000000';
    const row = (id: number, amount: string) => `('${receiptId(id)}', '${one}', '${today}', 'vesta', 'fashion', ${amount})`;
    const store = await openedWith(
      4,
      `INSERT INTO member_profile (account_id, sealed, birthday_year, at_ms) VALUES ('${one}', '', ${tooLarge}, 0)`,
      `INSERT INTO member_due (account_id, audience_at_ms, reminder_at_ms, reminded_at_ms) VALUES ('${one}', 1, NULL, ${tooLarge})`,
      `INSERT INTO member_reading (id, feed_seq, document_id, definitions, sweep_after) VALUES (1, ${tooLarge}, '', '', NULL)`,
      `INSERT INTO spending (receipt_id, account_id, day, tenant_id, category, amount_minor) VALUES ${row(1, half)}, ${row(2, half)}`,
    );
    await expect(store.read((t) => t.members.profiles([one]))).rejects.toThrow(/member_profile\.birthday_year/);
    await expect(store.read((t) => t.members.dueForAudience(noon, 10))).rejects.toThrow(/member_due\.reminded_at_ms/);
    await expect(store.read((t) => t.members.reading())).rejects.toThrow(/member_reading\.feed_seq/);
    await expect(store.read((t) => t.members.spendingSince([one], today))).rejects.toThrow(/spending\.amount_minor/);
    await store.close();
  });

  test('what is known of members moves with a backup, and spending adds up by shop and day', async () => {
    const profile = { accountId: one, sealed: 'sealed', birthdayYear: 2026, atMs: noon };
    const due = { accountId: one, audienceAtMs: noon, reminderAtMs: null, remindedAtMs: 0 };
    const reading = { feedSeq: 7, documentId: one, definitions: 'd', sweepAfter: null };
    const store = await openStore(at.place, noon);
    await store.write(async ({ members }) => {
      await members.putProfiles([profile]);
      await members.putSpending([], [spending(1, 700), spending(2, 300)]);
      await members.putDues([due]);
      await members.putReading(reading);
    });
    await store.close();
    const { folder, remove } = temporaryFolder();
    const home = openHome(at.place);
    await backup(home, join(folder, 'members.backup'), noon);
    await home.close();
    const other = await make();
    const target = openHome(other.place);
    await restore(target, join(folder, 'members.backup'));
    await target.close();
    const restored = await openStore(other.place, noon);
    const read = await restored.read(async ({ members }) => ({
      profiles: [...(await members.profiles([one])).values()],
      spending: await members.spendingSince([one], today),
      dues: await members.dueForAudience(noon, 10),
      reading: await members.reading(),
      later: await members.spendingSince([one], '2026-11-22'),
    }));
    expect(read).toEqual({
      profiles: [profile],
      spending: [{ accountId: one, day: today, tenantId: 'vesta', category: 'fashion', amountMinor: 1_000, receipts: 2 }],
      dues: [due],
      reading,
      later: [],
    });
    await restored.close();
    await other.drop();
    remove();
  });
}
