/** The edge where bytes go to a printer and come back: a TCP connection or a /dev/usb/lp node. */

/** An open connection. One write at a time: the next begins when the one before has ended, in whatever way. */
export interface PrinterChannel {
  /**
   * Ends when the connection has taken all bytes; rejects with a ChannelError. When `signal` aborts, no further byte of them is handed over and it
   * rejects with the reason `stopped`: what follows can then be a command that drops the half of it that has arrived.
   */
  write(bytes: Uint8Array, signal?: AbortSignal): Promise<void>;
  /** Bytes that the printer says; one listener. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Called once when the connection is lost from the other side. */
  onLost(listener: () => void): void;
  /** Closes at once; what is not sent is dropped. */
  close(): void;
}

/** Opens a connection, within a bounded time; rejects with a ChannelError. */
export type OpenChannel = () => Promise<PrinterChannel>;

/**
 * What the transport itself says: nobody there, nothing taken in time, another program holds the device (EBUSY), no right to use it (EACCES), or
 * the writer stopped itself.
 */
export type ChannelTrouble = 'gone' | 'timeout' | 'busy' | 'forbidden' | 'stopped';

/** Why a channel failed; the message says where and what to do, for IT. */
export class ChannelError extends Error {
  readonly reason: ChannelTrouble;
  constructor(reason: ChannelTrouble, message: string) {
    super(message);
    this.name = 'ChannelError';
    this.reason = reason;
  }
}
