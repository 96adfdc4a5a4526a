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

/** What the supervisor needs beside the drivers' own options. */
export type SupervisorOptions = HidReaderOptions & {
  readonly source: HidSource;
  readonly kind: 'hid' | 'twin';
  /** Pause between two looks when nothing was announced. */
  readonly pollMs?: number;
};

const defaultPollMs = 2000;
/** After the system announces a device its node may still lack its rights for a moment. */
const settleMs = 120;
const maxReaders = 8;
const maxBackoffMs = 30_000;
const openTimeoutMs = 3000;

/** Whether a listed interface may be a reader: by usage page, or by a known model. */
export const isReaderDevice = (found: HidFound, models: readonly ReaderModel[]): boolean =>
  found.usagePage === usagePages.scanner || found.usagePage === usagePages.stripe || modelOf(found, models) !== null;

type Failure = { readonly tries: number; readonly againAtMs: number };

const withTimeout = (work: Promise<HidHandle>, options: SupervisorOptions): Promise<HidHandle> =>
  new Promise((resolve, reject) => {
    let late = false;
    const cancel = options.timers.after(openTimeoutMs, () => {
      late = true;
      reject(new Error('The device did not open in time.'));
    });
    work.then(
      (handle) => {
        cancel();
        if (late) handle.close();
        else resolve(handle);
      },
      (error: unknown) => {
        cancel();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });

/** Vendor switches (a feature report that starts HID POS mode); a device that does not know it is not worse off. */
const startModel = async (found: HidFound, handle: HidHandle, models: readonly ReaderModel[]): Promise<void> => {
  const feature = modelOf(found, models)?.startFeature ?? null;
  if (feature === null) return;
  try {
    await handle.sendFeature(Uint8Array.from(feature));
  } catch {
    // Already in the right mode, or another firmware: its reports decide, not this answer.
  }
};

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
    const handle = await withTimeout(source.open(found), options);
    await startModel(found, handle, models);
    const info: ReaderInfo = {
      id: `${options.kind}:${found.path}`,
      name: found.product.trim() || 'USB reader',
      kind: options.kind,
    };
    const reader = hidReader(found, handle, info, options);
    if (reader === null || closed) {
      handle.close();
      ignored.add(found.path);
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
    const failure = failures.get(found.path);
    if (failure !== undefined && failure.againAtMs > timers.nowMs()) return;
    try {
      await openOne(found);
      failures.delete(found.path);
    } catch {
      const tries = (failure?.tries ?? 0) + 1;
      failures.set(found.path, {
        tries,
        againAtMs: timers.nowMs() + Math.min(maxBackoffMs, 500 * 2 ** Math.min(tries, 7)),
      });
    }
  };
  const look = async (): Promise<void> => {
    const listed = await source.list();
    const wanted = listed.filter((found) => isReaderDevice(found, models));
    const paths = new Set(listed.map((found) => found.path));
    for (const [path, reader] of [...open]) if (!paths.has(path)) drop(path, reader);
    for (const path of [...ignored]) if (!paths.has(path)) ignored.delete(path);
    for (const path of [...failures.keys()]) if (!paths.has(path)) failures.delete(path);
    for (const found of wanted) {
      if (closed || open.size >= maxReaders) return;
      if (!open.has(found.path) && !ignored.has(found.path)) await tryOpen(found);
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
