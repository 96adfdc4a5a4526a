/** How a machine's keypad, jack and voice are set: `help=F1,jack-in=F13,…` over the keys that most keypads send. */
import { VOLUME_MAX } from '../../domain/contract/loudest.ts';
import { DOUBLE_STRIKE_MAX_MS } from '../../domain/contract/longest-strike.ts';
import type { KeypadKey, KeypadKeys } from '../../domain/contract/access.ts';
import type { Language } from '../../domain/contract/primitive.ts';

/** What is set of the accessible modes of one machine. */
export interface AccessSetting {
  readonly keys: KeypadKeys;
  readonly startVolume: number;
  readonly doubleStrikeMs: number;
  readonly patience: number;
  readonly coreVoices: readonly Language[];
}

const names: Readonly<Record<string, KeypadKey>> = {
  next: 'next',
  previous: 'previous',
  down: 'down',
  up: 'up',
  ok: 'ok',
  help: 'help',
  back: 'back',
  pause: 'pause',
  louder: 'louder',
  softer: 'softer',
  'jack-in': 'jackIn',
  'jack-out': 'jackOut',
  near: 'near',
};

/** What most keypads send as they come out of the box; a volume wheel counts as keys. */
export const defaultKeys: KeypadKeys = {
  next: ['ArrowRight'],
  previous: ['ArrowLeft'],
  down: ['ArrowDown'],
  up: ['ArrowUp'],
  ok: ['Enter', 'NumpadEnter'],
  help: ['F1'],
  back: ['Escape'],
  pause: ['F17'],
  louder: ['F15', 'AudioVolumeUp'],
  softer: ['F16', 'AudioVolumeDown'],
  jackIn: ['F13'],
  jackOut: ['F14'],
  near: ['F18'],
};

/** Of a machine where nothing is set. */
export const defaultAccess: AccessSetting = { keys: defaultKeys, startVolume: 1, doubleStrikeMs: 0, patience: 3, coreVoices: [] };

/** Keys that no reader types and no text holds. */
const wordless =
  /^(?:Arrow(?:Left|Right|Up|Down)|(?:Numpad)?Enter|Escape|Home|End|Page(?:Up|Down)|Insert|Pause|Help|ContextMenu|F\d{1,2}|(?:Audio|Media|Browser|Launch)[A-Za-z0-9]+)$/;

/** What a setting must look like, for the message about a wrong one. */
export const keypadSettingForm = `${Object.keys(names).join('|')}=CODE[+CODE],… with codes that type no character and mean one thing, such as help=F1`;

/** The keys of a setting; null for a text that is not of this form. */
export function keypadKeysOf(text: string): KeypadKeys | null {
  let keys = defaultKeys;
  for (const part of text.split(',').filter((each) => each !== '')) {
    const [name = '', codes = ''] = part.split('=');
    const key = names[name];
    const all = codes.split('+');
    if (key === undefined || all.some((code) => !wordless.test(code))) return null;
    keys = { ...keys, [key]: all };
  }
  const used = Object.values(keys).flat();
  return new Set(used).size === used.length ? keys : null;
}

/** A whole number of a setting within its bounds; null for any other text. */
export function wholeOf(text: string, least: number, most: number): number | null {
  return /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null;
}

/** Bounds of the numbers. */
export const accessBounds = { volume: [0, VOLUME_MAX], patience: [1, 20], doubleStrikeMs: [0, DOUBLE_STRIKE_MAX_MS] } as const;
