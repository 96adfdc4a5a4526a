/** Which keys are shown where. The same hints are what the page's buttons send, so nothing can be pressed that is not told. */
import type { KeyHint } from '../contract/desk-screen.ts';
import { hint } from './key-hint.ts';
import type { DeskState } from './state.ts';
import { openStack } from './state.ts';
import { countingKeys } from './view-shift.ts';

/** Keys in the foot of the screen. */
export const footKeys = (state: DeskState): readonly KeyHint[] => {
  const f1 = hint('F1', 'desk.act-keys');
  if (state.gate.kind === 'pin') return [hint('Escape', 'desk.act-back'), hint('Enter', 'desk.act-go-on', {}, true)];
  if (state.gate.kind === 'locked')
    return state.gate.typed === '' ? [] : [hint('Escape', 'desk.act-back'), hint('Enter', 'desk.act-go-on', {}, true)];
  if (state.gate.kind !== 'open') return [];
  if (state.counting !== null) return countingKeys(state, state.counting);
  // Letters and Backspace belong to the field that is filled; its own keys stand beside it.
  if (state.entry !== null || state.editing) return [f1];
  const stack = openStack(state);
  if (stack === null)
    return [
      hint('F', 'desk.act-find'),
      ...(state.unknownCard === null ? [] : [hint('J', 'desk.act-open-account', { last4: state.unknownCard.last4 })]),
      ...(state.waiting.length === 0 ? [] : [hint('W', 'desk.act-seek-receipt')]),
      ...(state.shift === null || state.shift === 'unknown' ? [] : [hint('E', 'desk.act-end-shift')]),
      hint('L', 'desk.act-lock'),
      f1,
    ];
  return [
    hint('Backspace', 'desk.act-undo'),
    hint('M', 'desk.act-move'),
    hint('V', 'desk.act-void'),
    hint('T', 'desk.act-type'),
    hint('P', 'desk.act-park', { count: state.notebook.parked.length }),
    hint('L', 'desk.act-lock'),
    f1,
  ];
};

/** Every key there is, for F1. */
export const everyKey = (state: DeskState): readonly KeyHint[] => {
  if (openStack(state) === null)
    return [
      hint('F', 'desk.act-find'),
      hint('J', 'desk.act-open-new'),
      hint('W', 'desk.act-seek-receipt'),
      hint('1-3', 'desk.act-take-up'),
      hint('E', 'desk.act-end-shift'),
      hint('L', 'desk.act-lock'),
      hint('F2', 'desk.act-language'),
    ];
  return [
    hint('Enter', 'desk.act-preset'),
    hint('Tab', 'desk.act-next-problem'),
    hint('T', 'desk.act-type'),
    hint('Backspace', 'desk.act-undo'),
    hint('↑ ↓', 'desk.act-cursor'),
    hint('Space', 'desk.act-mark'),
    hint('M', 'desk.act-move'),
    hint('V', 'desk.act-void'),
    hint('G', 'desk.act-hand-out'),
    hint('O', 'desk.act-other-gift'),
    hint('C', 'desk.act-reprint'),
    hint('1-9', 'desk.act-choose-voucher'),
    hint('F', 'desk.act-find'),
    hint('I', 'desk.act-confirm-account'),
    hint('B', 'desk.act-sell-gift'),
    hint('K', 'desk.act-link'),
    hint('X', 'desk.act-parting'),
    hint('P', 'desk.act-park', { count: state.notebook.parked.length }),
    hint('L', 'desk.act-lock'),
    hint('F2', 'desk.act-language'),
    hint('End', 'desk.act-end'),
  ];
};
