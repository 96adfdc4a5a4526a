import { deviceTestSlip } from '../../domain/slip/device-test-slip.ts';
import { serviceRole } from '../../domain/staff/may-work.ts';
import type { Language } from '../../domain/contract/primitive.ts';
import type { ServiceEffect, ServiceEvent } from '../../domain/service/port.ts';
import type { CoreServices } from '../core/core-services.ts';
import { printLogged } from '../core/print-logged.ts';
import { slipFrame } from '../core/slip-of.ts';
import { findStaff } from '../staff/find-staff.ts';
import { keepModes } from './keep-modes.ts';

type WithoutTime<E> = E extends unknown ? Omit<E, 'atMs'> : never;
/** A service event before the queue stamps it. */
export type ServiceInput = WithoutTime<ServiceEvent>;

/** What carriers of service stand on. */
export interface ServiceStage {
  readonly services: CoreServices;
  /** Language of the page now. */
  language(): Language;
  emit(input: ServiceInput): void;
}

/** Carries one effect out; what takes time answers later by an event. */
export function carryService(stage: ServiceStage, effect: ServiceEffect): void | Promise<void> {
  const { services } = stage;
  switch (effect.kind) {
    case 'find-staff': {
      const found = findStaff(services, { cardToken: effect.cardToken }, serviceRole);
      if (!found.ok) return stage.emit({ kind: 'staff.refused', why: found.why, onLocal: found.onLocal });
      const { id, name } = found.staff;
      return stage.emit({ kind: 'staff.found', staff: { staffId: id, name, role: found.role }, pausedMs: services.pins.pausedMs(id) });
    }
    case 'verify-pin':
      return services.pins
        .check(effect.staffId, effect.pin)
        .then((answer) => stage.emit({ kind: 'pin.checked', staffId: effect.staffId, ...answer }));
    case 'record':
      services.factBook.record({ kind: 'service.act', staffId: effect.staffId, act: effect.act, detail: effect.detail });
      return undefined;
    case 'keep-modes':
      return keepModes(services, effect.modes);
    case 'print-test':
      return printTest(stage, effect.jobId);
    case 'end-program':
      return services.machine.endProgram(effect.how);
  }
}

async function printTest(stage: ServiceStage, jobId: string): Promise<void> {
  const { services } = stage;
  const frame = slipFrame(services, stage.language(), { last4: null, isTest: true });
  const outcome = await printLogged(services, services.factBook, {
    slip: deviceTestSlip(frame, services.printer.model() ?? frame.kiosk),
    kind: 'test',
    visitId: services.factBook.newId(),
    voucherIds: [],
    copy: 0,
    // No visit owns it; the driver ends it by itself within its own limit.
    signal: new AbortController().signal,
  });
  stage.emit({ kind: 'test.printed', jobId, ok: outcome === 'printed' || outcome === 'sent' });
}

/** What the machine is told when a carrier failed: nothing hangs, and nobody gets in by it. */
export function serviceFailure(effect: ServiceEffect): ServiceInput | null {
  if (effect.kind === 'verify-pin') return { kind: 'pin.checked', staffId: effect.staffId, ok: false, left: 0, pausedMs: 0 };
  if (effect.kind === 'print-test') return { kind: 'test.printed', jobId: effect.jobId, ok: false };
  return effect.kind === 'find-staff' ? { kind: 'staff.refused', why: 'unknown', onLocal: null } : null;
}
