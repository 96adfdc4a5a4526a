/** A newcomer's card is taken first; what the kept receipts brought waits under it and is shown then, a gift before anything else. */
import { expect, test } from 'vitest';
import type { ReceiptOutcome, VisitEvent } from '../../../domain/visit/port.ts';
import { initialState } from '../../../domain/visit/state.ts';
import type { VisitState } from '../../../domain/visit/state.ts';
import { step } from '../../../domain/visit/step.ts';
import { view } from '../../../domain/visit/view.ts';
import { account, house, scanned, voucher } from './fixtures.ts';

const play = (start: VisitState, events: readonly VisitEvent[]): VisitState =>
  events.reduce((state, event) => step(state, event).state, start);
const joined = (over: Partial<typeof house> = {}): VisitState =>
  play(initialState({ ...house, ...over }), [
    scanned(1, 1000),
    { kind: 'touched', atMs: 2000, intent: { kind: 'join' } },
    {
      kind: 'account.opened',
      atMs: 3000,
      view: account(1, { status: 'provisional' }),
      cardNumber: '9643551200482140',
      qrText: 'PC1:9643551200482140',
    },
  ]);
const outcome = (over: Partial<ReceiptOutcome>): ReceiptOutcome => ({
  row: {
    rowId: 'r',
    reference: 'K3-1',
    shop: 'Vesta',
    category: null,
    amountMinor: 245_000,
    state: 'booked',
    points: 24,
    lines: [],
    toBeConfirmed: false,
  },
  fate: 'booked',
  refusal: null,
  holds: [],
  bound: [],
  gone: [],
  nearMisses: [],
  decided: true,
  ...over,
});
const bound = outcome({
  bound: [{ voucher: voucher(1), summary: {} as ReceiptOutcome['bound'][number]['summary'], granted: true, campaignId: 'hare' }],
});
const told = (state: VisitState, one: ReceiptOutcome, atMs: number): VisitState =>
  play(state, [{ kind: 'receipt.outcome', atMs, draftId: 'd1', outcome: one, view: account(1, { status: 'provisional' }) }]);

test('enough for the toy: the card first, then the joy', () => {
  const state = told(joined(), bound, 3200);
  expect(view(state)).toMatchObject({ kind: 'join-done', number: '9643551200482140' });
  expect(view(play(state, [{ kind: 'touched', atMs: 5000, intent: { kind: 'next' } }]))).toMatchObject({ kind: 'gift-bound' });
});

test('a refusal told first gives way to a gift that comes after it', () => {
  const state = told(told(joined(), outcome({ fate: 'refused', refusal: 'too-old' }), 3200), bound, 3300);
  expect(view(play(state, [{ kind: 'touched', atMs: 5000, intent: { kind: 'next' } }]))).toMatchObject({ kind: 'gift-bound' });
});

test('nothing to celebrate: the visit', () => {
  const state = told(joined(), outcome({}), 3200);
  expect(view(play(state, [{ kind: 'touched', atMs: 5000, intent: { kind: 'next' } }]))).toMatchObject({ kind: 'visit' });
});

test('a card without paper stands for half a minute in the hastiest house, and no longer than that by itself', () => {
  const state = joined({ limits: { ...house.limits, idleWarningMs: 3000, idleEndMs: 5000 } });
  expect(view(play(state, [{ kind: 'ticked', atMs: 31_900 }])).kind).toBe('join-done');
  expect(view(play(state, [{ kind: 'ticked', atMs: 32_000 }])).kind).toBe('attract');
});
