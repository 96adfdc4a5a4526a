/** One connection to a printer: questions and answers kept in step, progress of a job counted by the printer's own confirmations. */
import type { DriverTimers } from '../reader/hid-handle.ts';
import { ChannelError, type PrinterChannel } from './printer-channel.ts';
import type { PrinterStatus } from './printer.ts';
import { statusFromAutomatic, statusFromRealtime, statusParser } from './status-bytes.ts';

/** How waiting for confirmations ended. */
export type WaitEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped'; readonly status: PrinterStatus }
  | { readonly kind: 'lost' }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'timeout' };

/** Real-time answers come within milliseconds even from a busy printer. */
const answerMs = 2000;
/** How often a printing printer is asked whether it still can. */
const checkMs = 250;

const silent: PrinterStatus = {
  online: false,
  paper: 'unknown',
  cover: 'unknown',
  cutter: 'unknown',
  error: 'unknown',
  offlineReason: 'silent',
};

export class PrinterSession {
  readonly #channel: PrinterChannel;
  readonly #timers: DriverTimers;
  readonly #tell: (status: PrinterStatus) => PrinterStatus;
  readonly #parser = statusParser();
  #isOpen = true;
  #realtime: number[] = [];
  /** Answers to GS r that are still to come in this job. */
  #unconfirmed = 0;
  #wake: (() => void) | null = null;

  constructor(channel: PrinterChannel, timers: DriverTimers, tell: (status: PrinterStatus) => PrinterStatus) {
    this.#channel = channel;
    this.#timers = timers;
    this.#tell = tell;
    channel.onData((bytes) => {
      this.#hear(bytes);
    });
    channel.onLost(() => {
      this.#isOpen = false;
      this.#wake?.();
    });
    // Automatic status back for everything; printers without it ignore the command.
    channel.write(Uint8Array.from([0x1d, 0x61, 0xff])).catch(() => undefined);
  }

  isOpen(): boolean {
    return this.#isOpen;
  }

  close(): void {
    this.#isOpen = false;
    this.#channel.close();
    this.#wake?.();
  }

  send(bytes: Uint8Array): Promise<void> {
    return this.#isOpen ? this.#channel.write(bytes) : Promise.reject(new ChannelError('gone', 'The printer is gone.'));
  }

  /** Asks DLE EOT 1-4 and waits two seconds at most for all four answers; `silent` when they do not come. */
  async askStatus(): Promise<PrinterStatus> {
    this.#realtime = [];
    await this.pollStatus();
    const deadlineMs = this.#timers.nowMs() + answerMs;
    while (this.#isOpen && this.#realtime.length < 4 && this.#timers.nowMs() < deadlineMs)
      await this.#change(deadlineMs - this.#timers.nowMs());
    const [first, second, third, fourth] = this.#realtime;
    if (first === undefined || second === undefined || third === undefined || fourth === undefined) return silent;
    return statusFromRealtime([first, second, third, fourth]);
  }

  /** Sends the four questions without waiting. */
  pollStatus(): Promise<void> {
    return this.send(Uint8Array.from([0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4]));
  }

  /** Asks again and again for `durationMs`; ends early when the printer stops or the signal aborts. Answers the last status. */
  async watchStatus(durationMs: number, signal: AbortSignal): Promise<PrinterStatus> {
    const deadlineMs = this.#timers.nowMs() + durationMs;
    let status = await this.askStatus();
    while (status.online && !signal.aborted && this.#timers.nowMs() < deadlineMs) {
      await this.#change(checkMs);
      status = await this.askStatus();
    }
    return status;
  }

  startJob(): void {
    this.#unconfirmed = 0;
  }

  /** Puts GS r 1 behind what was sent: its answer means that all before it is done. */
  async requestConfirmation(): Promise<void> {
    this.#unconfirmed++;
    await this.send(Uint8Array.from([0x1d, 0x72, 1]));
  }

  /** Waits until at most `allowed` confirmations are missing; meanwhile asks whether the printer has stopped. */
  async waitForConfirmations(allowed: number, limitMs: number, signal: AbortSignal): Promise<WaitEnd> {
    const wake = (): void => this.#wake?.();
    signal.addEventListener('abort', wake);
    try {
      let deadlineMs = this.#timers.nowMs() + limitMs;
      let before = this.#unconfirmed;
      while (this.#unconfirmed > allowed) {
        if (signal.aborted) return { kind: 'aborted' };
        if (!this.#isOpen) return { kind: 'lost' };
        if (this.#timers.nowMs() > deadlineMs) return { kind: 'timeout' };
        await this.#change(checkMs);
        if (this.#unconfirmed < before) deadlineMs = this.#timers.nowMs() + limitMs;
        else if (this.#unconfirmed > allowed && !signal.aborted && this.#isOpen) {
          const status = this.#tell(await this.askStatus());
          // Late answers would be taken for those of the next question, so a silence ends the job.
          if (status.offlineReason === 'silent') return { kind: 'timeout' };
          if (!status.online) return { kind: 'stopped', status };
        }
        before = this.#unconfirmed;
      }
      return signal.aborted ? { kind: 'aborted' } : { kind: 'done' };
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }

  #hear(bytes: Uint8Array): void {
    for (const message of this.#parser.accept(bytes)) {
      if (message.kind === 'realtime') this.#realtime.push(message.byte);
      else if (message.kind === 'in-turn') this.#unconfirmed = Math.max(0, this.#unconfirmed - 1);
      else this.#tell(statusFromAutomatic(message.bytes));
    }
    // A printer that talks without end must not grow a list without end.
    if (this.#realtime.length > 64) this.#realtime = this.#realtime.slice(-4);
    this.#wake?.();
  }

  /** Ends at the next byte, loss or abort, at the latest after `limitMs`. */
  #change(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#timers.after(Math.max(1, limitMs), () => {
        this.#wake = null;
        resolve();
      });
      this.#wake = () => {
        cancel();
        this.#wake = null;
        resolve();
      };
    });
  }
}
