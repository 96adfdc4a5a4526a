import type { CoreClock } from './clock.ts';

/** A clock whose wall time can be set wrong (devices page, tests). */
export interface AdjustableClock extends CoreClock {
  /** Offset of the wall clock from the truth, milliseconds; 0 = right. */
  setOffsetMs(offsetMs: number): void;
  offsetMs(): number;
}

/**
 * A wrong wall clock alone harms nobody while the anchor of this boot stands. It matters after a reboot, so setting an offset also counts as
 * a reboot: the boot gets another name and the estimate loses its anchor until the server answers.
 */
export function adjustableClock(base: CoreClock): AdjustableClock {
  let offset = 0;
  let boots = 0;
  return {
    monotonicMs: () => base.monotonicMs(),
    wallMs: () => base.wallMs() + offset,
    bootId: () => (boots === 0 ? base.bootId() : `${base.bootId()}#${boots}`),
    setOffsetMs: (offsetMs) => {
      if (offsetMs === offset) return;
      offset = Math.trunc(offsetMs);
      boots += 1;
    },
    offsetMs: () => offset,
  };
}
