/**
 * Printers on USB through the kernel's usblp: /dev/usb/lpN.
 *
 * Opened without blocking and polled: a thread that hangs in a read or write of such a node keeps the process from ending, and sockets
 * cannot be made of it. The kernel takes some 70 kB that no printer has seen and drops the last of it at close, so a job counts only when
 * the printer has answered after it. The status lines of the port (LPGETSTATUS) need an ioctl, which Node has not.
 */
import { close, constants, open, read, write } from 'node:fs';
import { ChannelError, type OpenChannel, type PrinterChannel } from './printer-channel.ts';

const pollMs = 20;
const writeMs = 8000;

const openingTrouble = (path: string, code: string): ChannelError => {
  if (code === 'EACCES' || code === 'EPERM')
    return new ChannelError('forbidden', `No right to use ${path}: add the kiosk's user to the group lp.`);
  if (code === 'EBUSY')
    return new ChannelError('busy', `${path} is held by another program; end it (often a print service: remove the printer there).`);
  return new ChannelError('gone', `${path} cannot be opened: ${code}.`);
};

const openNode = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    open(path, constants.O_RDWR | constants.O_NONBLOCK, (error, fd) => {
      if (error === null) resolve(fd);
      else reject(openingTrouble(path, error.code ?? 'unknown'));
    });
  });

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** An open node that is closed only when no read or write of it is under way: its number may belong to another file right after. */
const guardedNode = (fd: number) => {
  let underWay = 0;
  let isClosed = false;
  const leave = (): void => {
    underWay -= 1;
    if (isClosed && underWay === 0) close(fd, () => undefined);
  };
  return {
    isClosed: () => isClosed,
    end: (): void => {
      if (isClosed) return;
      isClosed = true;
      if (underWay === 0) close(fd, () => undefined);
    },
    /** Bytes said by the printer; empty: nothing to say; null: it is gone. */
    read: (buffer: Uint8Array): Promise<Uint8Array | null> =>
      new Promise((resolve) => {
        underWay += 1;
        read(fd, buffer, 0, buffer.length, null, (error, count) => {
          leave();
          if (error === null) resolve(buffer.slice(0, count));
          else resolve(error.code === 'EAGAIN' ? new Uint8Array(0) : null);
        });
      }),
    /** One attempt: count of bytes taken, 0 when the printer's buffer is full. */
    write: (bytes: Uint8Array): Promise<number> =>
      new Promise((resolve, reject) => {
        underWay += 1;
        write(fd, bytes, 0, bytes.length, null, (error, taken) => {
          leave();
          if (error === null) resolve(taken);
          else if (error.code === 'EAGAIN') resolve(0);
          else reject(new ChannelError('gone', `The printer is gone (${error.code ?? 'unknown'}).`));
        });
      }),
  };
};

/** Opens a node such as /dev/usb/lp0. */
export const openLp =
  (path: string): OpenChannel =>
  async () => {
    const node = guardedNode(await openNode(path));
    let listener: ((bytes: Uint8Array) => void) | null = null;
    let lost: (() => void) | null = null;
    let isLost = false;
    const buffer = new Uint8Array(256);
    const poll = async (): Promise<void> => {
      while (!node.isClosed()) {
        const said = await node.read(buffer);
        if (node.isClosed()) return;
        if (said === null) {
          isLost = true;
          node.end();
          lost?.();
          return;
        }
        if (said.length > 0) listener?.(said);
        await new Promise<void>((resolve) => setTimeout(resolve, pollMs).unref());
      }
    };
    void poll();
    const channel: PrinterChannel = {
      write: async (bytes, signal) => {
        let deadlineMs = performance.now() + writeMs;
        let sent = 0;
        while (sent < bytes.length) {
          if (node.isClosed()) throw new ChannelError('gone', 'The printer was closed.');
          if (signal?.aborted === true) throw new ChannelError('stopped', 'Stopped while the printer took no bytes.');
          const taken = await node.write(bytes.subarray(sent));
          sent += taken;
          if (taken > 0) deadlineMs = performance.now() + writeMs;
          else if (performance.now() > deadlineMs) throw new ChannelError('timeout', 'The printer takes no bytes.');
          else await pause(pollMs);
        }
      },
      onData: (next) => {
        listener = next;
      },
      onLost: (next) => {
        lost = next;
        if (isLost) next();
      },
      close: () => {
        node.end();
      },
    };
    return channel;
  };
