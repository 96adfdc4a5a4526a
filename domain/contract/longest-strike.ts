/** Longest time within which one key struck twice counts once, milliseconds: EN 301 549 5.8 asks that it can be half a second. */
export const DOUBLE_STRIKE_MAX_MS = 500;
