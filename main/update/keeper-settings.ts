import { parseArgs } from 'node:util';

import { slug } from '../../domain/contract/primitive.ts';
import { packagePlatform } from '../../domain/release/manifest.ts';
import type { PackagePlatform } from '../../domain/release/manifest.ts';
import type { SwitchPolicy } from '../../domain/release/switch-time.ts';

interface Setting {
  readonly env: string;
  readonly hint: string;
  readonly about: string;
  readonly fallback: string;
}

/** Every setting of the keeper; help and parsing are made from this. What follows `--` goes to the core. */
export const keeperSettings = {
  root: { env: 'PASSAGE_PROGRAM', hint: 'DIR', about: 'folder of the program: versions/, current, update.json', fallback: '/opt/passage' },
  keys: {
    env: 'PASSAGE_OPERATOR_KEYS',
    hint: 'KEYS',
    about: 'public keys of the operator (passage release key), with commas between',
    fallback: '',
  },
  server: {
    env: 'PASSAGE_SERVER',
    hint: 'URL',
    about: 'address of the central server; feeds without an address of their own lie there',
    fallback: '',
  },
  channel: { env: 'PASSAGE_UPDATE_CHANNEL', hint: 'NAME', about: 'which releases this kiosk takes', fallback: 'stable' },
  user: { env: 'PASSAGE_UPDATE_USER', hint: 'NAME', about: 'user that the core runs as (needs setpriv); empty: the same', fallback: '' },
  window: {
    env: 'PASSAGE_UPDATE_WINDOW',
    hint: 'HH:MM-HH:MM',
    about: "when an open mall's kiosk may change its program, on the mall's clock",
    fallback: '05:00-09:00',
  },
  'quiet-minutes': { env: 'PASSAGE_UPDATE_QUIET_MINUTES', hint: 'N', about: 'how long nobody must have been there', fallback: '10' },
  'prove-minutes': { env: 'PASSAGE_UPDATE_PROVE_MINUTES', hint: 'N', about: 'how long a new version has to prove itself', fallback: '10' },
  'screen-command': {
    env: 'PASSAGE_UPDATE_SCREEN',
    hint: 'COMMAND',
    about: 'starts the page anew once the program is another one; gets prove, proved or back as its last word',
    fallback: '',
  },
} as const satisfies Readonly<Record<string, Setting>>;

type Name = keyof typeof keeperSettings;

/** The settings, checked. */
export interface KeeperSettings {
  readonly root: string;
  readonly keys: readonly string[];
  readonly server: string;
  readonly channel: string;
  readonly user: string | null;
  readonly policy: SwitchPolicy;
  readonly proveMs: number;
  readonly screenCommand: string | null;
  readonly platform: PackagePlatform;
  readonly coreArgs: readonly string[];
}

/** A setting that cannot be, in words. */
export class WrongSetting extends Error {}

/** Help lines. */
export function keeperHelp(): string {
  return Object.entries(keeperSettings)
    .map(
      ([name, { hint, about, env, fallback }]) =>
        `  --${name} ${hint}`.padEnd(30) + ` ${about} [${env}]${fallback === '' ? '' : ` (${fallback})`}`,
    )
    .join('\n');
}

function minuteOf(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

/** Flags, then environment, then what is usual. Throws WrongSetting. */
export function readKeeperSettings(args: readonly string[], environment: NodeJS.ProcessEnv, platform: string): KeeperSettings {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  const options = Object.fromEntries(Object.keys(keeperSettings).map((name) => [name, { type: 'string' as const }]));
  let values: Readonly<Record<string, unknown>>;
  try {
    ({ values } = parseArgs({ args: [...own], options, strict: true }));
  } catch (error) {
    throw new WrongSetting(error instanceof Error ? error.message : String(error));
  }
  const of = (name: Name): string => {
    const flag = values[name];
    if (typeof flag === 'string') return flag;
    const from = environment[keeperSettings[name].env];
    return from === undefined || from === '' ? keeperSettings[name].fallback : from;
  };
  const wrong = (name: Name, wants: string): never => {
    throw new WrongSetting(`--${name} (${keeperSettings[name].env}) is "${of(name)}"; it must be ${wants}`);
  };
  const minutes = (name: 'quiet-minutes' | 'prove-minutes', min: number): number =>
    /^\d{1,4}(\.\d{1,4})?$/.test(of(name)) && Number(of(name)) >= min ? Number(of(name)) * 60_000 : wrong(name, `a number from ${min} on`);
  const keys = of('keys')
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
  if (keys.length === 0 || keys.some((key) => Buffer.from(key, 'base64').length !== 32))
    wrong('keys', 'one or more Ed25519 keys, 32 bytes in base64');
  if (!/^https?:\/\/[^/]/.test(of('server')) || !URL.canParse(of('server'))) wrong('server', 'an address: https://host');
  if (!slug.safeParse(of('channel')).success) wrong('channel', 'a short name in small letters');
  if (!/^([a-z_][a-z0-9_-]{0,31})?$/.test(of('user'))) wrong('user', 'the name of a user');
  const [from = null, to = null] = of('window').split('-').map(minuteOf);
  const known = packagePlatform.safeParse(platform);
  if (!known.success) throw new WrongSetting(`there are no packages for ${platform}`);
  return {
    root: of('root'),
    keys,
    server: of('server'),
    channel: of('channel'),
    user: of('user') === '' ? null : of('user'),
    policy: {
      quietMs: minutes('quiet-minutes', 0),
      windowFromMinute: from ?? wrong('window', 'two times, for example 05:00-09:00'),
      windowToMinute: to ?? wrong('window', 'two times, for example 05:00-09:00'),
    },
    proveMs: minutes('prove-minutes', 0.01),
    screenCommand: of('screen-command') === '' ? null : of('screen-command'),
    platform: known.data,
    coreArgs: end === -1 ? [] : args.slice(end + 1),
  };
}
