import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldOpen } from '../../../domain/decide/fold-open.ts';
import { awardVoucherId } from '../../../domain/decide/grant-gift.ts';
import { RuleKeeper } from '../../../domain/decide/rule-keeper.ts';
import { decideAct } from '../../../domain/decide/decide-act.ts';
import { stockId } from '../../../domain/allotment/allotment-id.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import type { FactBody } from '../../../domain/contract/fact.ts';
import { account, base, dayMs, hare, id, mallDocuments, noon, opened, Programme, scanned } from './fixture.ts';
import { MemoryWorld } from './memory-world.ts';

/** The server has sold a cup to member 1; the desk's mirror has the account and no vouchers or receipts. */
function desk() {
  const server = new Programme([base]);
  server.do(opened(1));
  server.do(scanned(1, 1, 4_000_000));
  server.do({
    kind: 'gift.asked',
    voucherId: id('d', 1),
    accountId: account(1),
    giftId: 'cup',
    visitId: id('c', 1),
    reference: 'K1-9',
    staffId: null,
  });
  const mirror = new MemoryWorld([...mallDocuments(), server.account(1)], [base]);
  const predict = (...bodies: readonly FactBody[]) => {
    const facts = bodies.map((body) => server.fact(body, { kioskId: 'D1' }));
    const { draft, decisions } = foldOpen(mirror, facts, server.context({ kioskId: 'D1' }), new RuleKeeper());
    const document = draft.get('account', account(1));
    if (document === null) throw new Error('no account');
    return { document, outcomes: decisions.map((one) => one.decision.outcome) };
  };
  return { server, predict };
}

const honour: FactBody = { kind: 'voucher.honoured', voucherId: id('d', 1), accountId: account(1), staffId: 'olga', identifiedBy: 'slip' };

describe('a desk predicts by the line on the account what only the server has in full', () => {
  test('handed out once; the second try says so', () => {
    const { predict } = desk();
    const { document, outcomes } = predict(honour, honour);
    expect(document.vouchers[0]).toMatchObject({ state: 'honoured', honouredAt: 'D1' });
    expect(outcomes.map((one) => one.flags)).toEqual([[], ['honoured-again', 'shortfall']]);
  });

  test('a deed for a voucher the server granted spends nothing again', () => {
    const { server, predict } = desk();
    const { document } = predict({
      kind: 'voucher.issued',
      voucherId: id('d', 1),
      accountId: account(1),
      giftId: 'cup',
      visitId: id('c', 1),
      reference: 'K1-9',
      basis: 'server',
      award: null,
      pricePoints: 300,
      deadlineMs: noon + dayMs,
    });
    expect(balanceOf(document, noon)).toEqual(balanceOf(server.account(1), noon));
    expect(document.vouchers.map((one) => one.state)).toEqual(['open']);
  });

  test('an open voucher is cancelled in the prediction, a used one is not', () => {
    const { predict } = desk();
    const cancel: FactBody = { kind: 'voucher.cancelled', voucherId: id('d', 1), accountId: account(1), reason: 'x', staffId: 'olga' };
    expect(predict(cancel).document.vouchers[0]?.state).toBe('cancelled');
    expect(predict(honour, cancel).outcomes[1]?.refusal).toBe('voucher-honoured');
  });

  test('a receipt the desk does not hold is left to the server, not refused', () => {
    const { predict } = desk();
    const { document, outcomes } = predict(
      { kind: 'receipt.decided', receiptId: id('b', 1), verdict: 'approve', tenantId: null, reason: null, staffId: 'olga' },
      { kind: 'receipt.voided', receiptId: id('b', 1), mode: 'burn', reason: 'x', staffId: 'olga' },
    );
    expect(outcomes.map((one) => one.fate)).toEqual(['applied', 'applied']);
    expect(balanceOf(document, noon).spendable).toBe(100);
  });
});

test('grants of the server and deeds of kiosks, in any order, count every unit once', () => {
  const steps = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 6 }), (order, lent) => {
      const mall = new Programme([hare]);
      for (let n = 1; n <= 6; n += 1) mall.do(opened(n), { kioskId: 'D1' });
      for (const [resourceId, total] of [
        [stockId('hare'), null],
        ['quota:hare:2026-11-21', 100],
      ] as const) {
        const leases = [{ resourceId, kioskId: 'K1', incarnation: 1, units: lent, untilMs: noon + dayMs, total }];
        mall.draft.apply(decideAct(mall.draft, id('e', 1), { kind: 'leases.planned', leases }, mall.context(), mall.rules).changes);
      }
      for (const step of order) {
        const n = Math.floor(step / 2) + 1;
        const awardKey = 'hare/2026-11-21/1';
        if (step % 2 === 0) mall.do(scanned(n, n, 600_000));
        else
          mall.do({
            kind: 'voucher.issued',
            voucherId: awardVoucherId(account(n), awardKey),
            accountId: account(n),
            giftId: 'hare',
            visitId: id('c', 1),
            reference: `K1-${n}`,
            basis: 'allotment',
            award: { campaignId: 'hare', awardKey },
            pricePoints: 0,
            deadlineMs: noon + dayMs,
          });
      }
      for (const resource of [mall.hares().quota, mall.hares().stock])
        expect(resource).toMatchObject({ bound: 6, leased: 0, shortfall: 0, handedOut: 0 });
      for (let n = 1; n <= 6; n += 1) expect(mall.account(n).vouchers.map((one) => one.state)).toEqual(['open']);
    }),
    { numRuns: 60 },
  );
});
