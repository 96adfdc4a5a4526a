/** Trouble with a server's settings, database or port as one sentence and an exit code: 2 wrong use, 3 this machine is in the way, 1 anything else. */
import { BackupBroken } from '../server/backup/restore.ts';
import { WrongSetting } from '../server/settings/server-settings.ts';
import { StoreError } from '../server/store/store-error.ts';

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** `: PATH`, where the error knows it. */
function pathOf(error: unknown): string {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? `: ${error.path}` : '';
}

/** Prints what went wrong and what to do; answers the exit code. */
export function tellTrouble(command: string, error: unknown, port: number | null = null): number {
  const say = (text: string, exitCode: number) => {
    console.error(`passage ${command}: ${text}`);
    return exitCode;
  };
  if (error instanceof WrongSetting) return say(error.message, 2);
  if (error instanceof StoreError || error instanceof BackupBroken) return say(error.message, 3);
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return say(`Port ${port ?? ''} is taken by another program. Give another one with --port N, or 0 for any free one.`, 3);
    case 'EACCES':
    case 'EPERM':
      return say(
        `No right to use ${error instanceof Error ? error.message : ''}. Choose a port above 1023 or another folder with --data DIR.`,
        3,
      );
    case 'ENOENT':
      return say(`There is no such file${pathOf(error)}.`, 3);
    case 'EISDIR':
      return say(`A file is wanted, and this is a folder${pathOf(error)}.`, 3);
    case 'ENOSPC':
      return say('The disk is full.', 3);
    case 'EEXIST':
      return say('That file exists already; give another name.', 3);
    default:
      return say(error instanceof Error ? error.message : String(error), 1);
  }
}
