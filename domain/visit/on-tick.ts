/** Time passes: warnings, ends, and the moments that only stand for a while. */
import { isAccessChosen, isEased, patience } from './access-state.ts';
import { isPosterPage } from './poster-page.ts';
import { closeCode, codeLeftMs } from './phone-page.ts';
import type { VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { endVisit } from './visit-life.ts';

/** How long number and code of a new card stand at least where no paper came out. */
const CARD_SHOWN_MS = 30_000;

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
    isEased(state) ||
    isAccessChosen(state.house, state.access);
  if (!busy) return stay(state);
  if (state.page?.kind === 'printing' || state.page?.kind === 'paper' || state.page?.kind === 'poster-paper') return stay(state);
  if (state.page?.kind === 'on-phone')
    return state.page.url !== null && codeLeftMs(state, state.page) === 0 ? closeCode(state) : stay(state);
  const factor = patience(state);
  const silenceMs = state.nowMs - state.lastActiveAtMs;
  if (stage.kind === 'kept' && state.page === null) {
    return state.nowMs - stage.sinceMs >= state.house.limits.keptReceiptsMs * factor ? endVisit(state, 'at-once') : stay(state);
  }
  // A card without paper is written down or photographed: it stands for half a minute, however short the house's patience is on a crowded day.
  if (state.page?.kind === 'join-done' && !state.page.printed && silenceMs < CARD_SHOWN_MS * factor) return stay(state);
  if (silenceMs >= state.house.limits.idleEndMs * factor) return endVisit(state, 'at-once');
  const warn =
    silenceMs >= state.house.limits.idleWarningMs * factor &&
    (stage.kind !== 'attract' ||
      (state.page !== null &&
        state.page.kind !== 'map' &&
        state.page.kind !== 'find-shop' &&
        state.page.kind !== 'slip-words' &&
        !isPosterPage(state.page)));
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
