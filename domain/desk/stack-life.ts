/** A stack is laid aside, taken up again, or ends with its slip. */
import type { DeskEffect, DeskEvent } from './port.ts';
import type { DeskState, Step } from './state.ts';
import { openStack, stay, told, withStack } from './state.ts';
import { slipCard } from './hand-out.ts';
import type { Stack } from './stack-record.ts';

const mostParked = 3;
/** How long the visitor's screen says goodbye; the next card ends it. */
const farewellMs = 6000;

const cleared = {
  entry: null,
  editing: false,
  cursorRowId: null,
  markedRowIds: [],
  voucherId: null,
  handingOut: [],
  endAsked: false,
} as const;

/** Something of this table is on its way to the disk: its answer must find the table as it is. */
const isBusy = (state: DeskState, stack: Stack): boolean => state.registering.length > 0 || stack.problems.some((one) => one.busy);

/** P: the visitor runs off for one more paper. */
export const park = (state: DeskState): Step => {
  const stack = openStack(state);
  if (stack === null) return stay(state);
  if (state.notebook.parked.length >= mostParked) return stay(told(state, 'problem', 'desk.parked-full'));
  if (isBusy(state, stack)) return stay(told(state, 'neutral', 'desk.one-moment'));
  const parked = [...state.notebook.parked, stack];
  return stay(
    told({ ...state, ...cleared, notebook: { ...state.notebook, parked, stack: null } }, 'good', 'desk.parked-one', {
      last4: slipCard(stack).last4,
    }),
  );
};

/** A digit on the empty desk takes a parked stack up again. */
export const takeUp = (state: DeskState, number: number): Step => {
  const stack = state.notebook.parked[number - 1];
  if (stack === undefined || openStack(state) !== null) return stay(state);
  const parked = state.notebook.parked.filter((one) => one !== stack);
  return stay({ ...state, ...cleared, line: null, notebook: { ...state.notebook, parked, stack } }, [
    { kind: 'refresh-accounts', accountIds: stack.cards.map((card) => card.accountId) },
  ]);
};

/** End: the slip in the visitor's language, and the screens clear. Papers still laid aside are told once before. */
export const end = (state: DeskState): Step => {
  const stack = openStack(state);
  if (stack === null) return stay(state);
  if (isBusy(state, stack)) return stay(told(state, 'neutral', 'desk.one-moment'));
  if (stack.problems.length > 0 && !state.endAsked)
    return stay(told({ ...state, endAsked: true }, 'problem', 'desk.end-anyway', { count: stack.problems.length }), [
      { kind: 'cue', cue: 'problem' },
    ]);
  const card = slipCard(stack);
  const rows = stack.rows.map((row) => ({
    receiptId: row.receiptId,
    reference: row.reference,
    tenantId: row.tenantId,
    amountMinor: row.amountMinor,
    points: row.points,
    toBeConfirmed: row.toBeConfirmed,
    lines: row.lines,
  }));
  const voucherIds = newVouchers(state, stack);
  const { accountId, last4 } = card;
  const slip: readonly DeskEffect[] =
    stack.test || (rows.length === 0 && voucherIds.length === 0)
      ? []
      : [{ kind: 'print-slip', visitId: stack.visitId, accountId, last4, language: stack.language, rows, voucherIds }];
  const ids = new Set(stack.cards.map((one) => one.accountId));
  const others = new Set(state.notebook.parked.flatMap((one) => one.cards.map((other) => other.accountId)));
  const accounts = Object.fromEntries(Object.entries(state.accounts).filter(([id]) => !ids.has(id) || others.has(id)));
  const points = rows.reduce((sum, row) => sum + row.points, 0);
  const farewell = { language: stack.language, points, booked: rows.length, untilMs: state.nowMs + farewellMs };
  return stay({ ...withStack(state, null), ...cleared, accounts, farewell, line: null }, [
    ...slip,
    { kind: 'end-stack', visitId: stack.visitId },
  ]);
};

/** Vouchers of the stack's cards that were not there when it began. */
const newVouchers = (state: DeskState, stack: Stack): readonly string[] =>
  stack.cards
    .flatMap((card) => state.accounts[card.accountId]?.vouchers ?? [])
    .map((one) => one.voucherId)
    .filter((voucherId) => !stack.vouchersBefore.includes(voucherId));

/** What staff can do something about is said by name. */
const slipTrouble = { 'paper-out': 'desk.slip-paper-out', 'cover-open': 'desk.slip-cover-open', cutter: 'desk.slip-cutter' } as const;

/** The slip did or did not come out. Nothing depends on paper: the card is enough. */
export const onSlip = (state: DeskState, event: Extract<DeskEvent, { kind: 'slip.outcome' }>): Step => {
  const { outcome } = event;
  if (outcome === 'printed') return stay(told(state, 'good', event.copy ? 'desk.copy-printed' : 'desk.slip-printed'));
  if (outcome === 'sent') return stay(told(state, 'good', 'desk.slip-sent'));
  const key = outcome === 'paper-out' || outcome === 'cover-open' || outcome === 'cutter' ? slipTrouble[outcome] : 'desk.slip-failed';
  return stay(told(state, 'problem', key), [{ kind: 'cue', cue: 'problem' }]);
};
