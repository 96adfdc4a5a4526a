/** When a kiosk may change its program: never in front of a visitor. */

/** What the core says of the moment. */
export interface Moment {
  /** How long nobody has been there; null: somebody is. */
  readonly quietMs: number | null;
  /** Whether the mall's doors are open; null: not known yet. */
  readonly isOpen: boolean | null;
  /** Minutes after midnight on the mall's clock; null: not known yet. */
  readonly minuteOfDay: number | null;
}

/** The operator's wish. The window may lie over midnight; equal ends are the whole day. */
export interface SwitchPolicy {
  readonly quietMs: number;
  readonly windowFromMinute: number;
  readonly windowToMinute: number;
}

/** Somebody who has just turned away may turn back. */
export const QUIET_CLOSED_MS = 60_000;

/** Whether a minute lies in a window. */
export function isInWindow(minute: number, fromMinute: number, toMinute: number): boolean {
  if (fromMinute === toMinute) return true;
  return fromMinute < toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute;
}

/** True when the program may be changed now: the mall is closed, or nobody has been there for long within the window. Never during a visit. */
export function maySwitch(moment: Moment, policy: SwitchPolicy): boolean {
  if (moment.quietMs === null) return false;
  if (moment.isOpen === false) return moment.quietMs >= Math.min(QUIET_CLOSED_MS, policy.quietMs);
  return (
    moment.quietMs >= policy.quietMs &&
    moment.minuteOfDay !== null &&
    isInWindow(moment.minuteOfDay, policy.windowFromMinute, policy.windowToMinute)
  );
}
