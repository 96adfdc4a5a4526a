import { repeatMs } from '../../hardware/reader/repeat-gate.ts';

/** Waits until the same paper may be shown again: at once the scanner's driver takes it for one that still lies there. */
export const paperTakenAway = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, repeatMs + 100));
