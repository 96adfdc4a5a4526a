/** One connection to a printer: questions and answers kept in step, progress of a job counted by the printer's own confirmations. */
import { clearBufferBytes } from '../escpos/read-command.ts';
import type { DriverTimers } from '../reader/hid-handle.ts';
import { ChannelError, type PrinterChannel } from './printer-channel.ts';
import { offlineStatus, type PrinterStatus, untoldStatus } from './printer.ts';
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
/** Answers that came while this process was held up (drawing a slip) are heard a moment after the limit: that is not the printer's silence. */
const heldUpMs = 100;
/** How often a printing printer is asked whether it still can. */
const checkMs = 250;
/** A printer that says nothing in turn for so long has nothing left to say. */
const quietMs = 400;

/** @see file comment */
export class PrinterSession {
  readonly #channel: PrinterChannel;
  readonly #timers: DriverTimers;
  readonly #tell: (status: PrinterStatus) => PrinterStatus;
  readonly #asks: boolean;
  readonly #parser = statusParser();
  #isOpen = true;
  #isAutomatic = false;
  #realtime: number[] = [];
  /** Answers to GS r that are still to come in this job. */
  #unconfirmed = 0;
  #inTurn = 0;
  #cleared = 0;
  #wake: (() => void) | null = null;

  /** `asks` false: the printer answers nothing, so nothing is asked. */
  constructor(channel: PrinterChannel, timers: DriverTimers, tell: (status: PrinterStatus) => PrinterStatus, asks = true) {
    this.#channel = channel;
    this.#timers = timers;
    this.#tell = tell;
    this.#asks = asks;
    channel.onData((bytes) => {
      this.#hear(bytes);
    });
    channel.onLost(() => {
      this.#isOpen = false;
      this.#wake?.();
    });
  }

  isOpen(): boolean {
    return this.#isOpen;
  }

  close(): void {
    this.#isOpen = false;
    this.#channel.close();
    this.#wake?.();
  }

  send(bytes: Uint8Array, signal?: AbortSignal): Promise<void> {
    return this.#isOpen ? this.#channel.write(bytes, signal) : Promise.reject(new ChannelError('gone', 'The printer is gone.'));
  }

  /**
   * Automatic status back for everything (GS a), once a connection; printers without it ignore the command. The NULs end half a question that an
   * earlier connection broke off in: its next bytes would else be printed as letters.
   */
  async startAutomatic(): Promise<void> {
    if (this.#isAutomatic || !this.#asks) return;
    this.#isAutomatic = true;
    await this.send(Uint8Array.from([0, 0, 0, 0, 0x1d, 0x61, 0xff]));
  }

  /** Asks DLE EOT 1-4 and waits two seconds at most for all four answers; `silent` when they do not come. */
  async askStatus(): Promise<PrinterStatus> {
    if (!this.#asks) return this.#isOpen ? untoldStatus : offlineStatus('gone');
    this.#realtime = [];
    await this.send(Uint8Array.from([0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4]));
    const isAnswered = (): boolean => this.#realtime.length >= 4;
    if (!(await this.#until(isAnswered, answerMs))) await this.#until(isAnswered, heldUpMs);
    const [first, second, third, fourth] = this.#realtime;
    if (first === undefined || second === undefined || third === undefined || fourth === undefined)
      return offlineStatus(this.#isOpen ? 'silent' : 'gone');
    return statusFromRealtime([first, second, third, fourth]);
  }

  /** Asks again and again for `durationMs`; ends early when the printer stops or the signal aborts. Answers the last status. */
  async watchStatus(durationMs: number, signal: AbortSignal): Promise<PrinterStatus> {
    const wake = (): void => this.#wake?.();
    signal.addEventListener('abort', wake);
    try {
      const deadlineMs = this.#timers.nowMs() + durationMs;
      let status = await this.askStatus();
      while (status.online && !signal.aborted && this.#timers.nowMs() < deadlineMs) {
        await this.#change(checkMs);
        status = await this.askStatus();
      }
      return status;
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }

  /** Orders the printer to forget what it has received and not printed (DLE DC4 8); false: it did not say within `limitMs` that it has. */
  async clearBuffer(limitMs: number): Promise<boolean> {
    const before = this.#cleared;
    await this.send(Uint8Array.from(clearBufferBytes));
    await this.#until(() => this.#cleared > before, limitMs);
    this.#unconfirmed = 0;
    return this.#cleared > before;
  }

  /**
   * Waits until everything that was sent has been done; with `late`, also until no answer of an earlier job is on its way. False: the printer
   * stopped, or `limitMs` passed.
   */
  async settle(limitMs: number, late: boolean): Promise<boolean> {
    const deadlineMs = this.#timers.nowMs() + limitMs;
    const before = this.#inTurn;
    await this.send(Uint8Array.from([0x1d, 0x72, 1]));
    if (!(await this.#until(() => this.#inTurn > before, limitMs))) return false;
    if (!late) return true;
    // Answers that an earlier job asked for come before this one: wait until no more come.
    let heard = this.#inTurn;
    while (this.#timers.nowMs() < deadlineMs) {
      if (!(await this.#until(() => this.#inTurn > heard, quietMs))) return this.#isOpen;
      heard = this.#inTurn;
    }
    return false;
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
      return { kind: 'done' };
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }

  #hear(bytes: Uint8Array): void {
    for (const message of this.#parser.accept(bytes)) {
      if (message.kind === 'realtime') this.#realtime.push(message.byte);
      else if (message.kind === 'in-turn') {
        this.#inTurn += 1;
        this.#unconfirmed = Math.max(0, this.#unconfirmed - 1);
      } else if (message.kind === 'cleared') this.#cleared += 1;
      else this.#tell(statusFromAutomatic(message.bytes));
    }
    // A printer that talks without end must not grow a list without end.
    if (this.#realtime.length > 64) this.#realtime = this.#realtime.slice(-4);
    this.#wake?.();
  }

  /** Waits until `isTrue`, at most `limitMs` and while the connection stands; answers whether it became true. */
  async #until(isTrue: () => boolean, limitMs: number): Promise<boolean> {
    const deadlineMs = this.#timers.nowMs() + limitMs;
    while (this.#isOpen && !isTrue() && this.#timers.nowMs() < deadlineMs) await this.#change(deadlineMs - this.#timers.nowMs());
    return isTrue();
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
