/** Keys of the keypad and the headphone jack. Where the focus stands is no business of the visit: the page knows its controls. */
import { DOUBLE_STRIKE_MAX_MS } from '../contract/longest-strike.ts';
import { VOLUME_MAX } from '../contract/loudest.ts';
import type { Intent } from '../contract/intent.ts';
import type { AccessState } from './access-state.ts';
import type { VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';

/** A touch of this family; null: it is another's. */
export function onAccessTouch(state: VisitState, intent: Intent): Step | null {
  const change = (access: Partial<AccessState>): Step => stay({ ...state, access: { ...state.access, ...access } });
  switch (intent.kind) {
    case 'here':
    case 'still-asked':
      return stay(state);
    case 'keypad-on':
      return change({ keypad: true });
    case 'keypad-off':
      return change({ keypad: false });
    case 'speech-aloud':
      return state.access.speech === 'off' ? change({ speech: 'aloud' }) : stay(state);
    case 'speech-off':
      return change({ speech: 'off' });
    case 'jack-in':
      return change({ speech: 'private', jack: true });
    case 'jack-out':
      // What was meant for one ear never goes on aloud.
      return change({ speech: 'off', jack: false });
    case 'louder':
      return change({ volume: Math.min(VOLUME_MAX, state.access.volume + 1) });
    case 'softer':
      return change({ volume: Math.max(0, state.access.volume - 1) });
    case 'toggle-steady':
      return change({ doubleStrikeMs: steadied(state) });
    default:
      return null;
  }
}

/** The longest, or back to what the house has set; where that is the longest, to none. */
function steadied({ access, house }: VisitState): number {
  if (access.doubleStrikeMs < DOUBLE_STRIKE_MAX_MS) return DOUBLE_STRIKE_MAX_MS;
  return house.access.doubleStrikeMs < DOUBLE_STRIKE_MAX_MS ? house.access.doubleStrikeMs : 0;
}
