/** The project's own reader drivers on the machine's real devices. */
import { demoCardRanges } from '../../../domain/card/card-range.ts';
import { systemTimers } from '../../../hardware/reader/driver-timers.ts';
import { nodeHidSource } from '../../../hardware/reader/node-hid-source.ts';
import type { ReaderEvent, ReaderInfo } from '../../../hardware/reader/reader.ts';
import { readerModels } from '../../../hardware/reader/reader-models.ts';
import { type ReaderSupervisor, superviseReaders } from '../../../hardware/reader/reader-supervisor.ts';
import { pause, until } from './within.ts';

/** One event, with its reader and when it came. */
export interface Heard {
  readonly event: ReaderEvent;
  readonly reader: ReaderInfo;
  readonly atMs: number;
}

/** Readers that are open, and all they said. */
export interface OpenReaders {
  readonly supervisor: ReaderSupervisor;
  readonly heard: readonly Heard[];
  /** Codes so far, in order. */
  codes(): readonly string[];
  /** Numbers of known cards so far, in order. */
  cards(): readonly string[];
  count(kind: ReaderEvent['kind']): number;
  /** Waits until so many readers are open and listen. */
  ready(count: number): Promise<void>;
  close(): void;
}

/** Reports that come before the host listens are lost; a person is slower than this. */
const LISTENING_MS = 120;

/** Starts the supervisor and waits until `count` readers are open. */
export const openReaders = async (count = 2): Promise<OpenReaders> => {
  const source = await nodeHidSource();
  if ('kind' in source) throw new Error(`${source.message} (${source.remedy})`);
  const supervisor = superviseReaders({ source, kind: 'hid', ranges: demoCardRanges, models: readerModels, timers: systemTimers() });
  const heard: Heard[] = [];
  supervisor.onEvent((event, reader) => heard.push({ event, reader, atMs: performance.now() }));
  const ready = async (wanted: number): Promise<void> => {
    await until(() => supervisor.readers().length === wanted, `${wanted} open readers`);
    await pause(LISTENING_MS);
  };
  const readers: OpenReaders = {
    supervisor,
    heard,
    codes: () => heard.flatMap(({ event }) => (event.kind === 'code' ? [event.text] : [])),
    cards: () => heard.flatMap(({ event }) => (event.kind === 'card' && 'number' in event.card ? [event.card.number] : [])),
    count: (kind) => heard.filter(({ event }) => event.kind === kind).length,
    ready,
    close: () => supervisor.close(),
  };
  await ready(count);
  return readers;
};

/** Runs with open readers and closes them, whatever happens. */
export const withReaders = async (work: (readers: OpenReaders) => Promise<void>, count = 2): Promise<void> => {
  const readers = await openReaders(count);
  try {
    await work(readers);
  } finally {
    readers.close();
  }
};
