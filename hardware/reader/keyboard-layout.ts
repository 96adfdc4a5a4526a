/** The characters of a US keyboard by physical key: what scanners in keyboard mode send, whatever layout the system has. */

const letters: readonly (readonly [string, string, string])[] = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => [
  `Key${letter}`,
  letter.toLowerCase(),
  letter,
]);
const digits: readonly (readonly [string, string, string])[] = [...')!@#$%^&*('].map((shifted, digit) => [
  `Digit${digit}`,
  String(digit),
  shifted,
]);
const numpad: readonly (readonly [string, string, string])[] = [...'0123456789'].map((digit) => [`Numpad${digit}`, digit, digit]);
const signs: readonly (readonly [string, string, string])[] = [
  ['Minus', '-', '_'],
  ['Equal', '=', '+'],
  ['BracketLeft', '[', '{'],
  ['BracketRight', ']', '}'],
  ['Backslash', '\\', '|'],
  ['IntlBackslash', '\\', '|'],
  ['Semicolon', ';', ':'],
  ['Quote', "'", '"'],
  ['Backquote', '`', '~'],
  ['Comma', ',', '<'],
  ['Period', '.', '>'],
  ['Slash', '/', '?'],
  ['Space', ' ', ' '],
  ['NumpadDecimal', '.', '.'],
  ['NumpadAdd', '+', '+'],
  ['NumpadSubtract', '-', '-'],
  ['NumpadMultiply', '*', '*'],
  ['NumpadDivide', '/', '/'],
];

const usKeys: ReadonlyMap<string, readonly [string, string]> = new Map(
  [...letters, ...digits, ...numpad, ...signs].map(([code, plain, shifted]) => [code, [plain, shifted]]),
);

/** The character of a physical key (`KeyboardEvent.code`) on a US keyboard, or null for a key without one. */
export const usCharacter = (code: string, shift: boolean): string | null => usKeys.get(code)?.[shift ? 1 : 0] ?? null;
