/** Choice among gifts on a kiosk, and what becomes of it when the promise reaches the server. */
import { expect, test } from 'vitest';
import { allotmentId, dayQuotaId, stockId } from '../../../domain/allotment/allotment-id.ts';
import { emptyResource } from '../../../domain/allotment/resource-count.ts';
import type { AnyDocument } from '../../../domain/contract/document.ts';
import type { FactBody } from '../../../domain/contract/fact.ts';
import { decide } from '../../../domain/decide/decide.ts';
import { awardVoucherId } from '../../../domain/decide/grant-gift.ts';
import { RuleKeeper } from '../../../domain/decide/rule-keeper.ts';
import { WorldDraft } from '../../../domain/decide/world-draft.ts';
import { gift, quota, reach } from '../campaign/make-version.ts';
import { account, campaign, id, mallDocuments, noon, opened, Programme, scanned, today } from './fixture.ts';
import { MemoryWorld } from './memory-world.ts';

const choice = campaign('choice', {
  span: 'day',
  reach: reach({ sumMinor: 300_000 }),
  reward: gift('hare', ['cup']),
  quota: quota({ perAccountWindow: 1 }),
});
const voucherId = awardVoucherId(account(1), `choice/${today}/1`);
const chosen = (giftId: string): FactBody => ({ kind: 'voucher.chosen', voucherId, accountId: account(1), giftId });
const issued = (giftId: string): FactBody => ({
  kind: 'voucher.issued',
  voucherId,
  accountId: account(1),
  giftId,
  visitId: id('c', 1),
  reference: 'K1-1',
  basis: 'allotment',
  award: { campaignId: 'choice', awardKey: `choice/${today}/1` },
  pricePoints: 0,
  deadlineMs: noon,
});
/** K1 has two of each on loan. */
const loans: readonly AnyDocument[] = ['hare', 'cup'].flatMap((giftId): AnyDocument[] => [
  { ...emptyResource(stockId(giftId), 5), version: 1, leased: 2 },
  {
    kind: 'allotment',
    id: allotmentId(stockId(giftId), 'K1'),
    version: 1,
    resourceId: stockId(giftId),
    kioskId: 'K1',
    incarnation: 1,
    units: 2,
    used: 0,
    writtenOff: 0,
    untilMs: noon + 1e9,
  },
]);
function mallOf(extra: readonly AnyDocument[] = []): Programme {
  const mall = new Programme([choice], extra);
  mall.do(opened(1));
  return mall;
}
const counts = (mall: Programme) =>
  ['hare', 'cup'].map((giftId) => {
    const { leased, bound, shortfall } = mall.resource(stockId(giftId));
    return [leased, bound, shortfall];
  });

test('a kiosk swaps from its own loan at once', () => {
  const mall = mallOf(loans);
  mall.run(mall.fact(scanned(1, 1, 300_000)), { role: 'predict' });
  expect(mall.account(1).vouchers).toMatchObject([{ giftId: 'hare', state: 'open' }]);
  mall.run(mall.fact(chosen('cup')), { role: 'predict' });
  expect(mall.account(1).vouchers).toMatchObject([{ giftId: 'cup', choices: ['hare'], state: 'open' }]);
});

test('a kiosk without a loan shows it as to be confirmed, and the server confirms', () => {
  const mall = mallOf();
  mall.do(scanned(1, 1, 300_000));
  const line: AnyDocument = mall.account(1);
  const kiosk = new WorldDraft(new MemoryWorld([...mallDocuments(), line], [choice]));
  const context = mall.context({ role: 'predict' });
  const predict = (giftId: string) => decide(kiosk, mall.fact(chosen(giftId)), context, new RuleKeeper());
  expect(predict('hare').changes.filter((change) => change.kind === 'account.voucherPut')).toEqual([]);
  expect(predict('retired').outcome.refusal).toBe('choice-unknown');
  kiosk.apply(predict('cup').changes);
  expect(kiosk.get('account', account(1))?.vouchers).toMatchObject([{ giftId: 'cup', choices: ['hare'], state: 'asked' }]);
  mall.do(chosen('cup'));
  expect(mall.account(1).vouchers).toMatchObject([{ giftId: 'cup', choices: ['hare'], state: 'open' }]);
});

test('the last unit of the other gift is given once', () => {
  const mall = mallOf([{ ...emptyResource(stockId('cup'), 1), version: 1 }]);
  mall.do(opened(2));
  for (const n of [1, 2]) mall.do(scanned(n, n, 300_000));
  expect(mall.do(chosen('cup')).outcome.fate).toBe('applied');
  const second = awardVoucherId(account(2), `choice/${today}/1`);
  expect(mall.do({ kind: 'voucher.chosen', voucherId: second, accountId: account(2), giftId: 'cup' }).outcome.refusal).toBe('gift-gone');
  expect(mall.account(2).vouchers).toMatchObject([{ giftId: 'hare', state: 'open' }]);
});

test('paper that names another of the choices stands, from the loan that promised it, and no unit counts twice', () => {
  const mall = mallOf(loans);
  mall.do(scanned(1, 1, 300_000));
  expect(counts(mall)).toEqual([
    [2, 1, 0],
    [2, 0, 0],
  ]);
  mall.do(issued('cup'));
  expect(mall.account(1).vouchers).toMatchObject([{ giftId: 'cup', choices: ['hare'], state: 'open' }]);
  expect(counts(mall)).toEqual([
    [2, 0, 0],
    [1, 1, 0],
  ]);
  mall.do(issued('cup'));
  expect(counts(mall)).toEqual([
    [2, 0, 0],
    [1, 1, 0],
  ]);
});

test('the quota that the voucher holds stays its own when the paper names another gift', () => {
  const mall = new Programme([{ ...choice, quota: quota({ perDay: 3, perAccountWindow: 1 }) }], loans);
  mall.do(opened(1));
  mall.do(scanned(1, 1, 300_000));
  mall.do(issued('cup'));
  expect(counts(mall)).toEqual([
    [2, 0, 0],
    [1, 1, 0],
  ]);
  expect(mall.resource(dayQuotaId('choice', today))).toMatchObject({ bound: 1, shortfall: 0 });
  expect(
    mall.draft
      .get('voucher', voucherId)
      ?.binds.map((bind) => bind.resourceId)
      .sort(),
  ).toEqual([dayQuotaId('choice', today), stockId('cup')]);
});

test('paper that comes before its receipt keeps its gift', () => {
  const mall = mallOf(loans);
  mall.do(issued('cup'));
  mall.do(scanned(1, 1, 300_000));
  expect(mall.account(1).vouchers).toMatchObject([{ giftId: 'cup', choices: ['hare'], state: 'open' }]);
  expect(counts(mall)).toEqual([
    [2, 0, 0],
    [1, 1, 0],
  ]);
});
