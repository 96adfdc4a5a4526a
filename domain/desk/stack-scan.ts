/** A paper passed under the scanner: it becomes a durable row, or it sinks to the papers laid aside. Never a dialog. */
import type { DeskAccount } from './desk-account.ts';
import type { DeskCue, DeskEffect, DeskEvent, DeskOutcome } from './port.ts';
import type { DeskState, Step, WaitingReceipt } from './state.ts';
import { currentCard, openStack, stay, told, withStack } from './state.ts';
import { returnGoods } from './return-goods.ts';
import { blankProblem } from './stack-record.ts';
import type { Problem, ProblemKind, Stack, StackRow } from './stack-record.ts';
import { layUnsaid } from './incomplete-code.ts';
import { emptyForm } from './typed-receipt.ts';

const mostWaiting = 10;
const mostPapers = 200;

/** A receipt's code was read. */
export const onReceiptRead = (state: DeskState, scan: WaitingReceipt): Step => {
  if (state.entry?.kind === 'original') return returnGoods(state, state.entry.problemId, scan);
  if (openStack(state) !== null) return registerScan(state, scan);
  if (state.waiting.some((one) => one.reading.identity === scan.reading.identity))
    return stay(told(state, 'neutral', 'desk.scanned-twice'), [{ kind: 'cue', cue: 'held' }]);
  if (state.waiting.length >= mostWaiting) return stay(told(state, 'problem', 'desk.card-first'), [{ kind: 'cue', cue: 'problem' }]);
  return stay({ ...state, waiting: [...state.waiting, scan] }, [{ kind: 'cue', cue: 'good' }]);
};

/** Registers a scanned receipt on the current card. The row appears with its outcome, when it is durable. */
export const registerScan = (state: DeskState, scan: WaitingReceipt): Step => {
  const stack = openStack(state);
  if (stack === null || state.session === null) return stay(state);
  if (stack.rows.length + stack.problems.length >= mostPapers)
    return stay(told(state, 'problem', 'desk.stack-full'), [{ kind: 'cue', cue: 'problem' }]);
  const unsaid = layUnsaid(state, stack, scan);
  if (unsaid !== null) return unsaid;
  const jobId = `r${stack.serial}`;
  const card = currentCard(stack);
  const effect: DeskEffect = {
    kind: 'register-receipt',
    jobId,
    accountId: card.accountId,
    visitId: stack.visitId,
    staffId: state.session.staffId,
    raw: scan.raw,
    tenantId: scan.tenantId,
    typed: null,
    overrideReason: null,
    secondStaffId: null,
    test: scan.test || stack.test,
  };
  return stay(
    { ...withStack(state, { ...stack, serial: stack.serial + 1 }), endAsked: false, registering: [...state.registering, jobId] },
    [effect],
  );
};

/** Lays a paper aside that nothing durable is known of: no code, or a code that is no receipt. */
export const layAside = (state: DeskState, kind: Extract<ProblemKind, 'no-code' | 'not-receipt'>, cue: DeskCue | null): Step => {
  const stack = openStack(state);
  if (stack === null)
    return stay(told(state, 'problem', kind === 'no-code' ? 'desk.unreadable' : 'desk.not-a-receipt'), [{ kind: 'cue', cue: 'problem' }]);
  if (stack.rows.length + stack.problems.length >= mostPapers)
    return stay(told(state, 'problem', 'desk.stack-full'), [{ kind: 'cue', cue: 'problem' }]);
  const problemId = `p${stack.serial}`;
  const added: Problem = {
    ...blankProblem,
    problemId,
    kind,
    accountId: currentCard(stack).accountId,
    form: kind === 'no-code' ? emptyForm : null,
  };
  return stay(
    withStack(state, { ...stack, serial: stack.serial + 1, problems: [...stack.problems, added] }),
    cue === null ? [] : [{ kind: 'cue', cue }],
  );
};

/** What kind of problem an outcome is; null when it is none. */
export const problemOf = (outcome: DeskOutcome): ProblemKind | null => {
  if (outcome.fate === 'booked') return null;
  if (outcome.fate === 'held') {
    if (outcome.holds.includes('on-another-account')) return 'other-card';
    return outcome.holds.includes('unknown-till') && outcome.tillKey !== null ? 'unknown-till' : 'held';
  }
  if (outcome.refusal === 'too-old') return 'too-old';
  if (outcome.refusal === 'receipt-refund') return 'refund';
  return outcome.refusal === 'already-yours' ? 'yours' : 'refused';
};

/** The row of a booked outcome. */
export const rowOf = (rowId: string, outcome: DeskOutcome, accountId: string, last4: string, stamp: boolean): StackRow => ({
  rowId,
  receiptId: outcome.receiptId,
  reference: outcome.reference,
  accountId,
  last4,
  tenantId: outcome.tenantId,
  amountMinor: outcome.amountMinor,
  purchasedAtLocal: outcome.purchasedAtLocal,
  points: outcome.points,
  lines: [...outcome.lines],
  toBeConfirmed: !outcome.decided,
  moved: false,
  stamp,
  bound: outcome.bound,
});

/** The purchase that a refund slip takes back: same shop, same amount, booked on this account; the latest. */
const originalOf = (outcome: DeskOutcome, account: DeskAccount): Problem['original'] => {
  const found = account.receipts.find(
    (one) =>
      one.state === 'booked' &&
      one.tenantId !== null &&
      one.tenantId === outcome.tenantId &&
      one.amountMinor === Math.abs(outcome.amountMinor) &&
      one.purchasedAtLocal <= outcome.purchasedAtLocal,
  );
  return found === undefined
    ? null
    : { receiptId: found.receiptId, reference: found.reference, points: found.points, purchasedAtLocal: found.purchasedAtLocal };
};

/** The paper laid aside for an outcome that is not booked. */
export const problemFrom = (
  problemId: string,
  kind: ProblemKind,
  outcome: DeskOutcome,
  account: DeskAccount,
  raw: string | null,
): Problem => ({
  ...blankProblem,
  problemId,
  kind,
  accountId: account.accountId,
  receiptId: outcome.receiptId,
  reference: outcome.reference,
  raw,
  tillKey: outcome.tillKey,
  tenantId: outcome.tenantId,
  amountMinor: outcome.amountMinor,
  purchasedAtLocal: outcome.purchasedAtLocal,
  refusal: outcome.refusal,
  holds: [...outcome.holds],
  clash: outcome.clash,
  original: kind === 'refund' ? originalOf(outcome, account) : null,
  form: kind === 'unknown-till' || (kind === 'held' && outcome.tenantId === null) ? emptyForm : null,
});

const sound = (outcome: DeskOutcome): DeskEffect => ({
  kind: 'cue',
  cue: outcome.fate === 'booked' ? (outcome.bound ? 'bound' : 'good') : 'problem',
});

/** Nothing became durable: the paper is still in the hand and may be scanned again. */
export const onRegistrationFailed = (state: DeskState, jobId: string): Step => {
  const stack = openStack(state);
  const rested =
    stack === null
      ? state
      : withStack(state, { ...stack, problems: stack.problems.map((one) => (one.problemId === jobId ? { ...one, busy: false } : one)) });
  return stay(told({ ...rested, registering: state.registering.filter((one) => one !== jobId) }, 'problem', 'desk.not-recorded'), [
    { kind: 'cue', cue: 'problem' },
  ]);
};

type OutcomeEvent = Extract<DeskEvent, { kind: 'receipt.outcome' }>;

/** Outcome of a registration, first predicted, later decided. Wherever the stack lies now, its row is found by the receipt's id. */
export const onReceiptOutcome = (before: DeskState, event: OutcomeEvent): Step => {
  const { outcome, account } = event;
  const known = event.account.accountId in before.accounts;
  const registering = event.first ? before.registering.filter((jobId) => jobId !== event.jobId) : before.registering;
  const state: DeskState = {
    ...before,
    registering,
    accounts: known ? { ...before.accounts, [account.accountId]: account } : before.accounts,
  };
  const parked = state.notebook.parked.map((one) => (holdsReceipt(one, outcome.receiptId) ? settle(one, event) : one));
  const rest: DeskState = { ...state, notebook: { ...state.notebook, parked } };
  const stack = openStack(rest);
  if (stack === null || stack.visitId !== event.visitId) return stay(rest);
  const isHere = holdsReceipt(stack, outcome.receiptId);
  // A later word about a paper that is no longer on this table changes the account only.
  if (!event.first && !isHere) return stay(rest);
  if (isHere) return stay(withStack(rest, settle(stack, event)), changed(stack, event) ? [sound(outcome)] : []);
  const twin = outcome.refusal === 'already-yours' ? samePaper(stack, outcome) : null;
  if (twin?.kind === 'row') return stay(told(rest, 'neutral', 'desk.scanned-twice'), [{ kind: 'cue', cue: 'held' }]);
  if (twin?.kind === 'problem') return stay(withStack(rest, { ...stack, currentProblem: twin.problemId }), [{ kind: 'cue', cue: 'held' }]);
  const next = settle(stack, event);
  const cursor = outcome.fate === 'booked' ? null : rest.cursorRowId;
  const promised = stack.problems.find((one) => one.problemId === event.jobId && one.kind === 'no-code' && one.reference !== null);
  const forget: readonly DeskEffect[] =
    promised?.reference == null ? [] : [{ kind: 'forget-paper', accountId: promised.accountId, reference: promised.reference }];
  return stay({ ...withStack(rest, next), cursorRowId: cursor }, [sound(outcome), ...forget]);
};

const holdsReceipt = (stack: Stack, receiptId: string): boolean =>
  stack.rows.some((row) => row.receiptId === receiptId) || stack.problems.some((one) => one.receiptId === receiptId);

/** Whether the later word differs in kind, so that the ear should know. */
const changed = (stack: Stack, event: OutcomeEvent): boolean =>
  stack.rows.some((row) => row.receiptId === event.outcome.receiptId) !== (event.outcome.fate === 'booked');

const samePaper = (
  stack: Stack,
  outcome: DeskOutcome,
): { readonly kind: 'row' } | { readonly kind: 'problem'; readonly problemId: string } | null => {
  const same = (one: {
    readonly tenantId: string | null;
    readonly amountMinor: number | null;
    readonly purchasedAtLocal: string | null;
  }): boolean =>
    one.tenantId === outcome.tenantId && one.amountMinor === outcome.amountMinor && one.purchasedAtLocal === outcome.purchasedAtLocal;
  if (stack.rows.some(same)) return { kind: 'row' };
  const problem = stack.problems.find((one) => one.kind !== 'yours' && one.receiptId !== null && same(one));
  return problem === undefined ? null : { kind: 'problem', problemId: problem.problemId };
};

/** Puts an outcome on a stack: row to row, problem to problem, or from one list to the other. The form of a problem becomes its row. */
const settle = (stack: Stack, event: OutcomeEvent): Stack => {
  const { outcome, account, jobId } = event;
  const row = stack.rows.find((one) => one.receiptId === outcome.receiptId);
  const problem = stack.problems.find((one) => one.receiptId === outcome.receiptId || one.problemId === jobId);
  const card = stack.cards.find((one) => one.accountId === account.accountId) ?? currentCard(stack);
  const kind = problemOf(outcome);
  const serial = stack.serial + 1;
  if (kind === null) {
    const made = rowOf(
      row?.rowId ?? `r${stack.serial}`,
      outcome,
      account.accountId,
      row?.last4 ?? card.last4,
      row?.stamp ?? problem?.kind === 'no-code',
    );
    const rows =
      row === undefined ? [...stack.rows, made] : stack.rows.map((one) => (one.rowId === row.rowId ? { ...made, moved: row.moved } : one));
    return {
      ...stack,
      serial,
      rows,
      problems: problem === undefined ? stack.problems : stack.problems.filter((one) => one.problemId !== problem.problemId),
    };
  }
  const fresh = problemFrom(problem?.problemId ?? `p${stack.serial}`, kind, outcome, account, event.raw ?? problem?.raw ?? null);
  // What was typed stays with the paper: an accepted exception registers it once more.
  const keeps = problem?.kind === 'no-code' || (problem?.form != null && fresh.form === null);
  const kept = problem !== undefined && keeps ? { ...fresh, form: problem.form, asks: problem.asks, test: problem.test } : fresh;
  // The server's later word about the same paper: the reason that is being typed, and who signed for it, stay.
  const isSame = problem?.receiptId === outcome.receiptId && problem.kind === kind;
  const laid = isSame ? { ...kept, reason: problem.reason, secondStaffId: problem.secondStaffId } : kept;
  const rows = row === undefined ? stack.rows : stack.rows.filter((one) => one.rowId !== row.rowId);
  return {
    ...stack,
    serial,
    rows,
    problems:
      problem === undefined ? [...stack.problems, laid] : stack.problems.map((one) => (one.problemId === problem.problemId ? laid : one)),
  };
};
