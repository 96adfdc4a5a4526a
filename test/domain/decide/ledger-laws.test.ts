/** The laws of the ledger (DESIGN §13) after random months. `PASSAGE_LEDGER_RUNS` sets how many histories each law sees (30). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { controlPage } from '../../../domain/clearing/control-page.ts';
import { asIfClosed, closingEntries } from '../../../domain/clearing/closing-entries.ts';
import { closingFigures } from '../../../domain/clearing/closing.ts';
import { HeldPoints } from '../../../domain/clearing/held-points.ts';
import { statementLines } from '../../../domain/clearing/statement-line.ts';
import { tenantStatement, tenantsInBooks } from '../../../domain/clearing/tenant-statement.ts';
import { anyDocument } from '../../../domain/contract/document.ts';
import type { AnyDocument } from '../../../domain/contract/document.ts';
import { turnoverOf } from '../../../domain/decide/turnover.ts';
import { WorldDraft } from '../../../domain/decide/world-draft.ts';
import { canonicalJson } from '../../../domain/encoding/canonical-json.ts';
import { moneyOfNext } from '../../../domain/ledger/lot-money.ts';
import { ledgerMall, LedgerHistory } from './ledger-history.ts';
import { disputeOperation, ledgerOperation } from './ledger-operations.ts';
import type { LedgerOperation } from './ledger-operations.ts';
import { MemoryWorld } from './memory-world.ts';

const runs = { numRuns: Number(process.env['PASSAGE_LEDGER_RUNS'] ?? '30') };
const months = fc.array(ledgerOperation, { minLength: 30, maxLength: 130 });

const law = (check: (history: LedgerHistory) => void) =>
  fc.assert(
    fc.property(months, (operations) => check(new LedgerHistory().run(operations))),
    runs,
  );

const posted = (history: LedgerHistory, account: string, unit: string): number =>
  history.postings.reduce((sum, leg) => (leg.account === account && leg.unit === unit ? sum + leg.amount : sum), 0);

function pageOf(history: LedgerHistory, period: string, closeFirst: boolean) {
  const plain = history.sums();
  const figures = closingFigures(plain, ['vesta', 'cafe', 'books'], period, 'RUB');
  const agreementOf = (tenantId: string) => history.mall.draft.get('tenant', tenantId)?.agreement ?? null;
  const sums = closeFirst ? asIfClosed(plain, closingEntries(figures, agreementOf, 'RUB'), period) : plain;
  const statements = tenantsInBooks(sums, period).map((tenantId) => tenantStatement(sums, tenantId, period, 'RUB'));
  const held = new HeldPoints([{ atMs: 0, offsetMinutes: 180 }], 240);
  for (const account of history.documents('account')) held.add(account);
  const byState = { booked: 0, held: 0, refused: 0, voided: 0 };
  const receipts = history.documents('receipt');
  for (const receipt of receipts) byState[receipt.state] += 1;
  const page = controlPage({
    sums,
    period,
    currency: 'RUB',
    statements,
    held: held.total(),
    endings: held.byMonth(),
    receipts: { journalled: receipts.length, byState },
    stocks: history.documents('resource').filter((resource) => resource.id.startsWith('stock:')),
  });
  return { page, statements, sums };
}

describe('whatever months bring', () => {
  test('postings sum to 0 per transaction and unit', () => {
    law((history) => {
      const sums = new Map<string, number>();
      for (const leg of history.postings) sums.set(`${leg.txn} ${leg.unit}`, (sums.get(`${leg.txn} ${leg.unit}`) ?? 0) + leg.amount);
      expect([...sums].filter(([, sum]) => sum !== 0)).toEqual([]);
    });
  });

  test("a member's lots less debt are its ledger's points, and the money left in them its ledger's money", () => {
    law((history) => {
      for (const account of history.documents('account')) {
        const points = account.lots.reduce((sum, lot) => sum + lot.points, 0) - account.debt;
        const money = account.lots.flatMap((lot) => moneyOfNext(lot, lot.points)).reduce((sum, part) => sum + part.moneyMinor, 0);
        expect([points, money]).toEqual([
          posted(history, `member:${account.id}`, 'points'),
          posted(history, `member:${account.id}`, 'RUB'),
        ]);
        expect(account.debt).toBeGreaterThanOrEqual(0);
        for (const lot of account.lots) expect(lot.points >= 0 && lot.points <= lot.earnedPoints).toBe(true);
        expect(new Set(account.lots.map((lot) => lot.lotId)).size).toBe(account.lots.length);
      }
    });
  });

  test('points on their way are the gifts that wait, and an alias holds nothing', () => {
    law((history) => {
      const waiting = history.documents('account').flatMap((account) => account.transfers);
      expect(posted(history, 'in-transit', 'points')).toBe(waiting.reduce((sum, transfer) => sum + transfer.points, 0));
      const parts = waiting.flatMap((transfer) => transfer.taken).flatMap(({ lot, points }) => moneyOfNext(lot, points));
      expect(posted(history, 'in-transit', 'RUB')).toBe(parts.reduce((sum, part) => sum + part.moneyMinor, 0));
      for (const account of history.documents('account').filter((one) => one.status === 'alias')) {
        const { lots, debt, progress, vouchers, transfers, cards, receipts, tiers } = account;
        expect([lots, progress, vouchers, transfers, cards, receipts, tiers]).toEqual([[], [], [], [], [], [], []]);
        expect(debt).toBe(0);
      }
    });
  });

  test('who has left holds nothing, whatever comes later', () => {
    law((history) => {
      for (const account of history.documents('account').filter((one) => one.status === 'closed')) {
        const { lots, debt, transfers, cards, tiers, tickets, audience, notices, initial, answered, invitedBy } = account;
        expect([lots, transfers, cards, tiers, tickets, audience, notices, answered]).toEqual([[], [], [], [], [], [], [], []]);
        expect([debt, initial, invitedBy]).toEqual([0, '', null]);
        expect(posted(history, `member:${account.id}`, 'points')).toBe(0);
        expect(posted(history, `member:${account.id}`, 'RUB')).toBe(0);
        for (const card of history.documents('card')) expect(card.accountId).not.toBe(account.id);
      }
    });
  });

  const earnsOnce = (history: LedgerHistory): void => {
    const strong = history.documents('receipt').flatMap((receipt) => (receipt.state === 'booked' ? receipt.strongKeys : []));
    expect(new Set(strong).size).toBe(strong.length);
    const open = new Set(history.documents('case').flatMap((one) => (one.state === 'open' ? [one.id] : [])));
    for (const account of history.documents('account'))
      for (const lot of account.lots) expect(lot.frozenBy === null || open.has(lot.frozenBy)).toBe(true);
  };

  test('a paper earns once, and frozen points have an open dispute', () => law(earnsOnce));

  test('many hands on one paper: it earns once, what is left of it, and nothing stays of a registration that is over', () => {
    const check = (history: LedgerHistory): void => {
      earnsOnce(history);
      const receipts = history.documents('receipt');
      const open = new Set(history.documents('case').flatMap((one) => (one.state === 'open' ? [one.id] : [])));
      const over = receipts.filter((one) => one.state !== 'booked' && !open.has(one.id)).map((one) => `base/${one.id}/1`);
      const lots = new Set(history.documents('account').flatMap((account) => account.lots.map((lot) => lot.lotId)));
      expect(over.filter((lotId) => lots.has(lotId))).toEqual([]);
      for (const { awards, amountMinor, returnedMinor, state } of receipts)
        if (state === 'booked') {
          const given = awards.find((award) => award.campaignId === 'base')?.points ?? 0;
          expect(given).toBe(Math.floor((amountMinor - returnedMinor) / 10_000));
        }
    };
    fc.assert(
      fc.property(fc.array(disputeOperation, { minLength: 20, maxLength: 80 }), (operations) => check(new LedgerHistory().run(operations))),
      { numRuns: runs.numRuns * 4 },
    );
  });

  test("the ledger's turnover is that of booked receipts less returns", () => {
    law((history) => {
      const told = new Map<string, number>();
      for (const receipt of history.documents('receipt'))
        for (const [account, amount] of turnoverOf(receipt)) told.set(account, (told.get(account) ?? 0) + amount);
      const names = new Set(history.postings.flatMap((leg) => (leg.account.startsWith('turnover:') ? [leg.account] : [])));
      for (const name of new Set([...names, ...told.keys()])) expect(posted(history, name, 'RUB')).toBe(told.get(name) ?? 0);
    });
  });

  test('a closed month never moves, and late facts say which month they belong to', () => {
    law((history) => {
      history.mall.now += 40 * 86_400_000;
      history.close();
      for (const { period, sums } of history.closed) expect(history.sums().filter((sum) => sum.period === period)).toEqual(sums);
      for (const { closedThrough, posting } of history.postedAfter) {
        if (closedThrough !== null) expect(posting.period > closedThrough).toBe(true);
        if (posting.belongsTo !== null) expect(posting.belongsTo <= (closedThrough ?? '')).toBe(true);
      }
      expect(history.closed.length).toBeGreaterThan(0);
    });
  });

  test('deposits reconcile: never below 0, and what was drawn went to their tenant', () => {
    law((history) => {
      history.mall.now += 40 * 86_400_000;
      history.close();
      for (const tenantId of ['vesta', 'cafe', 'books']) {
        expect(posted(history, `deposit:${tenantId}:points`, 'RUB')).toBeGreaterThanOrEqual(0);
        const drawn = history.postings.filter((leg) => leg.reason === 'deposit-drawn' && leg.tenantId === tenantId);
        expect(drawn.reduce((sum, leg) => sum + (leg.account === `tenant:${tenantId}` ? leg.amount : 0), 0)).toBe(
          0 - drawn.reduce((sum, leg) => sum + (leg.account === `deposit:${tenantId}:points` ? leg.amount : 0), 0),
        );
      }
    });
  });

  test('the control page ties, open or closed, and the statements add up to it to the cent', () => {
    law((history) => {
      for (const [period, closeFirst] of [
        [history.month(), true],
        ['2026-11', history.closedThrough === null],
      ] as const) {
        const { page, statements, sums } = pageOf(history, period, closeFirst);
        expect(page.ties.filter((tie) => !tie.ties)).toEqual([]);
        for (const line of statementLines) {
          const own = statements
            .flatMap(({ entries }) => entries)
            .reduce((sum, entry) => sum + (entry.line === line ? entry.amountMinor : 0), 0);
          expect(page.tenants.lines[line]).toBe(own);
        }
        for (const { openingMinor, entries, closingMinor, tenantId } of statements) {
          expect(entries.reduce((sum, entry) => sum + entry.amountMinor, openingMinor)).toBe(closingMinor);
          const ledger = sums.filter((sum) => sum.account === `tenant:${tenantId}` && sum.unit === 'RUB' && (sum.period ?? '') <= period);
          expect(closingMinor).toBe(ledger.reduce((sum, one) => sum + one.amount, 0));
        }
        for (const unit of ['points', 'RUB'])
          expect(page.trial.filter((line) => line.unit === unit).reduce((sum, line) => sum + line.closing, 0)).toBe(0);
      }
    });
  });

  test('what an open month shows is what its close then posts', () => {
    law((history) => {
      const period = history.closedThrough === null ? '2026-11' : history.month();
      if (history.closedThrough !== null && period <= history.closedThrough) return;
      const shown = pageOf(history, period, true).statements;
      if (history.closedThrough !== null) return;
      history.mall.now = Math.max(history.mall.now, Date.UTC(2026, 11, 2));
      history.close();
      expect(pageOf(history, period, false).statements).toEqual(shown);
    });
  });

  test('replay of the changes gives the same bytes, and every document fits its schema', () => {
    law((history) => {
      const replayed = new WorldDraft(new MemoryWorld(ledgerMall(), history.mall.draft.campaigns()));
      for (const changes of history.changes) replayed.apply(JSON.parse(JSON.stringify(changes)) as typeof changes);
      const told = (documents: readonly AnyDocument[]): string => canonicalJson(documents);
      expect(told(replayed.dirty())).toBe(told(history.mall.draft.dirty()));
      for (const document of replayed.dirty()) expect(anyDocument.safeParse(document).error?.issues ?? []).toEqual([]);
    });
  });

  test('a fact decided a second time changes nothing more', () => {
    const again = (history: LedgerHistory, fact: LedgerHistory['facts'][number]): void => {
      const before = canonicalJson(history.mall.draft.dirty());
      const second = history.mall.run(fact);
      expect(second.postings).toEqual([]);
      expect(canonicalJson(history.mall.draft.dirty())).toBe(before);
    };
    fc.assert(
      fc.property(
        fc.array(ledgerOperation, { minLength: 10, maxLength: 50 }),
        (operations: readonly LedgerOperation[]) => void new LedgerHistory(again).run(operations),
      ),
      runs,
    );
  });
});
