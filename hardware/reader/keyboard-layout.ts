/**
 * Keyboard layouts as data: the characters of each physical key (`KeyboardEvent.code`), plain, with Shift and with AltGr. A scanner in keyboard mode presses
 * the keys of the layout that it is set to; the window tells which keys were pressed. So the text is found without asking which layout the system has.
 *
 * Rows follow the physical keyboard; a space is a key without a character on that level. Source: the layouts us, ru(winkeys), de, fr and fi of the
 * xkeyboard-config project (symbols/us, ru, de, fr, fi), which agree with the layouts that Windows ships under the same names.
 */

/** Layouts that a scanner may be set to, and that a system may have. */
export type LayoutName = 'us' | 'ru' | 'de' | 'fr' | 'fi';

/** Which of a key's characters is meant. */
export type KeyLevel = 'plain' | 'shift' | 'altGr';

type KeyCharacters = { readonly plain: string; readonly shift: string; readonly altGr: string };

const letterCodes = (letters: string): readonly string[] => [...letters].map((letter) => `Key${letter}`);
const digitCodes = [...'1234567890'].map((digit) => `Digit${digit}`);

/** Codes of the four rows in the order in which the tables below name their characters. */
const rows: readonly (readonly string[])[] = [
  ['Backquote', ...digitCodes, 'Minus', 'Equal'],
  [...letterCodes('QWERTYUIOP'), 'BracketLeft', 'BracketRight'],
  [...letterCodes('ASDFGHJKL'), 'Semicolon', 'Quote', 'Backslash'],
  ['IntlBackslash', ...letterCodes('ZXCVBNM'), 'Comma', 'Period', 'Slash'],
];

/** Keys that carry the same sign whatever the layout. */
const common: readonly (readonly [string, string])[] = [
  ['Space', ' '],
  ...[...'0123456789'].map((digit) => [`Numpad${digit}`, digit] as const),
  ['NumpadDecimal', '.'],
  ['NumpadAdd', '+'],
  ['NumpadSubtract', '-'],
  ['NumpadMultiply', '*'],
  ['NumpadDivide', '/'],
];

const layoutOf = (
  plain: readonly string[],
  shift: readonly string[],
  altGr: Readonly<Record<string, string>>,
): ReadonlyMap<string, KeyCharacters> => {
  const keys = new Map<string, KeyCharacters>(common.map(([code, char]) => [code, { plain: char, shift: char, altGr: '' }]));
  for (const [r, codes] of rows.entries())
    for (const [i, code] of codes.entries()) {
      const at = (level: readonly string[]): string => (level[r]?.charAt(i) ?? ' ').trim();
      keys.set(code, { plain: at(plain), shift: at(shift), altGr: altGr[code] ?? '' });
    }
  return keys;
};

const layouts: Readonly<Record<LayoutName, ReadonlyMap<string, KeyCharacters>>> = {
  us: layoutOf(
    ['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'\\", '\\zxcvbnm,./'],
    ['~!@#$%^&*()_+', 'QWERTYUIOP{}', 'ASDFGHJKL:"|', '|ZXCVBNM<>?'],
    {},
  ),
  ru: layoutOf(
    ['ё1234567890-=', 'йцукенгшщзхъ', 'фывапролджэ\\', '/ячсмитьбю.'],
    ['Ё!"№;%:?*()_+', 'ЙЦУКЕНГШЩЗХЪ', 'ФЫВАПРОЛДЖЭ/', '|ЯЧСМИТЬБЮ,'],
    {},
  ),
  de: layoutOf(
    ['^1234567890ß´', 'qwertzuiopü+', 'asdfghjklöä#', '<yxcvbnm,.-'],
    ['°!"§$%&/()=?`', 'QWERTZUIOPÜ*', "ASDFGHJKLÖÄ'", '>YXCVBNM;:_'],
    {
      Digit2: '²',
      Digit3: '³',
      Digit7: '{',
      Digit8: '[',
      Digit9: ']',
      Digit0: '}',
      Minus: '\\',
      KeyQ: '@',
      KeyE: '€',
      BracketRight: '~',
      IntlBackslash: '|',
      KeyM: 'µ',
    },
  ),
  fr: layoutOf(
    ['²&é"\'(-è_çà)=', 'azertyuiop^$', 'qsdfghjklmù*', '<wxcvbn,;:!'],
    [' 1234567890°+', 'AZERTYUIOP¨£', 'QSDFGHJKLM%µ', '>WXCVBN?./§'],
    {
      Digit2: '~',
      Digit3: '#',
      Digit4: '{',
      Digit5: '[',
      Digit6: '|',
      Digit7: '`',
      Digit8: '\\',
      Digit9: '^',
      Digit0: '@',
      Minus: ']',
      Equal: '}',
      KeyE: '€',
      BracketRight: '¤',
    },
  ),
  fi: layoutOf(
    ['§1234567890+´', 'qwertyuiopå¨', "asdfghjklöä'", '<zxcvbnm,.-'],
    ['½!"#¤%&/()=?`', 'QWERTYUIOPÅ^', 'ASDFGHJKLÖÄ*', '>ZXCVBNM;:_'],
    {
      Digit2: '@',
      Digit3: '£',
      Digit4: '$',
      Digit5: '€',
      Digit7: '{',
      Digit8: '[',
      Digit9: ']',
      Digit0: '}',
      Minus: '\\',
      KeyE: '€',
      BracketRight: '~',
      IntlBackslash: '|',
      KeyM: 'µ',
    },
  ),
};

const levels: readonly KeyLevel[] = ['plain', 'shift', 'altGr'];

/** The character of a physical key, or null for a key without one on that level. */
export const characterOfKey = (layout: LayoutName, code: string, level: KeyLevel): string | null =>
  layouts[layout].get(code)?.[level] || null;

/** The physical key and level that make a character, or null when the layout has none. */
export const keyOfCharacter = (layout: LayoutName, character: string): { readonly code: string; readonly level: KeyLevel } | null => {
  for (const [code, characters] of layouts[layout]) for (const level of levels) if (characters[level] === character) return { code, level };
  return null;
};

/**
 * The layout under which a window without key codes (remote desktops, some virtual keyboards) made a character: the system's, if it has the character;
 * else the Russian one, whose letters no other has.
 */
export const layoutOfCharacter = (system: LayoutName, character: string): LayoutName | null =>
  [system, 'ru' as const].find((name) => keyOfCharacter(name, character) !== null) ?? null;
