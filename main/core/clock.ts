/** Time as the core sees it; passed in, so that tests and the devices page can set it wrong. */

/** Three readings of the machine. None of them is server time: `ServerClock` in main/journal estimates that. */
export interface CoreClock {
  /** Milliseconds since boot that only grow; comparable between processes of one boot. */
  monotonicMs(): number;
  /** The machine's own wall clock, milliseconds since 1970 UTC. May be wrong by years. */
  wallMs(): number;
  /** Changes with every boot; monotonic readings of different boots cannot be compared. */
  bootId(): string;
}
