/** Coming and going: nothing of staff stays when they leave, however they leave. */
import type { ServiceEffect, ServiceEvent } from './port.ts';
import type { ServicePage, ServiceState, ServiceStep } from './state.ts';
import { acted, stay } from './state.ts';

/** How long a refusal of a staff card stands. */
export const REFUSED_MS = 8_000;

/** Ends service; `why` stands in the trail. Somebody who never gave a PIN leaves no entry. */
export function leave(state: ServiceState, why: string, effects: readonly ServiceEffect[] = []): ServiceStep {
  const gone: ServiceState = { ...state, staff: null, page: null };
  return stay(gone, state.staff === null ? effects : [acted(state, 'left', why), ...effects]);
}

/** A page for whoever is at work. */
export const show = (state: ServiceState, page: ServicePage, effects: readonly ServiceEffect[] = []): ServiceStep =>
  stay({ ...state, page }, effects);

/** A staff card: whoever was at work goes, and the PIN of this one is asked for. */
export function onStaffFound(state: ServiceState, event: Extract<ServiceEvent, { kind: 'staff.found' }>): ServiceStep {
  const isSame = state.staff?.staffId === event.staff.staffId;
  if (isSame) return stay(state);
  const left = leave(state, 'other-card');
  const page: ServicePage = {
    kind: 'pin',
    staff: event.staff,
    digits: '',
    checking: false,
    left: null,
    pausedUntilMs: state.nowMs + event.pausedMs,
    leaving: null,
  };
  return stay({ ...left.state, page, cleaningUntilMs: null }, left.effects);
}

/** A staff card that opens nothing here. Whoever is at work is not disturbed by it. */
export function onStaffRefused(state: ServiceState, event: Extract<ServiceEvent, { kind: 'staff.refused' }>): ServiceStep {
  if (state.staff !== null) return stay(state);
  return show(state, { kind: 'refused', why: event.why, onLocal: event.onLocal, untilMs: state.nowMs + REFUSED_MS });
}

/** The document of who is at work says: not any more. */
export function onStaffGone(state: ServiceState, event: Extract<ServiceEvent, { kind: 'staff.gone' }>): ServiceStep {
  const asked = state.page?.kind === 'pin' ? state.page.staff.staffId : null;
  if (state.staff?.staffId !== event.staffId && asked !== event.staffId) return stay(state);
  const left = leave(state, 'may-not');
  return stay(
    { ...left.state, page: { kind: 'refused', why: event.why, onLocal: event.onLocal, untilMs: state.nowMs + REFUSED_MS } },
    left.effects,
  );
}
