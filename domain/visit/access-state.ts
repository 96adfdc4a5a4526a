/** The accessible modes of a visit: chosen by whoever stands here, gone with them. */
import type { Access } from '../contract/access.ts';
import type { HouseState } from './port.ts';

/** What is chosen; the rest of `Access` belongs to the machine. */
export interface AccessState {
  readonly keypad: boolean;
  readonly speech: Access['speech'];
  readonly volume: number;
  /** @see Access.doubleStrikeMs */
  readonly doubleStrikeMs: number;
  /** A plug is in the jack. It belongs to the machine, not to the visit, and outlives it. */
  readonly jack: boolean;
}

/** As a visit finds it: nothing chosen, and the volume at a level that is safe for every ear. With a plug in the jack speech is on. */
export function freshAccess(house: HouseState, jack: boolean): AccessState {
  return {
    keypad: false,
    speech: jack ? 'private' : 'off',
    volume: house.access.startVolume,
    doubleStrikeMs: house.access.doubleStrikeMs,
    jack,
  };
}

/** Whether somebody has chosen anything. */
export function isAccessChosen(house: HouseState, access: AccessState): boolean {
  const fresh = freshAccess(house, access.jack);
  return (
    access.keypad !== fresh.keypad ||
    access.speech !== fresh.speech ||
    access.volume !== fresh.volume ||
    access.doubleStrikeMs !== fresh.doubleStrikeMs
  );
}

/** Whether somebody has brought things lower, into contrast or into large text. */
export function isEased(state: { readonly lower: boolean; readonly contrast: boolean; readonly large: boolean }): boolean {
  return state.lower || state.contrast || state.large;
}

/** How many times longer this visit waits before it asks and ends: whoever uses an accessible mode needs the time (EN 301 549, WCAG 2.2.1). */
export function patience(state: {
  readonly house: HouseState;
  readonly access: AccessState;
  readonly lower: boolean;
  readonly contrast: boolean;
  readonly large: boolean;
}): number {
  const { access } = state;
  return isEased(state) || access.keypad || access.speech !== 'off' ? state.house.access.patience : 1;
}
