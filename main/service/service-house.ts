import type { ServiceHouse } from '../../domain/service/port.ts';
import type { SettingsDocument } from '../../domain/contract/document.ts';
import { nextOpening } from '../../domain/service/next-opening.ts';
import { localOf, utcOf } from '../../domain/time/zone.ts';
import type { CoreServices } from '../core/core-services.ts';

/** Limits before the first fill: nobody can sign in then anyway. */
const restingLimits: SettingsDocument['service'] = {
  pinTries: 5,
  pinPausesMs: [30_000],
  serviceEndMs: 60_000,
  cleaningMs: 60_000,
  trainingHours: 4,
  texts: [],
  rollMm: 80_000,
  slipMm: 160,
  slipsLow: 40,
};
const DAY_MS = 86_400_000;

/** The house as service sees it now. */
export function serviceHouse(services: CoreServices): ServiceHouse {
  const { factBook, machine, mirror, printer } = services;
  const catalogue = services.house.catalogue();
  const nowMs = factBook.nowMs();
  const offsets = catalogue?.mall.offsets ?? [];
  const ages = services.linkAges();
  const { reader } = services.house.state();
  const opensAtMs = catalogue === null ? nowMs + DAY_MS : utcOf(nextOpening(localOf(nowMs, offsets), catalogue.mall.opens), offsets);
  return {
    nowMs,
    offsets,
    opensAtMs,
    machine: {
      readers: machine.readers(),
      readerGone: reader === 'gone',
      printer: printer.state(),
      printerModel: printer.model(),
      online: factBook.online(),
      answerAgeMs: ages.answerMs,
      waitingFacts: Math.max(0, services.journal.end().seq - services.identity.serverHead().seq),
      mirrorAgeMs: ages.pullMs,
      clock: factBook.clock(),
      diskFreeMb: machine.diskFreeMb(),
      allotmentUnits: mirror.list('allotment').reduce((sum, one) => sum + Math.max(0, one.units - one.used), 0),
      version: machine.version,
    },
    limits: catalogue?.settings.service ?? restingLimits,
  };
}
