/** Keeps every reader that is plugged in open: reconciles towards that state, one operation at a time. */
import { hidReader, type HidReaderOptions } from './hid-reader.ts';
import type { HidFound, HidHandle, HidSource } from './hid-handle.ts';
import type { Reader, ReaderEvent, ReaderInfo } from './reader.ts';
import { modelOf, type ReaderModel } from './reader-models.ts';
import { usagePages } from './report-layout.ts';

/** All readers of a kiosk as one. */
export interface ReaderSupervisor {
  /** Readers that are open now. */
  readers(): readonly ReaderInfo[];
  /** Events of all readers; the answer removes the listener. */
  onEvent(listener: (event: ReaderEvent, reader: ReaderInfo) => void): () => void;
  /** Looks again at once and ends when the state has been reconciled. */
  reconcile(): Promise<void>;
  close(): void;
}

/** A reader that is there and does not open. */
export type ReaderTrouble = { readonly name: string; readonly message: string; readonly remedy: string };

/** What the supervisor needs beside the drivers' own options. */
export type SupervisorOptions = HidReaderOptions & {
  readonly source: HidSource;
  readonly kind: 'hid' | 'twin';
  /** Pause between two looks when nothing was announced. */
  readonly pollMs?: number;
  /** Told once for each plugged-in reader that cannot be opened; it is tried again all the same. */
  readonly onTrouble?: (trouble: ReaderTrouble) => void;
};

const defaultPollMs = 2000;
/** After the system announces a device its node may still lack its rights for a moment. */
const settleMs = 120;
const maxReaders = 8;
const maxBackoffMs = 30_000;
const answerTimeoutMs = 3000;

/** Whether a listed interface may be a reader: by usage page, or by a known model. */
export const isReaderDevice = (found: HidFound, models: readonly ReaderModel[]): boolean =>
  found.usagePage === usagePages.scanner || found.usagePage === usagePages.stripe || modelOf(found, models) !== null;

type Failure = { readonly tries: number; readonly againAtMs: number };

/** Bounds what a broken device can keep waiting; `discard` gets what comes too late. */
const withTimeout = <T>(work: Promise<T>, options: SupervisorOptions, discard: (late: T) => void): Promise<T> =>
  new Promise((resolve, reject) => {
    let late = false;
    const cancel = options.timers.after(answerTimeoutMs, () => {
      late = true;
      reject(new Error('The device did not answer in time.'));
    });
    work.then(
      (value) => {
        cancel();
        if (late) discard(value);
        else resolve(value);
      },
      (error: unknown) => {
        cancel();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });

const nothing = (): void => undefined;

/** Vendor switches (a feature report that starts HID POS mode); a device that does not know it is not worse off. */
const startModel = async (found: HidFound, handle: HidHandle, options: SupervisorOptions): Promise<void> => {
  const feature = modelOf(found, options.models)?.startFeature ?? null;
  if (feature === null) return;
  try {
    await withTimeout(handle.sendFeature(Uint8Array.from(feature)), options, nothing);
  } catch {
    // Already in the right mode, or another firmware: its reports decide, not this answer.
  }
};

/** A path names another device after a replug, perhaps: what was found out about one must not be believed of the other. */
const keyOf = (found: HidFound): string => `${found.path} ${found.vendorId} ${found.productId} ${found.product}`;

const nameOf = (found: HidFound): string => found.product.trim() || 'USB reader';

/** What to do about a reader that does not open: in the field it is nearly always the rights. */
const troubleOf = (found: HidFound, error: unknown): ReaderTrouble => ({
  name: nameOf(found),
  message: error instanceof Error ? error.message : String(error),
  remedy: 'Give the kiosk its udev rule (docs/devices.md), end other programs that hold the device, or plug it in again.',
});

/** Starts the supervisor; it looks at once. */
export const superviseReaders = (options: SupervisorOptions): ReaderSupervisor => {
  const { source, timers, models } = options;
  const open = new Map<string, Reader>();
  const ignored = new Set<string>();
  const failures = new Map<string, Failure>();
  const listeners = new Set<(event: ReaderEvent, reader: ReaderInfo) => void>();
  let closed = false;
  let running: Promise<void> | null = null;
  let again = false;
  let cancelPoll: (() => void) | null = null;

  const emit = (event: ReaderEvent, info: ReaderInfo): void => {
    for (const listener of [...listeners]) listener(event, info);
  };
  const drop = (path: string, reader: Reader): void => {
    if (open.get(path) !== reader) return;
    open.delete(path);
    reader.close();
    emit({ kind: 'gone' }, reader.info);
  };
  const openOne = async (found: HidFound): Promise<void> => {
    const handle = await withTimeout(source.open(found), options, (late) => late.close());
    await startModel(found, handle, options);
    const info: ReaderInfo = {
      id: `${options.kind}:${found.path}`,
      name: nameOf(found),
      kind: options.kind,
    };
    const reader = hidReader(found, handle, info, options);
    if (reader === null || closed) {
      handle.close();
      ignored.add(keyOf(found));
      return;
    }
    open.set(found.path, reader);
    reader.onEvent((event) => {
      if (event.kind === 'gone') drop(found.path, reader);
      else emit(event, info);
    });
    emit({ kind: 'ready' }, info);
  };
  const tryOpen = async (found: HidFound): Promise<void> => {
    const failure = failures.get(keyOf(found));
    if (failure !== undefined && failure.againAtMs > timers.nowMs()) return;
    try {
      await openOne(found);
      failures.delete(keyOf(found));
    } catch (error) {
      if (failure === undefined) options.onTrouble?.(troubleOf(found, error));
      const tries = (failure?.tries ?? 0) + 1;
      failures.set(keyOf(found), {
        tries,
        againAtMs: timers.nowMs() + Math.min(maxBackoffMs, 500 * 2 ** Math.min(tries, 7)),
      });
    }
  };
  const look = async (): Promise<void> => {
    const listed = await withTimeout(source.list(), options, nothing);
    const wanted = listed.filter((found) => isReaderDevice(found, models));
    const paths = new Set(listed.map((found) => found.path));
    for (const [path, reader] of [...open]) if (!paths.has(path)) drop(path, reader);
    const keys = new Set(listed.map(keyOf));
    for (const key of [...ignored]) if (!keys.has(key)) ignored.delete(key);
    for (const key of [...failures.keys()]) if (!keys.has(key)) failures.delete(key);
    for (const found of wanted) {
      if (closed || open.size >= maxReaders) return;
      if (!open.has(found.path) && !ignored.has(keyOf(found))) await tryOpen(found);
    }
  };
  const run = async (): Promise<void> => {
    try {
      await look();
    } catch {
      // The list itself failed (system busy with the plug): the next look is at most pollMs away.
    }
    running = null;
    if (closed) return;
    cancelPoll?.();
    cancelPoll = timers.after(again ? settleMs : (options.pollMs ?? defaultPollMs), () => {
      void reconcile();
    });
    again = false;
  };
  const reconcile = (): Promise<void> => {
    if (closed) return Promise.resolve();
    if (running !== null) again = true;
    running ??= run();
    return running;
  };
  const stopWatching = source.onChange(() => {
    // Once now, once when the system has settled the node's rights.
    again = true;
    void reconcile();
  });
  void reconcile();
  return {
    readers: () => [...open.values()].map((reader) => reader.info),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reconcile,
    close: () => {
      closed = true;
      stopWatching();
      cancelPoll?.();
      for (const reader of open.values()) reader.close();
      open.clear();
      listeners.clear();
      source.close();
    },
  };
};
