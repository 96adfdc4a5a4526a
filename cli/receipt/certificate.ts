/** `passage receipt certificate FILE…`: certificates into the programme, through the running server, or straight into the database when none runs. */
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { toBase64 } from '../../domain/encoding/base64.ts';
import { loadSigningKeys } from '../../server/load-signing-keys.ts';
import type { SigningKey } from '../../server/load-signing-keys.ts';
import { serverSettings, settingsHelp, WrongSetting } from '../../server/settings/server-settings.ts';
import type { ServerSettings, SettingName } from '../../server/settings/server-settings.ts';
import { shown } from '../problem-line.ts';
import { atProgramme } from '../programme-at-hand.ts';
import { tellTrouble } from '../server-trouble.ts';
import { certificatesOf } from './read-certificates.ts';

const names = ['data', 'database'] as const satisfies readonly SettingName[];
/** As many as the server takes in one call. */
const keysMax = 500;

/** Text for `passage receipt certificate --help`. */
export const help = `passage receipt certificate FILE... [OPTIONS]

Loads the certificates that Austrian tills sign with. From then on the signatures of their receipts are checked at every kiosk, offline. A file is PEM (one
certificate or a chain), DER, or the crypto container of a till (JSON), which also holds the keys of closed systems. The same file twice changes nothing.

  --tenant ID              the shop of these tills: those that stand in none yet are mapped to it, and receipts that waited for that are released
  --provider ATn           whose certificates these are, where they do not say: AT1 A-Trust, AT2 GlobalTrust, AT3 PrimeSign, AT0 closed system
  --print                  only print what is in the files, one JSON object a line: till key, key, name
${settingsHelp(names)}

Exit code: 0 all are loaded, 1 the programme refuses (no such shop, a till of another shop), 2 wrong use or a file that holds no certificate, 3 the server or its database is in the way.`;

interface Asked {
  readonly files: readonly string[];
  readonly tenantId: string | null;
  readonly provider: string | null;
  readonly print: boolean;
  readonly flags: ReadonlyMap<SettingName, string>;
}

function askedOf(args: readonly string[]): Asked {
  try {
    const text = { type: 'string' } as const;
    const options = { tenant: text, provider: text, print: { type: 'boolean' }, data: text, database: text } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    return {
      files: positionals,
      tenantId: values.tenant ?? null,
      provider: values.provider ?? null,
      print: values.print ?? false,
      flags: new Map(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]))),
    };
  } catch (error) {
    throw new WrongSetting(error instanceof Error ? error.message : String(error));
  }
}

async function inTurn(keys: readonly SigningKey[], load: (some: readonly SigningKey[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < keys.length; at += keysMax) await load(keys.slice(at, at + keysMax));
}

function load(settings: ServerSettings, keys: readonly SigningKey[], tenantId: string | null): Promise<void> {
  return atProgramme(settings, {
    directly: (programme) => inTurn(keys, (some) => loadSigningKeys(programme, some, tenantId)),
    throughServer: (office) => inTurn(keys, (some) => office.ask(z.unknown(), 'tills/keys', { keys: some, tenantId })),
  });
}

/** Runs the command; gives the exit code. */
export async function certificate(args: readonly string[]): Promise<number> {
  try {
    const { files, tenantId, provider, print, flags } = askedOf(args);
    if (files.length === 0) {
      console.error(help);
      return 2;
    }
    const found = (await Promise.all(files.map((file) => certificatesOf(file, provider)))).flat();
    const keys = [...new Map(found.map(({ tillKey, point }) => [tillKey, { tillKey, signingKey: toBase64(point) }])).values()];
    if (!print) await load(serverSettings(flags, process.env), keys, tenantId);
    for (const { tillKey, point, name } of found) {
      if (print) console.log(JSON.stringify({ tillKey, signingKey: toBase64(point), name }));
      else console.log(shown(`${tillKey}: ${name}, is loaded${tenantId === null ? '' : ` for ${tenantId}`}`));
    }
    return 0;
  } catch (error) {
    return tellTrouble('receipt certificate', error);
  }
}
