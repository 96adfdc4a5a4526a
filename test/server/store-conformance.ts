/** The laws that every home of the store keeps; the same tests run on SQLite and on PostgreSQL. */
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anyDocument, feedKinds } from '../../domain/contract/document.ts';
import type { AnyDocument, DocumentOf } from '../../domain/contract/document.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { backup } from '../../server/backup/backup.ts';
import { BackupBroken, restore } from '../../server/backup/restore.ts';
import type { Programme } from '../../server/open-programme.ts';
import { makeSnapshot } from '../../server/snapshot/snapshot-file.ts';
import { migrate } from '../../server/store/migrate.ts';
import { ensureProgramme } from '../../server/store/new-programme.ts';
import { openHome, openStore } from '../../server/store/open-store.ts';
import { emptyBatch } from '../../server/store/rows.ts';
import { migrations } from '../../server/store/schema.ts';
import { StoreError } from '../../server/store/store-error.ts';
import type { Store } from '../../server/store/store.ts';
import type { Finding } from '../../server/verify/finding.ts';
import { verifyProgramme, wordFinding, wordVerdict } from '../../server/verify/verify.ts';
import { account, mallDocuments, noon, receiptId } from '../domain/decide/fixture.ts';
import { plainAgreement } from '../plain-agreement.ts';
import { ScriptedKiosk } from './scripted-kiosk.ts';
import { memberLaws } from './member-conformance.ts';
import { proofLaws } from './proof-conformance.ts';
import { outreachLaws } from './outreach-conformance.ts';
import { phoneLaws } from './phone-conformance.ts';
import { linkLaws } from './link-conformance.ts';
import { ownAffairsLaws } from './own-affairs-conformance.ts';
import { periodLaws } from './period-conformance.ts';
import { rareThings, visit } from './one-visit.ts';
import type { TestPlace } from './one-visit.ts';
import { openTestProgramme, temporaryFolder } from './test-programme.ts';

export type { TestPlace };

const tenant = (tenantId: string): AnyDocument => ({
  kind: 'tenant',
  id: tenantId,
  version: 1,
  name: tenantId,
  category: 'fashion',
  floor: '1',
  initials: 'T',
  logo: null,
  printsCode: true,
  excluded: false,
  pointRateMinor: 1,
  agreement: plainAgreement,
});
const allotment = (kioskId: string): AnyDocument => ({
  kind: 'allotment',
  id: `stock:cup@${kioskId}`,
  version: 1,
  resourceId: 'stock:cup',
  kioskId,
  incarnation: 1,
  units: 1,
  used: 0,
  writtenOff: 0,
  untilMs: noon,
});

async function put(store: Store, documents: readonly AnyDocument[]): Promise<number> {
  return store.write(async (transaction) => {
    const feedSeq = await transaction.takeFeedSeq(1);
    await transaction.write({
      ...emptyBatch,
      documents: documents.map((document) => ({ document, feedSeq, text: canonicalJson(document) })),
    });
    return feedSeq;
  });
}

async function bodies(store: Store): Promise<readonly string[]> {
  return store.read(async (transaction) => {
    const all: string[] = [];
    for (const kind of anyDocument.def.options.map((option) => option.def.shape.kind.def.values[0])) {
      if (kind === 'kiosk' || kind === undefined) continue;
      for (const { body } of await transaction.bodiesOf(kind, '', 10_000)) all.push(body);
    }
    return all;
  });
}

function transactionLaws(make: () => Promise<TestPlace>): void {
  let at: TestPlace;
  let store: Store;
  beforeEach(async () => {
    at = await make();
    store = await openStore(at.place, noon);
  });
  afterEach(async () => {
    await store.close();
    await at.drop();
  });

  test('the feed counter never skips, not even after a write that was rolled back', async () => {
    expect(await put(store, [tenant('a')])).toBe(1);
    await expect(
      store.write(async (transaction) => {
        await transaction.takeFeedSeq(5);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await put(store, [tenant('b')])).toBe(2);
  });

  test('writers take turns: each sees all that the one before wrote', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        store.write(async (transaction) => {
          const before = await transaction.document('resource', 'stock:cup');
          const document: DocumentOf<'resource'> = {
            kind: 'resource',
            id: 'stock:cup',
            version: 1,
            total: (before?.total ?? 0) + 1,
            leased: 0,
            bound: 0,
            handedOut: 0,
            lost: 0,
            shortfall: 0,
          };
          await transaction.write({
            ...emptyBatch,
            documents: [{ document, feedSeq: await transaction.takeFeedSeq(1), text: canonicalJson(document) }],
          });
        }),
      ),
    );
    expect((await store.read((transaction) => transaction.document('resource', 'stock:cup')))?.total).toBe(20);
  });

  test('a reader sees one state of the database, whatever is written meanwhile', async () => {
    await put(store, [tenant('a')]);
    await store.read(async (transaction) => {
      const before = await transaction.programme();
      await put(store, [tenant('b')]);
      expect(await transaction.programme()).toEqual(before);
      expect(await transaction.document('tenant', 'b')).toBeNull();
    });
  });

  test('a page of the feed never ends in the middle of a feedSeq', async () => {
    for (const group of [['a', 'b', 'c'], ['d'], ['e', 'f']]) await put(store, group.map(tenant));
    const seen: string[] = [];
    let feedSeq = 0;
    for (let more = true; more;) {
      const page = await store.read((transaction) => transaction.feedSince(feedSeq, 2, 'K1'));
      seen.push(page.documents.map((document) => document.id).join(''));
      ({ feedSeq, more } = page);
    }
    expect(seen).toEqual(['abc', 'd', 'ef']);
    expect(feedSeq).toBe(3);
  });

  test('an allotment travels to its own kiosk only', async () => {
    await put(store, [allotment('K1'), allotment('K2')]);
    const page = await store.read((transaction) => transaction.feedSince(0, 10, 'K2'));
    expect(page.documents.map((document) => document.id)).toEqual(['stock:cup@K2']);
  });

  test('text is ordered by its bytes, the same on every database', async () => {
    await put(store, ['b', 'a-1', 'a', 'a1'].map(tenant));
    const rows = await store.read((transaction) => transaction.documentsOf('tenant', '', 10));
    expect(rows.map((row) => row.id)).toEqual(['a', 'a-1', 'a1', 'b']);
  });
}

function migrationLaws(make: () => Promise<TestPlace>): void {
  let at: TestPlace;
  beforeEach(async () => {
    at = await make();
  });
  afterEach(() => at.drop());

  test('a database that a newer program has migrated is refused with the way out', async () => {
    await (await openStore(at.place, noon)).close();
    const home = openHome(at.place);
    await home.write((session) => session.run('INSERT INTO migration (number, name) VALUES ($1, $2)', [99, 'from the future']));
    await home.close();
    await expect(openStore(at.place, noon)).rejects.toThrow(/Start the newer Passage/);
  });

  test('migrating twice changes nothing and keeps the programme', async () => {
    const first = await openStore(at.place, noon);
    const programme = await first.read((transaction) => transaction.programme());
    await first.close();
    const second = await openStore(at.place, noon + 1);
    expect(await second.read((transaction) => transaction.programme())).toEqual(programme);
    await second.close();
  });

  test('migration 1: a malformed row is named by its column, never read as something else', async () => {
    const home = openHome(at.place);
    await migrate(home, migrations.slice(0, 1));
    await ensureProgramme(home, noon, null);
    await home.write(async (session) => {
      await session.run("INSERT INTO document (kind, id, version, feed_seq, kiosk_id, body) VALUES ('tenant', 'bad', 1, 1, NULL, '{')");
      await session.run(
        "INSERT INTO kiosk (id, mall_id, kiosk_use, public_key, incarnation, start_nonce, head_seq, head_hash, status, seen_at_ms, depth) VALUES ('K9', 'mall', 'toaster', '', 1, NULL, 0, '', 'enrolled', 0, 0)",
      );
      await session.run(
        "INSERT INTO log (seq, kind, kiosk_id, source, signature, decided_at_ms, changes, hash) VALUES (1, 'act', NULL, '{}', NULL, 9007199254740993, '', '')",
      );
    });
    await home.close();
    const store = await openStore(at.place, noon);
    await expect(store.read((transaction) => transaction.document('tenant', 'bad'))).rejects.toThrow(/document\.body/);
    await expect(store.read((transaction) => transaction.kiosk('K9'))).rejects.toThrow(/kiosk\.kiosk_use holds toaster/);
    await expect(store.read((transaction) => transaction.logRow(1))).rejects.toThrow(StoreError);
    await store.close();
  });
}

function backupLaws(make: () => Promise<TestPlace>): void {
  const { folder, remove } = temporaryFolder();
  let at: TestPlace;
  let programme: Programme;
  let kiosk: ScriptedKiosk;
  beforeEach(async () => {
    at = await make();
    programme = await openTestProgramme(at.place);
    kiosk = new ScriptedKiosk('K1');
    await visit(programme, kiosk);
  });
  afterEach(async () => {
    await programme.close();
    await at.drop();
    remove();
  });

  async function backedUp(name: string): Promise<string> {
    const { folder: own } = temporaryFolder();
    const home = openHome(at.place);
    await backup(home, join(own, name), noon);
    await home.close();
    return join(own, name);
  }

  test('a restored backup has the same documents and log, and a new epoch', async () => {
    const file = await backedUp('a.backup');
    const other = await make();
    const home = openHome(other.place);
    await restore(home, file);
    await home.close();
    const restored = await openStore(other.place, noon);
    expect(await bodies(restored)).toEqual(await bodies(programme.store));
    expect((await verifyProgramme(restored)).filter((finding) => finding.breaches > 0)).toEqual([]);
    const [before, after] = [await programme.store.read((t) => t.programme()), await restored.read((t) => t.programme())];
    expect(after).toEqual({ ...before, serverEpoch: after.serverEpoch });
    expect(after.serverEpoch).not.toBe(before.serverEpoch);
    await restored.close();
    await other.drop();
  });

  test('a restore never overwrites a programme', async () => {
    const file = await backedUp('b.backup');
    const home = openHome(at.place);
    await expect(restore(home, file)).rejects.toThrow(/There is a programme here already/);
    await home.close();
  });

  test('a backup that was cut off restores nothing', async () => {
    const file = await backedUp('c.backup');
    await pipeline(createReadStream(file), createGunzip(), createWriteStream(`${file}.txt`));
    const lines = (await readFile(`${file}.txt`, 'utf8')).split('\n');
    const gzip = createGzip();
    const written = pipeline(gzip, createWriteStream(`${file}.cut`));
    gzip.end(lines.slice(0, -3).join('\n'));
    await written;
    const other = await make();
    const home = openHome(other.place);
    await expect(restore(home, `${file}.cut`)).rejects.toThrow(BackupBroken);
    await home.close();
    const empty = await openStore(other.place, noon);
    expect((await empty.read((t) => t.counts()))['document']).toBe(0);
    await empty.close();
    await other.drop();
  });

  test('a snapshot holds every document of the feed as the database does, and nothing else', async () => {
    const snapshot = await makeSnapshot(programme.store, folder, noon);
    const lines = (await readFile(snapshot.file, 'utf8')).trimEnd().split('\n');
    const documents = lines.slice(1, -1);
    expect(documents).toEqual(
      (await bodies(programme.store))
        .filter((body) => (feedKinds as readonly string[]).includes((JSON.parse(body) as AnyDocument).kind))
        .sort((a, b) => lines.indexOf(a) - lines.indexOf(b)),
    );
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ end: documents.length });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ snapshot: 1, feedSeq: snapshot.feedSeq });
    expect(documents.length).toBeGreaterThan(10);
  });

  test('keys of receipts lead to them, oldest first, and a released receipt gives its keys back', async () => {
    const receipt = await programme.store.read((t) => t.document('receipt', receiptId(1)));
    const key = receipt?.strongKeys[0] ?? '';
    const holders = () => programme.store.read((t) => t.load({ documents: [], receiptKeys: [key], tillKeys: [], drawIds: [] }));
    expect((await holders()).receiptsByKey.get(key)).toEqual([receiptId(1)]);
    const desk = new ScriptedKiosk('D1');
    await programme.store.write((t) => t.putKiosk(desk.row('desk')));
    desk.record({ kind: 'receipt.voided', receiptId: receiptId(1), mode: 'release', reason: 'wrong card', staffId: 'olga' });
    const { outcomes } = await programme.decider.push({ kioskId: 'D1', incarnation: 1, facts: desk.journal });
    expect(outcomes.map((outcome) => outcome.fate)).toEqual(['applied']);
    expect((await holders()).receiptsByKey.get(key)).toEqual([]);
    expect((await programme.store.read((t) => t.byReference(receipt?.reference ?? ''))).map((found) => found.id)).toEqual([receiptId(1)]);
  });

  test('every law of the ledger holds after a visit, and one that found nothing to look at is told as idle', async () => {
    const idle = (findings: readonly Finding[]) => findings.filter((finding) => finding.checked === 0).map((finding) => finding.law);
    const before = await verifyProgramme(programme.store);
    expect(before.filter((finding) => finding.breaches > 0)).toEqual([]);
    const tickets = 'a ticket that an account shows is valid and its own';
    expect(idle(before)).toEqual([
      'frozen points have an open dispute',
      tickets,
      'a tier ends after it begins, and an award gives it once',
      'no deposit is below 0',
    ]);
    expect(before.map(wordFinding)).toContain(`idle    ${tickets} (nothing to check yet)`);
    expect(wordVerdict(before)).toBe(`verify: all ${before.length - 4} laws hold; 4 more had nothing to check`);
    await rareThings(programme, kiosk);
    const after = await verifyProgramme(programme.store);
    expect(after.filter((finding) => finding.breaches > 0)).toEqual([]);
    // Tickets need a draw: test/server/draw holds that law.
    expect(idle(after)).toEqual([tickets]);
  });

  test('verify sees a single changed byte', async () => {
    const body = (await programme.store.read((t) => t.bodiesOf('account', '', 1)))[0]?.body ?? '';
    const home = openHome(at.place);
    await home.write((session) =>
      session.run('UPDATE document SET body = $1 WHERE id = $2', [body.replace('"debt":0', '"debt":1'), account(1)]),
    );
    await home.write((session) => session.run('UPDATE posting SET amount = amount + 1 WHERE leg = 0'));
    await home.close();
    const broken = (await verifyProgramme(programme.store)).filter((finding) => finding.breaches > 0).map((finding) => finding.law);
    expect(broken).toContain('replay of the log gives the same documents, byte for byte');
    expect(broken).toContain('postings sum to 0 per transaction and unit');
    expect(broken).toContain('the log is one unbroken chain');
    expect(mallDocuments().length).toBeGreaterThan(0);
  });
}

/** All of them for one home. */
export function storeConformance(name: string, make: () => Promise<TestPlace>): void {
  describe(`${name}: transactions and feed`, () => transactionLaws(make));
  describe(`${name}: migrations`, () => migrationLaws(make));
  describe(`${name}: months of the books`, () => periodLaws(make));
  describe(`${name}: members and secrets`, () => memberLaws(make));
  describe(`${name}: receipts to be asked about`, () => proofLaws(make));
  describe(`${name}: messages and one-time codes`, () => outreachLaws(make));
  describe(`${name}: visitors' own phones`, () => phoneLaws(make));
  describe(`${name}: a member's own affairs`, () => ownAffairsLaws(make));
  describe(`${name}: one more card`, () => linkLaws(make));
  describe(`${name}: backup, snapshot, keys, verify`, () => backupLaws(make));
}
