import type { KeyInput } from '../../main/shell-electron/allowed-keys.ts';

/** Chords as `Control+Shift+KeyI`; the last part is a `KeyboardEvent.code`. What the pages and their scanners press. */
export const neededKeys: readonly string[] = [
  ...[
    'KeyA',
    'Shift+KeyA',
    'Digit7',
    'Space',
    'Enter',
    'NumpadEnter',
    'Tab',
    'Backspace',
    'Escape',
    'ArrowLeft',
    'ArrowDown',
    'End',
    'PageUp',
  ],
  // A German scanner's AltGr+Q is @; on Windows it arrives as Ctrl+Alt.
  ...['AltGraph+KeyQ', 'Control+Alt+KeyQ', 'Control+BracketRight', 'Control+Backslash', 'Control+Shift+Digit6', 'Control+KeyD'],
  ...['Alt+Numpad0', 'Alt+Numpad9', 'Shift', 'Control', 'Alt'],
];

/** Chords that open, close, leave, print, save, search, zoom or debug something, in Chromium or in a desktop. */
export const doorKeys: readonly string[] = [
  ...Array.from({ length: 12 }, (_, n) => `F${n + 1}`),
  ...[
    'Shift+F10',
    'Alt+F4',
    'Control+F4',
    'Shift+Escape+Control',
    'Alt+Space',
    'Alt+Tab',
    'Alt+Escape',
    'Alt+Enter',
    'Alt+Home',
    'Alt+KeyF',
    'Alt+KeyD',
  ],
  ...['Alt+ArrowLeft', 'Alt+ArrowRight', 'BrowserBack', 'BrowserForward', 'BrowserHome', 'BrowserRefresh', 'BrowserSearch', 'ContextMenu'],
  ...['PrintScreen', 'Alt+PrintScreen', 'LaunchMail', 'LaunchApp1', 'MediaPlayPause', 'Power', 'Sleep', 'WakeUp', 'Help'],
  ...['Meta', 'Meta+KeyD', 'Meta+KeyL', 'Meta+KeyR', 'Meta+KeyE', 'Meta+Tab', 'Meta+ArrowDown', 'Control+Escape', 'Control+Shift+Escape'],
  ...[
    'KeyW',
    'KeyR',
    'KeyQ',
    'KeyP',
    'KeyO',
    'KeyS',
    'KeyU',
    'KeyJ',
    'KeyH',
    'KeyN',
    'KeyT',
    'KeyF',
    'KeyG',
    'KeyL',
    'KeyA',
    'KeyC',
    'KeyV',
    'KeyX',
  ].map((code) => `Control+${code}`),
  ...['KeyI', 'KeyJ', 'KeyC', 'KeyN', 'KeyT', 'KeyP', 'KeyR', 'KeyB', 'KeyO', 'Delete', 'Tab'].map((code) => `Control+Shift+${code}`),
  ...['Equal', 'Minus', 'Digit0', 'Digit1', 'Digit9', 'NumpadAdd', 'NumpadSubtract', 'Tab', 'PageDown', 'Enter', 'Home'].map(
    (code) => `Control+${code}`,
  ),
];

const characters: Readonly<Record<string, string>> = {
  Space: ' ',
  Equal: '=',
  Minus: '-',
  BracketRight: ']',
  Backslash: '\\',
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadEnter: 'Enter',
};

function keyOf(code: string): string {
  return characters[code] ?? /^(?:Key|Digit|Numpad)(.)$/.exec(code)?.[1]?.toLowerCase() ?? code;
}

/** The chord as Electron reports it. */
export function inputOf(chord: string): KeyInput {
  const parts = chord.split('+');
  const code = parts.find((part) => !['Control', 'Shift', 'Alt', 'AltGraph', 'Meta'].includes(part)) ?? parts.at(-1) ?? '';
  const has = (name: string): boolean => parts.includes(name);
  return {
    key: keyOf(code),
    code: code === 'Control' || code === 'Shift' || code === 'Alt' ? `${code}Left` : code,
    control: has('Control'),
    alt: has('Alt'),
    meta: has('Meta'),
    modifiers: [...(has('AltGraph') ? ['altgr'] : []), ...(has('Shift') ? ['shift'] : [])],
  };
}
