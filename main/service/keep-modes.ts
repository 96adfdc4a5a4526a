import { boundedModes, freshModes, kioskModes } from '../../domain/service/modes.ts';
import type { KioskModes } from '../../domain/service/modes.ts';
import type { CoreServices } from '../core/core-services.ts';

const KEY = 'kiosk-modes';
const HOUR_MS = 3_600_000;
const TRAINING_HOURS = 4;

type ModeServices = Pick<CoreServices, 'journal' | 'factBook' | 'house' | 'log'>;

/** Modes as they were kept; fresh ones where nothing, or nothing readable, was. */
export function readModes({ journal, factBook, house, log }: ModeServices): KioskModes {
  const text = journal.get(KEY);
  if (text === null) return freshModes;
  try {
    const hours = house.catalogue()?.settings.service.trainingHours ?? TRAINING_HOURS;
    return boundedModes(kioskModes.parse(JSON.parse(text)), factBook.nowMs(), hours * HOUR_MS);
  } catch (error) {
    log.error('kiosk-modes-unreadable', error);
    return freshModes;
  }
}

/** Returns when they are on the disk. */
export function keepModes({ journal }: Pick<CoreServices, 'journal'>, modes: KioskModes): void {
  journal.set({ [KEY]: JSON.stringify(modes) });
}
