/** Bounds how much one device may send: a broken scanner must not starve the kiosk. */

/** Says for each report whether it may pass; `first` marks the report that begins a flood. */
export interface FloodGate {
  admit(nowMs: number): 'pass' | 'first' | 'drop';
}

/** At most `limit` reports in each window of `windowMs`. */
export const floodGate = (limit: number, windowMs: number): FloodGate => {
  let windowStartMs = Number.NEGATIVE_INFINITY;
  let count = 0;
  return {
    admit: (nowMs) => {
      if (nowMs - windowStartMs >= windowMs) {
        windowStartMs = nowMs;
        count = 0;
      }
      count++;
      if (count <= limit) return 'pass';
      return count === limit + 1 ? 'first' : 'drop';
    },
  };
};
