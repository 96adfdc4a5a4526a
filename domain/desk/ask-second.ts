/** What one person may not do alone waits for a colleague's staff card or code. */
import type { DeskEvent } from './port.ts';
import type { DeskState, Step } from './state.ts';
import { stay } from './state.ts';

/** What waits for a second person. */
export type SecondPerson =
  | { readonly purpose: 'override'; readonly problemId: string }
  | { readonly purpose: 'house-card'; readonly found: Extract<DeskEvent, { kind: 'account.found' }> }
  | { readonly purpose: 'not-mine'; readonly accountId: string }
  | { readonly purpose: 'hand-over' };

/** Asks for a colleague's staff card or code. */
export const askSecond = (state: DeskState, second: SecondPerson): Step =>
  stay({ ...state, second, entry: { kind: 'second', text: '' }, editing: false, line: null }, [{ kind: 'cue', cue: 'held' }]);

/** Nobody came. */
export const forgetSecond = (state: DeskState): DeskState => ({
  ...state,
  second: null,
  entry: state.entry?.kind === 'second' ? null : state.entry,
});

/** Keys of the line at which the colleague's code is typed. */
export const onSecondKey = (state: DeskState, text: string, key: string, act: string): Step => {
  if (act === 'backspace') return stay({ ...state, entry: { kind: 'second', text: text.slice(0, -1) } });
  if (act === 'enter') return text === '' ? stay(state) : stay(state, [{ kind: 'find-staff', cardToken: null, code: text.toLowerCase() }]);
  return /^[\w-]$/.test(key) && text.length < 32 ? stay({ ...state, entry: { kind: 'second', text: text + key } }) : stay(state);
};
