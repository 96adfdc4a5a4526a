/** One page at the other end, over a WebSocket or an Electron message port. */
export interface ClientConnection {
  /** Sends one message as JSON. While the other end is gone it is dropped: a new page gets the whole screen anyway. */
  send(message: unknown): void;
  /** Messages arrive as parsed JSON and unchecked; `undefined` for what was no JSON. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, however the connection ends. */
  onClose(listener: () => void): void;
  close(): void;
}
