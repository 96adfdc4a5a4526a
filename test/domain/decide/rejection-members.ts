/** The refusals of facts about members: accounts, cards, vouchers, points, disputes; in checking order. */
import type { AnyDocument } from '../../../domain/contract/document.ts';
import type { FactBody, FactBodyOf } from '../../../domain/contract/fact.ts';
import type { Refusal } from '../../../domain/contract/refusal.ts';
import { account, base, cardKey, dayMs, id, noon, opened, Programme, receiptId, scanned } from './fixture.ts';
import { accountRows, booked, change, close, desk, inDispute, member, provisional, put, staffRows, table } from './rejection-table.ts';
import type { Row } from './rejection-table.ts';

const visitId = id('c', 1);
table<FactBodyOf<'gift.asked'>>(
  'gift.asked',
  () => {
    const mall = new Programme([base]);
    member(mall, 1, 2);
    mall.do(scanned(1, 1, 3_000_000), { kioskId: 'K9' });
    mall.do(scanned(2, 2, 3_000_000), { kioskId: 'K9' });
    return {
      mall,
      body: { kind: 'gift.asked', voucherId: id('d', 1), accountId: account(1), giftId: 'cup', visitId, reference: 'K1-7', staffId: null },
      over: {},
    };
  },
  [
    ...accountRows<FactBodyOf<'gift.asked'>>(),
    { refusal: 'account-provisional', spoil: (s) => provisional(s.mall, 1) },
    { refusal: 'gift-unknown', spoil: (s) => void (s.body = { ...s.body, giftId: 'hare' }) },
    {
      refusal: 'voucher-exists',
      spoil: (s) => void s.mall.do({ ...s.body, accountId: account(2), giftId: 'cup', reference: 'K1-8' }, { kioskId: 'K9' }),
      without: ['gift-gone'],
    },
    { refusal: 'gift-gone', spoil: (s) => put(s.mall, { ...s.mall.resource('stock:cup'), bound: 5 }) },
    {
      refusal: 'not-enough-points',
      spoil: (s) => change(s.mall, { kind: 'account.debtChanged', accountId: account(1), points: 1 }),
    },
  ],
);

/** Member 1 has an open voucher for a cup, which may be swapped for a hare. */
function withVoucher(): Programme {
  const mall = new Programme([base]);
  member(mall, 1, 2);
  mall.do(scanned(1, 1, 4_000_000), { kioskId: 'K9' });
  mall.do(
    { kind: 'gift.asked', voucherId: id('d', 1), accountId: account(1), giftId: 'cup', visitId, reference: 'K1-7', staffId: null },
    { kioskId: 'K9' },
  );
  setVoucher(mall, { choices: ['hare'] });
  return mall;
}
function setVoucher(mall: Programme, over: Partial<Extract<AnyDocument, { kind: 'voucher' }>>): void {
  const voucher = mall.draft.get('voucher', id('d', 1));
  if (voucher !== null) put(mall, { ...voucher, ...over });
}
const states = <B extends FactBody>(without: readonly Refusal[] = []): Row<B>[] => [
  { refusal: 'voucher-honoured', spoil: (s) => setVoucher(s.mall, { state: 'honoured' }), without },
  { refusal: 'voucher-cancelled', spoil: (s) => setVoucher(s.mall, { state: 'cancelled' }), without },
  { refusal: 'voucher-expired', spoil: (s) => setVoucher(s.mall, { state: 'expired' }), without },
];

table<FactBodyOf<'voucher.cancelled'>>(
  'voucher.cancelled',
  () => ({
    mall: withVoucher(),
    body: { kind: 'voucher.cancelled', voucherId: id('d', 1), accountId: account(1), reason: 'x', staffId: 'olga' },
    over: desk,
  }),
  [
    ...accountRows<FactBodyOf<'voucher.cancelled'>>(),
    ...staffRows<FactBodyOf<'voucher.cancelled'>>(),
    { refusal: 'voucher-unknown', spoil: (s) => void (s.body = { ...s.body, voucherId: id('d', 9) }) },
    ...states<FactBodyOf<'voucher.cancelled'>>(),
  ],
);

table<FactBodyOf<'voucher.chosen'>>(
  'voucher.chosen',
  () => ({
    mall: withVoucher(),
    body: { kind: 'voucher.chosen', voucherId: id('d', 1), accountId: account(1), giftId: 'hare' },
    over: desk,
  }),
  [
    ...accountRows<FactBodyOf<'voucher.chosen'>>(),
    { refusal: 'gift-unknown', spoil: (s) => void (s.body = { ...s.body, giftId: 'nothing' }) },
    { refusal: 'voucher-unknown', spoil: (s) => void (s.body = { ...s.body, voucherId: id('d', 9) }) },
    ...states<FactBodyOf<'voucher.chosen'>>(),
    { refusal: 'choice-unknown', spoil: (s) => setVoucher(s.mall, { choices: [] }) },
    { refusal: 'gift-gone', spoil: (s) => put(s.mall, { ...s.mall.resource('stock:hare'), bound: 200 }) },
  ],
);

table<FactBodyOf<'account.opened'>>('account.opened', () => ({ mall: booked(), body: opened(8), over: {} }), [
  { refusal: 'same-id-other-content', spoil: (s) => void (s.body = { ...s.body, accountId: account(1) }) },
  {
    refusal: 'card-taken',
    spoil: (s) =>
      put(s.mall, { kind: 'card', id: cardKey(8), version: 1, accountId: null, last4: '1', medium: 'plastic', status: 'blocked' }),
  },
]);

table<FactBodyOf<'card.linked'>>(
  'card.linked',
  () => ({
    mall: booked(),
    body: { kind: 'card.linked', accountId: account(1), cardKey: cardKey(8), last4: '1234', medium: 'plastic', staffId: 'olga' },
    over: desk,
  }),
  [
    ...accountRows<FactBodyOf<'card.linked'>>(),
    { refusal: 'card-taken', spoil: (s) => void (s.body = { ...s.body, cardKey: cardKey(2) }) },
    { refusal: 'code-needed', spoil: (s) => void (s.body = { ...s.body, staffId: null }), without: ['staff-unknown', 'staff-may-not'] },
    ...staffRows<FactBodyOf<'card.linked'>>(),
  ],
);

table<FactBodyOf<'link.wished'>>(
  'link.wished',
  () => ({
    mall: booked(),
    body: { kind: 'link.wished', accountId: account(1), cardKey: cardKey(8), last4: '1234', reference: 'K1-9' },
    over: {},
  }),
  [
    ...accountRows<FactBodyOf<'link.wished'>>(),
    { refusal: 'card-taken', spoil: (s) => void (s.body = { ...s.body, cardKey: cardKey(2) }) },
  ],
);

table<FactBodyOf<'account.confirmed'>>(
  'account.confirmed',
  () => ({ mall: booked(), body: { kind: 'account.confirmed', accountId: account(1), staffId: 'olga' }, over: desk }),
  [...accountRows<FactBodyOf<'account.confirmed'>>(), ...staffRows<FactBodyOf<'account.confirmed'>>()],
);

table<FactBodyOf<'account.not-mine'>>(
  'account.not-mine',
  () => {
    const mall = new Programme([base]);
    mall.do(opened(1, { origin: 'joined', sealed: 'x' }), { kioskId: 'K9' });
    const olga = mall.draft.get('staff', 'olga');
    if (olga !== null) put(mall, { ...olga, id: 'pavel' });
    return { mall, body: { kind: 'account.not-mine', accountId: account(1), staffId: 'olga', secondStaffId: 'pavel' }, over: desk };
  },
  [
    { refusal: 'account-unknown', spoil: (s) => void (s.body = { ...s.body, accountId: account(77) }) },
    { refusal: 'account-closed', spoil: (s) => close(s.mall, 1), without: ['number-confirmed'] },
    ...staffRows<FactBodyOf<'account.not-mine'>>().map((row) => ({ ...row, without: ['second-person-needed'] as const })),
    { refusal: 'second-person-needed', spoil: (s) => void (s.body = { ...s.body, secondStaffId: s.body.staffId }) },
    { refusal: 'number-confirmed', spoil: (s) => change(s.mall, { kind: 'account.confirmBySet', accountId: account(1), atMs: null }) },
  ],
);

table<FactBodyOf<'accounts.merged'>>(
  'accounts.merged',
  () => ({
    mall: booked(),
    body: { kind: 'accounts.merged', fromAccountId: account(1), toAccountId: account(2), reason: 'x', staffId: 'olga' },
    over: desk,
  }),
  [
    { refusal: 'account-unknown', spoil: (s) => void (s.body = { ...s.body, fromAccountId: account(77) }) },
    { refusal: 'account-closed', spoil: (s) => close(s.mall, 2) },
    ...staffRows<FactBodyOf<'accounts.merged'>>(),
    {
      refusal: 'second-person-needed',
      spoil: (s) => {
        const olga = s.mall.draft.get('staff', 'olga');
        if (olga !== null) put(s.mall, { ...olga, ownAccountId: account(1) });
      },
    },
  ],
);

table<FactBodyOf<'points.given'>>(
  'points.given',
  () => ({
    mall: booked(),
    body: {
      kind: 'points.given',
      transferId: id('9', 1),
      accountId: account(1),
      toAccountId: account(2),
      points: 24,
      reference: 'D1-2',
      staffId: 'olga',
    },
    over: desk,
  }),
  [
    ...accountRows<FactBodyOf<'points.given'>>(),
    { refusal: 'account-provisional', spoil: (s) => provisional(s.mall, 2) },
    {
      refusal: 'account-leaving',
      spoil: (s) => void s.mall.do({ kind: 'leave.asked', accountId: account(2), reference: 'D1-3', staffId: 'olga' }),
    },
    { refusal: 'not-enough-points', spoil: (s) => void (s.body = { ...s.body, points: 25 }) },
  ],
);

table<FactBodyOf<'points.gift-undone'>>(
  'points.gift-undone',
  () => {
    const mall = booked();
    const body = {
      kind: 'points.given',
      transferId: id('9', 1),
      accountId: account(1),
      toAccountId: account(2),
      points: 24,
      reference: 'D1-2',
      staffId: 'olga',
    } as const;
    mall.do(body, { kioskId: 'K9' });
    return { mall, body: { kind: 'points.gift-undone', transferId: id('9', 1), accountId: account(1) }, over: desk };
  },
  [
    ...accountRows<FactBodyOf<'points.gift-undone'>>(),
    { refusal: 'transfer-unknown', spoil: (s) => void (s.body = { ...s.body, transferId: id('9', 2) }) },
    { refusal: 'transfer-over', spoil: (s) => void (s.over = { ...s.over, registeredAtMs: noon + 2 * dayMs }) },
  ],
);

table<FactBodyOf<'case.reviewed'>>(
  'case.reviewed',
  () => {
    const mall = booked();
    const olga = mall.draft.get('staff', 'olga');
    if (olga !== null) put(mall, { ...olga, id: 'rosa' });
    inDispute(mall);
    return { mall, body: { kind: 'case.reviewed', caseId: receiptId(1), verdict: 'uphold', reason: 'x', staffId: 'rosa' }, over: desk };
  },
  [
    ...staffRows<FactBodyOf<'case.reviewed'>>(),
    { refusal: 'second-person-needed', spoil: (s) => void (s.body = { ...s.body, staffId: 'olga' }), without: ['case-unknown'] },
    { refusal: 'case-unknown', spoil: (s) => void (s.body = { ...s.body, caseId: 'none' }) },
    {
      refusal: 'case-closed',
      spoil: (s) => {
        const found = s.mall.draft.get('case', receiptId(1));
        if (found !== null) put(s.mall, { ...found, state: 'reversed' });
      },
    },
  ],
);

table<FactBodyOf<'questionnaire.answered'>>(
  'questionnaire.answered',
  () => ({
    mall: booked(),
    body: { kind: 'questionnaire.answered', accountId: account(1), questionnaireId: 'spring', sealed: null },
    over: {},
  }),
  [
    ...accountRows<FactBodyOf<'questionnaire.answered'>>(),
    {
      refusal: 'questionnaire-answered',
      spoil: (s) => change(s.mall, { kind: 'account.answeredAdded', accountId: account(1), questionnaireId: 'spring' }),
    },
  ],
);

for (const body of [
  { kind: 'language.chosen', accountId: account(1), language: 'fi' },
  { kind: 'notices.told', accountId: account(1), noticeIds: [] },
  { kind: 'paper.promised', accountId: account(1), visitId, reference: 'K1-9' },
] as const satisfies readonly FactBody[])
  table<FactBody & { readonly accountId: string }>(body.kind, () => ({ mall: booked(), body, over: {} }), accountRows());
