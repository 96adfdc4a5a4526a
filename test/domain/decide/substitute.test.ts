/** A gift that is gone at hand-out: what the catalogue names behind it, given by staff, booked as what went over the counter. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stockId } from '../../../domain/allotment/allotment-id.ts';
import { emptyResource } from '../../../domain/allotment/resource-count.ts';
import type { GiftDocument } from '../../../domain/contract/catalogue-document.ts';
import type { AnyDocument } from '../../../domain/contract/document.ts';
import type { FactBody } from '../../../domain/contract/fact.ts';
import { decideAct } from '../../../domain/decide/decide-act.ts';
import { awardVoucherId } from '../../../domain/decide/grant-gift.ts';
import { substitutesMax, substitutesOf, substituteTrouble } from '../../../domain/decide/substitute.ts';
import { account, base, gift, hare, id, opened, Programme, scanned, today } from './fixture.ts';

const named = (giftId: string, substitute: string | null, over: Partial<GiftDocument> = {}): GiftDocument => {
  const made = gift(giftId, null, substitute === null ? over : { substitute, ...over });
  if (made.kind !== 'gift') throw new Error(giftId);
  return made;
};
const stock = (giftId: string, total: number): AnyDocument => ({ ...emptyResource(stockId(giftId), total), version: 1 });

const voucherId = awardVoucherId(account(1), `hare/${today}/1`);
const chosen = (giftId: string, staffId?: string): FactBody => ({
  kind: 'voucher.chosen',
  voucherId,
  accountId: account(1),
  giftId,
  ...(staffId === undefined ? {} : { staffId }),
});
const honoured: FactBody = { kind: 'voucher.honoured', voucherId, accountId: account(1), staffId: 'olga', identifiedBy: 'card' };

/** One hare, promised to member 1; behind it a lantern (150) and a pen (50). */
function mallOf(hares = 1, lanterns = 2): Programme {
  const mall = new Programme(
    [base, hare],
    [
      named('hare', 'lantern'),
      named('lantern', 'pen', { valueMinor: 15_000 }),
      named('pen', null, { valueMinor: 5_000 }),
      stock('hare', hares),
      stock('lantern', lanterns),
      stock('pen', 5),
    ],
  );
  mall.do(opened(1));
  mall.do(scanned(1, 1, 500_000));
  return mall;
}
const voucher = (mall: Programme) => mall.account(1).vouchers.find((one) => one.voucherId === voucherId);

describe('at the desk', () => {
  test('the substitute goes over the counter: its stock falls, the one that was not there is written off, its worth is what the funders pay', () => {
    const mall = mallOf();
    expect(mall.do(chosen('lantern', 'olga')).outcome.fate).toBe('applied');
    expect(voucher(mall)).toMatchObject({ giftId: 'lantern', state: 'open', choices: ['hare'] });
    expect(mall.resource(stockId('hare'))).toMatchObject({ bound: 1, lost: 0 });
    const { postings } = mall.do(honoured);
    expect(voucher(mall)?.state).toBe('honoured');
    expect(mall.resource(stockId('lantern'))).toMatchObject({ total: 2, bound: 0, handedOut: 1, shortfall: 0 });
    expect(mall.resource(stockId('hare'))).toMatchObject({ total: 1, bound: 0, handedOut: 0, lost: 1, shortfall: 0 });
    expect(postings.map((leg) => [leg.account, leg.amount])).toEqual([
      ['operator', -15_000],
      ['gifts', 15_000],
    ]);
    expect(mall.hares().quota).toMatchObject({ bound: 0, handedOut: 1 });
  });

  test('found after all: the first gift comes back without a new unit, and the substitute’s returns', () => {
    const mall = mallOf();
    mall.do(chosen('lantern', 'olga'));
    expect(mall.do(chosen('hare')).outcome.fate).toBe('applied');
    expect(voucher(mall)).toMatchObject({ giftId: 'hare', state: 'open' });
    expect(mall.resource(stockId('lantern'))).toMatchObject({ bound: 0 });
    mall.do(honoured);
    expect(mall.resource(stockId('hare'))).toMatchObject({ handedOut: 1, lost: 0 });
  });

  test('the same key twice, or a second hand-out, gives one thing', () => {
    const mall = mallOf();
    const fact = mall.fact(chosen('lantern', 'olga'));
    mall.run(fact);
    mall.run(fact);
    expect(mall.resource(stockId('lantern')).bound).toBe(1);
    const deed = mall.fact(honoured);
    mall.run(deed);
    expect(mall.run(deed).postings).toEqual([]);
    expect(mall.resource(stockId('lantern')).handedOut).toBe(1);
  });

  test('not while there are any, not by the member, not by who may not, not what the house does not name', () => {
    expect(mallOf(3).do(chosen('lantern', 'olga')).outcome.refusal).toBe('choice-unknown');
    expect(mallOf().do(chosen('lantern')).outcome.refusal).toBe('choice-unknown');
    expect(mallOf().do(chosen('lantern', 'sven')).outcome.refusal).toBe('staff-may-not');
    expect(mallOf().do(chosen('lantern', 'nobody')).outcome.refusal).toBe('staff-unknown');
    expect(mallOf().do(chosen('cup', 'olga')).outcome.refusal).toBe('choice-unknown');
    expect(mallOf(1, 0).do(chosen('lantern', 'olga')).outcome.refusal).toBe('gift-gone');
    expect(mallOf(1, 0).do(chosen('pen', 'olga')).outcome.fate).toBe('applied');
  });

  test('goods go back before it is handed out: both units return', () => {
    const mall = mallOf();
    mall.do(chosen('lantern', 'olga'));
    mall.do({ kind: 'receipt.voided', receiptId: id('b', 1), mode: 'burn', reason: 'x', staffId: 'olga' });
    expect(voucher(mall)?.state).toBe('cancelled');
    for (const giftId of ['hare', 'lantern']) expect(mall.resource(stockId(giftId))).toMatchObject({ bound: 0, lost: 0, handedOut: 0 });
  });

  test('after any order of keys and hand-outs each stock is whole: total = free + bound + handed out + written off', () => {
    const step = fc.constantFrom('hare', 'lantern', 'pen', 'hand');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const mall = mallOf();
        for (const one of steps) mall.do(one === 'hand' ? honoured : chosen(one, 'olga'));
        const counts = ['hare', 'lantern', 'pen'].map((giftId) => mall.resource(stockId(giftId)));
        const isDone = voucher(mall)?.state === 'honoured';
        const handed = counts.reduce((sum, one) => sum + one.handedOut, 0);
        const binds = mall.draft.get('voucher', voucherId)?.binds ?? [];
        expect(handed >= 1).toBe(isDone);
        for (const one of counts) {
          expect(one.shortfall === 0 || steps.filter((each) => each === 'hand').length > 1).toBe(true);
          if (!isDone) expect(one.bound).toBe(binds.filter((bind) => bind.resourceId === one.id).length);
          else expect(one.bound).toBe(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('at load', () => {
  const put = (...items: readonly GiftDocument[]) => {
    const mall = new Programme([base]);
    const { ending } = decideAct(
      mall.draft,
      id('e', 1),
      { kind: 'catalogue.put', items: [...items], stocks: [] },
      mall.context(),
      mall.rules,
    );
    return ending.ok ? null : [ending.refusal, ending.detail];
  };

  test('a sound chain is taken; each fault says what is wrong and where', () => {
    const pen = named('pen', null, { valueMinor: 5_000 });
    expect(put(named('bear', 'pen'), pen)).toBeNull();
    expect(put(named('bear', 'nothing'))).toEqual(['substitute-wrong', 'substitute nothing of bear the mall has no such gift']);
    expect(put(named('bear', 'bear'))?.[1]).toBe('substitute bear of bear is the gift itself');
    expect(put(named('bear', 'pen'), named('pen', null, { valueMinor: 20_001 }))?.[1]).toMatch(
      /pen of bear is worth more \(20001 > 20000\)/,
    );
    expect(put(named('bear', 'pen'), named('pen', null, { tenantId: 'books' }))?.[1]).toMatch(/no thing of the info desk/);
    expect(put(named('bear', 'wolf'), named('wolf', 'bear'))?.[1]).toBe('substitutes go round: bear -> wolf -> bear');
    const chain = ['a', 'b', 'c', 'd', 'e'].map((one, at, all) => named(one, all[at + 1] ?? null));
    expect(put(...chain)?.[1]).toBe('more than 3 substitutes behind a: a -> b -> c -> d -> e');
    expect(put(...chain.slice(1))).toBeNull();
  });

  test('whatever a catalogue says: a chain ends, holds no gift twice and never grows in worth', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const catalogue = fc.tuple(
      ...names.map((one) =>
        fc
          .record({ to: fc.constantFrom(null, ...names), valueMinor: fc.constantFrom(1, 2, 2, 3) })
          .map(({ to, valueMinor }) => named(one, to, { valueMinor })),
      ),
    );
    fc.assert(
      fc.property(catalogue, (gifts) => {
        const giftOf = (giftId: string) => gifts.find((one) => one.id === giftId) ?? null;
        for (const one of gifts) {
          const behind = substitutesOf(one.id, giftOf);
          const chain = [one, ...behind];
          expect(behind.length).toBeLessThanOrEqual(substitutesMax);
          expect(new Set(chain.map((each) => each.id)).size).toBe(chain.length);
          chain.slice(1).forEach((each, at) => expect(each.valueMinor).toBeLessThanOrEqual(chain[at]?.valueMinor ?? 0));
          if (substituteTrouble(one, giftOf) === null && one.substitute !== undefined) expect(behind[0]?.id).toBe(one.substitute);
        }
      }),
    );
  });
});
