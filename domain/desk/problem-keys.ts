/** What the keys do to the paper that has the frame. Enter is always the preset. */
import type { DeskEffect, DeskEvent } from './port.ts';
import type { DeskState, Step } from './state.ts';
import { currentProblem, openStack, refused, stay, told, withProblem, withStack } from './state.ts';
import type { Problem, Stack, TypedForm } from './stack-record.ts';
import { askSecond } from './ask-second.ts';
import { disputeReason } from './shift-report.ts';
import { matchShops } from './shop-match.ts';
import { chosenShop, emptyForm, fieldsAsked, readForm, readGaps } from './typed-receipt.ts';

/** Exceptions that may still be accepted in this shift without a second person. */
export const overridesLeft = (state: DeskState): number => Math.max(0, state.house.limits.overridesPerShift - state.overrides);

/** Whether a held paper's preset is refusal: what resembles another receipt must not be paid twice by a quick Enter. */
export const presetRefuses = (problem: Problem): boolean => problem.holds.includes('weak-clash');

const without = (stack: Stack, problemId: string): Stack => ({
  ...stack,
  problems: stack.problems.filter((one) => one.problemId !== problemId),
  currentProblem: null,
});

const drop = (state: DeskState, stack: Stack, problem: Problem): Step =>
  stay({ ...withStack(state, without(stack, problem.problemId)), editing: false }, forgetPaper(problem));

/** A promised paper that has been dealt with need not be asked for again. */
export const forgetPaper = (problem: Problem): readonly DeskEffect[] =>
  problem.kind === 'no-code' && problem.reference !== null
    ? [{ kind: 'forget-paper', accountId: problem.accountId, reference: problem.reference }]
    : [];

const send = (state: DeskState, stack: Stack, problem: Problem, effect: DeskEffect): Step =>
  stay({ ...withStack(state, withProblem(stack, { ...problem, busy: true })), editing: false }, [effect]);

const decide = (
  state: DeskState,
  stack: Stack,
  problem: Problem,
  verdict: 'approve' | 'refuse',
  tenantId: string | null,
  reason: string | null,
): Step => {
  if (problem.receiptId === null || state.session === null) return drop(state, stack, problem);
  return send(state, stack, problem, {
    kind: 'decide-receipt',
    problemId: problem.problemId,
    accountId: problem.accountId,
    receiptId: problem.receiptId,
    verdict,
    tenantId,
    reason,
    staffId: state.session.staffId,
  });
};

const edit = (state: DeskState, stack: Stack, problem: Problem): Step =>
  stay({
    ...withStack(state, { ...withProblem(stack, { ...problem, form: problem.form ?? emptyForm }), currentProblem: problem.problemId }),
    editing: true,
  });

/** Letter, Enter on the current problem; null when the key means nothing to it. */
export const onProblemKey = (state: DeskState, key: string): Step | null => {
  const stack = openStack(state);
  const problem = stack === null ? null : currentProblem(stack);
  if (stack === null || problem === null) return null;
  if (problem.busy) return key === 'enter' ? stay(state) : null;
  switch (problem.kind) {
    case 'no-code':
    case 'incomplete':
      return key === 'enter' ? edit(state, stack, problem) : key === 'r' ? drop(state, stack, problem) : null;
    case 'too-old':
      return key === 'enter' ? drop(state, stack, problem) : key === 'a' ? askReason(state, stack, problem) : null;
    case 'refund':
      return key === 'enter' ? confirmRefund(state, stack, problem) : key === 'r' ? drop(state, stack, problem) : null;
    case 'yours':
    case 'refused':
    case 'not-receipt':
      return key === 'enter' ? drop(state, stack, problem) : null;
    case 'other-card':
      if (key === 'enter') return decide(state, stack, problem, 'refuse', null, 'dropped at the desk');
      return key === 'd' ? decide(state, stack, problem, 'approve', problem.tenantId, disputeReason) : null;
    case 'unknown-till':
      return key === 'enter' ? edit(state, stack, problem) : key === 'r' ? drop(state, stack, problem) : null;
    case 'held':
      return onHeldKey(state, stack, problem, key);
  }
};

const onHeldKey = (state: DeskState, stack: Stack, problem: Problem, key: string): Step | null => {
  const refuses = presetRefuses(problem);
  if (key === 'r' || (key === 'enter' && refuses)) return decide(state, stack, problem, 'refuse', null, 'refused at the desk');
  if (key !== 'enter' && !(key === 'a' && refuses)) return null;
  return problem.tenantId === null ? edit(state, stack, problem) : decide(state, stack, problem, 'approve', null, null);
};

const confirmRefund = (state: DeskState, stack: Stack, problem: Problem): Step => {
  if (state.session === null) return stay(state);
  if (problem.original === null) return stay({ ...state, entry: { kind: 'original', problemId: problem.problemId }, line: null });
  return send(state, stack, problem, {
    kind: 'burn-original',
    problemId: problem.problemId,
    accountId: problem.accountId,
    receiptId: problem.original.receiptId,
    staffId: state.session.staffId,
  });
};

const askReason = (state: DeskState, stack: Stack, problem: Problem): Step => {
  if (overridesLeft(state) === 0) return askSecond(state, { purpose: 'override', problemId: problem.problemId });
  return stay({
    ...withStack(state, { ...withProblem(stack, { ...problem, reason: problem.reason ?? '' }), currentProblem: problem.problemId }),
    editing: true,
  });
};

/** Keys while the current problem's field has them. `key` as typed, so capital letters and other alphabets stay. */
export const onEditKey = (state: DeskState, key: string): Step => {
  const stack = openStack(state);
  const problem = stack === null ? null : currentProblem(stack);
  if (stack === null || problem === null || problem.busy) return stay({ ...state, editing: false });
  if (key === 'Escape')
    return stay({ ...withStack(state, withProblem(stack, { ...problem, reason: null, secondStaffId: null })), editing: false });
  if (problem.kind === 'too-old') return onReasonKey(state, stack, problem, key);
  return onFormKey(state, stack, problem, problem.form ?? emptyForm, key);
};

const onReasonKey = (state: DeskState, stack: Stack, problem: Problem, key: string): Step => {
  const reason = problem.reason ?? '';
  const put = (text: string): Step => stay(withStack(state, withProblem(stack, { ...problem, reason: text })));
  if (key === 'Backspace') return put(reason.slice(0, -1));
  if (key !== 'Enter') return [...key].length === 1 && reason.length < 120 ? put(reason + key) : stay(state);
  if (reason.trim().length < 3) return stay(told(state, 'problem', 'desk.reason-needed'));
  if (state.session === null) return stay(state);
  const typed = typedOf(state, problem);
  return send({ ...state, overrides: state.overrides + 1 }, stack, problem, {
    kind: 'register-receipt',
    jobId: problem.problemId,
    accountId: problem.accountId,
    visitId: stack.visitId,
    staffId: state.session.staffId,
    raw: problem.raw,
    tenantId: problem.tenantId,
    typed: typed?.ok === true ? { number: typed.number, amountMinor: typed.amountMinor, purchasedAtLocal: typed.purchasedAtLocal } : null,
    overrideReason: reason.trim(),
    secondStaffId: problem.secondStaffId,
    test: stack.test || problem.test,
  });
};

/** What was typed of a paper: all of it, or the gaps of its code; null: nothing had to be. */
const typedOf = (state: DeskState, problem: Problem) => {
  if (problem.form === null) return null;
  if (problem.raw === null) return readForm(problem.form, state.house);
  return problem.asks.length > 0 ? readGaps(problem, problem.form, state.house) : null;
};

const isShopOnly = ({ kind }: Problem): boolean => kind !== 'no-code' && kind !== 'incomplete';

const onFormKey = (state: DeskState, stack: Stack, problem: Problem, form: TypedForm, key: string): Step => {
  const put = (next: TypedForm): Step => stay(withStack(state, withProblem(stack, { ...problem, form: next })));
  if (key === 'Backspace') return put({ ...form, [form.focus]: form[form.focus].slice(0, -1), choice: 0 });
  if ((key === 'ArrowDown' || key === 'ArrowUp') && form.focus === 'shop') {
    const among = matchShops(state.house.shops, form.shop).length;
    return among === 0 ? stay(state) : put({ ...form, choice: (form.choice + (key === 'ArrowDown' ? 1 : among - 1)) % among });
  }
  if (key === 'Tab' || key === 'Enter') return onFormNext(state, stack, problem, form, key === 'Tab');
  if ([...key].length !== 1 || form[form.focus].length >= 20) return stay(state);
  return put({ ...form, [form.focus]: form[form.focus] + key, ...(form.focus === 'shop' ? { choice: 0 } : {}) });
};

const onFormNext = (state: DeskState, stack: Stack, problem: Problem, form: TypedForm, wraps: boolean): Step => {
  const focus = (field: TypedForm['focus']): Step =>
    stay(withStack(state, withProblem(stack, { ...problem, form: { ...form, focus: field } })));
  const shop = chosenShop(form, state.house);
  if (isShopOnly(problem))
    return shop === null ? stay(told(state, 'problem', 'desk.shop-not-found')) : giveShop(state, stack, problem, shop.tenantId);
  const fields = fieldsAsked(problem);
  const next = fields[fields.indexOf(form.focus) + 1];
  if (form.focus === 'shop' && shop === null && !wraps) return stay(told(state, 'problem', 'desk.shop-not-found'));
  if (next !== undefined) return focus(next);
  if (wraps) return focus(fields[0] ?? 'shop');
  const read = problem.kind === 'incomplete' ? readGaps(problem, form, state.house) : readForm(form, state.house);
  if (!read.ok) return stay(told(focus(read.field).state, 'problem', `desk.field-${read.field}`));
  if (state.session === null) return stay(state);
  return send(state, stack, problem, {
    kind: 'register-receipt',
    jobId: problem.problemId,
    accountId: problem.accountId,
    visitId: stack.visitId,
    staffId: state.session.staffId,
    raw: problem.raw,
    tenantId: read.tenantId,
    typed: { number: read.number, amountMinor: read.amountMinor, purchasedAtLocal: read.purchasedAtLocal },
    overrideReason: null,
    secondStaffId: null,
    test: stack.test || problem.test,
  });
};

const giveShop = (state: DeskState, stack: Stack, problem: Problem, tenantId: string): Step => {
  if (problem.kind !== 'unknown-till' || problem.tillKey === null || state.session === null)
    return decide(state, stack, problem, 'approve', tenantId, null);
  return send(state, stack, problem, {
    kind: 'map-till',
    problemId: problem.problemId,
    accountId: problem.accountId,
    receiptId: problem.receiptId,
    tillKey: problem.tillKey,
    tenantId,
    staffId: state.session.staffId,
  });
};

/** The decision about a paper was not taken: it stays, gets its keys back, and the line tells why. */
export const onProblemRefused = (state: DeskState, event: Extract<DeskEvent, { kind: 'problem.refused' }>): Step => {
  const stack = openStack(state);
  const problem = stack?.problems.find((one) => one.problemId === event.problemId);
  if (stack === null || problem === undefined) return stay(state);
  const rested = withStack(state, withProblem(stack, { ...problem, busy: false }));
  return refused(rested, event.refusal);
};
