/** What every handler of the visit returns. */
import type { VisitEffect } from './port.ts';
import type { VisitState } from './state.ts';

/** A state and what to do about it. */
export interface Step {
  readonly state: VisitState;
  readonly effects: readonly VisitEffect[];
}

/** No change and nothing to do. */
export const stay = (state: VisitState): Step => ({ state, effects: [] });
