/** A refund slip whose purchase is not on this account: the receipt of the purchase is scanned beside it, and the server takes what went back off it, now or when it comes. */
import { readReceipt, splitTestMark } from '../receipt/read-receipt.ts';
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
      slip: slipOf(problem.raw),
    },
    { kind: 'cue', cue: 'good' },
  ]);
};

/** What tells this refund from another one, as the slip's own code has it; null: it cannot be read. */
const slipOf = (
  raw: string | null,
): { readonly identity: string; readonly issuedAtLocal: string | null; readonly number: string | null } | null => {
  const reading = raw === null ? null : readReceipt(splitTestMark(raw).text);
  if (reading === null || !reading.ok) return null;
  const { identity, issuedAtLocal, timeKnown, number } = reading;
  return {
    identity,
    issuedAtLocal: issuedAtLocal === null || timeKnown ? issuedAtLocal : `${issuedAtLocal.slice(0, 10)}T12:00:00`,
    number,
  };
};
