/** Printers on the network: raw bytes to a TCP port, 9100 by habit. */
import { createConnection, type Socket } from 'node:net';
import { ChannelError, type OpenChannel, type PrinterChannel } from './printer-channel.ts';

export type TcpAddress = { readonly host: string; readonly port: number };

const connectMs = 2000;
/** A printer that is busy stops reading for seconds; one that reads nothing for this long will not print for this visitor. */
const writeMs = 8000;
/** Handed over at a time: once given to a socket, bytes cannot be taken back one by one. */
const chunkBytes = 1024;

/** Hands over one chunk. */
const writeChunk = (socket: Socket, bytes: Uint8Array, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = (error: ChannelError | null): void => {
      clearTimeout(late);
      socket.off('close', onClose);
      signal?.removeEventListener('abort', onAbort);
      if (error === null) resolve();
      else reject(error);
    };
    const onClose = (): void => {
      end(new ChannelError('gone', 'The connection to the printer is lost.'));
    };
    const onAbort = (): void => {
      end(new ChannelError('stopped', 'Stopped while the printer took no bytes.'));
    };
    const late = setTimeout(() => {
      end(new ChannelError('timeout', 'The printer takes no bytes.'));
    }, writeMs);
    if (socket.destroyed) return onClose();
    if (signal?.aborted === true) return onAbort();
    socket.once('close', onClose);
    signal?.addEventListener('abort', onAbort, { once: true });
    socket.write(bytes, (error) => {
      if (error === null || error === undefined) end(null);
      else onClose();
    });
  });

const channelOver = (socket: Socket, onLost: (listener: () => void) => void, onClose: () => void): PrinterChannel => ({
  write: async (bytes, signal) => {
    for (let at = 0; at < bytes.length; at += chunkBytes) await writeChunk(socket, bytes.subarray(at, at + chunkBytes), signal);
  },
  onData: (listener) => {
    socket.on('data', (bytes: Buffer) => {
      listener(new Uint8Array(bytes));
    });
  },
  onLost,
  close: () => {
    onClose();
    // A reset, not a polite end: bytes that wait in the kernel must not print for the next person.
    socket.resetAndDestroy();
  },
});

/** Opens a connection to a printer; at most 2 s. */
export const openTcp =
  (address: TcpAddress): OpenChannel =>
  () =>
    new Promise((resolve, reject) => {
      const socket = createConnection({ host: address.host, port: address.port, noDelay: true });
      let lost: (() => void) | null = null;
      let closed = false;
      const timer = setTimeout(() => {
        socket.destroy();
        reject(new ChannelError('gone', `No printer answers at ${address.host}:${address.port}.`));
      }, connectMs);
      const onLost = (): void => {
        clearTimeout(timer);
        reject(new ChannelError('gone', `The printer at ${address.host}:${address.port} refused or left.`));
        if (!closed) lost?.();
        closed = true;
        socket.destroy();
      };
      socket.on('error', onLost);
      socket.on('close', onLost);
      const channel = channelOver(
        socket,
        (listener) => {
          lost = listener;
          if (closed) listener();
        },
        () => {
          closed = true;
        },
      );
      socket.on('connect', () => {
        clearTimeout(timer);
        resolve(channel);
      });
    });
