import type { Core } from '../core/create-core.ts';
import type { ItLog } from '../core/it-log.ts';
import type { PaintWatch } from '../core/paint-watch.ts';
import type { CoreParentPort } from '../shell-electron/port-connection.ts';
import { createCoreProgram, minuteOfDay } from './core-program.ts';
import type { CoreProgram } from './core-program.ts';
import { versionNear } from './program-version.ts';
import type { ScreenMoment } from './screen-moment.ts';
import type { LifeMessage } from './update-messages.ts';

/** What of a core process has to do with updates. */
export interface StartCoreProgram {
  readonly core: Core;
  readonly paints: PaintWatch;
  readonly moment: ScreenMoment;
  readonly parent: CoreParentPort | null;
  readonly folder: string;
  readonly after: (delayMs: number, action: () => void) => () => void;
  readonly log: ItLog;
}

/** One durable write at the start: a journal that cannot be written shows here, and support sees which version wrote last. */
function canWrite(core: Core, version: string, log: ItLog): boolean {
  try {
    core.services.journal.set({ 'program-version': version });
    return true;
  } catch (error) {
    log.error('journal-not-writable', error);
    return false;
  }
}

/** Ties a running core to whoever keeps its program: the keeper by Node's channel, the Electron shell by its port. */
export function startCoreProgram({ core, paints, moment, parent, folder, after, log }: StartCoreProgram): CoreProgram {
  const version = versionNear(folder);
  const journal = canWrite(core, version, log);
  const life = (): Omit<LifeMessage, 'type' | 'version'> => {
    const isKnown = core.services.house.catalogue() !== null;
    const house = isKnown ? core.services.house.state() : null;
    return {
      quietMs: moment.quietMs(),
      isOpen: house === null ? null : house.hours.state !== 'closed',
      minuteOfDay: house === null ? null : minuteOfDay(house.clockLocal),
      signs: {
        page: moment.isPageThere(),
        painted: moment.hasPainted() && paints.trouble() === null,
        journal,
        server: core.status().online,
      },
    };
  };
  const program = createCoreProgram({
    version,
    ask: core.services.ask,
    after,
    life,
    send: (message) => {
      if (parent !== null) parent.postMessage(message);
      else if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
  });
  if (parent === null) process.on('message', (message) => program.heard(message));
  else parent.on('message', (event) => program.heard(event.data));
  return program;
}
