/** Settings of the server as one typed table: flags, environment names and help come from it. A flag wins over the environment. */
import { join } from 'node:path';
import { EKASA_URL } from '../proof/ekasa-verifier.ts';

interface Option {
  readonly flag: string;
  readonly env: string;
  readonly value: string | null;
  readonly about: string;
}

const options = [
  { flag: 'data', env: 'PASSAGE_DATA', value: 'DIR', about: 'folder for the database, snapshots and the office token (default: ./data)' },
  { flag: 'port', env: 'PASSAGE_PORT', value: 'N', about: 'port to listen on; 0 takes any free one (default: 4600)' },
  {
    flag: 'host',
    env: 'PASSAGE_HOST',
    value: 'ADDRESS',
    about: 'address to listen on; 0.0.0.0 lets kiosks in from the network (default: 127.0.0.1)',
  },
  { flag: 'database', env: 'DATABASE_URL', value: 'URL', about: 'PostgreSQL address; without it SQLite in the data folder' },
  {
    flag: 'office-host',
    env: 'PASSAGE_OFFICE_HOST',
    value: 'NAMES',
    about: 'host names besides localhost under which the office is served, with commas between',
  },
  {
    flag: 'ekasa-url',
    env: 'PASSAGE_EKASA_URL',
    value: 'URL',
    about: `where Slovak receipts are asked about, once the mall's settings say so (default: ${EKASA_URL})`,
  },
  {
    flag: 'outbox',
    env: 'PASSAGE_OUTBOX',
    value: 'DIR',
    about: 'folder where messages to visitors are put as files (default: outbox in the data folder)',
  },
  {
    flag: 'public-url',
    env: 'PASSAGE_PUBLIC_URL',
    value: 'URL',
    about: "address under which visitors' phones reach this server's /phone/; without it the kiosks show no code for phones",
  },
  { flag: 'with-parent', env: 'PASSAGE_WITH_PARENT', value: null, about: 'end when standard input ends' },
] as const satisfies readonly Option[];

/** Name of a setting on the command line, without the dashes. */
export type SettingName = (typeof options)[number]['flag'];

/** Settings as the server wants them. */
export interface ServerSettings {
  readonly folder: string;
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | null;
  readonly officeHosts: readonly string[];
  readonly ekasaUrl: string;
  readonly outboxFolder: string;
  /** Without a slash at its end; null: visitors' phones cannot reach this server. */
  readonly publicUrl: string | null;
  readonly withParent: boolean;
}

/** A setting that cannot be; the sentence names it and says what it may be. */
export class WrongSetting extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongSetting';
  }
}

/** Help lines of the settings that a command takes. */
export function settingsHelp(names: readonly SettingName[]): string {
  return options
    .filter((option) => names.includes(option.flag))
    .map((option) => {
      const flag = `--${option.flag}${option.value === null ? '' : ` ${option.value}`}`;
      return `  ${flag.padEnd(24)} ${option.about} [${option.env}]`;
    })
    .join('\n');
}

/** What stands on the command line: flags, and what is no flag. Throws WrongSetting for a flag that `names` does not hold. */
export function readFlags(
  args: readonly string[],
  names: readonly SettingName[],
): { readonly flags: ReadonlyMap<SettingName, string>; readonly rest: readonly string[] } {
  const flags = new Map<SettingName, string>();
  const rest: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (!argument.startsWith('--')) {
      rest.push(argument);
      continue;
    }
    const [name, inline] = argument.slice(2).split(/=(.*)/s, 2);
    const option = options.find((one) => one.flag === name && names.includes(one.flag));
    if (option === undefined) throw new WrongSetting(`There is no setting ${argument}. There are:\n${settingsHelp(names)}`);
    if (option.value === null) {
      flags.set(option.flag, '1');
      continue;
    }
    const value = inline ?? args[at + 1];
    if (value === undefined) throw new WrongSetting(`--${option.flag} needs ${option.value}: ${option.about}.`);
    if (inline === undefined) at += 1;
    flags.set(option.flag, value);
  }
  return { flags, rest };
}

/** Flags, then environment, then what is usual. Throws WrongSetting. */
export function serverSettings(flags: ReadonlyMap<SettingName, string>, environment: NodeJS.ProcessEnv): ServerSettings {
  const of = (name: SettingName): string | null => {
    const found = flags.get(name) ?? environment[options.find((option) => option.flag === name)?.env ?? ''];
    return found === undefined || found === '' ? null : found;
  };
  const port = of('port') ?? '4600';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new WrongSetting(`--port ${port} is no port; ports are 0 to 65535.`);
  const databaseUrl = of('database');
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new WrongSetting('--database wants a PostgreSQL address: postgres://user:password@host:5432/name');
  const ekasaUrl = of('ekasa-url') ?? EKASA_URL;
  if (!/^https?:\/\/[^/]/.test(ekasaUrl) || !URL.canParse(ekasaUrl))
    throw new WrongSetting('--ekasa-url wants an address: https://host[:port]');
  const publicUrl = of('public-url')?.replace(/\/+$/, '') ?? null;
  if (publicUrl !== null && (!/^https?:\/\/[^/?#]+(\/[^?#]*)?$/.test(publicUrl) || !URL.canParse(publicUrl) || publicUrl.length > 200))
    throw new WrongSetting('--public-url wants an address that phones can open: https://host[:port]');
  const folder = of('data') ?? 'data';
  return {
    folder,
    port: Number(port),
    host: of('host') ?? '127.0.0.1',
    databaseUrl,
    officeHosts: (of('office-host') ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    ekasaUrl,
    publicUrl,
    outboxFolder: of('outbox') ?? join(folder, 'outbox'),
    withParent: of('with-parent') !== null,
  };
}
