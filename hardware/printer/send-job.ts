/** Sends one job over a session, piece by piece, no further ahead of the paper than can be taken back. */
import type { DriverTimers } from '../reader/hid-handle.ts';
import { pieceMs } from './piece-pace.ts';
import type { PrinterModel } from './printer-model.ts';
import type { PrinterSession, WaitEnd } from './printer-session.ts';
import { failureOf, type PrintFailure, type PrinterStatus, type PrintJob } from './printer.ts';

/** How far printing may be behind sending, in pieces: two where the printer can be told to forget, else one. */
const maxUnconfirmed = { 'dle-dc4': 2, wait: 1 } as const;
/** A piece of 96 rows takes 80 ms; a cut half a second. A printer that is silent this long has stopped. */
const confirmMs = 6000;
/** No job may hold a visitor longer, whatever the printer says. */
const jobMs = 30_000;
/** After the time that a slip takes, a printer that confirms nothing is watched so much longer. */
const watchMs = 700;

const failureOfWait = (end: Exclude<WaitEnd, { kind: 'done' }>): PrintFailure => {
  if (end.kind === 'stopped') return failureOf(end.status);
  return end.kind === 'lost' ? 'gone' : end.kind === 'aborted' ? 'cancelled' : 'timeout';
};

const pause = (timers: DriverTimers, ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = timers.after(ms, end);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });

/** What a job is sent with. */
export type Sending = {
  readonly model: PrinterModel;
  readonly timers: DriverTimers;
  readonly session: PrinterSession;
  readonly tell: (status: PrinterStatus) => PrinterStatus;
  /** Called before a piece is handed over. */
  readonly beforePiece: (bytes: number) => void;
  /** Called when a piece has been handed over whole. */
  readonly afterPiece: () => void;
};

/** Lets the printer keep up with what it was sent; null when all is well. */
const keepUp = async (sending: Sending, piece: Uint8Array, signal: AbortSignal): Promise<PrintFailure | null> => {
  const { model, session, timers } = sending;
  if (model.confirms === 'gs-r') {
    await session.requestConfirmation();
    const end = await session.waitForConfirmations(maxUnconfirmed[model.clears], confirmMs, signal);
    return end.kind === 'done' ? null : failureOfWait(end);
  }
  await pause(timers, pieceMs(piece, model.speedMmPerS), signal);
  const status = sending.tell(await session.askStatus());
  return status.online ? null : failureOf(status);
};

/** After the last piece: what shows that all of it is on paper. */
const atTheEnd = async (sending: Sending, signal: AbortSignal): Promise<PrintFailure | null> => {
  const { model, session } = sending;
  if (model.confirms === 'none') return null;
  if (model.confirms === 'gs-r') {
    const end = await session.waitForConfirmations(0, confirmMs, signal);
    return end.kind === 'done' ? null : failureOfWait(end);
  }
  const after = sending.tell(await session.watchStatus(watchMs, signal));
  return signal.aborted ? 'cancelled' : after.online ? null : failureOf(after);
};

/** Sends all pieces; null when the printer has shown what its model can show. Rejects with a ChannelError. */
export const sendJob = async (sending: Sending, job: PrintJob, signal: AbortSignal): Promise<PrintFailure | null> => {
  const { model, session, timers } = sending;
  const deadlineMs = timers.nowMs() + jobMs;
  session.startJob();
  for (const piece of job.segments) {
    if (signal.aborted) return 'cancelled';
    if (timers.nowMs() > deadlineMs) return 'timeout';
    sending.beforePiece(piece.length);
    // A piece that cannot be dropped again is not broken off either: half a command would swallow the beginning of the next slip.
    await (model.clears === 'dle-dc4' ? session.send(piece, signal) : session.send(piece));
    sending.afterPiece();
    const failure = await keepUp(sending, piece, signal);
    if (failure !== null) return failure;
  }
  return atTheEnd(sending, signal);
};
