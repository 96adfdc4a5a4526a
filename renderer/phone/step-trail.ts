/**
 * The phone's own BACK leads one question back, as the button on the page does; only before the first question does it leave. Without this it threw away the code that was scanned, and
 * the kept receipts with it.
 */
/** @see file comment */
export interface StepTrail<S> {
  /** The page shows `step` now instead of `from`. */
  gone(from: S, step: S): void;
  /** What was behind no longer counts. */
  forget(): void;
}

/** How many steps lie behind an entry of the history. */
function depthOf(state: unknown): number {
  return typeof state === 'object' && state !== null && 'behind' in state && typeof state.behind === 'number' ? state.behind : 0;
}

/** `back` shows a step that was shown before. */
export function openStepTrail<S>(past: History, window: Pick<Window, 'addEventListener'>, back: (step: S) => void): StepTrail<S> {
  let behind: readonly S[] = [];
  window.addEventListener('popstate', () => {
    const depth = depthOf(past.state);
    const step = behind[depth];
    if (step === undefined) return;
    behind = behind.slice(0, depth);
    back(step);
  });
  return {
    gone: (from, step) => {
      if (from === step) return;
      const at = behind.lastIndexOf(step);
      if (at >= 0) return past.go(at - behind.length);
      behind = [...behind, from];
      past.pushState({ behind: behind.length }, '');
    },
    forget: () => {
      behind = [];
    },
  };
}
