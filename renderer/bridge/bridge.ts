/** What a page may do to the core once it is connected. */
export interface CoreLink {
  /** Sends one message; while the link is down it is dropped (the core sends the whole screen again on reconnect). */
  send(message: unknown): void;
}

/**
 * The only way from a page to its core. Two files implement it: electron-bridge.ts (a port handed through the preload)
 * and web-bridge.ts (a WebSocket). Which one a page gets is decided when it is built, by the import `#bridge`: guessing
 * at run time would let a broken preload pass as "not in Electron".
 */
export interface Bridge {
  /**
   * Connects and stays connected for ever. Messages arrive as parsed JSON and are still unchecked: parse them with the
   * contract's schema. `onState(true)` comes at every (re)connection, `onState(false)` at every loss.
   */
  connect(onMessage: (message: unknown) => void, onState: (up: boolean) => void): CoreLink;
}
