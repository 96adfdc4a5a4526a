/** Who may work at the desk: staff card or code, PIN, lock, a colleague taking over, and the question after a power cut. */
import type { StaffRefusal } from '../service/port.ts';
import type { DeskEffect, DeskEvent, DeskStaff } from './port.ts';
import type { DeskState, Gate, Step } from './state.ts';
import { openStack, stay, told, withStack } from './state.ts';
import { forgetSecond } from './ask-second.ts';
import { secondSigned } from './second-person.ts';

const longestPin = 8;

/** Locks the desk; what lies on the table stays. */
export const lock = (state: DeskState): Step => {
  // A colleague's half-typed PIN leaves the desk as open as it was.
  const isOpen = state.gate.kind === 'open' || state.gate.kind === 'resume' || (state.gate.kind === 'pin' && state.gate.from !== 'locked');
  if (!isOpen) return stay(state);
  const effects: readonly DeskEffect[] =
    state.session === null ? [] : [{ kind: 'staff-session', staffId: state.session.staffId, act: 'locked' }];
  return stay(
    {
      ...state,
      gate: { kind: 'locked', typed: '' },
      interrupted: state.gate.kind === 'resume' || state.interrupted,
      second: null,
      entry: null,
      editing: false,
      allKeys: false,
      line: null,
    },
    effects,
  );
};

/** A staff card, on a locked desk or beside a colleague who is signed in. */
export const onStaffCard = (state: DeskState, cardToken: string): Step => stay(state, [{ kind: 'find-staff', cardToken, code: null }]);

/** The card or code is known: ask for the PIN. Wrong ones from before make this person wait, nobody else. */
export const onStaffFound = (before: DeskState, staff: DeskStaff, pausedMs: number): Step => {
  const state = { ...before, pausedUntilMs: before.nowMs + pausedMs };
  if (state.second !== null)
    return stay({ ...state, gate: { kind: 'pin', staff, digits: '', checking: false, from: 'second' }, line: null });
  const from = state.gate.kind === 'open' || (state.gate.kind === 'pin' && state.gate.from === 'open') ? 'open' : 'locked';
  return stay({ ...state, gate: { kind: 'pin', staff, digits: '', checking: false, from }, line: null });
};

/** Neither a card nor a code of ours. */
export const onStaffNotFound = (state: DeskState): Step => {
  const gate: Gate = state.gate.kind === 'locked' ? { kind: 'locked', typed: '' } : state.gate;
  return stay({ ...told(state, 'problem', 'desk.staff-unknown'), gate }, [{ kind: 'cue', cue: 'problem' }]);
};

/** A card that opens nothing here now, and why. */
export const onStaffRefused = (state: DeskState, why: StaffRefusal, onLocal: string | null): Step => {
  if (why === 'unknown') return onStaffNotFound(state);
  const gate: Gate = state.gate.kind === 'locked' ? { kind: 'locked', typed: '' } : state.gate;
  return stay({ ...told(state, 'problem', `desk.staff-${why}`, { onLocal: onLocal ?? '' }), gate }, [{ kind: 'cue', cue: 'problem' }]);
};

/** The document of whoever is signed in says: not any more. The desk locks at once, what lies on the table stays for a colleague. */
export const onStaffGone = (state: DeskState, staffId: string, why: StaffRefusal, onLocal: string | null): Step => {
  if (state.session?.staffId !== staffId) return stay(state);
  const gone: DeskState = {
    ...state,
    session: null,
    gate: { kind: 'locked', typed: '' },
    second: null,
    entry: null,
    editing: false,
    allKeys: false,
  };
  return stay(
    told(gone, 'problem', `desk.staff-${why === 'not-here' || why === 'unknown' ? 'inactive' : why}`, { onLocal: onLocal ?? '' }),
    [{ kind: 'staff-session', staffId, act: 'signed-out' }],
  );
};

/** The answer about the PIN. How often a wrong one was tried is counted outside, durably and for each person. */
export const onPinChecked = (state: DeskState, event: Extract<DeskEvent, { kind: 'pin.checked' }>): Step => {
  const gate = state.gate;
  if (gate.kind !== 'pin' || gate.staff.staffId !== event.staffId) return stay(state);
  if (event.ok && gate.from === 'second')
    return gate.staff.role === 'promoter'
      ? stay(told(forgetSecond({ ...state, gate: { kind: 'open' } }), 'problem', 'desk.promoter-may-not'), [
          { kind: 'cue', cue: 'problem' },
        ])
      : secondSigned(state, gate.staff);
  if (event.ok) return signIn(state, gate.staff);
  const next: DeskState = {
    ...state,
    gate: { ...gate, digits: '', checking: false },
    pausedUntilMs: state.nowMs + event.pausedMs,
  };
  return stay(event.pausedMs > 0 ? { ...next, line: null } : told(next, 'problem', 'desk.pin-wrong', { left: event.left }), [
    { kind: 'cue', cue: 'problem' },
  ]);
};

const sessionEffects = (state: DeskState, staff: DeskStaff): readonly DeskEffect[] => {
  const before = state.session;
  if (before === null) return [{ kind: 'staff-session', staffId: staff.staffId, act: 'signed-in' }];
  if (before.staffId === staff.staffId) return [{ kind: 'staff-session', staffId: staff.staffId, act: 'unlocked' }];
  return [
    { kind: 'staff-session', staffId: before.staffId, act: 'signed-out' },
    { kind: 'staff-session', staffId: staff.staffId, act: 'signed-in' },
  ];
};

const signIn = (state: DeskState, staff: DeskStaff): Step => {
  const effects = sessionEffects(state, staff);
  const same = state.session?.staffId === staff.staffId;
  const session = same && state.session !== null ? state.session : { ...staff, sinceLocal: state.house.clockLocal };
  const stack = openStack(state);
  const gate: Gate = state.interrupted && stack !== null ? { kind: 'resume' } : { kind: 'open' };
  const accountIds = [...new Set([stack, ...state.notebook.parked].flatMap((one) => one?.cards.map((card) => card.accountId) ?? []))];
  const refresh: readonly DeskEffect[] = accountIds.length === 0 ? [] : [{ kind: 'refresh-accounts', accountIds }];
  return stay({ ...state, session, gate, interrupted: gate.kind === 'resume', line: null }, [...effects, ...refresh]);
};

/** Keys while the desk is not open. */
export const onGateKey = (state: DeskState, key: string): Step => {
  const gate = state.gate;
  if (gate.kind === 'locked') return onLockedKey(state, gate, key);
  if (gate.kind === 'pin') return onPinKey(state, gate, key);
  if (gate.kind === 'resume') return onResumeKey(state, key);
  return stay(state);
};

const onLockedKey = (state: DeskState, gate: Extract<Gate, { kind: 'locked' }>, key: string): Step => {
  if (state.pausedUntilMs > state.nowMs) return stay(state);
  if (key === 'Enter')
    return gate.typed === '' ? stay(state) : stay(state, [{ kind: 'find-staff', cardToken: null, code: gate.typed.toLowerCase() }]);
  if (key === 'Escape') return stay({ ...state, gate: { kind: 'locked', typed: '' } });
  if (key === 'Backspace') return stay({ ...state, gate: { ...gate, typed: gate.typed.slice(0, -1) } });
  return /^[\w-]$/.test(key) && gate.typed.length < 32 ? stay({ ...state, gate: { ...gate, typed: gate.typed + key } }) : stay(state);
};

const onPinKey = (state: DeskState, gate: Extract<Gate, { kind: 'pin' }>, key: string): Step => {
  if (key === 'Escape')
    return stay({
      ...(gate.from === 'second' ? forgetSecond(state) : state),
      gate: gate.from !== 'locked' ? { kind: 'open' } : { kind: 'locked', typed: '' },
      line: null,
    });
  if (gate.checking || state.pausedUntilMs > state.nowMs) return stay(state);
  if (key === 'Backspace') return stay({ ...state, gate: { ...gate, digits: gate.digits.slice(0, -1) } });
  if (key === 'Enter' && gate.digits.length > 0)
    return stay({ ...state, gate: { ...gate, digits: '', checking: true } }, [
      { kind: 'verify-pin', staffId: gate.staff.staffId, pin: gate.digits },
    ]);
  return /^\d$/.test(key) && gate.digits.length < longestPin
    ? stay({ ...state, gate: { ...gate, digits: gate.digits + key } })
    : stay(state);
};

const onResumeKey = (state: DeskState, key: string): Step => {
  if (key === 'Enter') return stay({ ...state, gate: { kind: 'open' }, interrupted: false });
  if (key !== 'Escape') return stay(state);
  // Nothing is lost by this: every row is on its account already; only the table is cleared.
  const visitId = openStack(state)?.visitId;
  return stay(
    { ...withStack(state, null), gate: { kind: 'open' }, interrupted: false },
    visitId === undefined ? [] : [{ kind: 'end-stack', visitId }],
  );
};
