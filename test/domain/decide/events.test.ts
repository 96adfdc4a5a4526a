/** What campaigns give for something that is no receipt: once each, and the same on kiosk and server. */
import { describe, expect, test } from 'vitest';
import type { Act } from '../../../domain/contract/act.ts';
import { act as actSchema } from '../../../domain/contract/act.ts';
import { anyDocument } from '../../../domain/contract/document.ts';
import type { FactBody } from '../../../domain/contract/fact.ts';
import { decideAct } from '../../../domain/decide/decide-act.ts';
import { eventReference } from '../../../domain/decide/event-awards.ts';
import { stockId } from '../../../domain/allotment/allotment-id.ts';
import { gift, points, quota, tickets } from '../campaign/make-version.ts';
import { account, base, campaign, cardKey, dayMs, id, noon, opened, Programme, scanned } from './fixture.ts';

const hello = campaign('hello', { trigger: 'joined', reward: points(50) });
const sure = campaign('sure', { trigger: 'confirmed', reward: tickets(1) });
const survey = campaign('survey', { trigger: 'questionnaire', questionnaireId: 'shops-2026', reward: points(70) });
const cake = campaign('cake', { trigger: 'birthday', reward: gift('hare'), when: { ...base.when, boughtUntilMs: noon + 800 * dayMs } });
const rules = [base, hello, sure, survey, cake];

const joins = (n: number) => opened(n, { origin: 'joined' });
const confirmed = (n: number): FactBody => ({ kind: 'account.confirmed', accountId: account(n), staffId: 'olga' });
const answered = (n: number, questionnaireId = 'shops-2026'): FactBody => ({
  kind: 'questionnaire.answered',
  accountId: account(n),
  questionnaireId,
  sealed: null,
});
let acts = 0;
function act(mall: Programme, one: Act) {
  acts += 1;
  const decision = decideAct(mall.draft, id('e', acts), actSchema.parse(one), mall.context(), mall.rules);
  mall.draft.apply(decision.changes);
  return decision;
}

describe('an event gives what is due, once', () => {
  test('joining: on top of the house welcome, never for a card that was met or imported', () => {
    const mall = new Programme(rules);
    expect(mall.do(joins(1)).outcome.awards).toMatchObject([{ campaignId: 'hello', awardKey: 'hello/joined/1', points: 50 }]);
    expect(mall.account(1).lots.map((lot) => [lot.lotId, lot.points])).toEqual([
      ['welcome', 100],
      ['hello/joined/1', 50],
    ]);
    mall.do(joins(1));
    mall.do(opened(2, { origin: 'met' }));
    mall.do(opened(3));
    expect(mall.account(1).lots).toHaveLength(2);
    expect([mall.account(2).lots, mall.account(3).lots]).toEqual([[], []]);
  });

  test('an opening that comes after its first receipt gives it as well', () => {
    const mall = new Programme(rules);
    mall.do(scanned(1, 1, 100_000));
    mall.do({ ...joins(1), invitedBy: account(9) });
    expect(
      mall
        .account(1)
        .lots.map((lot) => lot.lotId)
        .sort(),
    ).toContain('hello/joined/1');
    expect(mall.account(1).invitedBy).toBe(account(9));
  });

  test('a card of somebody known gives no second welcome', () => {
    const mall = new Programme(rules);
    mall.do(joins(1));
    mall.do({ ...joins(2), cardKey: cardKey(1) });
    expect(mall.account(2)).toMatchObject({ status: 'alias', lots: [] });
  });

  test('confirmation: twice is no error and gives nothing more', () => {
    const mall = new Programme(rules);
    mall.do(joins(1));
    expect(mall.do(confirmed(1)).outcome.awards).toMatchObject([{ campaignId: 'sure', tickets: 1 }]);
    expect(mall.do(confirmed(1)).outcome.awards).toEqual([]);
    expect(mall.account(1).tickets).toHaveLength(1);
    const ticket = mall.draft.get('ticket', mall.account(1).tickets[0]?.ticketIds[0] ?? '');
    expect(ticket).toMatchObject({ state: 'valid', receiptId: null });
  });

  test('a questionnaire counts once for an account; another one has its own campaigns', () => {
    const mall = new Programme(rules);
    mall.do(opened(1));
    expect(mall.do(answered(1)).outcome.awards).toMatchObject([{ points: 70 }]);
    expect(mall.do(answered(1)).outcome.refusal).toBe('questionnaire-answered');
    expect(mall.do(answered(1, 'food')).outcome).toMatchObject({ fate: 'applied', awards: [] });
    expect(mall.account(1).answered).toEqual(['food', 'shops-2026']);
    expect(mall.do(answered(7)).outcome.refusal).toBe('account-unknown');
  });

  test('a birthday: a unit bound once a year, told at the next scan; unknown accounts are passed over', () => {
    const mall = new Programme(rules);
    mall.do(opened(1));
    const came = (atMs: number) => act(mall, { kind: 'birthdays.came', atMs, accountIds: [account(1), account(1), account(99)] });
    came(noon);
    came(noon + 3_600_000);
    const [voucher] = mall.account(1).vouchers;
    expect(mall.account(1).vouchers).toMatchObject([{ giftId: 'hare', campaignId: 'cake', state: 'open' }]);
    expect(voucher?.reference).toBe(
      eventReference(account(1), { trigger: 'birthday', questionnaireId: null, atMs: noon, kioskId: 'OFFICE' }),
    );
    expect(mall.account(1).notices.map((one) => one.noticeId)).toEqual(['award/cake/2026/1']);
    came(noon + 365 * dayMs);
    expect(mall.account(1).vouchers).toHaveLength(2);
    expect(mall.resource(stockId('hare')).bound).toBe(2);
    expect(anyDocument.safeParse(mall.account(1)).success).toBe(true);
  });

  test('quotas and budgets of events are used for good', () => {
    const few = campaign('few', { trigger: 'joined', reward: points(50), quota: quota({ total: 1, budgetPoints: 90 }) });
    const mall = new Programme([few]);
    mall.do(joins(1));
    expect(mall.do(joins(2)).outcome.awards).toMatchObject([{ points: 0, purse: null }]);
    expect(mall.resource('quota:few:total')).toMatchObject({ bound: 0, handedOut: 1, shortfall: 0 });
    expect(mall.resource('budget:few')).toMatchObject({ bound: 0, handedOut: 50, shortfall: 0 });
    // Refused once it stays refused: the event is over.
    expect(mall.account(2).progress).toMatchObject([{ windowKey: 'joined', grants: [{ refused: 'quota' }] }]);
  });

  test('references of events can be said, and differ', () => {
    const all = Array.from({ length: 2000 }, (_, n) =>
      eventReference(account(n), { trigger: 'joined', questionnaireId: null, atMs: noon + n, kioskId: 'K1' }),
    );
    expect(all.every((one) => /^E[A-HJ-NP-Z2-9]{4}-\d{1,5}$/.test(one))).toBe(true);
    expect(new Set(all).size).toBe(2000);
  });
});

describe('audience bits', () => {
  const bit = (name: string, fromMs = 0, untilMs: number | null = null) => ({ bit: name, fromMs, untilMs });

  test('replace the list of an account, in one order whatever the order they come in; the same list again changes nothing', () => {
    const mall = new Programme(rules);
    mall.do(opened(1));
    const set = (...bits: ReturnType<typeof bit>[]) =>
      act(mall, {
        kind: 'audience.set',
        atMs: noon,
        accounts: [
          { accountId: account(1), bits },
          { accountId: account(99), bits: [] },
        ],
      });
    set(bit('b', 5, 9), bit('a'), bit('b', 1, 4), bit('a'));
    expect(mall.account(1).audience).toEqual([bit('a'), bit('b', 1, 4), bit('b', 5, 9)]);
    expect(set(bit('b', 1, 4), bit('b', 5, 9), bit('a')).changes).toEqual([]);
    set(bit('c'));
    expect(mall.account(1).audience).toEqual([bit('c')]);
  });

  test('are judged at the registration: a held receipt approved after the bit has ended counts as on time', () => {
    const only = campaign('only', { audience: { ...base.audience, anyOf: ['vip'] } });
    const mall = new Programme([only]);
    mall.do(opened(1));
    act(mall, { kind: 'audience.set', atMs: noon, accounts: [{ accountId: account(1), bits: [bit('vip', 0, noon + 1000)] }] });
    mall.do({ ...scanned(1, 1, 500_000, { fn: '9289000100000009' }), tenantId: 'vesta' });
    mall.now = noon + dayMs;
    mall.do({ kind: 'receipt.decided', receiptId: id('b', 1), verdict: 'approve', tenantId: null, reason: null, staffId: 'olga' });
    expect(mall.receipt(1).awards).toMatchObject([{ campaignId: 'only', points: 50 }]);
    mall.do(scanned(2, 1, 500_000, { atLocal: '2026-11-22T11:00:00' }));
    expect(mall.receipt(2).awards).toEqual([]);
  });
});
