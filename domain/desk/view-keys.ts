/** Which keys are shown where. The same hints are what the page's buttons send, so nothing can be pressed that is not told. */
import type { KeyHint } from '../contract/desk-screen.ts';
import type { Say } from '../contract/primitive.ts';
import type { DeskState } from './state.ts';
import { openStack } from './state.ts';

/** A key cap with its words. */
export const hint = (key: string, textKey: string, args: Say['args'] = {}, preset = false): KeyHint => ({
  key,
  code: /^[A-Z]$/.test(key) ? `Key${key}` : key,
  say: { key: textKey, args },
  preset,
});

/** Keys in the foot of the screen. */
export const footKeys = (state: DeskState): readonly KeyHint[] => {
  const f1 = hint('F1', 'desk.act-keys');
  if (state.gate.kind === 'pin') return [hint('Escape', 'desk.act-back'), hint('Enter', 'desk.act-go-on', {}, true)];
  if (state.gate.kind === 'locked')
    return state.gate.typed === '' ? [] : [hint('Escape', 'desk.act-back'), hint('Enter', 'desk.act-go-on', {}, true)];
  if (state.gate.kind !== 'open') return [];
  const stack = openStack(state);
  if (stack === null)
    return [
      hint('F', 'desk.act-find'),
      ...(state.unknownCard === null ? [] : [hint('J', 'desk.act-open-account', { last4: state.unknownCard.last4 })]),
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
      hint('1-3', 'desk.act-take-up'),
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
    hint('P', 'desk.act-park', { count: state.notebook.parked.length }),
    hint('L', 'desk.act-lock'),
    hint('F2', 'desk.act-language'),
    hint('End', 'desk.act-end'),
  ];
};
