/** Rows of the stack: the cursor, moving to another card, undo and void. A row leaves the table only when its fact is durable. */
import type { DeskEffect, DeskEvent } from './port.ts';
import type { DeskState, Step } from './state.ts';
import { openStack, stay, told, withStack } from './state.ts';
import type { Stack, StackRow } from './stack-record.ts';

/** The row that M and V act on when none is marked: the chosen one, else the newest. */
export const cursorRow = (state: DeskState, stack: Stack): StackRow | null =>
  stack.rows.find((row) => row.rowId === state.cursorRowId) ?? stack.rows.at(-1) ?? null;

/** Moves the cursor by whole rows and stops at the ends. */
export const moveCursor = (state: DeskState, by: -1 | 1): Step => {
  const stack = openStack(state);
  if (stack === null || stack.rows.length === 0) return stay(state);
  const row = cursorRow(state, stack);
  const at = stack.rows.findIndex((one) => one.rowId === row?.rowId);
  const next = stack.rows[Math.min(stack.rows.length - 1, Math.max(0, at + by))];
  return stay({ ...state, cursorRowId: next?.rowId ?? null });
};

/** Marks the row under the cursor, or takes the mark away. */
export const toggleMark = (state: DeskState): Step => {
  const stack = openStack(state);
  const row = stack === null ? null : cursorRow(state, stack);
  if (row === null) return stay(state);
  const marked = state.markedRowIds.includes(row.rowId);
  return stay({
    ...state,
    markedRowIds: marked ? state.markedRowIds.filter((id) => id !== row.rowId) : [...state.markedRowIds, row.rowId],
  });
};

/** M: waits for the card that the marked rows belong to. */
export const askMove = (state: DeskState): Step => {
  const stack = openStack(state);
  const row = stack === null ? null : cursorRow(state, stack);
  if (stack === null || row === null) return stay(told(state, 'neutral', 'desk.no-row'));
  const marked = stack.rows.filter((one) => state.markedRowIds.includes(one.rowId)).map((one) => one.rowId);
  return stay({ ...state, entry: { kind: 'move', rowIds: marked.length > 0 ? marked : [row.rowId] }, line: null });
};

/** The card is known: moves what is not on it yet. The rows change when the move is durable. */
export const moveRows = (state: DeskState, rowIds: readonly string[], toAccountId: string, last4: string): Step => {
  const stack = openStack(state);
  const session = state.session;
  if (stack === null || session === null) return stay({ ...state, entry: null });
  const effects: DeskEffect[] = stack.rows
    .filter((row) => rowIds.includes(row.rowId) && row.accountId !== toAccountId)
    .map((row) => ({
      kind: 'move-row',
      rowId: row.rowId,
      receiptId: row.receiptId,
      fromAccountId: row.accountId,
      toAccountId,
      last4,
      staffId: session.staffId,
    }));
  const next: DeskState = { ...state, entry: null, markedRowIds: [] };
  return effects.length === 0 ? stay(told(next, 'neutral', 'desk.move-same', { last4 })) : stay(next, effects);
};

/** The move is on disk. */
export const onRowMoved = (before: DeskState, event: Extract<DeskEvent, { kind: 'row.moved' }>): Step => {
  const accounts = { ...before.accounts, ...Object.fromEntries(event.accounts.map((account) => [account.accountId, account])) };
  const state = { ...before, accounts };
  const stack = openStack(state);
  if (stack === null) return stay(state);
  const rows = stack.rows.map((row) =>
    row.rowId === event.rowId
      ? { ...row, accountId: event.toAccountId, last4: event.last4, points: event.points, moved: true, toBeConfirmed: true }
      : row,
  );
  return stay(told(withStack(state, { ...stack, rows }), 'good', 'desk.moved', { last4: event.last4 }), [{ kind: 'cue', cue: 'good' }]);
};

const voidEffect = (row: StackRow, mode: 'release' | 'burn', reason: string, staffId: string): DeskEffect => ({
  kind: 'void-row',
  rowId: row.rowId,
  receiptId: row.receiptId,
  accountId: row.accountId,
  mode,
  reason,
  staffId,
});

/** Backspace: the newest row was a slip of the hand; the paper may be registered again. */
export const undoLast = (state: DeskState): Step => {
  const row = openStack(state)?.rows.at(-1);
  if (row === undefined || state.session === null) return stay(told(state, 'neutral', 'desk.no-row'));
  return stay(state, [voidEffect(row, 'release', 'typing', state.session.staffId)]);
};

/** V: asks which kind of void. */
export const askVoid = (state: DeskState): Step => {
  const stack = openStack(state);
  const row = stack === null ? null : cursorRow(state, stack);
  return row === null
    ? stay(told(state, 'neutral', 'desk.no-row'))
    : stay({ ...state, entry: { kind: 'void', rowId: row.rowId }, line: null });
};

/** The reason is typed: void. Release has a reason by itself, burn needs one in words. */
export const voidRow = (state: DeskState, rowId: string, mode: 'release' | 'burn', text: string): Step => {
  const row = openStack(state)?.rows.find((one) => one.rowId === rowId);
  if (row === undefined || state.session === null) return stay({ ...state, entry: null });
  const reason = text.trim();
  if (mode === 'burn' && reason.length < 3) return stay(told(state, 'problem', 'desk.reason-needed'));
  return stay({ ...state, entry: null }, [voidEffect(row, mode, reason === '' ? 'typing' : reason, state.session.staffId)]);
};

/** The void is on disk: the row leaves the table. */
export const onRowVoided = (before: DeskState, event: Extract<DeskEvent, { kind: 'row.voided' }>): Step => {
  const state: DeskState = {
    ...before,
    accounts: { ...before.accounts, [event.account.accountId]: event.account },
    markedRowIds: before.markedRowIds.filter((id) => id !== event.rowId),
    cursorRowId: null,
  };
  const stack = openStack(state);
  if (stack === null) return stay(state);
  const next = withStack(state, { ...stack, rows: stack.rows.filter((row) => row.rowId !== event.rowId) });
  return stay(told(next, 'neutral', event.mode === 'release' ? 'desk.row-released' : 'desk.row-burned'), [{ kind: 'cue', cue: 'held' }]);
};
