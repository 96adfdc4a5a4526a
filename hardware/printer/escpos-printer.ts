/** The driver of an ESC/POS printer over any channel: one job at a time, nothing counted as printed that the printer did not confirm. */
import { clearBufferBytes } from '../escpos/command.ts';
import type { DriverTimers } from '../reader/hid-handle.ts';
import type { PrinterModel } from './printer-models.ts';
import {
  goneStatus,
  type PrintFailure,
  type PrintJob,
  type PrintOutcome,
  type Printer,
  type PrinterInfo,
  type PrinterStatus,
} from './printer.ts';
import { ChannelError, type OpenChannel } from './printer-channel.ts';
import { PrinterSession, type WaitEnd } from './printer-session.ts';

export type EscposPrinterOptions = {
  readonly info: PrinterInfo;
  readonly model: PrinterModel;
  readonly open: OpenChannel;
  readonly timers: DriverTimers;
  /** Pause between two looks at an idle printer; 0 = it is only looked at when asked. */
  readonly pollMs?: number;
};

/** How far printing may be behind sending: two pieces. So little is in the printer's buffer when a visit ends or paper runs out. */
const maxUnconfirmed = 2;
/** A piece of 96 rows takes 80 ms; a cut half a second. A printer that is silent this long has stopped. */
const confirmMs = 6000;
/** No job may hold a visitor longer, whatever the printer says. */
const jobMs = 30_000;
/** A printer that confirms nothing is watched this long after its last byte. */
const settleMs = 1500;
/** How long a printer may take to answer that it has forgotten what was unprinted. */
const discardMs = 2500;
const maxWaitingJobs = 8;
const idlePollMs = 5000;

const failureOf = (status: PrinterStatus): PrintFailure => {
  if (status.offlineReason === 'paper-out') return 'paper-out';
  if (status.offlineReason === 'cover-open') return 'cover-open';
  return status.offlineReason === 'gone' ? 'gone' : 'offline';
};

const failureOfWait = (end: Exclude<WaitEnd, { kind: 'done' }>): PrintFailure => {
  if (end.kind === 'stopped') return failureOf(end.status);
  return end.kind === 'lost' ? 'gone' : end.kind === 'aborted' ? 'cancelled' : 'timeout';
};

/** Ends with the work, or at once with `cancelled` when the visit is over: a printer that takes no bytes must not hold up the end of a visit. */
const orAborted = (work: Promise<void>, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const onAbort = (): void => {
      reject(new ChannelError('timeout', 'The visit ended while the printer took no bytes.'));
    };
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', onAbort);
    });
  });

/** Starts a driver. It connects when first asked and keeps the connection while it lasts. */
export const escposPrinter = (options: EscposPrinterOptions): Printer => {
  const { info, model, timers } = options;
  const listeners = new Set<(status: PrinterStatus) => void>();
  let last = JSON.stringify(null);
  let session: PrinterSession | null = null;
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let closed = false;
  let cancelPoll: (() => void) | null = null;

  const tell = (status: PrinterStatus): PrinterStatus => {
    const text = JSON.stringify(status);
    if (text !== last) {
      last = text;
      for (const listener of [...listeners]) listener(status);
    }
    return status;
  };
  const connected = async (): Promise<PrinterSession> => {
    if (session?.isOpen() === true) return session;
    session = new PrinterSession(await options.open(), timers, tell);
    return session;
  };
  const drop = (): void => {
    session?.close();
    session = null;
  };
  /** Whatever the reason, unprinted data must not come out later by itself. */
  const discard = async (current: PrinterSession): Promise<void> => {
    if (model.clearsBuffer && current.isOpen()) {
      // Its answer shows that the order to forget has arrived; only then may the connection be torn down. A printer that cannot be
      // reached any more has lost its buffer with its power, or keeps it from everybody.
      const forgotten = current.send(Uint8Array.from(clearBufferBytes)).then(() => current.askStatus().then(tell));
      await Promise.race([forgotten.catch(() => undefined), new Promise<void>((resolve) => timers.after(discardMs, resolve))]);
    }
    drop();
  };
  const look = async (): Promise<PrinterStatus> => {
    try {
      const status = await (await connected()).askStatus();
      if (status.offlineReason === 'silent') drop();
      return tell(status);
    } catch {
      drop();
      return tell(goneStatus);
    }
  };
  /** Sends a piece and lets the printer keep up; null when all is well. */
  const sendPiece = async (current: PrinterSession, piece: Uint8Array, signal: AbortSignal): Promise<PrintFailure | null> => {
    await orAborted(current.send(piece), signal);
    if (model.confirms === 'gs-r') {
      await current.requestConfirmation();
      const end = await current.waitForConfirmations(maxUnconfirmed, confirmMs, signal);
      return end.kind === 'done' ? null : failureOfWait(end);
    }
    const status = tell(await current.askStatus());
    return status.online ? null : failureOf(status);
  };
  const sendAll = async (
    current: PrinterSession,
    job: PrintJob,
    signal: AbortSignal,
    count: (bytes: number) => void,
  ): Promise<PrintFailure | null> => {
    const deadlineMs = timers.nowMs() + jobMs;
    current.startJob();
    for (const piece of job.segments) {
      if (signal.aborted) return 'cancelled';
      if (timers.nowMs() > deadlineMs) return 'timeout';
      count(piece.length);
      const failure = await sendPiece(current, piece, signal);
      if (failure !== null) return failure;
    }
    if (model.confirms === 'gs-r') {
      const end = await current.waitForConfirmations(0, confirmMs, signal);
      return end.kind === 'done' ? null : failureOfWait(end);
    }
    const after = tell(await current.watchStatus(settleMs, signal));
    return signal.aborted ? 'cancelled' : after.online ? null : failureOf(after);
  };
  const run = async (job: PrintJob, signal: AbortSignal): Promise<PrintOutcome> => {
    let bytesSent = 0;
    const failed = (reason: PrintFailure): PrintOutcome => ({ kind: 'failed', reason, bytesSent });
    if (signal.aborted) return failed('cancelled');
    const before = await look();
    if (!before.online) return failed(failureOf(before));
    const current = session;
    if (current === null) return failed('gone');
    try {
      const failure = await sendAll(current, job, signal, (bytes) => {
        bytesSent += bytes;
      });
      if (failure === null) return { kind: 'printed', bytesSent };
      await discard(current);
      return failed(failure);
    } catch (error) {
      await discard(current);
      return failed(signal.aborted ? 'cancelled' : error instanceof ChannelError ? error.reason : 'offline');
    }
  };
  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const next = tail.then(work, work);
    tail = next.catch(() => undefined);
    return next;
  };
  const schedule = (): void => {
    const pauseMs = options.pollMs ?? idlePollMs;
    if (closed || pauseMs === 0) return;
    cancelPoll = timers.after(pauseMs, () => {
      void enqueue(look).then(schedule, schedule);
    });
  };
  schedule();
  return {
    info,
    status: () => enqueue(look),
    print: async (job, signal) => {
      if (closed || waiting >= maxWaitingJobs) return { kind: 'failed', reason: 'offline', bytesSent: 0 };
      waiting++;
      try {
        return await enqueue(() => run(job, signal));
      } finally {
        waiting--;
      }
    },
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      closed = true;
      cancelPoll?.();
      listeners.clear();
      drop();
    },
  };
};
