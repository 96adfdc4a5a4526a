import { describe, expect, test } from 'vitest';
import type { FactBody } from '../../../domain/contract/fact.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { account, base, cardKey, id, noon, opened, Programme, receiptId, scanned } from './fixture.ts';

describe('accounts', () => {
  test('who joins is welcomed once, earns at once and spends only after staff have confirmed', () => {
    const mall = new Programme([base]);
    mall.do(opened(1, { origin: 'joined' }));
    expect(balanceOf(mall.account(1), noon).spendable).toBe(100);
    mall.do(scanned(1, 1, 3_000_000));
    const ask = {
      kind: 'gift.asked',
      voucherId: id('d', 1),
      accountId: account(1),
      giftId: 'cup',
      visitId: id('c', 1),
      reference: 'K1-9',
      staffId: null,
    } as const;
    expect(mall.do(ask).outcome.refusal).toBe('account-provisional');
    mall.do({ kind: 'account.confirmed', accountId: account(1), staffId: 'olga' });
    expect(mall.account(1)).toMatchObject({ status: 'active', notices: [] });
    expect(mall.do({ ...ask, voucherId: id('d', 2) }).outcome.fate).toBe('applied');
  });

  test('a card that nobody confirmed spends at a desk, and only on what the house gives to a bearer', () => {
    const mall = new Programme([base]);
    mall.do(opened(1, { origin: 'joined' }));
    for (const n of [1, 2, 3]) mall.do(scanned(n, 1, 2_900_000));
    const sold = { kind: 'gift.asked', accountId: account(1), giftId: 'cup', visitId: id('c', 1), staffId: 'olga' } as const;
    const ask = (n: number, over: object = {}) => mall.do({ ...sold, voucherId: id('d', n), reference: `K1-${n}`, ...over }).outcome;
    const cup = mall.draft.get('gift', 'cup');
    const worth = (valueMinor: number): void => {
      if (cup !== null) mall.draft.apply([{ kind: 'document.put', document: { ...cup, valueMinor } }]);
    };
    worth(100_001);
    expect(ask(1).refusal).toBe('account-provisional');
    worth(100_000);
    expect(ask(2, { staffId: null }).refusal).toBe('account-provisional');
    expect(ask(3, { staffId: 'nobody' }).refusal).toBe('staff-unknown');
    expect(ask(4)).toMatchObject({ fate: 'applied' });
    expect(mall.account(1)).toMatchObject({ status: 'provisional', vouchers: [{ giftId: 'cup', state: 'open' }] });
    mall.do({ kind: 'account.confirmed', accountId: account(1), staffId: 'olga' });
    worth(900_000);
    expect(ask(5)).toMatchObject({ refusal: null });
  });

  test('a card that has an account makes the new one an alias: one welcome, and its receipts go home', () => {
    const mall = new Programme([base]);
    mall.do(opened(1, { origin: 'joined' }));
    mall.do(opened(2, { origin: 'met', cardKey: cardKey(1) }), { kioskId: 'K2' });
    mall.do(opened(3, { origin: 'joined', cardKey: cardKey(1) }), { kioskId: 'K3' });
    expect([mall.account(2), mall.account(3)]).toMatchObject([
      { status: 'alias', aliasOf: account(1) },
      { status: 'alias', aliasOf: account(1), lots: [] },
    ]);
    mall.do(scanned(1, 2, 245_000), { kioskId: 'K2' });
    expect(mall.receipt(1).accountId).toBe(account(1));
    expect(balanceOf(mall.account(1), noon).spendable).toBe(124);
    expect([mall.account(1).ownSeqs['K2'], mall.account(2).ownSeqs['K2']]).toEqual([2, 2]);
    expect(mall.do(scanned(2, 2, 245_000, { number: 1 })).outcome.refusal).toBe('already-yours');
  });

  test('a family card joins the account; a card of another account stays there', () => {
    const mall = new Programme([base]);
    mall.do(opened(1));
    mall.do(opened(2));
    const link = {
      kind: 'card.linked',
      accountId: account(1),
      cardKey: cardKey(50),
      last4: '0050',
      medium: 'plastic',
      staffId: 'olga',
    } as const;
    expect(mall.do(link).outcome.fate).toBe('applied');
    expect(mall.draft.get('card', cardKey(50))?.accountId).toBe(account(1));
    expect(mall.do({ ...link, accountId: account(2) }).outcome.refusal).toBe('card-taken');
    expect(mall.do({ ...link, staffId: 'nobody' }).outcome.refusal).toBe('staff-unknown');
    expect(mall.account(1).cards).toHaveLength(2);
  });

  test("a kiosk's own word links nothing; the wish stands for the desk until the card is linked", () => {
    const mall = new Programme([base]);
    mall.do(opened(1));
    mall.do(opened(2));
    const link = { kind: 'card.linked', accountId: account(1), cardKey: cardKey(50), last4: '0050', medium: 'plastic' } as const;
    expect(mall.do({ ...link, staffId: null }).outcome).toMatchObject({ fate: 'refused', refusal: 'code-needed' });
    expect(mall.draft.get('card', cardKey(50))).toBeNull();
    const wish = { kind: 'link.wished', accountId: account(1), cardKey: cardKey(50), last4: '0050', reference: 'K1-8' } as const;
    for (let times = 0; times < 2; times += 1) expect(mall.do(wish).outcome.fate).toBe('applied');
    const told = { noticeId: `link/${cardKey(50)}`, say: { key: 'notice.link-wished', args: { last4: '0050', reference: 'K1-8' } } };
    expect(mall.account(1)).toMatchObject({ notices: [told], cards: [{ cardKey: cardKey(1) }] });
    mall.do({ kind: 'notices.told', accountId: account(1), noticeIds: [told.noticeId] });
    expect(mall.account(1).notices).toMatchObject([told]);
    expect(mall.do({ ...wish, cardKey: cardKey(2) }).outcome.refusal).toBe('card-taken');
    expect(mall.do({ ...wish, accountId: account(9) }).outcome.refusal).toBe('account-unknown');
    mall.do({ ...link, staffId: 'olga' });
    expect(mall.account(1)).toMatchObject({ notices: [], cards: [{}, { cardKey: cardKey(50) }] });
    expect(mall.do(wish).outcome.fate).toBe('applied');
    expect(mall.account(1).notices).toEqual([]);
  });

  test('language, papers for the desk and told notices are remembered', () => {
    const mall = new Programme([base]);
    mall.do(opened(1));
    mall.do({ kind: 'language.chosen', accountId: account(1), language: 'fi' });
    mall.do({ kind: 'paper.promised', accountId: account(1), visitId: id('c', 1), reference: 'K1-7' });
    mall.do(scanned(1, 1, 245_000));
    mall.do({ kind: 'receipt.voided', receiptId: receiptId(1), mode: 'release', reason: 'x', staffId: 'olga' });
    expect(mall.account(1)).toMatchObject({
      language: 'fi',
      notices: [{ noticeId: 'paper/K1-7' }, { noticeId: `receipt/${receiptId(1)}`, say: { key: 'notice.voided' } }],
    });
    mall.do({ kind: 'notices.told', accountId: account(1), noticeIds: ['paper/K1-7', `receipt/${receiptId(1)}`] });
    expect(mall.account(1).notices.map((one) => one.noticeId)).toEqual(['paper/K1-7']);
    mall.do({ kind: 'notices.told', accountId: account(1), noticeIds: ['paper/K1-7'] }, { kioskId: 'D1' });
    expect(mall.account(1).notices).toEqual([]);
  });
});

const many: readonly { readonly name: string; readonly body: FactBody; readonly refusal: string }[] = [
  {
    name: 'move to nobody',
    body: { kind: 'receipt.moved', receiptId: receiptId(1), toAccountId: account(99), staffId: 'nobody' },
    refusal: 'account-unknown',
  },
  {
    name: 'move by a stranger',
    body: { kind: 'receipt.moved', receiptId: receiptId(99), toAccountId: account(1), staffId: 'nobody' },
    refusal: 'staff-unknown',
  },
  {
    name: 'move nothing',
    body: { kind: 'receipt.moved', receiptId: receiptId(99), toAccountId: account(1), staffId: null },
    refusal: 'receipt-unknown',
  },
  {
    name: 'move what is voided',
    body: { kind: 'receipt.moved', receiptId: receiptId(2), toAccountId: account(2), staffId: null },
    refusal: 'receipt-voided',
  },
  {
    name: 'void by service',
    body: { kind: 'receipt.voided', receiptId: receiptId(1), mode: 'burn', reason: 'x', staffId: 'sven' },
    refusal: 'staff-may-not',
  },
  {
    name: 'void nothing',
    body: { kind: 'receipt.voided', receiptId: receiptId(99), mode: 'burn', reason: 'x', staffId: 'olga' },
    refusal: 'receipt-unknown',
  },
  {
    name: 'void otherwise',
    body: { kind: 'receipt.voided', receiptId: receiptId(2), mode: 'burn', reason: 'x', staffId: 'olga' },
    refusal: 'receipt-voided',
  },
  {
    name: 'map to nowhere',
    body: { kind: 'till.mapped', tillKey: 'ru-fns:1', tenantId: 'nowhere', fromMs: 0, toMs: null, staffId: 'olga' },
    refusal: 'tenant-unknown',
  },
  {
    name: 'map by a stranger',
    body: { kind: 'till.mapped', tillKey: 'ru-fns:1', tenantId: 'nowhere', fromMs: 0, toMs: null, staffId: 'nobody' },
    refusal: 'staff-unknown',
  },
  {
    name: 'cancel nothing',
    body: { kind: 'voucher.cancelled', voucherId: id('d', 9), accountId: account(1), reason: 'x', staffId: 'olga' },
    refusal: 'voucher-unknown',
  },
  {
    name: 'cancel for nobody',
    body: { kind: 'voucher.cancelled', voucherId: id('d', 9), accountId: account(99), reason: 'x', staffId: 'nobody' },
    refusal: 'account-unknown',
  },
  { name: 'confirm nobody', body: { kind: 'account.confirmed', accountId: account(99), staffId: 'nobody' }, refusal: 'account-unknown' },
  {
    name: 'confirm by one who left',
    body: { kind: 'account.confirmed', accountId: account(1), staffId: 'igor' },
    refusal: 'staff-may-not',
  },
  {
    name: 'link to nobody',
    body: { kind: 'card.linked', accountId: account(99), cardKey: cardKey(2), last4: '0000', medium: 'plastic', staffId: 'nobody' },
    refusal: 'account-unknown',
  },
  { name: 'language of nobody', body: { kind: 'language.chosen', accountId: account(99), language: 'de' }, refusal: 'account-unknown' },
  {
    name: 'paper of nobody',
    body: { kind: 'paper.promised', accountId: account(99), visitId: id('c', 1), reference: 'K1-1' },
    refusal: 'account-unknown',
  },
  { name: 'notices of nobody', body: { kind: 'notices.told', accountId: account(99), noticeIds: [] }, refusal: 'account-unknown' },
  { name: 'another account under the same id', body: opened(1, { cardKey: cardKey(77) }), refusal: 'same-id-other-content' },
];

test.each(many)('refused and nothing is written: $name', ({ body, refusal }) => {
  const mall = new Programme([base]);
  mall.do(opened(1));
  mall.do(opened(2));
  mall.do(scanned(1, 1, 245_000));
  mall.do(scanned(2, 1, 245_000));
  mall.do({ kind: 'receipt.voided', receiptId: receiptId(2), mode: 'release', reason: 'x', staffId: 'olga' });
  const { outcome, changes, postings } = mall.do(body);
  expect(outcome).toMatchObject({ fate: 'refused', refusal });
  expect(postings).toEqual([]);
  expect(changes.filter((change) => change.kind !== 'account.ownSeqSet')).toEqual([]);
});

test.each([
  { kind: 'staff.session', staffId: 'olga', act: 'signed-in' } as const,
  { kind: 'slip.printed', jobId: id('d', 1), visitId: id('c', 1), slip: 'visit', copy: 0, outcome: 'printed', voucherIds: [] } as const,
])('the deed $kind is accepted for the audit trail and changes nothing', (body) => {
  const { outcome, changes, postings } = new Programme([base]).do(body.kind === 'slip.printed' ? { ...body, voucherIds: [] } : body);
  expect([outcome.fate, changes, postings]).toEqual(['applied', [], []]);
});
