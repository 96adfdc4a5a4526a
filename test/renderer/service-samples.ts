/** Sample screens of service: what staff see at a kiosk, and a kiosk that is closed, being cleaned, or in training. */
import type { Frame } from '../../domain/contract/screen-parts.ts';
import type { Screen } from '../../domain/contract/screen.ts';
import type { Language } from '../../domain/text/language.ts';
import { demoAnnouncements } from '../../server/demo/demo-announcements.ts';
import { freshModes } from '../../domain/service/modes.ts';
import type { ServiceHouse } from '../../domain/service/port.ts';
import { initialService } from '../../domain/service/state.ts';
import type { ServicePage, ServiceState } from '../../domain/service/state.ts';
import { corners } from '../../domain/service/parts.ts';
import { serviceView } from '../../domain/service/view.ts';
import type { Sample } from './samples.ts';

const nowMs = Date.UTC(2026, 10, 14, 10, 10);
const offsets = [{ atMs: 0, offsetMinutes: 180 }];
const opensAtMs = Date.UTC(2026, 10, 15, 7, 0);

/** A house where all is well. */
const well: ServiceHouse = {
  nowMs,
  offsets,
  opensAtMs,
  machine: {
    readers: ['MagTek SureSwipe', 'Datalogic Magellan 1500i'],
    readerGone: false,
    printer: 'ok',
    printerModel: 'Custom VKP80III',
    online: true,
    answerAgeMs: 3000,
    waitingFacts: 0,
    mirrorAgeMs: 3000,
    clock: 'sure',
    diskFreeMb: 48_211,
    allotmentUnits: 37,
    version: '1.4.0',
  },
  limits: {
    pinTries: 5,
    pinPausesMs: [30_000],
    serviceEndMs: 60_000,
    cleaningMs: 60_000,
    trainingHours: 4,
    texts: demoAnnouncements,
    rollMm: 80_000,
    slipMm: 160,
    slipsLow: 40,
  },
};
/** A house where nothing is. */
const bad: ServiceHouse = {
  ...well,
  machine: {
    ...well.machine,
    readers: [],
    readerGone: true,
    printer: 'gone',
    printerModel: null,
    online: false,
    answerAgeMs: 7_300_000,
    waitingFacts: 2431,
    mirrorAgeMs: null,
    clock: 'unsure',
    diskFreeMb: 41,
    allotmentUnits: 0,
  },
};
const staff = { staffId: 'm-lind', name: 'M. Lind', role: 'lead' } as const;
const printed = { state: 'printed', jobId: 'test-1' } as const;

function page(house: ServiceHouse, at: ServicePage | null, more: Partial<ServiceState> = {}): ServiceState {
  return { ...initialService(house, freshModes), staff, page: at, nowMs: 1_000_000, ...more };
}

/** Every page of service, made by the machine itself. */
export function serviceScreens(frame: Frame, language: Language): Sample[] {
  const shown = (name: string, state: ServiceState): Sample => {
    const screen: Screen | null = serviceView(state, { ...frame, language }, true);
    if (screen === null) throw new Error(`${name} shows nothing`);
    return { name, screen };
  };
  const pin = { kind: 'pin', staff, digits: '24', checking: false, left: null, pausedUntilMs: 0, leaving: null } as const;
  const check = { kind: 'check', corners: 0, scan: null, print: printed, results: [], sinceMs: 0 } as const;
  const refused = { kind: 'refused', onLocal: '2026-11-30', untilMs: 0 } as const;
  const low = { ...freshModes, paper: { usedMm: 77_000, told: true }, training: { untilMs: nowMs + 3_600_000 } };
  const closing = { atMs: nowMs, opensAtMs, told: true };
  return [
    shown('service-pin', page(well, pin)),
    shown('service-pin-wrong', page(well, { ...pin, digits: '', left: 2 })),
    shown('service-pin-paused', page(well, { ...pin, digits: '', left: 0, pausedUntilMs: 1_598_000 })),
    shown('service-pin-leaving', page(well, { ...pin, leaving: 'end' })),
    ...(['unknown', 'not-here', 'not-yet', 'over', 'inactive'] as const).map((why) =>
      shown(`service-refused-${why}`, page(well, { ...refused, why })),
    ),
    shown('service', page(well, { kind: 'home' })),
    shown('service-desk', page(well, { kind: 'home' }, { staff: { ...staff, role: 'desk' } })),
    shown('service-bad', page(bad, { kind: 'home' }, { modes: { ...low, closing, announcement: { textId: 'lifts', untilMs: nowMs } } })),
    shown('service-diagnostics', page(well, { kind: 'diagnostics', at: 0, scan: null, print: { state: 'none', jobId: '' } })),
    shown(
      'service-diagnostics-bad',
      page(bad, {
        kind: 'diagnostics',
        at: 0,
        scan: { what: 'code', symbology: 'qr', length: 112 },
        print: { state: 'failed', jobId: '' },
      }),
    ),
    shown(
      'service-diagnostics-2',
      page(bad, { kind: 'diagnostics', at: 1, scan: { what: 'payment', symbology: null, length: null }, print: printed }),
    ),
    ...(['colours', 'touch', 'scan', 'print', 'paper', 'network'] as const).map((step, at) =>
      shown(`service-check-${step}`, page(step === 'network' ? bad : well, { ...check, at })),
    ),
    ...corners.map((each, corner) => shown(`service-check-${each}`, page(well, { ...check, at: 1, corners: corner }))),
    shown('service-check-printing', page(well, { ...check, at: 3, print: { state: 'printing', jobId: 'x' } })),
    shown(
      'service-check-done',
      page(well, {
        ...check,
        at: 6,
        results: (['colours', 'touch', 'scan', 'print', 'paper', 'network'] as const).map((step) => ({ step, ok: step !== 'scan' })),
      }),
    ),
    ...[0, 1, 2, 3, 4].map((at) =>
      shown(
        `service-paper-${at}`,
        page(well, { kind: 'paper', job: 'paper', at, print: at === 4 ? printed : { state: 'none', jobId: '' } }),
      ),
    ),
    shown('service-jam-1', page(well, { kind: 'paper', job: 'jam', at: 1, print: { state: 'none', jobId: '' } })),
    shown('service-closing', page(well, { kind: 'closing' })),
    shown('service-closing-set', page(well, { kind: 'closing' }, { modes: { ...freshModes, closing } })),
    shown('service-announcement', page(well, { kind: 'announcement', chosen: 'lifts' })),
    shown(
      'service-announcement-shown',
      page(
        well,
        { kind: 'announcement', chosen: null },
        { modes: { ...freshModes, announcement: { textId: 'drill', untilMs: nowMs + 900_000 } } },
      ),
    ),
    shown('service-announcement-none', page({ ...well, limits: { ...well.limits, texts: [] } }, { kind: 'announcement', chosen: null })),
    shown('service-training', page(well, { kind: 'training' })),
    shown('service-training-on', page(well, { kind: 'training' }, { modes: low })),
    shown('service-leaving', page(well, { kind: 'leaving' })),
    shown('service-card', page(well, { kind: 'card' })),
    shown('service-ended', page(well, { kind: 'ended', how: 'end' })),
    shown('service-restart', page(well, { kind: 'ended', how: 'restart' })),
    shown('cleaning', page(well, null, { staff: null, cleaningUntilMs: 1_041_000 })),
    shown('closed', page(well, null, { staff: null, modes: { ...freshModes, closing } })),
    shown('closed-dark', page(well, null, { staff: null, modes: { ...freshModes, closing, dark: true } })),
  ];
}
