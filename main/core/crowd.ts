/** How many visits have begun at this kiosk lately: the measure of the queue before it. Counts only; nothing of anybody. */
export interface Crowd {
  begun(): void;
  /** Visits begun in the last ten minutes. */
  lately(): number;
}

const LATELY_MS = 600_000;
/** More than a kiosk can serve in ten minutes. */
const COUNTED_MAX = 500;

/** @param monotonicMs the machine's clock that never jumps */
export function createCrowd(monotonicMs: () => number): Crowd {
  let beginnings: readonly number[] = [];
  const since = (atMs: number): readonly number[] => beginnings.filter((each) => atMs - each < LATELY_MS);
  return {
    begun: () => {
      const atMs = monotonicMs();
      beginnings = [...since(atMs), atMs].slice(-COUNTED_MAX);
    },
    lately: () => since(monotonicMs()).length,
  };
}
