/** The driver of an ESC/POS printer over any channel: one job at a time, nothing counted as printed that the printer did not confirm. */
import type { DriverTimers } from '../reader/hid-handle.ts';
import { cleanUp, nothing } from './clean-up.ts';
import { jobQueue } from './job-queue.ts';
import { ChannelError, type OpenChannel } from './printer-channel.ts';
import type { PrinterModel } from './printer-model.ts';
import { PrinterSession } from './printer-session.ts';
import { statusTeller } from './status-teller.ts';
import {
  failureOf,
  offlineStatus,
  type PrintFailure,
  type PrintJob,
  type PrintOutcome,
  type Printer,
  type PrinterInfo,
  type PrinterStatus,
} from './printer.ts';
import { sendJob } from './send-job.ts';

export type EscposPrinterOptions = {
  readonly info: PrinterInfo;
  readonly model: PrinterModel;
  readonly open: OpenChannel;
  readonly timers: DriverTimers;
  /** Pause between two looks at an idle printer; 0 = it is only looked at when asked. */
  readonly pollMs?: number;
};

/** How long a visit's end may be held up by a printer that is told to forget. */
const discardMs = 2500;
const maxWaitingJobs = 8;
const idlePollMs = 5000;
/** A printer that may hold something of a job that is over is looked for more often: it must forget before somebody puts paper in. */
const uncleanPollMs = 500;

const failureOfError = (error: unknown, isAborted: boolean): PrintFailure => {
  if (isAborted) return 'cancelled';
  if (!(error instanceof ChannelError)) return 'offline';
  return error.reason === 'gone' || error.reason === 'timeout' ? error.reason : error.reason === 'stopped' ? 'cancelled' : 'offline';
};

const statusOfError = (error: unknown): PrinterStatus =>
  offlineStatus(error instanceof ChannelError && (error.reason === 'busy' || error.reason === 'forbidden') ? error.reason : 'gone');

/** Starts a driver. It connects when first asked and keeps the connection while it lasts. */
export const escposPrinter = (options: EscposPrinterOptions): Printer => {
  const { info, model, timers } = options;
  const { tell, onStatus, forgetAll } = statusTeller();
  const queue = jobQueue(maxWaitingJobs);
  let session: PrinterSession | null = null;
  let stop = nothing;
  let closed = false;
  let cancelPoll: (() => void) | null = null;

  const connected = async (): Promise<PrinterSession> => {
    if (session?.isOpen() === true) return session;
    session = new PrinterSession(await options.open(), timers, tell, model.confirms !== 'none');
    return session;
  };
  const drop = (): void => {
    session?.close();
    session = null;
  };
  const look = async (): Promise<PrinterStatus> => {
    if (closed) return offlineStatus('gone');
    try {
      const current = await connected();
      stop = await cleanUp(current, model, stop);
      await current.startAutomatic();
      const status = await current.askStatus();
      if (status.offlineReason === 'silent') drop();
      return tell(status);
    } catch (error) {
      drop();
      return tell(statusOfError(error));
    }
  };
  /** Whatever the reason, what is unprinted must not come out later by itself. Bounded; what is not done now is done before anything else. */
  const discard = async (current: PrinterSession): Promise<void> => {
    const late = new Promise<null>((resolve) => timers.after(discardMs, () => resolve(null)));
    const done = current.isOpen() ? cleanUp(current, model, stop).catch(() => null) : Promise.resolve(null);
    const left = await Promise.race([done, late]);
    if (left !== null) stop = left;
    // Closing drops what the connection itself still holds, and ends a clean-up that is too slow.
    if (left === null || left.remains === 'buffered') drop();
  };
  const run = async (job: PrintJob, signal: AbortSignal): Promise<PrintOutcome> => {
    let bytesSent = 0;
    const failed = (reason: PrintFailure): PrintOutcome => ({ kind: 'failed', reason, bytesSent });
    if (signal.aborted) return failed('cancelled');
    const before = await look();
    if (!before.online) return failed(failureOf(before));
    const current = session;
    if (current === null || closed) return failed('gone');
    // What an earlier job left is still being printed: nobody's slip may follow on the same paper.
    if (stop.remains !== 'nothing') return failed('timeout');
    if (signal.aborted) return failed('cancelled');
    stop = { remains: 'buffered', halfBytes: 0 };
    const beforePiece = (bytes: number): void => {
      bytesSent += bytes;
      stop = { remains: 'buffered', halfBytes: bytes };
    };
    const afterPiece = (): void => {
      stop = { remains: 'buffered', halfBytes: 0 };
    };
    try {
      const failure = await sendJob({ model, timers, session: current, tell, beforePiece, afterPiece }, job, signal);
      if (failure === null) {
        stop = nothing;
        return model.confirms === 'none'
          ? { kind: 'sent', bytesSent }
          : { kind: 'printed', proof: model.confirms === 'gs-r' ? 'confirmed' : 'watched', bytesSent };
      }
      await discard(current);
      return failed(failure);
    } catch (error) {
      await discard(current);
      return failed(failureOfError(error, signal.aborted));
    }
  };
  const schedule = (): void => {
    const pauseMs = options.pollMs ?? idlePollMs;
    if (closed || pauseMs === 0) return;
    cancelPoll = timers.after(stop.remains === 'nothing' ? pauseMs : Math.min(pauseMs, uncleanPollMs), () => {
      void (queue.run(look) ?? Promise.resolve()).then(schedule, schedule);
    });
  };
  schedule();
  return {
    info,
    status: () => queue.run(look) ?? Promise.resolve(offlineStatus('silent')),
    print: (job, signal) =>
      (closed ? null : queue.run(() => run(job, signal))) ?? Promise.resolve({ kind: 'failed', reason: 'offline', bytesSent: 0 }),
    distrust: () => {
      // NULs enough for the largest piece: how the earlier life ended is not known.
      if (stop.remains !== 'buffered') stop = { remains: 'buffered', halfBytes: 8192 };
    },
    onStatus,
    close: () => {
      closed = true;
      cancelPoll?.();
      forgetAll();
      drop();
    },
  };
};
