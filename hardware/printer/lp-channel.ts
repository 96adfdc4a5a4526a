/**
 * Printers on USB through the kernel's usblp: /dev/usb/lpN.
 *
 * Opened without blocking and polled: a thread that hangs in a read or write of such a node keeps the process from ending, and sockets
 * cannot be made of it. Closing drops what the kernel holds, so a job counts only when the printer has answered after it.
 */
import { close, constants, open, read, write } from 'node:fs';
import { ChannelError, type OpenChannel, type PrinterChannel } from './printer-channel.ts';

const pollMs = 20;
const writeMs = 8000;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const openNode = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    open(path, constants.O_RDWR | constants.O_NONBLOCK, (error, fd) => {
      if (error === null) resolve(fd);
      else
        reject(
          new ChannelError(
            'gone',
            error.code === 'EACCES'
              ? `No right to use ${path}: add the kiosk's user to the group lp.`
              : `${path} cannot be opened: ${error.code ?? 'unknown'}.`,
          ),
        );
    });
  });

/** One write attempt: count of bytes taken, 0 when the printer's buffer is full. */
const writeOnce = (fd: number, bytes: Uint8Array): Promise<number> =>
  new Promise((resolve, reject) => {
    write(fd, bytes, 0, bytes.length, null, (error, taken) => {
      if (error === null) resolve(taken);
      else if (error.code === 'EAGAIN') resolve(0);
      else reject(new ChannelError('gone', `The printer is gone (${codeOf(error)}).`));
    });
  });

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens a node such as /dev/usb/lp0. */
export const openLp =
  (path: string): OpenChannel =>
  async () => {
    const fd = await openNode(path);
    let closed = false;
    let listener: ((bytes: Uint8Array) => void) | null = null;
    let lost: (() => void) | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const end = (): void => {
      if (closed) return;
      closed = true;
      if (timer !== null) clearTimeout(timer);
      close(fd, () => undefined);
    };
    const buffer = new Uint8Array(256);
    const poll = (): void => {
      if (closed) return;
      read(fd, buffer, 0, buffer.length, null, (error, count) => {
        if (closed) return;
        if (error !== null && error.code !== 'EAGAIN') {
          end();
          lost?.();
          return;
        }
        if (error === null && count > 0) listener?.(buffer.slice(0, count));
        timer = setTimeout(poll, pollMs);
        timer.unref();
      });
    };
    poll();
    const channel: PrinterChannel = {
      write: async (bytes) => {
        const deadlineMs = performance.now() + writeMs;
        let sent = 0;
        while (sent < bytes.length) {
          if (closed) throw new ChannelError('gone', 'The printer was closed.');
          const taken = await writeOnce(fd, bytes.subarray(sent));
          sent += taken;
          if (taken > 0) continue;
          if (performance.now() > deadlineMs) throw new ChannelError('timeout', 'The printer takes no bytes.');
          await pause(pollMs);
        }
      },
      onData: (next) => {
        listener = next;
      },
      onLost: (next) => {
        lost = next;
      },
      close: end,
    };
    return channel;
  };
