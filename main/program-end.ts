/** How a program that staff ended says so: by its exit code, which every watchdog can tell from a crash and from a signal. */

/** Staff ended it: nobody starts it again by itself. */
export const PROGRAM_ENDED = 40;
/** Staff want it started anew: at once, without a pause. */
export const PROGRAM_RESTARTED = 41;

/** The exit code of each way. */
export const endCodes = { end: PROGRAM_ENDED, restart: PROGRAM_RESTARTED } as const;

/** The page says that the program ends, for so long. */
export const END_AFTER_MS = 1500;
