import type { CardRange } from '../../domain/card/card-range.ts';
import { systemTimers } from '../../hardware/reader/driver-timers.ts';
import type { HidSource } from '../../hardware/reader/hid-handle.ts';
import { nodeHidSource } from '../../hardware/reader/node-hid-source.ts';
import { readerModels } from '../../hardware/reader/reader-models.ts';
import type { ReaderEvent } from '../../hardware/reader/reader.ts';
import { superviseReaders, type ReaderSupervisor } from '../../hardware/reader/reader-supervisor.ts';
import type { ItLog } from './it-log.ts';

/** All readers of this machine, real and simulated, as one. */
export interface ReaderSet {
  /** How many are open; a kiosk that once had one and has none now says "this reader rests". */
  openCount(): number;
  /** Names of those that are open, as the devices call themselves. */
  names(): readonly string[];
  onEvent(listener: (event: ReaderEvent) => void): () => void;
  close(): void;
}

/**
 * Opens the USB readers of the machine and, if given, a simulated bus. `ranges` is asked at each reading: the mall's ranges come with the first fill.
 * `further` are readers of other kinds (serial scanners): docs/devices.md says what one has to be.
 */
export async function openReaders(
  ranges: () => readonly CardRange[],
  twinBus: HidSource | null,
  log: ItLog,
  further: readonly ReaderSupervisor[] = [],
): Promise<ReaderSet> {
  const supervise = (source: HidSource, kind: 'hid' | 'twin') =>
    superviseReaders({
      source,
      kind,
      models: readerModels,
      timers: systemTimers(),
      onTrouble: ({ name, message, remedy }) => log.warn('reader-not-opened', { name, message, remedy }),
      get ranges() {
        return ranges();
      },
    });
  const real = await nodeHidSource();
  const supervisors = [...further, ...(twinBus === null ? [] : [supervise(twinBus, 'twin')])];
  if ('kind' in real) log.warn('usb-readers-unavailable', { message: real.message, remedy: real.remedy });
  else supervisors.push(supervise(real, 'hid'));
  for (const supervisor of supervisors)
    supervisor.onEvent((event, reader) => {
      if (event.kind === 'unreadable' && event.reason === 'flood') log.warn('reader-flood', { name: reader.name });
    });
  return {
    openCount: () => supervisors.reduce((sum, supervisor) => sum + supervisor.readers().length, 0),
    names: () => supervisors.flatMap((supervisor) => supervisor.readers().map((reader) => reader.name)),
    onEvent: (listener) => {
      const stops = supervisors.map((supervisor) => supervisor.onEvent((event) => listener(event)));
      return () => {
        for (const stop of stops) stop();
      };
    },
    close: () => {
      for (const supervisor of supervisors) supervisor.close();
    },
  };
}
