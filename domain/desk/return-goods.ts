/** A refund slip whose purchase is not on this account: the receipt of the purchase is scanned beside it, and the server takes what went back off it, now or when it comes. */
import type { DeskState, Step, WaitingReceipt } from './state.ts';
import { openStack, stay, told, withProblem, withStack } from './state.ts';

/** The receipt of the purchase was scanned. */
export const returnGoods = (before: DeskState, problemId: string, scan: WaitingReceipt): Step => {
  const state: DeskState = { ...before, entry: null };
  const stack = openStack(state);
  const problem = stack?.problems.find((one) => one.problemId === problemId);
  if (stack === null || problem === undefined || state.session === null || problem.busy) return stay(state);
  const total = scan.reading.totalMinor;
  if (scan.reading.kind !== 'purchase' || scan.raw === problem.raw)
    return stay(told(before, 'problem', 'desk.original-not-purchase'), [{ kind: 'cue', cue: 'problem' }]);
  const amountMinor = Math.abs(problem.amountMinor ?? 0);
  if (total !== null && amountMinor > total)
    return stay(told(before, 'problem', 'desk.original-too-small'), [{ kind: 'cue', cue: 'problem' }]);
  return stay(withStack(state, withProblem(stack, { ...problem, busy: true })), [
    {
      kind: 'return-goods',
      problemId,
      accountId: problem.accountId,
      identity: scan.reading.identity,
      amountMinor,
      reference: problem.reference ?? '',
      staffId: state.session.staffId,
    },
    { kind: 'cue', cue: 'good' },
  ]);
};
