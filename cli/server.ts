import { liveInstance } from '../server/instance.ts';
import { runServer } from '../server/run-server.ts';
import type { RunningServer } from '../server/run-server.ts';
import { readFlags, serverSettings, settingsHelp } from '../server/settings/server-settings.ts';
import type { SettingName } from '../server/settings/server-settings.ts';
import { tellTrouble } from './server-trouble.ts';

const names: readonly SettingName[] = [
  'data',
  'port',
  'host',
  'database',
  'office-host',
  'ekasa-url',
  'outbox',
  'public-url',
  'with-parent',
];

/** `passage server --help`. */
export const help = `passage server [OPTIONS]

Runs the central server alone. Prints one line when it serves:
  ready api=URL office=URL

${settingsHelp(names)}

Exit codes: 0 ended by a signal, 2 wrong use, 3 this machine is in the way (port, folder, database).`;

function logLine(line: string): void {
  console.error(JSON.stringify({ at: new Date().toISOString(), part: 'server', line }));
}

/** Resolves at SIGINT, SIGTERM, or the end of standard input where the parent holds it. */
function untilTold(withParent: boolean): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
    if (!withParent) return;
    process.stdin.once('end', () => resolve());
    process.stdin.once('error', () => resolve());
    process.stdin.resume();
  });
}

/** `passage server`. */
export async function server(args: readonly string[]): Promise<number> {
  let port: number | null = null;
  let running: RunningServer;
  let withParent: boolean;
  try {
    const { flags, rest } = readFlags(args, names);
    if (rest.length > 0) {
      console.error(`passage server: takes no ${rest[0]}.\n\n${help}`);
      return 2;
    }
    const settings = serverSettings(flags, process.env);
    ({ port, withParent } = settings);
    const other = settings.databaseUrl === null ? liveInstance(settings.folder) : null;
    if (other !== null) {
      console.error(
        `passage server: a server runs on ${settings.folder} already (process ${other.pid}, ${other.url}). Use it, end it, or give another folder with --data DIR.`,
      );
      return 3;
    }
    running = await runServer({ settings, nowMs: () => Date.now(), secrets: null, log: logLine });
  } catch (error) {
    return tellTrouble('server', error, port);
  }
  console.log(`ready api=${running.url} office=${running.officeUrl}`);
  await untilTold(withParent);
  await running.close();
  if (withParent) process.stdin.destroy();
  return 0;
}
