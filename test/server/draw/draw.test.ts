/** A draw end to end on a real database: file, receipts, closing, drawing, claims; what is published can be verified by anybody. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../domain/encoding/canonical-json.ts';
import { publishedNames, verifyFiles } from '../../../domain/draw/verify-files.ts';
import { backup } from '../../../server/backup/backup.ts';
import { restore } from '../../../server/backup/restore.ts';
import { DrawFiles } from '../../../server/draw/draw-files.ts';
import { drawStatus } from '../../../server/draw/draw-status.ts';
import { closeDraw, closeDueDraws, runDraw, settleDueClaims, settlePrize } from '../../../server/draw/draw-steps.ts';
import type { Programme } from '../../../server/open-programme.ts';
import { emptyBatch } from '../../../server/store/rows.ts';
import { openHome, SQLITE_FILE } from '../../../server/store/open-store.ts';
import { verifyProgramme } from '../../../server/verify/verify.ts';
import { account } from '../../domain/decide/fixture.ts';
import { ScriptedKiosk } from '../scripted-kiosk.ts';
import type { TestClock } from '../test-programme.ts';
import {
  closesAtMs,
  drawId,
  drawnAtMs,
  noon,
  openDrawProgramme,
  paper,
  publicValue,
  register,
  reopen,
  typedPaper,
} from './draw-programme.ts';

const HOUR_MS = 3_600_000;
let folder: string;
let clock: TestClock;
let programme: Programme;
let files: DrawFiles;
let kiosk: ScriptedKiosk;
const place = () => ({ kind: 'sqlite' as const, folder });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passage-draw-'));
  clock = { nowMs: noon };
  programme = await openDrawProgramme(place(), clock);
  files = new DrawFiles(programme.store, folder);
  kiosk = new ScriptedKiosk('K1');
});
afterEach(async () => {
  await programme.close();
  rmSync(folder, { recursive: true, force: true });
});

const published = () => join(folder, 'published', 'draws', drawId);
const verified = () => {
  const texts = Object.fromEntries(
    publishedNames.flatMap((name) => {
      try {
        return [[name, readFileSync(join(published(), name), 'utf8')] as const];
      } catch {
        return [];
      }
    }),
  );
  return verifyFiles({ texts, notedSecretHash: null, notedListHash: null });
};
const status = async () => {
  const found = await drawStatus(programme, files, drawId);
  if (found === null) throw new Error('no draw');
  return found;
};
const secretInDatabase = async () => (await programme.store.read((transaction) => transaction.drawSecret(drawId)))?.secret ?? '';

/** Everything the server stores or sends besides the table of secrets. */
async function everythingTold(): Promise<string> {
  return programme.store.read(async (transaction) => {
    const log = await transaction.logSince(0, 10_000);
    const feed = await transaction.feedSince(0, 10_000, 'K1');
    const draw = await transaction.bodiesOf('draw', '', 10);
    return JSON.stringify([log, feed, draw]);
  });
}

async function drawn(): Promise<void> {
  await register(programme, kiosk, 6);
  clock.nowMs = closesAtMs + HOUR_MS;
  await closeDraw(programme, files, drawId);
  clock.nowMs = drawnAtMs + HOUR_MS;
  await runDraw(programme, files, drawId, publicValue);
}

describe('from the file to the winners', () => {
  test('a loaded campaign announces its draw: the hash is published, the secret is nowhere but in its table', async () => {
    expect(await status()).toMatchObject({ state: 'announced', tickets: 0, files: ['announcement.json'] });
    const secret = await secretInDatabase();
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(await everythingTold()).not.toContain(secret);
    expect(readFileSync(join(published(), 'announcement.json'), 'utf8')).not.toContain(secret);
  });

  test('receipts give tickets, closing lists them, drawing finds winners whom anybody can recompute', async () => {
    await register(programme, kiosk, 6);
    expect(await status()).toMatchObject({ tickets: 12 });
    clock.nowMs = closesAtMs + HOUR_MS;
    await closeDraw(programme, files, drawId);
    expect(await status()).toMatchObject({
      state: 'closed',
      tickets: 12,
      files: ['announcement.json', 'entries.txt', 'entries.txt.sha256'],
    });
    expect(await everythingTold()).not.toContain(await secretInDatabase());
    expect(verified()).toMatchObject({ complete: false, missing: 'result.json' });
    clock.nowMs = drawnAtMs + HOUR_MS;
    await runDraw(programme, files, drawId, `  ${publicValue} `);
    const done = await status();
    expect(done).toMatchObject({ state: 'drawn', publicValue, winners: 5 });
    expect(done.claims.map((claim) => [claim.prizeId, claim.state])).toEqual([
      ['car', 'waiting'],
      ['phone', 'waiting'],
      ['phone', 'waiting'],
    ]);
    expect(verified()).toMatchObject({ complete: true });
    const laws = await verifyProgramme(programme.store);
    expect(laws.filter((finding) => finding.breaches > 0)).toEqual([]);
    expect(laws).toContainEqual(expect.objectContaining({ law: 'a ticket that an account shows is valid and its own', checked: 12 }));
  });

  test('before the announced times nothing happens', async () => {
    await register(programme, kiosk, 2);
    clock.nowMs = closesAtMs - 1;
    await expect(closeDraw(programme, files, drawId)).rejects.toThrow(/not before/);
    await expect(runDraw(programme, files, drawId, publicValue)).rejects.toThrow(/Close the draw/);
    clock.nowMs = closesAtMs;
    await closeDraw(programme, files, drawId);
    await expect(runDraw(programme, files, drawId, publicValue)).rejects.toThrow(/not before/);
    expect(await status()).toMatchObject({ state: 'closed' });
  });

  test('nobody closes: an hour before the public value is born the server does, and never after', async () => {
    await register(programme, kiosk, 2);
    clock.nowMs = drawnAtMs - HOUR_MS - 1;
    expect(await closeDueDraws(programme, files)).toEqual([]);
    clock.nowMs = drawnAtMs;
    expect(await closeDueDraws(programme, files)).toEqual([]);
    clock.nowMs = drawnAtMs - HOUR_MS;
    expect(await Promise.all([closeDueDraws(programme, files), closeDraw(programme, files, drawId)])).toMatchObject([
      [drawId],
      { state: 'closed', entries: 4 },
    ]);
    expect(await closeDueDraws(programme, files)).toEqual([]);
    clock.nowMs = drawnAtMs;
    await runDraw(programme, files, drawId, publicValue);
    expect(verified()).toMatchObject({ complete: true });
  });

  test('two who close at once, each by a clock of their own, close one list', async () => {
    await register(programme, kiosk, 3);
    clock.nowMs = closesAtMs;
    const second: Programme = { ...programme, store: programme.store, decider: programme.decider, nowMs: () => closesAtMs + 17 };
    const closed = await Promise.all([closeDraw(programme, files, drawId), closeDraw(second, new DrawFiles(second.store, folder), drawId)]);
    expect(new Set(closed.map((draw) => draw.listHash)).size).toBe(1);
    expect(verified()).toMatchObject({ missing: 'result.json' });
  });

  test('every step twice is one step; another public value is refused', async () => {
    await drawn();
    const before = await status();
    await closeDraw(programme, files, drawId);
    await runDraw(programme, files, drawId, publicValue);
    expect(await status()).toEqual(before);
    await expect(runDraw(programme, files, drawId, 'another')).rejects.toThrow(/drawn already/);
  });
});

describe('who is late or left out', () => {
  test('a receipt that was registered in time and arrives after the closing gives void tickets and a notice', async () => {
    await register(programme, kiosk, 3);
    clock.nowMs = closesAtMs + HOUR_MS;
    await closeDraw(programme, files, drawId);
    const late = kiosk.record(paper(9, 1, 250_000), { registeredAtMs: noon + HOUR_MS });
    await programme.decider.push({ kioskId: 'K1', incarnation: 1, facts: [late] });
    const tickets = await programme.store.read((transaction) => transaction.documentsOf('ticket', '', 100));
    expect(tickets.map((ticket) => ticket.voidReason).filter((reason) => reason !== null)).toEqual(['too-late', 'too-late']);
    const told = await programme.store.read((transaction) => transaction.document('account', account(1)));
    expect(told?.notices.map((notice) => notice.say.key)).toContain('notice.tickets-late');
    expect(await status()).toMatchObject({ tickets: 6 });
  });

  test('held receipts that came in time are told before the closing, because afterwards they are too late', async () => {
    await register(programme, kiosk, 1);
    await programme.decider.push({
      kioskId: 'K1',
      incarnation: 1,
      facts: [kiosk.record(typedPaper(8, 1, 300_000), { registeredAtMs: noon })],
    });
    expect(await status()).toMatchObject({ heldReceipts: 1, tickets: 2 });
  });

  test('goods that go back before the closing take their tickets out of the list', async () => {
    await register(programme, kiosk, 3);
    const voided = kiosk.record(
      { kind: 'receipt.voided', receiptId: paper(2, 2).receiptId, mode: 'burn', reason: 'refund', staffId: 'olga' },
      { registeredAtMs: noon },
    );
    await programme.decider.push({ kioskId: 'K1', incarnation: 1, facts: [voided] });
    clock.nowMs = closesAtMs;
    await closeDraw(programme, files, drawId);
    expect(await status()).toMatchObject({ tickets: 4 });
  });

  test('staff of the mall are left out at closing, their tickets say why', async () => {
    await register(programme, kiosk, 3);
    const bits = [{ bit: 'mall-staff', fromMs: noon + 1, untilMs: null }];
    await programme.decider.act([{ kind: 'audience.set', atMs: noon + 1, accounts: [{ accountId: account(2), bits }] }], 'mall');
    clock.nowMs = closesAtMs;
    await closeDraw(programme, files, drawId);
    expect(await status()).toMatchObject({ tickets: 4 });
    const tickets = await programme.store.read((transaction) => transaction.documentsOf('ticket', '', 100));
    expect(tickets.filter((ticket) => ticket.state === 'void').map((ticket) => [ticket.accountId, ticket.voidReason])).toEqual([
      [account(2), 'mall-staff'],
      [account(2), 'mall-staff'],
    ]);
  });
});

test('receipts that are decided while somebody closes are listed or too late, never lost between', async () => {
  await register(programme, kiosk, 3);
  clock.nowMs = closesAtMs;
  const late = Array.from({ length: 12 }, (_, n) =>
    kiosk.record(paper(20 + n, 1 + (n % 3), 200_000 + n), { registeredAtMs: noon + HOUR_MS + n }),
  );
  const pushing = async () => {
    for (const fact of late) await programme.decider.push({ kioskId: 'K1', incarnation: 1, facts: [fact] });
  };
  await Promise.all([pushing(), closeDraw(programme, files, drawId)]);
  const tickets = await programme.store.read((transaction) => transaction.documentsOf('ticket', '', 1000));
  const listed = new Set(
    readFileSync(join(published(), 'entries.txt'), 'utf8')
      .split('\n')
      .slice(5)
      .map((line) => line.split(' ')[1]),
  );
  for (const ticket of tickets)
    expect([ticket.voidReason, listed.has(ticket.id)]).toEqual(ticket.state === 'valid' ? [null, true] : ['too-late', false]);
  expect((await status()).tickets).toBe(tickets.filter((ticket) => ticket.state === 'valid').length);
});

describe('prizes', () => {
  test('the desk hands a prize out once, and the clock notes it as claimed', async () => {
    await drawn();
    const [car] = (await status()).claims;
    const voucher = (await programme.store.read((transaction) => transaction.documentsOf('voucher', '', 100))).find(
      (one) => one.reference === car?.reference,
    );
    const honoured = {
      kind: 'voucher.honoured' as const,
      voucherId: voucher?.id ?? '',
      accountId: voucher?.accountId ?? '',
      staffId: 'olga',
      identifiedBy: 'card' as const,
    };
    await programme.decider.push({ kioskId: 'K1', incarnation: 1, facts: [kiosk.record(honoured, { registeredAtMs: clock.nowMs })] });
    expect(await settleDueClaims(programme, files)).toBe(1);
    expect((await status()).claims[0]).toMatchObject({ state: 'claimed' });
    await expect(settlePrize(programme, files, drawId, car?.ticketId ?? '', 'forfeited', 'too late')).rejects.toThrow(/claimed already/);
    expect(verified()).toMatchObject({ complete: true });
  });

  test('what nobody claims goes to the reserve winners in turn, at most as often as there are, and the files say so', async () => {
    await drawn();
    for (let round = 0; round < 4; round += 1) {
      const waiting = (await status()).claims.filter((claim) => claim.state === 'waiting');
      clock.nowMs = Math.max(clock.nowMs, ...waiting.map((claim) => claim.untilMs + 1));
      await settleDueClaims(programme, files);
      expect(verified()).toMatchObject({ complete: true });
    }
    const end = await status();
    expect(end.state).toBe('settled');
    expect(end.claims.map((claim) => claim.state)).toEqual(Array.from({ length: 5 }, () => 'forfeited'));
    expect((await verifyProgramme(programme.store)).filter((finding) => finding.breaches > 0)).toEqual([]);
  });
});

describe('a crash between any two steps leaves a draw that goes on', () => {
  async function crash(): Promise<void> {
    await programme.close();
    programme = await reopen(place(), clock);
    files = new DrawFiles(programme.store, folder);
  }

  test('with the files of the last step missing: whoever looks next writes them, the same bytes', async () => {
    await drawn();
    const names = readdirSync(published()).sort();
    expect(names).toEqual([...publishedNames].sort());
    const bytes = new Map(names.map((name) => [name, readFileSync(join(published(), name), 'utf8')]));
    rmSync(published(), { recursive: true });
    await crash();
    await files.publishAll();
    for (const name of names) expect(readFileSync(join(published(), name), 'utf8')).toBe(bytes.get(name));
  });

  test('after the secret was kept and before the announcement, after closing, after drawing', async () => {
    await crash();
    await register(programme, kiosk, 5);
    await crash();
    clock.nowMs = closesAtMs;
    await closeDraw(programme, files, drawId);
    await crash();
    clock.nowMs = drawnAtMs;
    await runDraw(programme, files, drawId, publicValue);
    await crash();
    expect(await status()).toMatchObject({ state: 'drawn' });
    expect(verified()).toMatchObject({ complete: true });
  });
});

describe('passage verify', () => {
  const broken = async () =>
    (await verifyProgramme(programme.store)).filter((finding) => finding.breaches > 0).map((finding) => finding.examples[0]);

  test('sees a winner that does not follow from the list, and a secret that is lost', async () => {
    await drawn();
    expect(await broken()).toEqual([]);
    await programme.store.write(async (transaction) => {
      const draw = await transaction.document('draw', drawId);
      if (draw === null) throw new Error('no draw');
      const document = { ...draw, winners: draw.winners.slice(1) };
      const other = { ...draw, id: 'another', secret: null, closedAtMs: null };
      const feedSeq = await transaction.takeFeedSeq(1);
      await transaction.write({
        ...emptyBatch,
        documents: [document, other].map((one) => ({ document: one, feedSeq, text: canonicalJson(one) })),
      });
    });
    const found = (await broken()).join('\n');
    expect(found).toContain('draw advent: its winners do not follow from its list');
    expect(found).toContain('draw another: the announced secret is not in the database');
  });
});

describe('what is published stands', () => {
  test('many that look at once write each file once and whole', async () => {
    await drawn();
    rmSync(published(), { recursive: true });
    files = new DrawFiles(programme.store, folder);
    await Promise.all(Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? files.publish(drawId) : files.publishAll())));
    expect(readdirSync(published()).sort()).toEqual([...publishedNames].sort());
    expect(verified()).toMatchObject({ complete: true });
  });

  test('a file that somebody changed on disk is not overwritten and stops the next step', async () => {
    await register(programme, kiosk, 3);
    await files.publish(drawId);
    writeFileSync(join(published(), 'announcement.json'), '{}\n');
    clock.nowMs = closesAtMs;
    await expect(closeDraw(programme, new DrawFiles(programme.store, folder), drawId)).rejects.toThrow(
      /announcement\.json .* another content/,
    );
    expect(readFileSync(join(published(), 'announcement.json'), 'utf8')).toBe('{}\n');
  });

  test('an older backup that was restored closes to the very list that was published, or not at all', async () => {
    await register(programme, kiosk, 4);
    await files.publish(drawId);
    const backupFile = join(folder, 'before-closing.backup');
    const home = openHome(place());
    await backup(home, backupFile, clock.nowMs);
    await home.close();
    clock.nowMs = closesAtMs + HOUR_MS;
    await closeDraw(programme, files, drawId);
    const list = readFileSync(join(published(), 'entries.txt'), 'utf8');
    await programme.close();
    rmSync(join(folder, SQLITE_FILE));
    for (const rest of ['-wal', '-shm']) rmSync(join(folder, `${SQLITE_FILE}${rest}`), { force: true });
    const empty = openHome(place());
    await restore(empty, backupFile);
    await empty.close();
    clock.nowMs += 5 * HOUR_MS;
    programme = await reopen(place(), clock);
    files = new DrawFiles(programme.store, folder);
    expect((await programme.store.read((transaction) => transaction.document('draw', drawId)))?.state).toBe('announced');
    await closeDraw(programme, files, drawId);
    expect(readFileSync(join(published(), 'entries.txt'), 'utf8')).toBe(list);
    expect(await status()).toMatchObject({ state: 'closed', tickets: 8 });
  });
});
