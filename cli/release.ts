/** `passage release …`: making, signing, publishing and steering releases of the kiosks' program. */
import { parseArgs } from 'node:util';
import { tellTrouble } from './server-trouble.ts';
import { makeKey, signFolder, withdrawalOf, writeWithdrawal } from './release/operator-key.ts';
import { publish, stepThrough, tellStatus, withServer } from './release/publish.ts';
import { planOf } from './release/plan-of.ts';
import { WrongUse } from './release/wrong-use.ts';
import { serverSettings, settingsHelp } from '../server/settings/server-settings.ts';
import type { ServerSettings, SettingName } from '../server/settings/server-settings.ts';

const names: readonly SettingName[] = ['data', 'database'];

/** `passage release --help`. */
export const help = `passage release key FILE
passage release sign FOLDER --version V --key FILE [--channel NAME] [--feed URL]
passage release publish FOLDER [--wave SHARE[@TIME][+HOURS]]... [--fail-percent N] [OPTIONS]
passage release status [--json] [OPTIONS]
passage release wave|pause|resume VERSION [OPTIONS]
passage release stop VERSION --reason TEXT [--back --key FILE] [OPTIONS]
passage release withdraw VERSION --key FILE [--channel NAME] [--out FOLDER]

key makes the operator's key pair: FILE is secret and never comes near the server or a kiosk; the public key goes into each kiosk's
settings. sign names the packages in FOLDER (passage-V-linux-x64.tar.gz, passage-V-linux-x64.AppImage, passage-V-win32-x64.exe) in a release.json and signs it. publish
puts the folder on this server and tells kiosks in waves: --wave K1,K2+24 first two kiosks by name for 24 healthy hours, then
--wave 10%+24, then --wave 100%@2026-12-01T03:00Z. Without --wave: 1 %, 10 %, 100 %, each after 24 healthy hours. More than
--fail-percent failed kiosks (10) stop it. wave lets the next wave begin although the one before is not healthy everywhere. stop --back
sends the kiosks that have it back to the version before. withdraw only signs that order, as a file for the office page.

  --json                   one JSON object instead of lines
${settingsHelp(names)}

Exit code: 0 done, 1 the server says no, 2 wrong use, 3 the server or its database is in the way.`;

const options = {
  json: { type: 'boolean' },
  version: { type: 'string' },
  key: { type: 'string' },
  out: { type: 'string' },
  channel: { type: 'string' },
  feed: { type: 'string' },
  wave: { type: 'string', multiple: true },
  'fail-percent': { type: 'string' },
  reason: { type: 'string' },
  back: { type: 'boolean' },
  data: { type: 'string' },
  database: { type: 'string' },
} as const;

function parsed(args: readonly string[]) {
  return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
}

type Values = ReturnType<typeof parsed>['values'];

function settingsOf(values: Values): ServerSettings {
  const flags = new Map<SettingName, string>();
  if (values.data !== undefined) flags.set('data', values.data);
  if (values.database !== undefined) flags.set('database', values.database);
  return serverSettings(flags, process.env);
}

function needed(value: string | undefined, what: string): string {
  if (value === undefined || value === '') throw new WrongUse(`say ${what}`);
  return value;
}

async function run(verb: string, subject: string | undefined, values: Values): Promise<void> {
  const json = values.json === true;
  const nowMs = Date.now();
  switch (verb) {
    case 'key':
      return makeKey(needed(subject, 'the file for the secret key'));
    case 'sign':
      return signFolder({
        folder: needed(subject, 'the folder with the packages'),
        version: needed(values.version, '--version'),
        keyFile: needed(values.key, '--key FILE'),
        channel: values.channel ?? 'stable',
        feed: values.feed ?? null,
        nowMs,
      });
    case 'publish':
      return publish(
        settingsOf(values),
        needed(subject, 'the signed folder'),
        planOf(values.wave ?? [], values['fail-percent'] ?? '10', nowMs),
        json,
      );
    case 'status':
      return withServer(settingsOf(values), { kind: 'status' }).then((status) => tellStatus(status, json));
    case 'stop': {
      const version = needed(subject, 'which version');
      const reason = needed(values.reason, '--reason TEXT; it stays with the release');
      const signed =
        values.back === true
          ? await withdrawalOf(settingsOf(values), version, needed(values.key, '--key FILE: going back is signed'), nowMs)
          : null;
      return stepThrough(settingsOf(values), version, { kind: 'stop', why: reason, withdrawal: signed }, json);
    }
    case 'withdraw':
      return writeWithdrawal({
        folder: values.out ?? '.',
        version: needed(subject, 'which version'),
        channel: values.channel ?? 'stable',
        keyFile: needed(values.key, '--key FILE: going back is signed'),
        nowMs,
      });
    case 'wave':
    case 'pause':
    case 'resume':
      return stepThrough(settingsOf(values), needed(subject, 'which version'), { kind: verb }, json);
    default:
      throw new WrongUse('say key, sign, publish, status, wave, pause, resume, stop or withdraw');
  }
}

/** `passage release …`. */
export async function release(args: readonly string[]): Promise<number> {
  const [verb = '', ...rest] = args;
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(help);
    return 0;
  }
  try {
    const { values, positionals } = parsed(rest);
    if (positionals.length > 1) throw new WrongUse(`${positionals[1] ?? ''} is one too many`);
    await run(verb, positionals[0], values);
    return 0;
  } catch (error) {
    const isUse =
      error instanceof WrongUse || (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
    if (!isUse) return tellTrouble(`release ${verb}`, error);
    console.error(`passage release ${verb}: ${error.message}. See passage release --help.`);
    return 2;
  }
}
