/** A cable from a driver straight to a printer mechanism, byte for byte, that a test can cut at any byte. */
import { ChannelError, type OpenChannel } from '../../hardware/printer/printer-channel.ts';
import type { PrinterMechanism } from '../../hardware/twin/printer-mechanism.ts';

export interface Cable {
  readonly open: OpenChannel;
  /** Bytes that have gone over it. */
  carried(): number;
  /** Calls `action` when so many more bytes have gone over it, before the next one. */
  afterBytes(bytes: number, action: () => void): void;
  /** Cut: connections break, none can be made. */
  setCut(isCut: boolean): void;
}

export const cableTo = (mechanism: PrinterMechanism): Cable => {
  let isCut = false;
  let carried = 0;
  let trap: { readonly at: number; readonly action: () => void } | null = null;
  const lost = new Set<() => void>();
  /** Hands over up to the trap, springs it, and goes on. */
  const carry = (bytes: Uint8Array, answer: (bytes: Uint8Array) => void): void => {
    const stopAt = trap === null ? bytes.length : Math.min(bytes.length, trap.at - carried);
    if (stopAt > 0) mechanism.receive(bytes.subarray(0, stopAt), answer);
    carried += stopAt;
    if (trap === null || carried < trap.at) return;
    const { action } = trap;
    trap = null;
    action();
  };
  return {
    carried: () => carried,
    afterBytes: (bytes, action) => {
      trap = { at: carried + bytes, action };
    },
    setCut: (cut) => {
      isCut = cut;
      if (cut) for (const tell of [...lost]) tell();
    },
    open: async () => {
      await Promise.resolve();
      if (isCut) throw new ChannelError('gone', 'The cable is cut.');
      let isOpen = true;
      let onLost = (): void => undefined;
      let onData: (bytes: Uint8Array) => void = () => undefined;
      const lose = (): void => {
        if (!isOpen) return;
        isOpen = false;
        lost.delete(lose);
        onLost();
      };
      lost.add(lose);
      const answer = (bytes: Uint8Array): void => {
        if (isOpen) setImmediate(() => isOpen && onData(bytes));
      };
      return {
        write: async (bytes, signal) => {
          let at = 0;
          while (at < bytes.length) {
            if (!isOpen) throw new ChannelError('gone', 'The cable is cut.');
            if (signal?.aborted === true) throw new ChannelError('stopped', 'Stopped.');
            const before = carried;
            carry(bytes.subarray(at), answer);
            at += carried - before;
          }
          await Promise.resolve();
        },
        onData: (listener) => {
          onData = listener;
        },
        onLost: (listener) => {
          onLost = listener;
        },
        close: () => {
          isOpen = false;
          lost.delete(lose);
        },
      };
    },
  };
};
