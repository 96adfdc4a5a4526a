/** Time passes: warnings, ends, and the moments that only stand for a while. */
import type { VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { endVisit } from './visit-life.ts';

/** Accessible modes get twice the time (EN 301 549 / WCAG 2.2.1: adjustable by the person who needs it). */
const SLOW_FACTOR = 2;

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
    state.contrast;
  if (!busy) return stay(state);
  if (state.page?.kind === 'printing') return stay(state);
  const factor = state.lower || state.contrast ? SLOW_FACTOR : 1;
  const silenceMs = state.nowMs - state.lastActiveAtMs;
  if (stage.kind === 'kept' && state.page === null) {
    return state.nowMs - stage.sinceMs >= state.house.limits.keptReceiptsMs ? endVisit(state, 'at-once') : stay(state);
  }
  if (silenceMs >= state.house.limits.idleEndMs * factor) return endVisit(state, 'at-once');
  const warn = silenceMs >= state.house.limits.idleWarningMs * factor && (stage.kind !== 'attract' || state.page !== null);
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
  const factor = state.lower || state.contrast ? SLOW_FACTOR : 1;
  return Math.max(0, Math.ceil((state.house.limits.idleEndMs * factor - (state.nowMs - state.lastActiveAtMs)) / 1000));
}
