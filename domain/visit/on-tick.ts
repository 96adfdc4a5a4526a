/** Time passes: warnings, ends, and the moments that only stand for a while. */
import { isAccessChosen, patience } from './access-state.ts';
import type { VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { endVisit } from './visit-life.ts';

/** @see file comment */
export function onTick(state: VisitState): Step {
  const stage = state.stage;
  if (stage.kind === 'goodbye')
    return state.nowMs >= stage.untilMs
      ? stay({ ...state, stage: { kind: 'attract' }, language: state.house.defaultLanguage })
      : stay(state);
  const busy =
    stage.kind !== 'attract' ||
    state.page !== null ||
    state.lookup !== null ||
    state.language !== state.house.defaultLanguage ||
    state.lower ||
    state.contrast ||
    isAccessChosen(state.house, state.access);
  if (!busy) return stay(state);
  if (state.page?.kind === 'printing' || state.page?.kind === 'paper') return stay(state);
  const factor = patience(state);
  const silenceMs = state.nowMs - state.lastActiveAtMs;
  if (stage.kind === 'kept' && state.page === null) {
    return state.nowMs - stage.sinceMs >= state.house.limits.keptReceiptsMs * factor ? endVisit(state, 'at-once') : stay(state);
  }
  if (silenceMs >= state.house.limits.idleEndMs * factor) return endVisit(state, 'at-once');
  const warn =
    silenceMs >= state.house.limits.idleWarningMs * factor &&
    (stage.kind !== 'attract' || (state.page !== null && state.page.kind !== 'map'));
  const toastOver = stage.kind === 'visit' && stage.toast !== null && state.nowMs >= stage.toast.untilMs;
  if (!warn && !toastOver) return stay(state);
  return stay({
    ...state,
    idleWarning: state.idleWarning || warn,
    stage: stage.kind === 'visit' && toastOver ? { ...stage, toast: null } : stage,
  });
}

/** Whole seconds until the visit ends by itself. */
export function secondsToEnd(state: VisitState): number {
  const factor = patience(state);
  return Math.max(0, Math.ceil((state.house.limits.idleEndMs * factor - (state.nowMs - state.lastActiveAtMs)) / 1000));
}
