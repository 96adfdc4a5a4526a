/** A decision about a paper laid aside is durable: the paper leaves the list, as a row where it was booked. */
import type { DeskEvent } from './port.ts';
import type { DeskState, Step } from './state.ts';
import { openStack, stay, withStack } from './state.ts';
import { rowOf } from './stack-scan.ts';
import type { Stack } from './stack-record.ts';

/** @see file comment. A till that was mapped may have freed papers of other problems too; they come with `account`. */
export const onProblemDone = (before: DeskState, event: Extract<DeskEvent, { kind: 'problem.done' }>): Step => {
  const state: DeskState =
    event.account === null ? before : { ...before, accounts: { ...before.accounts, [event.account.accountId]: event.account } };
  const stack = openStack(state);
  if (stack === null || !stack.problems.some((one) => one.problemId === event.problemId)) return stay(state);
  const outcome = event.outcome;
  const left: Stack = { ...stack, problems: stack.problems.filter((one) => one.problemId !== event.problemId), currentProblem: null };
  if (outcome === null || outcome.fate !== 'booked' || left.rows.some((row) => row.receiptId === outcome.receiptId))
    return stay(withStack(state, left), [{ kind: 'cue', cue: 'good' }]);
  const last4 = left.cards.find((card) => card.accountId === event.accountId)?.last4 ?? '';
  const row = rowOf(`r${left.serial}`, outcome, event.accountId, last4, false);
  return stay(withStack(state, { ...left, serial: left.serial + 1, rows: [...left.rows, row] }), [
    { kind: 'cue', cue: outcome.bound ? 'bound' : 'good' },
  ]);
};
