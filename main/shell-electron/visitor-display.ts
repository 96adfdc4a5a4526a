/** On which display the visitor's screen of a desk stands. */

/** The part of Electron's Display that is looked at; points of the desktop. */
export interface SeenDisplay {
  readonly id: number;
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** `auto`: the first from the left that is not the desk's; a number: the so-manieth from the left, 1 first; `none`: there is no second window. */
export type VisitorDisplay = 'auto' | 'none' | number;

/** Reads the setting; anything else than a whole number from 1 to 9, `auto` or `none` is `auto`. */
export function visitorDisplay(setting: unknown): VisitorDisplay {
  if (setting === 'none') return 'none';
  return typeof setting === 'string' && /^[1-9]$/.test(setting) ? Number(setting) : 'auto';
}

/** The display for the visitor's screen; null: there is none now. The desk's own is never covered, whatever the setting says. */
export function displayFor(setting: VisitorDisplay, displays: readonly SeenDisplay[], deskId: number): SeenDisplay | null {
  if (setting === 'none') return null;
  const fromLeft = [...displays].sort((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y);
  const found = setting === 'auto' ? fromLeft.find((each) => each.id !== deskId) : fromLeft[setting - 1];
  return found === undefined || found.id === deskId ? null : found;
}
