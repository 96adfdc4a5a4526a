import { restore as restoreBackup } from '../server/backup/restore.ts';
import { liveInstance } from '../server/instance.ts';
import { placeOf } from '../server/run-server.ts';
import { readFlags, serverSettings, settingsHelp } from '../server/settings/server-settings.ts';
import type { SettingName } from '../server/settings/server-settings.ts';
import { openHome } from '../server/store/open-store.ts';
import { tellTrouble } from './server-trouble.ts';

const names: readonly SettingName[] = ['data', 'database'];

/** `passage restore --help`. */
export const help = `passage restore FILE [OPTIONS]

Puts a backup into an empty data folder or an empty PostgreSQL database. Never overwrites: move a damaged programme.db (with its
-wal and -shm) aside first. The programme gets a new epoch, so every kiosk fills itself anew and sends again what the backup lacks.

${settingsHelp(names)}

Exit codes: 0 done, 2 wrong use, 3 a server runs there, the place is not empty, or the backup is not whole.`;

/** `passage restore`. */
export async function restore(args: readonly string[]): Promise<number> {
  try {
    const { flags, rest } = readFlags(args, names);
    const [file] = rest;
    if (file === undefined || rest.length > 1) {
      console.error(`passage restore: say one FILE.\n\n${help}`);
      return 2;
    }
    const settings = serverSettings(flags, process.env);
    const live = liveInstance(settings.folder);
    if (live !== null) {
      console.error(`passage restore: a server runs on ${settings.folder} (process ${live.pid}, ${live.url}). End it first.`);
      return 3;
    }
    const home = openHome(placeOf(settings));
    try {
      const restored = await restoreBackup(home, file);
      const at = new Date(restored.madeAtMs).toISOString();
      console.log(
        `restore: ${restored.rows} rows, as they stood at ${at} (change ${restored.feedSeq}). New epoch ${restored.serverEpoch}: kiosks send what came after.`,
      );
      return 0;
    } finally {
      await home.close();
    }
  } catch (error) {
    return tellTrouble('restore', error);
  }
}
