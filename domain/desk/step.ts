/** The desk: one event in, the next state and what to do out. Pure; every event of the union has its place here. */
import type { DeskEvent } from './port.ts';
import type { DeskState, Step } from './state.ts';
import { openStack, refused, stay, told, withStack } from './state.ts';
import { lock, onGateKey, onPinChecked, onStaffCard, onStaffFound, onStaffGone, onStaffRefused } from './gate.ts';
import { onGiftChosen, onHandedOut, onVoucherRefused } from './hand-out.ts';
import { nextLanguage, onOpenKey } from './keys.ts';
import { onMembership } from './parting.ts';
import { withinRole } from './promoter.ts';
import { onProblemDone } from './problem-done.ts';
import { onProblemRefused } from './problem-keys.ts';
import { onReadWhileCounting, onShiftEvent, withShift } from './shift-step.ts';
import { onAccountChanged, onAccountFound, onAccountNotFound, onCardLinked } from './stack-open.ts';
import { onGiftNotSold, onGiftSold } from './sell-gift.ts';
import { onSlip } from './stack-life.ts';
import { onRowMoved, onRowVoided } from './stack-rows.ts';
import { layAside, onReceiptOutcome, onReceiptRead, onRegistrationFailed } from './stack-scan.ts';

/** Events by which a person shows to be there. */
const byHand: ReadonlySet<DeskEvent['kind']> = new Set([
  'key.pressed',
  'pointed',
  'card.read',
  'staff-card.read',
  'payment-card.refused',
  'voucher-code.read',
  'receipt.read',
  'code.not-a-receipt',
  'code.unreadable',
]);

/** Events that a reader sends; they do nothing while the desk is not open. */
const fromReader: ReadonlySet<DeskEvent['kind']> = new Set([
  'card.read',
  'payment-card.refused',
  'voucher-code.read',
  'receipt.read',
  'code.not-a-receipt',
  'code.unreadable',
]);

/** The next state and effects. Illegal events for a state change nothing. */
export const step = (before: DeskState, event: DeskEvent): Step => {
  const line = before.line !== null && event.atMs > before.line.untilMs ? null : before.line;
  const state: DeskState = {
    ...before,
    line,
    nowMs: event.atMs,
    lastActiveAtMs: byHand.has(event.kind) ? event.atMs : before.lastActiveAtMs,
  };
  if (fromReader.has(event.kind) && state.gate.kind !== 'open')
    return event.kind === 'card.read' ? stay(told(state, 'neutral', 'desk.sign-in-first'), [{ kind: 'cue', cue: 'problem' }]) : stay(state);
  return withShift(before, servedBy(state, withinRole(state, dispatch(state, event))));
};

/** A card of the house is served by a second person: what is done on its table bears that name. */
const servedBy = (before: DeskState, next: Step): Step => {
  const staffId = openStack(before)?.servedBy ?? null;
  if (staffId === null) return next;
  const isOfTable = (effect: Step['effects'][number]): boolean => 'accountId' in effect && 'staffId' in effect;
  return { ...next, effects: next.effects.map((effect) => (isOfTable(effect) ? ({ ...effect, staffId } as typeof effect) : effect)) };
};

const dispatch = (state: DeskState, event: DeskEvent): Step => {
  if (state.counting !== null && fromReader.has(event.kind)) return onReadWhileCounting(state);
  switch (event.kind) {
    case 'key.pressed':
      return onKey(state, event.key, event.code);
    case 'pointed':
      return onPointed(state, event);
    case 'ticked':
      return onTick(state);
    case 'house.changed':
      return stay({
        ...state,
        house: event.house,
        language: event.house.languages.includes(state.language) && state.house.ready ? state.language : event.house.defaultLanguage,
      });
    case 'notebook.read':
      return stay({ ...state, notebook: event.notebook, interrupted: event.notebook.stack !== null });
    case 'card.read':
      return stay(state, [
        { kind: 'find-account', cardToken: event.cardToken, last4: event.last4, identifiedBy: event.identifiedBy, test: event.test },
      ]);
    case 'staff-card.read':
      return onStaffCard(state, event.cardToken);
    case 'payment-card.refused':
      return stay(told(state, 'problem', 'desk.payment-card'), [{ kind: 'cue', cue: 'problem' }]);
    case 'voucher-code.read':
      return stay(state, [{ kind: 'find-reference', reference: event.reference, identifiedBy: 'slip' }]);
    case 'receipt.read':
      return onReceiptRead(state, { raw: event.raw, reading: event.reading, tenantId: event.tenantId, test: event.test });
    case 'code.not-a-receipt':
      return layAside(state, 'not-receipt', 'problem');
    case 'code.unreadable':
      return layAside(state, 'no-code', 'problem');
    case 'staff.found':
      return onStaffFound(state, event.staff, event.pausedMs);
    case 'staff.refused':
      return onStaffRefused(state, event.why, event.onLocal);
    case 'staff.gone':
      return onStaffGone(state, event.staffId, event.why, event.onLocal);
    case 'pin.checked':
      return onPinChecked(state, event);
    case 'account.found':
      return onAccountFound(state, event);
    case 'account.not-found':
      return onAccountNotFound(state, event);
    case 'account.changed':
      return onAccountChanged(state, event.account, event.recover);
    case 'reference.not-found':
      return stay(told(state, 'problem', 'desk.reference-unknown', { reference: event.reference }), [{ kind: 'cue', cue: 'problem' }]);
    case 'receipt.outcome':
      return onReceiptOutcome(state, event);
    case 'problem.done':
      return onProblemDone(state, event);
    case 'registration.failed':
      return onRegistrationFailed(state, event.jobId);
    case 'problem.refused':
      return onProblemRefused(state, event);
    case 'row.moved':
      return onRowMoved(state, event);
    case 'row.voided':
      return onRowVoided(state, event);
    case 'row.refused':
      return refused(state, event.refusal);
    case 'shift.known':
    case 'stock.seen':
    case 'shift.told':
    case 'shift.started':
    case 'shift.ended':
    case 'shift.failed':
    case 'check.printed':
    case 'shift.printed':
      return onShiftEvent(state, event);
    case 'account.not-sought':
      return stay(told(state, 'problem', event.why === 'none' ? `desk.seek-none-${event.by}` : `desk.seek-${event.why}`), [
        { kind: 'cue', cue: 'problem' },
      ]);
    case 'number.not-confirmed':
      return stay(told(state, 'problem', 'desk.seek-not-confirmed'));
    case 'membership.told':
      return onMembership(state, event);
    case 'card.linked':
      return onCardLinked(state, event);
    case 'card.not-linked':
      return refused(state, event.refusal);
    case 'gift.chosen':
      return onGiftChosen(state, event);
    case 'gift.sold':
      return onGiftSold(state, event);
    case 'gift.not-sold':
      return onGiftNotSold(state, event);
    case 'voucher.handed-out':
      return onHandedOut(state, event);
    case 'voucher.refused':
      return onVoucherRefused(state, event);
    case 'slip.outcome':
      return onSlip(state, event);
  }
};

const onKey = (state: DeskState, key: string, code: string): Step => {
  if (state.gate.kind === 'open') return onOpenKey(state, key, code);
  return key === 'F2' ? nextLanguage(state) : onGateKey(state, key);
};

const onPointed = (state: DeskState, event: Extract<DeskEvent, { kind: 'pointed' }>): Step => {
  const { intent } = event;
  if (intent.kind === 'choose-language')
    return stay({ ...state, language: state.house.languages.includes(intent.language) ? intent.language : state.language });
  const stack = openStack(state);
  if (stack === null || state.gate.kind !== 'open') return stay(state);
  if (intent.kind === 'pick-row')
    return stack.rows.some((row) => row.rowId === intent.rowId) ? stay({ ...state, cursorRowId: intent.rowId }) : stay(state);
  return stack.problems.some((one) => one.problemId === intent.problemId)
    ? stay({ ...withStack(state, { ...stack, currentProblem: intent.problemId }), editing: false })
    : stay(state);
};

const onTick = (state: DeskState): Step =>
  state.session !== null && state.nowMs - state.lastActiveAtMs >= state.house.limits.lockMs ? lock(state) : stay(state);
