/** The PIN: own digits, and what follows from a right one. How often a wrong one was tried is counted outside, durably (main/staff/pin-door.ts). */
import type { Intent } from '../contract/intent.ts';
import { leave, show } from './leave.ts';
import type { ServiceEvent } from './port.ts';
import type { LeaveHow, ServicePage, ServiceState, ServiceStep } from './state.ts';
import { acted, stay, withModes } from './state.ts';

type PinPage = Extract<ServicePage, { kind: 'pin' }>;
const LONGEST = 8;

/** Touches on the page of the PIN. */
export function onPinTouch(state: ServiceState, page: PinPage, intent: Intent): ServiceStep {
  if (intent.kind === 'back') return page.leaving === null ? leave(state, 'back') : show(state, { kind: 'home' });
  if (intent.kind === 'finish') return leave(state, 'finish');
  if (page.checking || state.nowMs < page.pausedUntilMs) return stay(state);
  if (intent.kind === 'next') {
    if (page.digits === '') return stay(state);
    return show(state, { ...page, digits: '', checking: true }, [{ kind: 'verify-pin', staffId: page.staff.staffId, pin: page.digits }]);
  }
  if (intent.kind !== 'key') return stay(state);
  if (intent.key === 'clear') return show(state, { ...page, digits: '' });
  if (intent.key === 'delete') return show(state, { ...page, digits: page.digits.slice(0, -1) });
  return /^\d$/.test(intent.key) && page.digits.length < LONGEST ? show(state, { ...page, digits: page.digits + intent.key }) : stay(state);
}

/** The answer about a PIN. */
export function onPinChecked(state: ServiceState, event: Extract<ServiceEvent, { kind: 'pin.checked' }>): ServiceStep {
  const { page } = state;
  if (page?.kind !== 'pin' || page.staff.staffId !== event.staffId) return stay(state);
  if (!event.ok)
    return show(state, { ...page, digits: '', checking: false, left: event.left, pausedUntilMs: state.nowMs + event.pausedMs });
  if (page.leaving !== null) return leaveProgram(state, page.leaving);
  const staff = page.staff;
  return stay({ ...state, staff, page: { kind: 'home' } }, [{ kind: 'record', staffId: staff.staffId, act: 'entered', detail: null }]);
}

function leaveProgram(state: ServiceState, how: LeaveHow): ServiceStep {
  if (how === 'dark') {
    const { nowMs, opensAtMs } = state.house;
    const modes = { ...state.modes, dark: true, closing: state.modes.closing ?? { atMs: nowMs, opensAtMs, told: true } };
    const kept = withModes(state, modes, [acted(state, 'screen-dark')]);
    const left = leave(kept.state, 'dark');
    return stay(left.state, [...kept.effects, ...left.effects]);
  }
  const act = acted(state, how === 'end' ? 'program-ended' : 'program-restarted');
  return stay({ ...state, staff: null, page: { kind: 'ended', how } }, [act, { kind: 'end-program', how }]);
}
