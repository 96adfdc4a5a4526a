/** What one person may not do alone: the fourth exception of a shift, a card of the house, an account that nobody owns up to, stacks that go over to a colleague. The colleague shows card and PIN; the desk stays with the first. */
import { forgetSecond } from './ask-second.ts';
import { endNotMine } from './parting.ts';
import type { DeskStaff } from './port.ts';
import { openFound } from './stack-open.ts';
import type { DeskState, Step } from './state.ts';
import { openStack, stay, told, withProblem, withStack } from './state.ts';

/** Card and PIN were right. Nobody is a second person beside themselves, or for their own card. */
export const secondSigned = (before: DeskState, staff: DeskStaff): Step => {
  const second = before.second;
  const state = forgetSecond({ ...before, gate: { kind: 'open' } });
  const no = (key: string): Step => stay(told(state, 'problem', key, { name: staff.name }), [{ kind: 'cue', cue: 'problem' }]);
  if (second === null) return stay(state);
  if (staff.staffId === state.session?.staffId) return no('desk.second-same');
  switch (second.purpose) {
    case 'house-card':
      return second.found.account.ownerStaffId === staff.staffId ? no('desk.second-owner') : openFound(state, second.found, staff.staffId);
    case 'not-mine':
      return endNotMine(state, second.accountId, staff);
    case 'hand-over':
      return state.counting?.kind === 'end'
        ? stay({ ...state, counting: { ...state.counting, handedTo: staff } }, [{ kind: 'cue', cue: 'good' }])
        : stay(state);
    case 'override': {
      const stack = openStack(state);
      const problem = stack?.problems.find((one) => one.problemId === second.problemId);
      if (stack === null || problem === undefined) return stay(state);
      const signed = withProblem(stack, { ...problem, secondStaffId: staff.staffId, reason: problem.reason ?? '' });
      return stay({ ...withStack(state, { ...signed, currentProblem: problem.problemId }), editing: true }, [{ kind: 'cue', cue: 'good' }]);
    }
  }
};
