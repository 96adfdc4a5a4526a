/**
 * A printer behind a print queue of the system (CUPS, Windows). The queue stands between us and the printer: no status byte comes back, and that a job is
 * done means only that everything was handed on. So its slips are "sent", never "printed"; a visit's end takes the job out of the queue, and
 * what the printer itself has taken by then it prints.
 */
import type { DriverTimers } from '../reader/hid-handle.ts';
import { joinSegments } from './encode-slip.ts';
import { jobQueue } from './job-queue.ts';
import { ChannelError } from './printer-channel.ts';
import type { PrinterModel } from './printer-model.ts';
import {
  failureOf,
  offlineStatus,
  type OfflineReason,
  type PrintFailure,
  type PrintJob,
  type PrintOutcome,
  type Printer,
  type PrinterInfo,
  type PrinterStatus,
} from './printer.ts';
import type { Spooler, SpoolerState } from './spooler.ts';
import { statusTeller } from './status-teller.ts';

export type SpoolerPrinterOptions = {
  readonly info: PrinterInfo;
  readonly model: PrinterModel;
  readonly spooler: Spooler;
  readonly timers: DriverTimers;
  /** Pause between two looks at the queue; 0 = it is only looked at when asked. */
  readonly pollMs?: number;
};

const maxWaitingJobs = 8;
const idlePollMs = 10_000;
const jobPollMs = 250;
/** A job that has not left the queue by then is taken out: nobody stands there any more. */
const jobMs = 20_000;
/** Jobs that could not be taken out of a queue that did not answer; more than these are not remembered. */
const maxOrphans = 20;

const reasonOf = (state: SpoolerState): OfflineReason | null => {
  if (state.paper === 'out') return 'paper-out';
  if (state.cover === 'open') return 'cover-open';
  if (state.isOffline) return 'gone';
  if (!state.accepts) return 'stopped';
  return state.hasError ? 'error' : null;
};

/** What the queue says as a printer's status. */
export const statusOfSpooler = (state: SpoolerState): PrinterStatus => {
  const offlineReason = reasonOf(state);
  return {
    online: offlineReason === null,
    paper: state.paper,
    cover: state.cover,
    cutter: 'unknown',
    error: state.hasError ? 'recoverable' : 'unknown',
    offlineReason,
  };
};

/** Starts a driver over a queue. */
export const spoolerPrinter = (options: SpoolerPrinterOptions): Printer => {
  const { info, spooler, timers } = options;
  const { tell, onStatus, forgetAll } = statusTeller();
  const queue = jobQueue(maxWaitingJobs);
  const orphans = new Set<number>();
  let closed = false;
  let cancelPoll: (() => void) | null = null;

  const look = async (): Promise<PrinterStatus> => {
    try {
      for (const id of [...orphans]) {
        await spooler.cancel(id);
        orphans.delete(id);
      }
      return tell(statusOfSpooler(await spooler.state()));
    } catch (error) {
      return tell(offlineStatus(error instanceof ChannelError && error.reason === 'forbidden' ? 'forbidden' : 'gone'));
    }
  };
  /** Takes the job out; a queue that does not answer is told again at each look, before anything else is printed. */
  const takeOut = async (id: number): Promise<void> => {
    try {
      await spooler.cancel(id);
    } catch {
      if (orphans.size < maxOrphans) orphans.add(id);
    }
  };
  const pause = (): Promise<void> => new Promise((resolve) => timers.after(jobPollMs, resolve));
  /** Watches the job; null when the queue has handed it on. */
  const watch = async (id: number, signal: AbortSignal): Promise<PrintFailure | null> => {
    const deadlineMs = timers.nowMs() + jobMs;
    for (;;) {
      const state = await spooler.job(id);
      if (state === 'done') return null;
      if (state === 'failed' || state === 'unknown') return 'offline';
      if (signal.aborted) return 'cancelled';
      const status = tell(statusOfSpooler(await spooler.state()));
      if (!status.online) return failureOf(status);
      if (timers.nowMs() > deadlineMs) return 'timeout';
      await pause();
    }
  };
  const run = async (job: PrintJob, signal: AbortSignal): Promise<PrintOutcome> => {
    const bytes = joinSegments(job.segments);
    const failed = (reason: PrintFailure, bytesSent: number): PrintOutcome => ({ kind: 'failed', reason, bytesSent });
    if (signal.aborted) return failed('cancelled', 0);
    const before = await look();
    if (!before.online) return failed(failureOf(before), 0);
    if (signal.aborted) return failed('cancelled', 0);
    let id: number;
    try {
      id = await spooler.submit(job.jobId, bytes);
    } catch (error) {
      return failed(error instanceof ChannelError && error.reason === 'timeout' ? 'timeout' : 'offline', 0);
    }
    const failure = await watch(id, signal).catch((): PrintFailure => 'gone');
    if (failure === null) return { kind: 'sent', bytesSent: bytes.length };
    await takeOut(id);
    return failed(signal.aborted ? 'cancelled' : failure, bytes.length);
  };
  const schedule = (): void => {
    const pauseMs = options.pollMs ?? idlePollMs;
    if (closed || pauseMs === 0) return;
    cancelPoll = timers.after(pauseMs, () => {
      void (queue.run(look) ?? Promise.resolve()).then(schedule, schedule);
    });
  };
  schedule();
  return {
    info,
    status: () => queue.run(look) ?? Promise.resolve(offlineStatus('silent')),
    print: (job, signal) =>
      (closed ? null : queue.run(() => run(job, signal))) ?? Promise.resolve({ kind: 'failed', reason: 'offline', bytesSent: 0 }),
    // A queue empties itself: its jobs end by `job-cancel-after` (CUPS) or were handed on long before this program is back.
    distrust: () => undefined,
    onStatus,
    close: () => {
      closed = true;
      cancelPoll?.();
      forgetAll();
    },
  };
};
