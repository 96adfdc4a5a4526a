import { backup as makeBackup } from '../server/backup/backup.ts';
import { placeOf } from '../server/run-server.ts';
import { readFlags, serverSettings, settingsHelp } from '../server/settings/server-settings.ts';
import type { SettingName } from '../server/settings/server-settings.ts';
import { migrate } from '../server/store/migrate.ts';
import { openHome, requireProgramme } from '../server/store/open-store.ts';
import { tellTrouble } from './server-trouble.ts';

const names: readonly SettingName[] = ['data', 'database'];

/** `passage backup --help`. */
export const help = `passage backup FILE [OPTIONS]

Copies the whole programme into FILE (gzipped JSON lines, from one consistent state) while the server runs. The same file can be
restored into SQLite and into PostgreSQL. It holds the keys of the programme: keep it where only you can read it.

${settingsHelp(names)}

Exit codes: 0 done, 2 wrong use, 3 the database cannot be read or FILE not written.`;

/** `passage backup`. */
export async function backup(args: readonly string[]): Promise<number> {
  try {
    const { flags, rest } = readFlags(args, names);
    const [file] = rest;
    if (file === undefined || rest.length > 1) {
      console.error(`passage backup: say one FILE.\n\n${help}`);
      return 2;
    }
    const place = placeOf(serverSettings(flags, process.env));
    requireProgramme(place);
    const home = openHome(place);
    try {
      await migrate(home);
      const made = await makeBackup(home, file, Date.now());
      console.log(`backup: ${made.rows} rows up to change ${made.feedSeq} in ${made.file}`);
      return 0;
    } finally {
      await home.close();
    }
  } catch (error) {
    return tellTrouble('backup', error);
  }
}
