/** The edge where bytes go to a printer and come back: a TCP connection or a /dev/usb/lp node. */

/** An open connection. */
export interface PrinterChannel {
  /** Ends when the connection has taken all bytes; rejects with a ChannelError. */
  write(bytes: Uint8Array): Promise<void>;
  /** Bytes that the printer says; one listener. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Called once when the connection is lost from the other side. */
  onLost(listener: () => void): void;
  /** Closes at once; what is not sent is dropped. */
  close(): void;
}

/** Opens a connection, within a bounded time; rejects with a ChannelError. */
export type OpenChannel = () => Promise<PrinterChannel>;

/** Why a channel failed: nobody there, or nothing taken in time. */
export class ChannelError extends Error {
  readonly reason: 'gone' | 'timeout';
  constructor(reason: 'gone' | 'timeout', message: string) {
    super(message);
    this.name = 'ChannelError';
    this.reason = reason;
  }
}
