/** The part of Electron's `Input` (before-input-event) that decides. */
export interface KeyInput {
  readonly key: string;
  readonly code: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  /** Electron's list of modifiers; `altgr` is the one that has no field of its own. */
  readonly modifiers: readonly string[];
}

/** Keys without a character that the pages or their scanners press. All others (F1, PrintScreen, BrowserBack, ContextMenu, …) have no business here. */
const namedKeys: ReadonlySet<string> = new Set([
  ...['Enter', 'Tab', 'Backspace', 'Delete', 'Escape', 'Home', 'End', 'PageUp', 'PageDown', 'Insert'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Dead', 'Process'],
  // Alone they do nothing, and a scanner in "Alt mode" ends its number by letting Alt go.
  ...['Shift', 'Control', 'Alt', 'AltGraph', 'CapsLock', 'NumLock'],
]);

/** Control characters that stand in scanned codes: GS, FS, RS (separators of GS1 and ISO/IEC 15434) and EOT, its end. */
const controlCodes: ReadonlySet<string> = new Set(['BracketRight', 'Backslash', 'Digit6', 'KeyD']);

/** The plain modifier keys, which arrive with their own modifier already down. */
const modifierKeys: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph']);

function isCharacter(key: string): boolean {
  return [...key].length === 1 || key === 'Dead';
}

/**
 * Whether a key may reach the page: a list of what is needed, never of what is dangerous, because the next Chromium has shortcuts that nobody has thought of.
 * What scanners press (hardware/reader/wedge-character.ts) is among it; no chord that a browser or a desktop takes for a command is. `keypad`: codes of the machine's
 * tactile keypad, jack and sensors, which are keys without a character and pass alone, never in a chord.
 */
export function isKeyAllowed(input: KeyInput, keypad: ReadonlySet<string>): boolean {
  if (input.meta) return false;
  if (keypad.has(input.code) && !input.control && !input.alt && !input.modifiers.includes('shift')) return true;
  if (modifierKeys.has(input.key)) return true;
  // On Windows AltGr arrives as Ctrl + Alt.
  if (input.modifiers.includes('altgr') || (input.control && input.alt)) return isCharacter(input.key);
  if (input.control) return controlCodes.has(input.code);
  if (input.alt) return /^Numpad\d$/.test(input.code);
  return isCharacter(input.key) || namedKeys.has(input.key);
}
