/** The books of a live programme: what settle shows, what a close does, and what it refuses. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { closePeriod, DoesNotTie } from '../../server/clearing/close-period.ts';
import { readBooks } from '../../server/clearing/read-books.ts';
import type { Programme } from '../../server/open-programme.ts';
import { openHome } from '../../server/store/open-store.ts';
import { verifyProgramme } from '../../server/verify/verify.ts';
import { statementsCsv } from '../../cli/settle/statements-csv.ts';
import { settleText } from '../../cli/settle/settle-text.ts';
import { account, dayMs, noon, opened, receiptId, scanned } from '../domain/decide/fixture.ts';
import { plainAgreement } from '../plain-agreement.ts';
import { ScriptedKiosk } from './scripted-kiosk.ts';
import { openTestProgramme, temporaryFolder } from './test-programme.ts';

const clock = { nowMs: noon };
let programme: Programme;
let kiosk: ScriptedKiosk;
let folder: string;
let remove: () => void;

beforeEach(async () => {
  clock.nowMs = noon;
  ({ folder, remove } = temporaryFolder());
  programme = await openTestProgramme({ kind: 'sqlite', folder }, clock);
  kiosk = new ScriptedKiosk('D1');
  await programme.store.write((t) => t.putKiosk(kiosk.row('desk')));
  const vesta = await programme.store.read((t) => t.document('tenant', 'vesta'));
  if (vesta === null) throw new Error('no vesta');
  const agreement = { ...plainAgreement, feePerMille: 15, feeFixedMinor: 1_000 };
  await programme.decider.act([{ kind: 'catalogue.put', items: [{ ...vesta, agreement }], stocks: [] }], 'mall');
  await programme.decider.act(
    [{ kind: 'deposit.booked', tenantId: 'vesta', forPointsMinor: 2_000, frozenMinor: 500, atMs: noon, reason: 'entry' }],
    'mall',
  );
  kiosk.record(opened(1));
  for (let n = 1; n <= 3; n += 1) kiosk.record(scanned(n, 1, 100_000 * n), { registeredAtMs: noon });
  await push();
});

afterEach(async () => {
  await programme.close();
  remove();
});

const push = () => programme.decider.push({ kioskId: 'D1', incarnation: 1, facts: kiosk.journal });
const books = (period: string) => programme.store.read((t) => readBooks(t, period));
const lawsBroken = async () => (await verifyProgramme(programme.store)).filter((finding) => finding.breaches > 0);
const vestaOf = (month: Awaited<ReturnType<typeof books>>) => month.statements.find((one) => one.tenantId === 'vesta');

test('an open month is shown as its close then leaves it, and a second look gives the same bytes', async () => {
  const open = await books('2026-11');
  expect(open.state).toBe('open');
  expect(canonicalJson(await books('2026-11'))).toBe(canonicalJson(open));
  // 460 points at 1 rouble, 15 per mille of 6,000 and the fixed part; the deposit pays for the points.
  expect(vestaOf(open)).toMatchObject({
    openingMinor: 0,
    closingMinor: -(46_000 - 2_000) - 9_000 - 1_000,
    turnoverMinor: 600_000,
    deposits: { points: { closingMinor: 0, drawnMinor: -2_000 }, frozen: { closingMinor: 500 } },
  });
  clock.nowMs = noon + 20 * dayMs;
  await closePeriod(programme, '2026-11');
  const closed = await books('2026-11');
  expect(closed.state).toBe('closed');
  expect(closed.statements).toEqual(open.statements);
  expect(closed.control.trial).toEqual(open.control.trial);
  expect(await lawsBroken()).toEqual([]);
});

test('a closed month stays as it is byte for byte; what comes late stands in the open one, marked', async () => {
  clock.nowMs = noon + 20 * dayMs;
  await closePeriod(programme, '2026-11');
  const closed = await books('2026-11');
  kiosk.record(scanned(4, 1, 400_000, { atLocal: '2026-11-22T11:30:00' }), { registeredAtMs: noon + dayMs });
  kiosk.record(
    { kind: 'receipt.voided', receiptId: receiptId(1), mode: 'burn', reason: 'x', staffId: 'olga' },
    { registeredAtMs: clock.nowMs },
  );
  await push();
  const after = await books('2026-11');
  expect(statementsCsv(after)).toBe(statementsCsv(closed));
  expect(after.control.points).toEqual(closed.control.points);
  const december = await books('2026-12');
  expect(vestaOf(december)).toMatchObject({ openingMinor: vestaOf(closed)?.closingMinor, turnoverMinor: 300_000 });
  expect(vestaOf(december)?.entries.map(({ line, belongsTo, amountMinor }) => [line, belongsTo, amountMinor])).toEqual([
    ['points-funded', '2026-11', -24_000],
    ['points-taken-back', null, 1_000],
    ['fees', null, -5_500],
  ]);
  expect(december.control.ties.filter((tie) => !tie.ties)).toEqual([]);
  expect(await lawsBroken()).toEqual([]);
});

test('months close one after the other, once, and only when they are over', async () => {
  await expect(closePeriod(programme, '2026-11')).rejects.toThrow(/is not over yet/);
  clock.nowMs = noon + 50 * dayMs;
  await closePeriod(programme, '2026-11');
  await expect(closePeriod(programme, '2026-11')).rejects.toThrow(/closed already/);
  await expect(closePeriod(programme, '2027-01')).rejects.toThrow(/close 2026-12 first/);
  await closePeriod(programme, '2026-12');
  expect((await programme.store.read((t) => t.document('books', 'books')))?.closedThrough).toBe('2026-12');
});

test('books that do not tie are not closed, and the reason is said in figures', async () => {
  clock.nowMs = noon + 20 * dayMs;
  const home = openHome({ kind: 'sqlite', folder });
  await home.write((session) =>
    session.run("UPDATE posting SET amount = amount + 1 WHERE account = 'tenant:vesta' AND unit = 'RUB' AND leg = 2 AND log_seq > 0"),
  );
  await home.close();
  const failure = await closePeriod(programme, '2026-11').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DoesNotTie);
  expect(String(failure)).toMatch(/postings sum to 0 in RUB: \d+ = 0/);
  expect(await programme.store.read((t) => t.document('books', 'books'))).toBeNull();
});

test('corrections balance and go into the open month only, and never touch what follows from lots', async () => {
  const correct = (account0: string, amount: number, other: number, atMs = clock.nowMs) =>
    programme.decider.act(
      [
        {
          kind: 'correction.posted',
          atMs,
          legs: [
            { account: account0, unit: 'RUB', amount },
            { account: 'operator', unit: 'RUB', amount: other },
          ],
          tenantId: 'vesta',
          reason: 'wrong rate',
        },
      ],
      'mall',
    );
  await expect(correct('tenant:vesta', 100, -99)).rejects.toThrow(/sum to 1 in RUB/);
  await expect(correct(`member:${account(1)}`, 100, -100)).rejects.toThrow(/follows from lots/);
  await correct('tenant:vesta', 100, -100);
  clock.nowMs = noon + 20 * dayMs;
  await closePeriod(programme, '2026-11');
  await expect(correct('tenant:vesta', 5, -5, noon)).rejects.toThrow(/2026-11 is closed/);
  expect(vestaOf(await books('2026-11'))?.entries.find((entry) => entry.line === 'corrections')?.amountMinor).toBe(100);
});

test('the text and the CSV carry the same figures', async () => {
  const month = await books('2026-11');
  const csv = statementsCsv(month);
  const clearing = csv.split('\n').filter((line) => line.startsWith('2026-11,vesta,clearing,'));
  const amounts = clearing.map((line) => Number(line.split(',')[5]));
  expect(amounts.slice(0, -1).reduce((sum, amount) => sum + amount, 0)).toBe(amounts.at(-1));
  expect(settleText(month)).toContain('-540.00');
  expect(settleText(month)).not.toContain('DOES NOT');
});
