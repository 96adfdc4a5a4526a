/**
 * X: the member wants to leave, or to stay after all, or the owner of a number says "not me". Leaving and staying want the card in the hand and can be undone for days; "not me" ends an account at
 * once, so a second person stands beside it.
 */
import type { KeyHint } from '../contract/desk-screen.ts';
import type { Say } from '../contract/primitive.ts';
import { askSecond } from './ask-second.ts';
import { hint } from './key-hint.ts';
import type { DeskAccount } from './desk-account.ts';
import type { DeskEffect, DeskEvent, DeskStaff } from './port.ts';
import { currentCard, openStack, refused, stay, told, withStack } from './state.ts';
import type { DeskState, Step } from './state.ts';

const currentAccount = (state: DeskState): DeskAccount | null => {
  const stack = openStack(state);
  return stack === null ? null : (state.accounts[currentCard(stack).accountId] ?? null);
};

/** X on a stack. */
export const askParting = (state: DeskState): Step =>
  currentAccount(state) === null ? stay(state) : stay({ ...state, entry: { kind: 'parting' }, line: null });

/** Keys at the question: X again leaves, Enter stays, N is "not me". */
export const onPartingKey = (state: DeskState, act: string): Step => {
  const account = currentAccount(state);
  const stack = openStack(state);
  if (account === null || stack === null || state.session === null) return stay({ ...state, entry: null });
  if (act === 'n' && account.numberWaits) return askNotMine(state, account);
  const wish = act === 'x' && account.leavingLocal === null ? 'leave' : act === 'enter' && account.leavingLocal !== null ? 'stay' : null;
  if (wish === null) return stay(state);
  if (currentCard(stack).identifiedBy !== 'card')
    return stay(told({ ...state, entry: null }, 'problem', 'desk.parting-card'), [{ kind: 'cue', cue: 'problem' }]);
  return stay({ ...state, entry: null }, [{ kind: 'part', accountId: account.accountId, wish, staffId: state.session.staffId }]);
};

/** What stands on the table of others must not go with it. */
const askNotMine = (state: DeskState, account: DeskAccount): Step => {
  const stack = openStack(state);
  if (stack === null || stack.cards.length > 1)
    return stay(told({ ...state, entry: null }, 'problem', 'desk.not-mine-alone'), [{ kind: 'cue', cue: 'problem' }]);
  return askSecond(state, { purpose: 'not-mine', accountId: account.accountId });
};

/** The second person has signed. */
export const endNotMine = (state: DeskState, accountId: string, second: DeskStaff): Step => {
  const account = currentAccount(state);
  if (account?.accountId !== accountId || state.session === null) return stay(state);
  return stay(state, [{ kind: 'not-mine', accountId, staffId: state.session.staffId, secondStaffId: second.staffId }]);
};

type Told = Extract<DeskEvent, { kind: 'membership.told' }>;

/** What became of it. After "not me" the table is empty: there is nobody whose it is. */
export const onMembership = (before: DeskState, event: Told): Step => {
  if (event.refusal !== null) return refused(before, event.refusal);
  const stack = openStack(before);
  if (event.wish === 'not-mine') {
    const here = stack?.cards.some((card) => card.accountId === event.accountId) === true;
    const effects: readonly DeskEffect[] = here ? [{ kind: 'end-stack', visitId: stack.visitId }] : [];
    const cleared = here ? withStack(before, null) : before;
    return stay(told({ ...cleared, editing: false, markedRowIds: [], voucherId: null }, 'good', 'desk.not-mine-done'), effects);
  }
  const state: DeskState =
    event.account === null ? before : { ...before, accounts: { ...before.accounts, [event.accountId]: event.account } };
  const onLocal = event.account?.leavingLocal ?? null;
  return stay(onLocal === null ? told(state, 'good', 'desk.stays') : told(state, 'good', 'desk.leaves', { onLocal }), [
    { kind: 'cue', cue: 'good' },
  ]);
};

/** The question and its keys, for the line. */
export const partingEntry = (state: DeskState): { readonly label: Say; readonly keys: KeyHint[] } => {
  const account = currentAccount(state);
  const back = hint('Escape', 'desk.act-back');
  const notMine = account?.numberWaits === true ? [hint('N', 'desk.act-not-mine')] : [];
  const onLocal = account?.leavingLocal ?? null;
  return onLocal === null
    ? {
        label: { key: 'desk.parting', args: { days: state.house.limits.leaveWaitDays } },
        keys: [back, ...notMine, hint('X', 'desk.act-leave')],
      }
    : { label: { key: 'desk.parting-stay', args: { onLocal } }, keys: [back, ...notMine, hint('Enter', 'desk.act-stay', {}, true)] };
};
