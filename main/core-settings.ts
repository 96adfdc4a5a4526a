import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { printerModelById, printerModels } from '../hardware/printer/printer-models.ts';
import type { PrinterChoice } from './core/escpos-slip-printer.ts';

import type { KeypadKeys } from '../domain/contract/access.ts';
import { accessBounds, keypadKeysOf, keypadSettingForm, wholeOf } from './speech/access-setting.ts';
import { type WedgeSetting, wedgeSettingForm, wedgeSettingOf } from '../hardware/reader/wedge-setting.ts';

/** One setting: its flag, its environment name, and what it is, in one place; help and parsing are made from this. */
interface Setting {
  readonly env: string;
  readonly hint: string;
  readonly about: string;
  readonly fallback: string;
}

/** Every setting of the kiosk core. */
export const coreSettings = {
  server: { env: 'PASSAGE_SERVER', hint: 'URL', about: 'address of the central server', fallback: '' },
  data: { env: 'PASSAGE_CORE_DATA', hint: 'DIR', about: 'folder of journal, mirror and key of this kiosk', fallback: '' },
  enrol: { env: 'PASSAGE_ENROL', hint: 'CODE', about: 'one-time code of the office; used once, ignored when enrolled', fallback: '' },
  use: { env: 'PASSAGE_USE', hint: 'kiosk|desk', about: 'which page this core serves', fallback: 'kiosk' },
  shell: { env: 'PASSAGE_SHELL', hint: 'web|electron', about: 'how pages reach the core', fallback: 'web' },
  port: { env: 'PASSAGE_PORT', hint: 'N', about: 'port on 127.0.0.1 of the web shell, 0 = any free one', fallback: '0' },
  pages: { env: 'PASSAGE_PAGES', hint: 'DIR', about: 'folder that holds the built pages kiosk, desk, devices', fallback: '' },
  simulate: { env: 'PASSAGE_SIMULATE', hint: '', about: 'simulated readers, printer and network, and the devices page', fallback: '' },
  demo: { env: 'PASSAGE_DEMO', hint: 'FILE', about: 'demo cards and receipts for the devices page (JSON)', fallback: '' },
  'peer-devices': {
    env: 'PASSAGE_PEER_DEVICES',
    hint: 'URL',
    about: "the other devices page, to go to and fro (the desk's from the kiosk's)",
    fallback: '',
  },
  'with-parent': {
    env: 'PASSAGE_WITH_PARENT',
    hint: '',
    about: 'end when standard input ends: whoever started this is gone then',
    fallback: '',
  },
  printer: {
    env: 'PASSAGE_PRINTER',
    hint: 'CHOICE',
    about: 'none, auto (first on USB), usb:SERIAL, lp:PATH, tcp:HOST:PORT, ipp://HOST/printers/QUEUE or windows:NAME',
    fallback: 'auto',
  },
  'printer-model': {
    env: 'PASSAGE_PRINTER_MODEL',
    hint: 'ID',
    about: 'model of docs/devices.md, where the printer does not tell it',
    fallback: '',
  },
  'printer-patience': {
    env: 'PASSAGE_PRINTER_PATIENCE',
    hint: 'N',
    about: 'how many times longer a printer may take to answer and to print; more than 1 only for an emulated machine',
    fallback: '1',
  },
  wedge: {
    env: 'PASSAGE_WEDGE',
    hint: 'SETTING',
    about: 'how a scanner that acts as a keyboard is set: the layout it presses (us, ru, de, fr, fi), then ,prefix= ,suffix= ,system=',
    fallback: 'us',
  },
  keypad: {
    env: 'PASSAGE_KEYPAD',
    hint: 'KEYS',
    about: 'keys of the tactile keypad that differ from the usual ones: NAME=CODE,… (docs/accessibility.md)',
    fallback: '',
  },
  speech: {
    env: 'PASSAGE_SPEECH',
    hint: 'auto|off',
    about: 'whether espeak-ng of this machine speaks where the page has no voice',
    fallback: 'auto',
  },
  'speech-volume': {
    env: 'PASSAGE_SPEECH_VOLUME',
    hint: '0-3',
    about: 'volume that each visit begins with; measured at the machine it must stay under 65 dBA',
    fallback: '1',
  },
  'double-strike-ms': {
    env: 'PASSAGE_DOUBLE_STRIKE_MS',
    hint: '0-500',
    about: 'a second strike of one key of the keypad within so many milliseconds counts for nothing',
    fallback: '0',
  },
  patience: { env: 'PASSAGE_PATIENCE', hint: 'N', about: 'how many times longer the kiosk waits in an accessible mode', fallback: '3' },
  theme: {
    env: 'PASSAGE_THEME',
    hint: 'FILE',
    about: "the mall's theme (JSON; passage theme check FILE says whether it can be shown)",
    fallback: '',
  },
  token: { env: 'PASSAGE_TOKEN', hint: 'TEXT', about: 'token of this start, 32 characters or more; made if missing', fallback: '' },
  log: { env: 'PASSAGE_LOG', hint: 'LEVEL', about: 'debug, info, warn, error or silent', fallback: 'info' },
} as const satisfies Readonly<Record<string, Setting>>;

type Name = keyof typeof coreSettings;

/** The settings, checked. */
export interface CoreSettings {
  readonly server: string;
  readonly data: string;
  readonly enrol: string | null;
  readonly use: 'kiosk' | 'desk';
  readonly shell: 'web' | 'electron';
  readonly port: number;
  readonly pages: string;
  readonly simulate: boolean;
  readonly demo: string | null;
  readonly peerDevices: string | null;
  readonly withParent: boolean;
  readonly printer: PrinterChoice;
  /** null: the model that the printer calls itself. */
  readonly printerModel: string | null;
  readonly printerPatience: number;
  readonly wedge: WedgeSetting;
  readonly keys: KeypadKeys;
  /** espeak-ng may speak. */
  readonly speech: boolean;
  readonly startVolume: number;
  readonly doubleStrikeMs: number;
  readonly patience: number;
  /** File of the mall's theme; null: the house's own look. */
  readonly theme: string | null;
  readonly token: string | null;
  readonly log: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** What is wrong with a setting, for a person: name, value, what it should be. */
export class WrongSetting extends Error {
  constructor(name: Name, value: string, wanted: string) {
    super(`--${name} (${coreSettings[name].env}) is "${value}"; it must be ${wanted}.`);
    this.name = 'WrongSetting';
  }
}

const names = Object.keys(coreSettings) as Name[];
const switches: readonly Name[] = ['simulate', 'with-parent'];

/** One line a setting. */
export function settingsHelp(): string {
  return names
    .map((name) => `  --${`${name} ${coreSettings[name].hint}`.padEnd(22)} ${coreSettings[name].about} [${coreSettings[name].env}]`)
    .join('\n');
}

function oneOf<T extends string>(name: Name, value: string, all: readonly T[]): T {
  const found = all.find((each) => each === value);
  if (found === undefined) throw new WrongSetting(name, value, `one of ${all.join(', ')}`);
  return found;
}

function portOf(name: Name, value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new WrongSetting(name, value, 'a port from 0 to 65535');
  return Number(value);
}

/** The printer that `--printer` names. Throws WrongSetting. */
export function printerOf(value: string): CoreSettings['printer'] {
  if (value === 'none' || value === 'auto') return { kind: value };
  const tcp = /^tcp:([^:]+):(\d{1,5})$/.exec(value);
  if (tcp !== null) return { kind: 'tcp', host: tcp[1] ?? '', port: portOf('printer', tcp[2] ?? ''), isTwin: false };
  if (value.startsWith('lp:/')) return { kind: 'lp', path: value.slice(3) };
  if (/^usb:./.test(value)) return { kind: 'usb', serial: value.slice(4) };
  if (/^windows:./.test(value)) return { kind: 'windows-spooler', printer: value.slice(8) };
  if (/^ipps?:\/\/[^/]/.test(value) && URL.canParse(value)) return { kind: 'cups', url: value };
  throw new WrongSetting('printer', value, 'none, auto, usb:SERIAL, lp:/dev/…, tcp:HOST:PORT, ipp://HOST/printers/QUEUE or windows:NAME');
}

function printerModelOf(value: string): string | null {
  if (value === '') return null;
  if (printerModelById(value) === null)
    throw new WrongSetting('printer-model', value, `one of ${printerModels.map(({ id }) => id).join(', ')}`);
  return value;
}

function printerPatienceOf(value: string): number {
  if (!/^[1-9]\d?$/.test(value)) throw new WrongSetting('printer-patience', value, 'a whole number from 1 to 99');
  return Number(value);
}

function wedgeOf(value: string): WedgeSetting {
  const setting = wedgeSettingOf(value);
  if (setting === null) throw new WrongSetting('wedge', value, wedgeSettingForm);
  return setting;
}

function keysOf(value: string): KeypadKeys {
  const keys = keypadKeysOf(value);
  if (keys === null) throw new WrongSetting('keypad', value, keypadSettingForm);
  return keys;
}

function numberOf(name: Name, value: string, [least, most]: readonly [number, number]): number {
  const number = wholeOf(value, least, most);
  if (number === null) throw new WrongSetting(name, value, `a whole number from ${least} to ${most}`);
  return number;
}

function serverOf(value: string): string {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
    throw new WrongSetting('server', value, 'an address such as http://127.0.0.1:8080');
  return value;
}

/** Reads flags, then environment, then the table. Throws WrongSetting; an unknown flag throws a TypeError that names it. */
export function readCoreSettings(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  ownFolder: string,
): CoreSettings {
  const options = Object.fromEntries(
    names.map((name) => [name, { type: switches.includes(name) ? ('boolean' as const) : ('string' as const) }]),
  );
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const of = (name: Name): string => {
    const flag = values[name];
    return flag === true ? '1' : typeof flag === 'string' ? flag : (env[coreSettings[name].env] ?? coreSettings[name].fallback);
  };
  const orNull = (name: Name): string | null => (of(name) === '' ? null : of(name));
  const isOn = (name: Name): boolean => of(name) === '1' || of(name) === 'true';
  if (of('data') === '') throw new WrongSetting('data', '', 'a folder that this user may write to');
  if (of('token') !== '' && of('token').length < 32) throw new WrongSetting('token', '…', 'at least 32 characters');
  return {
    server: serverOf(of('server')),
    data: of('data'),
    enrol: orNull('enrol'),
    use: oneOf('use', of('use'), ['kiosk', 'desk']),
    shell: oneOf('shell', of('shell'), ['web', 'electron']),
    port: portOf('port', of('port')),
    pages: orNull('pages') ?? join(ownFolder, '..'),
    simulate: isOn('simulate'),
    demo: orNull('demo'),
    peerDevices: orNull('peer-devices'),
    withParent: isOn('with-parent'),
    printer: printerOf(of('printer')),
    printerModel: printerModelOf(of('printer-model')),
    printerPatience: printerPatienceOf(of('printer-patience')),
    wedge: wedgeOf(of('wedge')),
    keys: keysOf(of('keypad')),
    speech: oneOf('speech', of('speech'), ['auto', 'off']) === 'auto',
    startVolume: numberOf('speech-volume', of('speech-volume'), accessBounds.volume),
    doubleStrikeMs: numberOf('double-strike-ms', of('double-strike-ms'), accessBounds.doubleStrikeMs),
    patience: numberOf('patience', of('patience'), accessBounds.patience),
    theme: orNull('theme'),
    token: orNull('token'),
    log: oneOf('log', of('log'), ['debug', 'info', 'warn', 'error', 'silent']),
  };
}
