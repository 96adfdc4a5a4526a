/** The real supervisor and drivers on a bus of twins, with time that only the test moves. */
import { onTestFinished } from 'vitest';
import { demoCardRanges } from '../../domain/card/card-range.ts';
import type { DriverTimers } from '../../hardware/reader/hid-handle.ts';
import { readerModels } from '../../hardware/reader/reader-models.ts';
import { type ReaderTrouble, superviseReaders } from '../../hardware/reader/reader-supervisor.ts';
import type { ReaderEvent } from '../../hardware/reader/reader.ts';
import type { TwinHidBus } from '../../hardware/twin/hid-bus-twin.ts';

const handTimers = () => {
  let nowMs = 0;
  let waiting: { atMs: number; action: () => void }[] = [];
  const timers: DriverTimers = {
    nowMs: () => nowMs,
    after: (delayMs, action) => {
      const entry = { atMs: nowMs + delayMs, action };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
  };
  const advance = (ms: number): void => {
    nowMs += ms;
    const due = waiting.filter((entry) => entry.atMs <= nowMs);
    waiting = waiting.filter((entry) => entry.atMs > nowMs);
    for (const entry of due) entry.action();
  };
  return { timers, advance };
};

/** Starts a supervisor that ends with the test. */
export const start = (bus: TwinHidBus) => {
  const clock = handTimers();
  const troubles: ReaderTrouble[] = [];
  const supervisor = superviseReaders({
    source: bus,
    kind: 'twin',
    ranges: demoCardRanges,
    models: readerModels,
    timers: clock.timers,
    onTrouble: (trouble) => troubles.push(trouble),
  });
  const events: ReaderEvent[] = [];
  supervisor.onEvent((event) => events.push(event));
  onTestFinished(() => supervisor.close());
  return { supervisor, events, clock, troubles };
};

/** Kind and number of a card event; any other event as it is. */
export const cardOf = (event: ReaderEvent | undefined): unknown =>
  event?.kind === 'card' ? [event.card.kind, 'number' in event.card ? event.card.number : null] : event;
