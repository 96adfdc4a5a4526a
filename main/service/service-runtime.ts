/**
 * Service at a kiosk: the machine that stands before the visit, its carriers, and what staff have set the kiosk to. It takes a touch or a scan only where it
 * is its own; everything else goes on to the visit, which knows nothing of it.
 */
import type { Frame } from '../../domain/contract/screen-parts.ts';
import type { Intent } from '../../domain/contract/intent.ts';
import type { Language } from '../../domain/contract/primitive.ts';
import type { Screen } from '../../domain/contract/screen.ts';
import { initialService, isClosed } from '../../domain/service/state.ts';
import type { ServiceState } from '../../domain/service/state.ts';
import { serviceView } from '../../domain/service/view.ts';
import { step } from '../../domain/service/step.ts';
import type { ServiceEvent } from '../../domain/service/port.ts';
import { serviceRole } from '../../domain/staff/may-work.ts';
import type { HouseState } from '../../domain/visit/port.ts';
import type { ReaderEvent } from '../../hardware/reader/reader.ts';
import type { CoreServices } from '../core/core-services.ts';
import { createEventQueue } from '../core/event-queue.ts';
import type { ReadInput } from '../core/visit-input.ts';
import { staffNow } from '../staff/find-staff.ts';
import { carryService, serviceFailure } from './carry-service.ts';
import type { ServiceInput, ServiceStage } from './carry-service.ts';
import { dressHouse } from './dress-house.ts';
import { readModes } from './keep-modes.ts';
import { seenScan } from './read-scan.ts';
import { serviceHouse } from './service-house.ts';

/** What service stands on beside the services. */
export interface ServiceSurroundings {
  /** No visitor is there. */
  readonly visitIdle: () => boolean;
  readonly language: () => Language;
  /** Its screen may have changed. */
  readonly onScreen: () => void;
  /** What staff have set the kiosk to has changed. */
  readonly onModes: () => void;
  /** Staff came to work, or have gone. */
  readonly onStaff: (here: boolean) => void;
}

/** @see file comment */
export interface ServiceRuntime {
  /** What stands before the visitor's screen; null: nothing does. */
  screen(frame: Frame): Screen | null;
  /** true: it was for service; the visit does not hear of it. */
  takesTouch(intent: Intent): boolean;
  takesRead(event: ReaderEvent, input: ReadInput | null): boolean;
  /** Staff are at work: the visit's own time stands still. */
  isOpen(): boolean;
  training(): boolean;
  /** The house as visitors see it: with this kiosk's own announcement, closing and training. */
  dress(house: HouseState): HouseState;
  /** Every quarter of a second. */
  tick(): void;
  /** Documents changed: who is at work may not be any more. */
  documentsChanged(): void;
  close(): void;
}

/** Devices, ages and clock are looked at once a second. */
const HOUSE_EVERY_TICKS = 4;

/** Keypad and jack belong to the machine: the visit hears of them whatever stands on the screen. */
const ofMachine: ReadonlySet<Intent['kind']> = new Set(['here', 'keypad-on', 'keypad-off', 'jack-in', 'jack-out']);
/** How every screen is shown is the visit's, while staff are at work too. */
const ofFrame: ReadonlySet<Intent['kind']> = new Set([
  'choose-language',
  'toggle-lower',
  'toggle-contrast',
  'toggle-large',
  'speech-aloud',
  'speech-off',
  'louder',
  'softer',
]);

/** Starts service with the modes that were kept. */
export function createServiceRuntime(services: CoreServices, around: ServiceSurroundings): ServiceRuntime {
  let state: ServiceState = initialService(serviceHouse(services), readModes(services));
  let isEnded = false;
  let movedMm = services.printer.movedMm();
  let ticks = 0;
  const onError = (error: unknown): void => services.log.error('service', error);
  /** Something other than a visit stands on the screen. */
  const stands = (one: ServiceState): boolean =>
    one.page !== null || (around.visitIdle() && (one.cleaningUntilMs !== null || isClosed(one)));
  const queue = createEventQueue<ServiceEvent>((event) => {
    const before = state;
    const next = step(state, event);
    state = next.state;
    for (const effect of next.effects) carryOne(effect);
    if (isEnded) return;
    if ((before.page === null) !== (state.page === null)) around.onStaff(state.page !== null);
    if (before.modes !== state.modes) around.onModes();
    if (stands(before) || stands(state)) around.onScreen();
  }, onError);
  const emit = (input: ServiceInput): void => {
    if (!isEnded && !queue.push({ ...input, atMs: services.monotonicMs() })) services.log.warn('service-queue-full', { kind: input.kind });
  };
  const stage: ServiceStage = { services, language: around.language, emit };
  const carryOne = (effect: Parameters<typeof carryService>[1]): void => {
    const failed = (error: unknown): void => {
      services.log.error(`service ${effect.kind}`, error);
      const failure = serviceFailure(effect);
      if (failure !== null) emit(failure);
    };
    try {
      const done = carryService(stage, effect);
      if (done !== undefined) done.catch(failed);
    } catch (error) {
      failed(error);
    }
  };
  const stillMay = (): void => {
    const staffId = state.staff?.staffId ?? (state.page?.kind === 'pin' ? state.page.staff.staffId : null);
    if (staffId === null) return;
    const staff = services.mirror.list('staff').find((one) => one.id === staffId);
    const found = staff === undefined ? ({ ok: false, why: 'unknown', onLocal: null } as const) : staffNow(services, staff, serviceRole);
    if (!found.ok) emit({ kind: 'staff.gone', staffId, why: found.why, onLocal: found.onLocal });
  };
  const look = (): void => {
    const now = services.printer.movedMm();
    if (now > movedMm) {
      emit({ kind: 'paper.moved', mm: now - movedMm });
      movedMm = now;
    }
    emit({ kind: 'house.changed', house: serviceHouse(services) });
    stillMay();
  };
  return {
    screen: (frame) => serviceView(state, frame, around.visitIdle()),
    takesTouch: (intent) => {
      if (!stands(state)) return false;
      emit({ kind: 'touched', intent });
      return !ofMachine.has(intent.kind) && !(state.page !== null && ofFrame.has(intent.kind));
    },
    takesRead: (event, input) => {
      const scan = seenScan(event, input);
      const isStaff = input?.kind === 'staff-card.read' || input?.kind === 'cleaning-card.read';
      if (scan === null || !(stands(state) || (isStaff && around.visitIdle()))) return false;
      if (input?.kind === 'staff-card.read') emit({ kind: 'staff-card.read', cardToken: input.cardToken, scan });
      else if (input?.kind === 'cleaning-card.read') emit({ kind: 'cleaning-card.read', scan });
      else emit({ kind: 'scanned', scan });
      return true;
    },
    isOpen: () => state.page !== null,
    training: () => state.modes.training !== null,
    dress: (house) => dressHouse(house, state),
    tick: () => {
      ticks += 1;
      if (ticks % HOUSE_EVERY_TICKS === 1) look();
      emit({ kind: 'ticked', visitIdle: around.visitIdle() });
    },
    documentsChanged: stillMay,
    close: () => {
      isEnded = true;
    },
  };
}
