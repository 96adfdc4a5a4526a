/** Printers on the network: raw bytes to a TCP port, 9100 by habit. */
import { createConnection } from 'node:net';
import { ChannelError, type OpenChannel, type PrinterChannel } from './printer-channel.ts';

export type TcpAddress = { readonly host: string; readonly port: number };

const connectMs = 2000;
/** A printer that is busy stops reading for seconds; one that reads nothing for this long will not print for this visitor. */
const writeMs = 8000;

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
      const channel: PrinterChannel = {
        write: (bytes) =>
          new Promise((done, fail) => {
            const late = setTimeout(() => {
              fail(new ChannelError('timeout', 'The printer takes no bytes.'));
            }, writeMs);
            const failed = (): void => {
              clearTimeout(late);
              fail(new ChannelError('gone', 'The connection to the printer is lost.'));
            };
            if (socket.destroyed) {
              failed();
              return;
            }
            socket.once('close', failed);
            socket.write(bytes, (error) => {
              clearTimeout(late);
              socket.off('close', failed);
              if (error === null || error === undefined) done();
              else failed();
            });
          }),
        onData: (listener) => {
          socket.on('data', (bytes: Buffer) => {
            listener(new Uint8Array(bytes));
          });
        },
        onLost: (listener) => {
          lost = listener;
          if (closed) listener();
        },
        close: () => {
          closed = true;
          // A reset, not a polite end: bytes that wait in the kernel must not print for the next person.
          socket.resetAndDestroy();
        },
      };
      socket.on('connect', () => {
        clearTimeout(timer);
        resolve(channel);
      });
    });
