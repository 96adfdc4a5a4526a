/** A house where all is well, one where nothing is, and any event that service can hear. */
import fc from 'fast-check';
import type { Intent } from '../../../domain/contract/intent.ts';
import type { Frame } from '../../../domain/contract/screen-parts.ts';
import { servicePart, corner } from '../../../domain/contract/screen-service.ts';
import type { SeenScan, ServiceEvent, ServiceHouse, ServiceStaff } from '../../../domain/service/port.ts';
import { frameOf } from '../../../domain/visit/view.ts';
import { initialState } from '../../../domain/visit/state.ts';
import { house } from '../visit/fixtures.ts';

export const lead: ServiceStaff = { staffId: 'm-lind', name: 'M. Lind', role: 'lead' };
export const frame: Frame = frameOf(initialState(house));

export const goodHouse: ServiceHouse = {
  nowMs: 1_000_000_000,
  offsets: [{ atMs: 0, offsetMinutes: 180 }],
  opensAtMs: 1_050_000_000,
  machine: {
    readers: ['Reader'],
    readerGone: false,
    printer: 'ok',
    printerModel: 'Printer',
    online: true,
    answerAgeMs: 100,
    waitingFacts: 0,
    mirrorAgeMs: 100,
    clock: 'sure',
    diskFreeMb: 10_000,
    allotmentUnits: 3,
    version: '1.0.0',
  },
  limits: {
    pinTries: 5,
    pinPausesMs: [30_000],
    serviceEndMs: 60_000,
    cleaningMs: 60_000,
    trainingHours: 4,
    texts: [{ textId: 'lifts', text: { en: 'a', ru: 'b', fi: 'c', de: 'd' } }],
    rollMm: 80_000,
    slipMm: 160,
    slipsLow: 40,
  },
};
export const badHouse: ServiceHouse = {
  ...goodHouse,
  machine: {
    ...goodHouse.machine,
    readers: [],
    readerGone: true,
    printer: 'paper-out',
    online: false,
    answerAgeMs: null,
    waitingFacts: 5000,
    mirrorAgeMs: 90_000_000,
    clock: 'unsure',
    diskFreeMb: null,
  },
};

const scan: fc.Arbitrary<SeenScan> = fc.constantFrom('member', 'payment', 'receipt', 'unreadable', 'code').map((what) => ({
  what: what,
  symbology: what === 'code' || what === 'receipt' ? 'qr' : null,
  length: what === 'code' || what === 'receipt' ? 20 : null,
}));

const touch: fc.Arbitrary<Intent> = fc.oneof(
  fc.constantFrom<Intent>(
    { kind: 'next' },
    { kind: 'back' },
    { kind: 'finish' },
    { kind: 'service-print' },
    { kind: 'service-undo' },
    { kind: 'service-begin' },
    { kind: 'service-wake' },
    { kind: 'service-text', textId: 'lifts' },
    { kind: 'service-well', isWell: true },
    { kind: 'service-well', isWell: false },
    { kind: 'key', key: 'clear' },
    { kind: 'key', key: 'ü' },
    { kind: 'no-card' },
  ),
  fc.nat(9).map((digit): Intent => ({ kind: 'key', key: String(digit) })),
  fc.constantFrom(...servicePart.options).map((part): Intent => ({ kind: 'service-part', part })),
  fc.constantFrom(...corner.options).map((one): Intent => ({ kind: 'service-corner', corner: one })),
  fc.constantFrom(0, 10, 15, 30, 60, 999).map((minutes): Intent => ({ kind: 'service-minutes', minutes })),
  fc.constantFrom('end', 'restart', 'dark').map((how): Intent => ({ kind: 'service-leave', how: how as 'end' })),
);

type WithoutTime<E> = E extends unknown ? Omit<E, 'atMs'> : never;

/** Any event, touches most of all. */
export const anyEvent: fc.Arbitrary<WithoutTime<ServiceEvent>> = fc.oneof(
  { weight: 8, arbitrary: touch.map((intent) => ({ kind: 'touched' as const, intent })) },
  { weight: 1, arbitrary: fc.boolean().map((visitIdle) => ({ kind: 'ticked' as const, visitIdle })) },
  { weight: 1, arbitrary: scan.map((seen) => ({ kind: 'scanned' as const, scan: seen })) },
  { weight: 1, arbitrary: scan.map((seen) => ({ kind: 'cleaning-card.read' as const, scan: seen })) },
  { weight: 1, arbitrary: scan.map((seen) => ({ kind: 'staff-card.read' as const, cardToken: 'x', scan: seen })) },
  { weight: 1, arbitrary: fc.constantFrom(0, 30_000).map((pausedMs) => ({ kind: 'staff.found' as const, staff: lead, pausedMs })) },
  {
    weight: 1,
    arbitrary: fc.boolean().map((ok) => ({ kind: 'pin.checked' as const, staffId: lead.staffId, ok, left: 3, pausedMs: 0 })),
  },
  { weight: 1, arbitrary: fc.nat(200).map((mm) => ({ kind: 'paper.moved' as const, mm })) },
  { weight: 1, arbitrary: fc.nat(5).map((n) => ({ kind: 'test.printed' as const, jobId: `test-${n}`, ok: n % 2 === 0 })) },
  {
    weight: 1,
    arbitrary: fc
      .nat(100_000_000)
      .map((more) => ({ kind: 'house.changed' as const, house: { ...goodHouse, nowMs: goodHouse.nowMs + more } })),
  },
);
